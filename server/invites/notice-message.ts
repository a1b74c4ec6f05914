import type { SendMailOptions } from 'nodemailer';
import type { NoticeRecipient } from '#emails/notices/compose.ts';
import { type NoticeFacts, type NoticeKind, noticeFacts, noticeKinds } from '#emails/notices/notice-facts.ts';
import { oneLine } from '#emails/plain-text.ts';
import { renderNotice } from '#emails/render.ts';
import { inviteFor } from './invite.ts';
import { checkedAddress } from './mail-address.ts';
import type { RenderedMessage } from './mail-message.ts';
import { messageToOne } from './message-to-one.ts';
import { calendarVisitOf } from './visit.ts';

/** A row of the outbox that is a notice, as far as a mail is made of it. */
export interface QueuedNoticeRow {
  kind: NoticeKind;
  recipientRole: NoticeRecipient['role'];
  recipientName: string;
  recipientEmail: string;
  /** CANCEL = takes the visit out of the recipient's calendar. */
  calendarMethod: 'REQUEST' | 'CANCEL' | null;
  sequence: number;
  messageId: string;
  /** The snapshot, as read from the database. */
  facts: unknown;
}

const kinds: ReadonlySet<string> = new Set(noticeKinds);

/** Whether a row of the outbox is a notice. */
export function isNotice<Row extends { kind: string }>(row: Row): row is Row & QueuedNoticeRow {
  return kinds.has(row.kind);
}

/**
 * The words of a queued notice.
 *
 * @throws ZodError when the snapshot is not one.
 */
export function renderQueuedNotice(row: QueuedNoticeRow): RenderedMessage {
  const recipient = { role: row.recipientRole, name: row.recipientName, email: row.recipientEmail };
  const facts = noticeFacts.parse(row.facts);
  return { ...renderNotice(row.kind, recipient, facts), ics: farewellOf(row, facts) };
}

/** The message as nodemailer takes it, from the department's address on the platform's mail domain. */
export function messageOfNotice(row: QueuedNoticeRow, rendered: RenderedMessage): SendMailOptions {
  const { department, language, statedAt, unsubscribeUrl } = noticeFacts.parse(row.facts);
  const from = { name: department.senderName, email: department.senderEmail };
  const message = messageToOne(row, rendered, { from, language, statedAt });
  return {
    ...message,
    replyTo: { name: oneLine(department.name), address: checkedAddress(department.email) },
    headers: { ...(message.headers as Record<string, string>), ...endingHeaders(unsubscribeUrl) },
    ...(rendered.ics === null
      ? {}
      : { icalEvent: { method: 'CANCEL' as const, filename: 'invite.ics', content: rendered.ics } }),
  };
}

/** The visit as cancelled, for somebody who was invited to it and no longer is; null = there is nothing to take out. */
function farewellOf(row: QueuedNoticeRow, { visit }: NoticeFacts): string | null {
  if (row.calendarMethod !== 'CANCEL' || visit === null) return null;
  const role = row.recipientRole === 'ADMINISTRATOR' ? 'ADMINISTRATOR' : 'VISITOR';
  return inviteFor({
    ...calendarVisitOf(visit, { role, sequence: row.sequence, cancelled: true }),
    organizer: { name: visit.department.senderName, email: visit.department.senderEmail },
    attendee: { name: row.recipientName, email: row.recipientEmail, role },
  });
}

/** RFC 8058: one POST ends such mails, without a login and without another page. */
function endingHeaders(url: string | null): Record<string, string> {
  return url === null ? {} : { 'List-Unsubscribe': `<${url}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' };
}
