import type { Router } from 'express';
import { notFound, ok } from '#server/http/answers.ts';
import { type Mounted, type ServeDeps, serve } from '#server/http/serve.ts';
import type { Deps } from '#server/platform/deps.ts';
import { endMails, readOptOut, resumeMails } from './mail-opt-out.contract.ts';
import { mailsEnded, setMailsEnded } from './mail-opt-out.service.ts';

/** Ending mails that nobody has to get. */
export function mailOptOutRoutes(router: Router, deps: Deps & ServeDeps, mounted: Mounted): void {
  serve(router, deps, mounted, readOptOut, async ({ params: { token }, language, request }) => {
    const ended = await mailsEnded(deps, token);
    if (ended === null) return notFound();
    // Mail programs that know no one-click open the address of the header in a browser.
    if ((request.get('accept') ?? '').includes('text/html')) {
      const prefix = language === 'en' ? '/en' : '';
      return { kind: 'redirect', location: `${deps.config.PUBLIC_URL}${prefix}/afmeld/${token}` };
    }
    return ok({ ended });
  });

  serve(router, deps, mounted, endMails, async ({ params: { token }, now }) => {
    return (await setMailsEnded(deps, token, true, now)) ? ok({ ended: true }) : notFound();
  });

  serve(router, deps, mounted, resumeMails, async ({ params: { token }, now }) => {
    return (await setMailsEnded(deps, token, false, now)) ? ok({ ended: false }) : notFound();
  });
}
