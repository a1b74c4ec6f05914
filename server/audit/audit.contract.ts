import { z } from 'zod';
import { role } from '#server/accounts/account.contract.ts';
import { endpoint } from '#server/http/endpoint.ts';
import { countText, id, instant, listOf, localDate } from '#server/http/fields.ts';

const unlessEmpty = <Schema extends z.ZodType>(schema: Schema) =>
  z.union([z.literal('').transform(() => undefined), schema]).optional();

/** One thing that somebody did. */
export const auditEvent = z.object({
  id,
  at: instant,
  actor: z.enum(['public', 'link', 'account', 'import', 'system']),
  who: z.string().describe('Name of the person, or "skolen via linket", "systemet" and the like'),
  role: role.nullable().describe('The role in which it was done'),
  action: z.string().describe('`thing.pastTense`'),
  what: z.string().describe('In words, in the language of the call'),
  details: z.array(z.object({ label: z.string(), before: z.string().nullable(), after: z.string().nullable() })),
  subject: z.string().nullable().describe('Name of the person whose account or role it is about'),
  department: z.object({ slug: z.string(), name: z.string() }).nullable(),
  booking: z.string().nullable().describe('Reference'),
  school: z.string().nullable().describe('Name'),
});

export const readTimeline = endpoint({
  method: 'GET',
  path: '/api/bookings/:reference/timeline',
  summary: 'What was done to a booking, newest first',
  description: 'Of a department the caller leads; the knowledge centre reads all. Everything else is 404.',
  tag: 'audit',
  policy: 'lead',
  params: z.object({ reference: z.string().max(20) }),
  answer: z.object({ reference: z.string(), items: z.array(auditEvent) }),
});

export const readAudit = endpoint({
  method: 'GET',
  path: '/api/audit',
  summary: 'Who did what and when, newest first',
  description: 'A lead reads what was done in their departments. `from` and `to` are Danish days, both included.',
  tag: 'audit',
  policy: 'lead',
  query: z.object({
    department: unlessEmpty(z.string().regex(/^[a-z0-9-]{1,100}$/)).describe('Slug'),
    account: unlessEmpty(id).describe('Who did it, or whose account it is about'),
    session: unlessEmpty(id).describe('What was done to it and its bookings'),
    action: unlessEmpty(z.string().regex(/^[a-zA-Z]{1,40}(\.[a-zA-Z]{1,40})?$/)).describe(
      'An action, or what it is done to: `booking`, `role`, …',
    ),
    from: unlessEmpty(localDate),
    to: unlessEmpty(localDate),
    page: countText(1, 100_000).optional(),
    pageSize: countText(1, 100).optional(),
  }),
  answer: listOf(auditEvent),
});

export type AuditEvent = z.output<typeof auditEvent>;
