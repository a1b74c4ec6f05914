import type { SendMailOptions } from 'nodemailer';
import { oneLine } from '#emails/plain-text.ts';
import type { Language } from '#server/time/language.ts';
import { checkedAddress } from './mail-address.ts';

interface Recipient {
  recipientName: string;
  recipientEmail: string;
  /** With its angle brackets. */
  messageId: string;
}

interface Sender {
  from: { name: string; email: string };
  language: Language;
  /** ISO 8601 instant: the mail's date. */
  statedAt: string;
}

const MESSAGE_ID = /^<[^\s<>@]+@[^\s<>@]+>$/;

/**
 * What all our messages have in common: to exactly one person, from an address on the platform's mail domain.
 *
 * @throws TypeError for addresses that are none.
 */
export function messageToOne(
  mail: Recipient,
  rendered: { subject: string; text: string; html: string },
  { from, language, statedAt }: Sender,
): SendMailOptions {
  const sender = { name: oneLine(from.name), address: checkedAddress(from.email) };
  const to = { name: oneLine(mail.recipientName), address: checkedAddress(mail.recipientEmail) };
  if (!MESSAGE_ID.test(mail.messageId)) throw new TypeError('Not a Message-ID');
  return {
    from: sender,
    to,
    envelope: { from: sender.address, to: [to.address] },
    messageId: mail.messageId,
    date: new Date(statedAt),
    subject: rendered.subject,
    // Exchange answers with out-of-office notes unless told not to.
    headers: {
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'OOF, AutoReply',
      'Content-Language': language,
    },
    text: rendered.text,
    html: rendered.html,
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}
