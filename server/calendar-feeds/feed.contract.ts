import { z } from 'zod';
import { endpoint } from '#server/http/endpoint.ts';
import { id, instant } from '#server/http/fields.ts';

const kind = z.enum(['ACCOUNT', 'SCHOOL']);

const feed = z.object({
  id,
  kind: kind.describe('ACCOUNT: own bookings; SCHOOL: every visit of a school and its branches'),
  institution: z.object({ number: z.string(), name: z.string() }).nullable(),
  url: z.url().describe('Private: whoever knows it can read the calendar'),
  createdAt: instant,
});

export const readFeed = endpoint({
  method: 'GET',
  path: '/calendars/:token.ics',
  summary: 'A private calendar to subscribe to',
  description:
    'Answers as long as the person is active and, for a school, its administrator today; else 404. Titles, times, places, ' +
    'classes and the visiting teacher; never the needs of a group. Cancelled visits stand as cancelled for 30 days.',
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
  description: 'An address given before for the same calendar stops working. A school that is not one’s own is 404.',
  tag: 'calendar feeds',
  policy: 'login',
  body: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('ACCOUNT') }),
    z.strictObject({ kind: z.literal('SCHOOL'), institutionNumber: z.string().regex(/^(\d{6}|[GD]\d{5})$/) }),
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
