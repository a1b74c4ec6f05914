import { z } from 'zod';
import { alternative, moveProblems, targetSession } from '#server/bookings/reschedule.contract.ts';
import { endpoint } from '#server/http/endpoint.ts';
import { id, instant, paragraph } from '#server/http/fields.ts';

const cause = z.enum(['SESSION_CANCELLED', 'SESSION_MOVED', 'SESSION_CHANGED']);
const outcome = z.enum(['MOVED', 'KEPT', 'CANCELLED']);

/** A booking that somebody has to look at. */
export const reviewTask = z.object({
  id,
  cause,
  message: z.string().nullable().describe('What the school was told'),
  before: z.object({ startsAt: instant, endsAt: instant, site: z.string() }).describe('The visit as it was booked'),
  openedAt: instant,
  booking: z.object({
    reference: z.string(),
    institution: z.string(),
    groups: z.array(z.string()),
    pupils: z.int(),
    adults: z.int(),
    contact: z.object({ name: z.string(), email: z.string(), phone: z.string() }),
  }),
  session: z
    .object({
      id,
      startsAt: instant,
      endsAt: instant,
      localDate: z.string(),
      state: z.enum(['OPEN', 'CLOSED', 'CANCELLED']),
      offer: z.string(),
      site: z.string(),
      department: z.string(),
    })
    .describe('Where the booking stands now'),
  alternatives: z.array(alternative).describe('Empty once it is closed'),
  mayResolve: z.boolean(),
  outcome: outcome.nullable().describe('null = open'),
  closedAt: instant.nullable(),
  closedBy: z.string().nullable().describe('Name of the colleague; null with an outcome = the school itself'),
});

export const listReviews = endpoint({
  method: 'GET',
  path: '/api/reviews',
  summary: 'Bookings that somebody has to look at, because their session was cancelled or changed',
  description:
    'Of the own departments. Open ones by date, at most 200, each with the nearest times it could move to; done ones latest first, ' +
    'those of the last 30 days, at most 50.',
  tag: 'reviews',
  policy: 'staff',
  query: z.object({ state: z.enum(['open', 'done']).default('open') }),
  answer: z.object({ items: z.array(reviewTask), open: z.int() }),
});

export const countReviews = endpoint({
  method: 'GET',
  path: '/api/reviews/count',
  summary: 'How many bookings somebody has to look at',
  tag: 'reviews',
  policy: 'staff',
  answer: z.object({ open: z.int() }),
});

export const resolveReview = endpoint({
  method: 'POST',
  path: '/api/reviews/:id/resolve',
  summary: 'Move, keep or cancel a booking that somebody has to look at',
  description:
    'MOVED needs `sessionId`. KEPT: the changed time suits; not for a cancelled session. CANCELLED: the venue cancels the booking. ' +
    'Everybody invited is told, with the message if there is one.',
  tag: 'reviews',
  policy: 'lead',
  params: z.object({ id }),
  body: z.object({ outcome, sessionId: targetSession.optional(), message: paragraph(1000).nullish() }),
  answer: z.object({ reference: z.string(), outcome }),
  problems: { ...moveProblems, REVIEW_CLOSED: 409, NOTHING_TO_KEEP: 409 },
});

export const reopenSession = endpoint({
  method: 'POST',
  path: '/api/sessions/:id/reopen',
  summary: 'Take the cancellation of a session back',
  description:
    'Its educators and rooms are taken again; when somebody else has them by now, 409 says who. Bookings that are still there are ' +
    'told that the visit takes place, and nobody has to look at them any more.',
  tag: 'sessions',
  policy: 'lead',
  params: z.object({ id }),
  answer: z.object({ id, state: z.literal('OPEN'), bookings: z.int().describe('Told that it takes place') }),
  problems: { NOT_CANCELLED: 409, ALREADY_STARTED: 409, CONFLICTS: 409 },
});

export type ReviewTaskView = z.output<typeof reviewTask>;
