import { type AccountMail, invitationFacts, loginLinkFacts, securityNoticeFacts } from '#emails/account-facts.ts';
import { educatorAnswerFacts, educatorRequestFacts, requestWithdrawnFacts } from '#emails/educator-facts.ts';
import { type RenderedMail, renderAccountMail } from '#emails/render.ts';
import { requestToken } from '#server/educators/request-token.ts';
import { messageToOne } from '#server/invites/message-to-one.ts';
import { linkCode, linkToken } from '#server/mail-links/link-token.ts';
import type { OutboxRow } from '#server/platform/outbox.store.ts';
import type { MailComposer } from '#server/platform/outbox.ts';
import { localDateOf } from '#server/time/local-time.ts';

/** What mails about accounts are made with: the secret of their links, where they lead, and who sends them. */
export interface AccountMailSettings {
  LINK_SECRET: string;
  PUBLIC_URL: string;
  MAIL_DOMAIN: string;
}

/**
 * Makes messages of the outbox rows that `queueAccountMail` writes. Token and code of a link are made of its id here, and what
 * is rendered is kept nowhere: whoever reads the database can neither log in nor take up an invitation.
 */
export function accountMailComposer(settings: AccountMailSettings): MailComposer<RenderedMail> {
  const { PUBLIC_URL, MAIL_DOMAIN } = settings;
  return {
    render: (row) => renderAccountMail(mailOf(row, settings), row.recipientName, PUBLIC_URL),
    message(row, rendered) {
      const { language, statedAt } = mailOf(row, settings).facts;
      const from = { name: 'Skolebesøg', email: `konto@${MAIL_DOMAIN}` };
      const messageId = `<${row.id}@${MAIL_DOMAIN}>`;
      return messageToOne({ ...row, messageId }, rendered, { from, language, statedAt });
    },
    keeps: () => false,
  };
}

function mailOf({ kind, facts }: OutboxRow, { LINK_SECRET, PUBLIC_URL }: AccountMailSettings): AccountMail {
  const pageOf = (language: string, path: string) => `${PUBLIC_URL}${language === 'en' ? '/en' : ''}${path}`;
  if (kind === 'LOGIN_LINK') {
    const known = loginLinkFacts.parse(facts);
    const linkUrl = pageOf(known.language, `/log-ind/link/${linkToken(LINK_SECRET, known.linkId)}`);
    return { kind, facts: known, linkUrl, code: linkCode(LINK_SECRET, known.linkId) };
  }
  if (kind === 'INVITATION') {
    const known = invitationFacts.parse(facts);
    return {
      kind,
      facts: known,
      linkUrl: pageOf(known.language, `/invitation/${linkToken(LINK_SECRET, known.linkId)}`),
    };
  }
  if (kind === 'EDUCATOR_REQUEST') {
    const known = educatorRequestFacts.parse(facts);
    const path = `/svar/${known.requestId}/${requestToken(LINK_SECRET, known.requestId)}`;
    return { kind, facts: known, answerUrl: pageOf(known.language, path) };
  }
  if (kind === 'EDUCATOR_REQUEST_WITHDRAWN') {
    const known = requestWithdrawnFacts.parse(facts);
    return { kind, facts: known, planUrl: pageOf(known.language, dayPath(known.session.startsAt)) };
  }
  if (kind === 'EDUCATOR_ANSWER') {
    const known = educatorAnswerFacts.parse(facts);
    return { kind, facts: known, planUrl: pageOf(known.language, dayPath(known.session.startsAt)) };
  }
  if (kind !== 'SECURITY_NOTICE') throw new TypeError(`Not about an account: ${kind}`);
  const known = securityNoticeFacts.parse(facts);
  return { kind, facts: known, securityUrl: pageOf(known.language, '/min-side/sikkerhed') };
}

/** The staff's page of the Danish day of an instant. */
function dayPath(startsAt: string): string {
  return `/personale/dag/${localDateOf(new Date(startsAt))}`;
}
