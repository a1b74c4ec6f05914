import { z } from 'zod';
import { endpoint } from '#server/http/endpoint.ts';
import { id, instant } from '#server/http/fields.ts';

const kind = z.enum(['ACCOUNT', 'SCHOOL', 'EDUCATOR', 'RESOURCE']);

const feed = z.object({
  id,
  kind: kind.describe(
    'ACCOUNT: own bookings; SCHOOL: every visit of a school and its branches; EDUCATOR: what the person teaches, with blocked time; RESOURCE: what takes a room or kit',
  ),
  institution: z.object({ number: z.string(), name: z.string() }).nullable(),
  resource: z.object({ id, name: z.string() }).nullable(),
  url: z.url().describe('Private: whoever knows it can read the calendar'),
  createdAt: instant,
});

export const readFeed = endpoint({
  method: 'GET',
  path: '/calendars/:token.ics',
  summary: 'A private calendar to subscribe to',
  description:
    'Answers as long as the person is active and, for a school, its administrator today, for teaching and rooms working for ' +
    'the department; else 404. Titles, times, places, classes and the visiting teacher; never the needs of a group. Cancelled ' +
    'visits stand as cancelled for 30 days.',
  tag: 'calendar feeds',
  policy: 'feedLink',
  params: z.object({ token: z.string().max(100) }),
  alsoAnswers: ['text/calendar'],
});

export const listFeeds = endpoint({
  method: 'GET',
  path: '/api/me/feeds',
  summary: 'Own calendar feeds',
  tag: 'calendar feeds',
  policy: 'login',
  answer: z.object({ items: z.array(feed) }),
});

export const createFeed = endpoint({
  method: 'POST',
  path: '/api/me/feeds',
  summary: 'Get the address of a calendar feed, or a new one',
  description:
    'An address given before for the same calendar stops working. A school, or a room of a department, that is not one’s own is 404.',
  tag: 'calendar feeds',
  policy: 'login',
  body: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('ACCOUNT') }),
    z.strictObject({ kind: z.literal('SCHOOL'), institutionNumber: z.string().regex(/^(\d{6}|[GD]\d{5})$/) }),
    z.strictObject({ kind: z.literal('EDUCATOR') }),
    z.strictObject({ kind: z.literal('RESOURCE'), resourceId: id }),
  ]),
  status: 201,
  answer: feed,
  problems: { NOT_FOUND: 404 },
});

export const revokeFeed = endpoint({
  method: 'DELETE',
  path: '/api/me/feeds/:id',
  summary: 'Stop a calendar feed',
  description: 'Its address answers 404 from now on.',
  tag: 'calendar feeds',
  policy: 'login',
  params: z.object({ id }),
});

export type Feed = z.output<typeof feed>;
