import './svelte-loader.ts';
import { render } from 'svelte/server';
import { mailContent } from './compose.ts';
import type { MailFacts, MailKind, MailRecipient } from './facts.ts';
import { oneLine, severalLines } from './plain-text.ts';
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
  const clean = withoutControls(facts, '') as MailFacts;
  const content = mailContent(kind, { ...recipient, name: oneLine(recipient.name) }, clean);
  const { body } = render(Mail, { props: { content } });
  return {
    subject: oneLine(content.subject),
    text: textPart(content),
    html: documentOf({ title: content.subject, language: facts.language, body }),
  };
}

/** Texts that may have several lines; everything else is put on one. */
const LONG_TEXTS = new Set([
  'needs',
  'message',
  'reason',
  'meetingPoint',
  'transport',
  'lunch',
  'clothing',
  'priceNote',
]);

function withoutControls(value: unknown, key: string): unknown {
  if (typeof value === 'string') return LONG_TEXTS.has(key) ? severalLines(value) : oneLine(value);
  if (Array.isArray(value)) return value.map((item) => withoutControls(item, key));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, withoutControls(inner, name)]));
}
