import type { NoticeRecipient } from '#emails/notices/compose.ts';
import type { NoticeFacts, NoticeKind } from '#emails/notices/notice-facts.ts';
import { newId } from '#server/platform/ids.ts';

/**
 * A notice as the SQL functions of the booking path take it beside the mails about visits. It carries no invitation; one that tells
 * somebody that a visit is no longer theirs takes it out of their calendar (CANCEL).
 */
export interface QueuedNotice {
  id: string;
  kind: NoticeKind;
  recipientRole: NoticeRecipient['role'];
  recipientName: string;
  recipientEmail: string;
  calendarMethod: 'CANCEL' | null;
  messageId: string;
  facts: NoticeFacts;
}

/** A notice to one person; `mailDomain` is the platform's own. */
export function noticeMail(
  kind: NoticeKind,
  recipient: NoticeRecipient,
  facts: NoticeFacts,
  mailDomain: string,
): QueuedNotice {
  const id = newId();
  return {
    id,
    kind,
    recipientRole: recipient.role,
    recipientName: recipient.name,
    recipientEmail: recipient.email,
    calendarMethod: null,
    messageId: `<${id}@${mailDomain}>`,
    facts,
  };
}
