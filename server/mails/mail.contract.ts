import { z } from 'zod';
import { endpoint } from '#server/http/endpoint.ts';
import { id, instant } from '#server/http/fields.ts';

const sentMail = z.object({
  id,
  kind: z.enum(['CONFIRMATION', 'CHANGE', 'CANCELLATION', 'SESSION_CANCELLED']),
  recipient: z.object({
    role: z.enum(['VISITOR', 'CONTACT', 'EDUCATOR', 'ADMINISTRATOR']),
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
