import { randomBytes } from 'node:crypto';
import { type Request, type Response, Router } from 'express';
import type { Deps } from '#server/platform/deps.ts';
import { isId } from '#server/platform/ids.ts';
import { framedHtml, mailListPage, mailPage } from './caught-mail.page.ts';
import { isText, type ReadMail, readCaughtMail } from './caught-mail.read.ts';
import { findCaughtMail, listCaughtMails } from './caught-mail.store.ts';

const NEWEST = 200;

/**
 * /dev/mails: the mails that the demo caught instead of sending. Shows everything that people would have got, secret links
 * included, so it must never be mounted where mails are real.
 */
export function caughtMailRoutes({ db }: Pick<Deps, 'db'>): Router {
  const router = Router();
  const withMail = (show: (mail: ReadMail, request: Request, response: Response) => void) => {
    return async (request: Request<{ id: string }>, response: Response) => {
      const { id } = request.params;
      const caught = isId(id) ? await findCaughtMail(db, id) : null;
      if (caught === null) response.status(404).type('text/plain').send('No such mail');
      else show(await readCaughtMail(caught), request as Request, response);
    };
  };

  router.use('/dev', (_request, response, next) => {
    response.set({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer', 'x-robots-tag': 'noindex' });
    next();
  });
  router.get('/dev/mails', async (_request, response) => {
    const caught = await listCaughtMails(db, { to: null, limit: NEWEST });
    const mails = await Promise.all(caught.map(readCaughtMail));
    sendPage(response, (nonce) => mailListPage(mails, nonce));
  });
  router.get('/dev/mails.json', async (request, response) => {
    const to = typeof request.query.to === 'string' ? request.query.to.replaceAll('\0', '') : null;
    const caught = await listCaughtMails(db, { to, limit: null });
    response.json(await Promise.all(caught.map(readCaughtMail)));
  });
  router.get(
    '/dev/mails/:id',
    withMail((mail, _request, response) => sendPage(response, (nonce) => mailPage(mail, nonce))),
  );
  router.get('/dev/mails/:id/html', withMail(sendFramed));
  router.get(
    '/dev/mails/:id/raw',
    withMail((mail, _request, response) => response.type('text/plain').send(mail.raw)),
  );
  router.get('/dev/mails/:id/attachments/:index', withMail(sendAttachment));
  return router;
}

function sendPage(response: Response, html: (nonce: string) => string): void {
  const nonce = randomBytes(16).toString('base64');
  const policy = `default-src 'none'; style-src 'nonce-${nonce}'; frame-src 'self'; base-uri 'none'; frame-ancestors 'none'`;
  response.set('content-security-policy', policy).type('text/html').send(html(nonce));
}

/** The mail as its reader sees it: in a sandbox without scripts; mails style their elements inline. */
function sendFramed(mail: ReadMail, _request: Request, response: Response): void {
  const sandbox = 'sandbox allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation';
  response
    .set({
      'content-security-policy': `default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; ${sandbox}`,
      'x-frame-options': 'SAMEORIGIN',
    })
    .type('text/html')
    .send(framedHtml(mail));
}

function sendAttachment(mail: ReadMail, request: Request, response: Response): void {
  const file = mail.attachments[Number(request.params.index)];
  if (file === undefined) {
    response.status(404).type('text/plain').send('No such attachment');
    return;
  }
  const { contentType, content } = file;
  const name = (file.filename ?? 'invite.ics').replace(/[^\w.-]/g, '_');
  response
    .set('content-disposition', `attachment; filename="${name}"`)
    .type(isText(contentType) ? 'text/calendar' : 'application/octet-stream')
    .send(isText(contentType) ? content : Buffer.from(content, 'base64'));
}
