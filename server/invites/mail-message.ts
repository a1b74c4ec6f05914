import type { SendMailOptions } from 'nodemailer';
import { type MailFacts, type MailKind, type MailRole, mailFacts } from '#emails/facts.ts';
import { oneLine } from '#emails/plain-text.ts';
import { renderMail } from '#emails/render.ts';
import { type InviteRole, inviteFor } from './invite.ts';
import { checkedAddress } from './mail-address.ts';
import { messageToOne } from './message-to-one.ts';
import { calendarVisitOf } from './visit.ts';

/** A row of the outbox, as far as a mail is made of it. */
export interface QueuedMail {
  kind: MailKind;
  recipientRole: MailRole;
  recipientName: string;
  recipientEmail: string;
  /** Null = a mail without an invitation. */
  calendarMethod: 'REQUEST' | 'CANCEL' | null;
  sequence: number;
  /** With its angle brackets; frozen when the mail was queued. */
  messageId: string;
  /** The snapshot, as read from the database. */
  facts: unknown;
}

/** What was rendered at the first claim; stored and never rendered again. */
export interface RenderedMessage {
  subject: string;
  text: string;
  html: string;
  /** The invitation, null for a mail without one. */
  ics: string | null;
}

/**
 * The words of a queued mail and its invitation.
 *
 * @throws ZodError when the snapshot is not one, TypeError for addresses that are none.
 */
export function renderQueuedMail(mail: QueuedMail): RenderedMessage {
  const facts = mailFacts.parse(mail.facts);
  const recipient = { role: mail.recipientRole, name: mail.recipientName, email: mail.recipientEmail };
  return { ...renderMail(mail.kind, recipient, facts), ics: invitationOf(mail, facts) };
}

/**
 * The message as nodemailer takes it: from the department's address on the platform's mail domain (which is also the
 * invitation's organizer), to exactly one person.
 */
export function messageOf(mail: QueuedMail, rendered: RenderedMessage): SendMailOptions {
  const { department, language, statedAt } = mailFacts.parse(mail.facts);
  return {
    ...messageToOne(mail, rendered, {
      from: { name: department.senderName, email: department.senderEmail },
      language,
      statedAt,
    }),
    replyTo: { name: oneLine(department.name), address: checkedAddress(department.email) },
    ...calendarPart(mail, rendered),
  };
}

/** Both the last alternative (text/calendar) and the attachment (application/ics) are made of this by nodemailer. */
function calendarPart({ calendarMethod }: QueuedMail, { ics }: RenderedMessage): Pick<SendMailOptions, 'icalEvent'> {
  if (calendarMethod === null || ics === null) return {};
  return { icalEvent: { method: calendarMethod, filename: 'invite.ics', content: ics } };
}

function invitationOf(mail: QueuedMail, facts: MailFacts): string | null {
  const { calendarMethod, recipientRole: role } = mail;
  if (calendarMethod === null || !isInvited(role)) return null;
  return inviteFor({
    ...calendarVisitOf(facts, { role, sequence: mail.sequence, cancelled: calendarMethod === 'CANCEL' }),
    organizer: { name: facts.department.senderName, email: facts.department.senderEmail },
    attendee: { name: mail.recipientName, email: mail.recipientEmail, role },
  });
}

/** A contact who does not come along gets the mail, not the invitation. */
function isInvited(role: MailRole): role is InviteRole {
  return role !== 'CONTACT';
}
