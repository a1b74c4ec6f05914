import { z } from 'zod';
import { endpoint } from '#server/http/endpoint.ts';
import { id, instant } from '#server/http/fields.ts';

/** Mails about a visit, and about its turns. */
const mailKinds = [
  'CONFIRMATION',
  'CHANGE',
  'CANCELLATION',
  'SESSION_CANCELLED',
  'SET_INVITATION',
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
  'HANDED_OVER',
  'ATTENDANCE_NUDGE',
  'THANK_YOU',
  'DEPARTMENT_TASK',
] as const;

const sentMail = z.object({
  id,
  kind: z.enum(mailKinds),
  recipient: z.object({
    role: z.enum(['VISITOR', 'CONTACT', 'EDUCATOR', 'ADMINISTRATOR', 'HEAD', 'DEPARTMENT']),
    name: z.string(),
    email: z.string(),
  }),
  subject: z.string().nullable().describe('Null = not written yet, or no longer kept'),
  status: z.enum(['QUEUED', 'INFLIGHT', 'RETRY', 'SENT', 'FAILED', 'WITHHELD', 'ABORTED']),
  createdAt: instant,
  sentAt: instant.nullable(),
  answer: z.string().nullable().describe('What the mail server answered'),
});

export const listMails = endpoint({
  method: 'GET',
  path: '/api/mails',
  summary: 'What was sent about a booking, to whom, with the mail server’s answer; newest first',
  description: 'Of the departments the caller works for; every other booking is 404.',
  tag: 'mails',
  policy: 'staff',
  query: z.object({ booking: z.string().max(20).describe('Reference') }),
  answer: z.object({ items: z.array(sentMail) }),
});

export type SentMail = z.output<typeof sentMail>;
