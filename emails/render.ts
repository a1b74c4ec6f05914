import './svelte-loader.ts';
import { render } from 'svelte/server';
import { accountMailContent } from './account-compose.ts';
import type { AccountMail } from './account-facts.ts';
import { mailContent } from './compose.ts';
import type { MailContent } from './content.ts';
import type { MailFacts, MailKind, MailRecipient } from './facts.ts';
import { type NoticeRecipient, noticeContent } from './notices/compose.ts';
import type { NoticeFacts, NoticeKind } from './notices/notice-facts.ts';
import { cleanFacts, oneLine } from './plain-text.ts';
import { documentOf } from './shell.ts';
import { textPart } from './text-part.ts';
import { textsOf } from './texts.ts';

const { default: Mail } = await import('./Mail.svelte');

export interface RenderedMail {
  /** One line, without control characters. */
  subject: string;
  text: string;
  html: string;
}

/**
 * One mail to one person in the language of the facts. Pure: the same facts always give the same mail. What people typed
 * is escaped in the HTML and can't break a line of the subject or add a fact to the text.
 */
export function renderMail(kind: MailKind, recipient: MailRecipient, facts: MailFacts): RenderedMail {
  const clean = cleanFacts(facts);
  return rendered(mailContent(kind, { ...recipient, name: oneLine(recipient.name) }, clean));
}

/** A mail to the owner of an account, in the language of its facts; as pure as the mails about visits. */
export function renderAccountMail(mail: AccountMail, recipientName: string, platformUrl: string): RenderedMail {
  const greeting = textsOf(mail.facts).greeting(oneLine(recipientName));
  return rendered(accountMailContent(cleanFacts(mail), greeting, platformUrl));
}

/** A mail about a turn in a booking's life; as pure as the mails about visits. */
export function renderNotice(kind: NoticeKind, recipient: NoticeRecipient, facts: NoticeFacts): RenderedMail {
  return rendered(noticeContent(kind, recipient, cleanFacts(facts)));
}

function rendered(content: MailContent): RenderedMail {
  const { body } = render(Mail, { props: { content } });
  return {
    subject: oneLine(content.subject),
    text: textPart(content),
    html: documentOf({ title: content.subject, language: content.language, body }),
  };
}
