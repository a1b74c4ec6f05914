import { z } from 'zod';
import { endpoint } from '#server/http/endpoint.ts';
import { id, instant, line, localDate } from '#server/http/fields.ts';

// Days on which a department, one of its sites or one of its resources is closed.

const slug = z.string().regex(/^[a-z0-9-]{1,100}$/);

/** The longest that something is closed at once, in days. */
export const MAX_CLOSED_DAYS = 400;

const closedDay = z.object({
  id,
  department: z.object({ slug: z.string(), name: z.string() }),
  site: z.object({ slug: z.string(), name: z.string() }).nullable().describe('Null = not only one site'),
  resource: z.object({ id, name: z.string() }).nullable().describe('Null = not only one resource'),
  from: z.iso.date(),
  to: z.iso.date().describe('Included'),
  reason: z.string(),
});

const affected = z
  .object({
    sessions: z.int(),
    bookings: z.int(),
    pupils: z.int(),
    items: z
      .array(
        z.object({
          id,
          startsAt: instant,
          endsAt: instant,
          localDate: z.iso.date(),
          offer: z.string(),
          site: z.string(),
          bookings: z.int(),
          pupils: z.int(),
        }),
      )
      .describe('By start; the first 200'),
  })
  .describe('Coming sessions that fall on the days. Closing cancels nothing by itself');

export type ClosedDay = z.output<typeof closedDay>;
export type Affected = z.output<typeof affected>;

const withAffected = closedDay.extend({ affected });

const newClosedDay = z.strictObject({
  department: slug,
  site: slug.nullable().default(null).describe('Slug of a site; null = the whole department, or the resource alone'),
  resourceId: id.nullable().default(null),
  from: localDate,
  to: localDate.describe('Included'),
  reason: line(200),
});

export type NewClosedDay = z.output<typeof newClosedDay>;

const common = { tag: 'closed days' } as const;

export const listClosedDays = endpoint({
  ...common,
  method: 'GET',
  path: '/api/closed-days',
  summary: 'Closed days, by their first day',
  description: 'Of the departments the caller works for; another department is 403. Without dates: from today on.',
  policy: 'staff',
  query: z.object({
    department: slug.optional(),
    from: localDate.optional(),
    to: localDate.optional().describe('Included'),
  }),
  answer: z.object({ items: z.array(closedDay) }),
});

export const readClosedDay = endpoint({
  ...common,
  method: 'GET',
  path: '/api/closed-days/:id',
  summary: 'Closed days, with the sessions and bookings that fall on them',
  policy: 'staff',
  params: z.object({ id }),
  answer: withAffected,
});

export const createClosedDay = endpoint({
  ...common,
  method: 'POST',
  path: '/api/closed-days',
  summary: 'Close a department, a site or a resource on some days',
  description:
    'Warns when something is planned there. What is planned already stays, and is told: `affected`. Sessions of a department or ' +
    'site that closes take no more bookings (CLOSED); opening the days again does not open them.',
  policy: 'lead',
  body: newClosedDay,
  status: 201,
  answer: withAffected.extend({ closedForBooking: z.int().describe('Sessions that took bookings until now') }),
});

export const removeClosedDay = endpoint({
  ...common,
  method: 'DELETE',
  path: '/api/closed-days/:id',
  summary: 'Open again on those days',
  policy: 'lead',
  params: z.object({ id }),
});
