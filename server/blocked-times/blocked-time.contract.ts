import { z } from 'zod';
import { endpoint } from '#server/http/endpoint.ts';
import { count, id, instant, line, localDate } from '#server/http/fields.ts';

// Time for other work than visits, so that capacity is honest.

const slug = z.string().regex(/^[a-z0-9-]{1,100}$/);
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'INVALID_TIME' });

export const blockedTimeKinds = ['ADVICE', 'DEVELOPMENT', 'MEETING', 'COURSE', 'OTHER'] as const;
const kind = z.enum(blockedTimeKinds).describe('COURSE = the staff is on one');

const resource = z.object({ id, name: z.string(), quantity: z.int() });

const blockedTime = z.object({
  id,
  department: z.object({ slug: z.string(), name: z.string() }),
  kind,
  title: z.string(),
  startsAt: instant,
  endsAt: instant,
  localDate: z.iso.date().describe('The Danish day of the start'),
  people: z.array(z.object({ id, name: z.string() })),
  resources: z.array(resource),
  mayChange: z.boolean().describe('Whether the caller may change or remove it'),
  version: z.int().describe('Raised by each edit; the ETag'),
});

export type BlockedTime = z.output<typeof blockedTime>;

const facts = {
  kind,
  title: line(120).describe('What it is for. Seen by the whole department: name no pupils and nobody’s health'),
  date: localDate,
  time: clock.describe('Danish local time'),
  endDate: localDate.nullable().describe('Null = the same day'),
  endTime: clock,
  people: z.array(id).max(60),
  resources: z.array(z.strictObject({ id, quantity: count(1, 1000).default(1) })).max(30),
};

const newBlockedTime = z.strictObject({
  ...facts,
  department: slug,
  endDate: facts.endDate.default(null),
  people: facts.people.default([]),
  resources: facts.resources.default([]),
  repeatUntil: localDate
    .nullable()
    .default(null)
    .describe('Given: each week until this day, included. At most 53 times'),
});

const blockedTimeChange = z.strictObject(facts).partial();

export type NewBlockedTime = z.output<typeof newBlockedTime>;
export type BlockedTimeChange = z.output<typeof blockedTimeChange>;

/** The longest span that may be listed, in days. */
export const MAX_LISTED_DAYS = 400;

const common = { tag: 'blocked time', policy: 'staff' } as const;
const taken = { EDUCATOR_TAKEN: 409, RESOURCE_TAKEN: 409, POOL_SHORT: 409, ONLY_OWN_TIME: 403 } as const;
const whoMay =
  'Leads block time of everybody and every room of the department; an educator only the own. Whoever or whatever is taken ' +
  'then is a 409 that names by what; nothing is saved.';

export const listBlockedTimes = endpoint({
  ...common,
  method: 'GET',
  path: '/api/blocked-times',
  summary: 'Blocked time, by start',
  description: `Of the departments the caller works for; another department is 403. Without dates: twelve weeks. At most ${MAX_LISTED_DAYS} days.`,
  query: z.object({
    department: slug.optional(),
    from: localDate.optional(),
    to: localDate.optional().describe('Included'),
    person: z
      .union([z.literal('me'), id])
      .optional()
      .describe('An account id, or `me`'),
  }),
  answer: z.object({ items: z.array(blockedTime), from: z.iso.date(), to: z.iso.date() }),
});

export const readBlockedTimeChoices = endpoint({
  ...common,
  method: 'GET',
  path: '/api/blocked-times/choices',
  summary: 'Whose time and which rooms the caller may block',
  query: z.object({ department: slug }),
  answer: z.object({
    people: z.array(z.object({ id, name: z.string() })),
    resources: z.array(z.object({ id, name: z.string(), pooled: z.boolean(), quantity: z.int() })),
  }),
});

export const readBlockedTime = endpoint({
  ...common,
  method: 'GET',
  path: '/api/blocked-times/:id',
  summary: 'One blocked time',
  params: z.object({ id }),
  answer: blockedTime,
  etag: true,
});

export const createBlockedTimes = endpoint({
  ...common,
  method: 'POST',
  path: '/api/blocked-times',
  summary: 'Block time, once or each week until a day',
  description: `${whoMay} Each week’s is one of its own afterwards; all are made or none.`,
  body: newBlockedTime,
  status: 201,
  answer: z.object({ items: z.array(blockedTime) }),
  problems: taken,
});

export const changeBlockedTime = endpoint({
  ...common,
  method: 'PATCH',
  path: '/api/blocked-times/:id',
  summary: 'Change a blocked time',
  description: whoMay,
  params: z.object({ id }),
  body: blockedTimeChange,
  answer: blockedTime,
  etag: true,
  problems: { ...taken, CHANGED_MEANWHILE: 412 },
});

export const removeBlockedTime = endpoint({
  ...common,
  method: 'DELETE',
  path: '/api/blocked-times/:id',
  summary: 'Remove a blocked time',
  params: z.object({ id }),
  problems: { ONLY_OWN_TIME: 403 },
});
