import './svelte-loader.ts';
import { render } from 'svelte/server';
import { mailContent } from './compose.ts';
import type { MailFacts, MailKind, MailRecipient } from './facts.ts';
import { cleanFacts, oneLine } from './plain-text.ts';
import { documentOf } from './shell.ts';
import { textPart } from './text-part.ts';

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
  const content = mailContent(kind, { ...recipient, name: oneLine(recipient.name) }, clean);
  const { body } = render(Mail, { props: { content } });
  return {
    subject: oneLine(content.subject),
    text: textPart(content),
    html: documentOf({ title: content.subject, language: facts.language, body }),
  };
}
