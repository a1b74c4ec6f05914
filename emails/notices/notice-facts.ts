import { z } from 'zod';
import { mailFacts } from '#emails/facts.ts';

/** Mails about a turn in the life of a booking, or about something that may become one. None of them carries an invitation. */
export const noticeKinds = [
  'REQUEST_RECEIVED',
  'REQUEST_DECLINED',
  'REQUEST_EXPIRED',
  'TIME_PROPOSED',
  'HEAD_ASKED',
  'HEAD_REMINDER',
  'HEAD_SETTLED',
  'WAITING_JOINED',
  'PLACE_OFFERED',
  'OFFER_LAPSED',
  'WAITING_ENDED',
  'DATE_REQUEST_RECEIVED',
  'DATE_REQUEST_DECLINED',
  'DATE_REQUEST_ANSWERED',
  'DATE_REQUEST_ENDED',
  'HANDED_OVER',
  'ATTENDANCE_NUDGE',
  'THANK_YOU',
  'DEPARTMENT_TASK',
] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** The snapshot of such a mail in the outbox (`outbox_mail.facts`). Texts are in the language of the mail. */
export const noticeFacts = z.object({
  language: z.enum(['da', 'en']),
  /** When these facts were stated: the mail's date. */
  statedAt: z.iso.datetime({ offset: true }),
  department: mailFacts.shape.department,
  /** The booking it is about; null = there is none. */
  visit: mailFacts.nullable(),
  /** What the sentences need beside the visit: names, days and reasons, ready to be read. By kind; see the kind's writer. */
  values: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  /** Rows of facts that stand before the visit's own, ready to be read. */
  rows: z.array(z.object({ label: z.string(), lines: z.array(z.string()) })),
  /** Where the mail's button leads; null = no button. */
  url: z.string().nullable(),
  /** The address that ends mails of this kind with one POST (RFC 8058); null = it cannot be ended. */
  unsubscribeUrl: z.string().nullable().default(null),
});
export type NoticeFacts = z.infer<typeof noticeFacts>;
