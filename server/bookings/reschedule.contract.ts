import { z } from 'zod';
import { endpoint } from '#server/http/endpoint.ts';
import { id, instant, paragraph } from '#server/http/fields.ts';
import { booking } from './booking-shape.contract.ts';

const byReference = z.object({ reference: z.string().max(20) });

/** A session of the same offer with room for the booking. */
export const alternative = z.object({
  sessionId: id,
  startsAt: instant,
  endsAt: instant,
  site: z.string(),
  pupilsLeft: z.int(),
});

/** What can stop a move; each comes with its facts in `reasons`, the first with `alternatives`. */
export const moveProblems = {
  ALREADY_CANCELLED: 409,
  ALREADY_STARTED: 409,
  AFTER_DEADLINE: 409,
  SAME_SESSION: 409,
  OTHER_OFFER: 409,
  SESSION_CANCELLED: 409,
  SESSION_CLOSED: 409,
  TOO_LATE_TO_BOOK: 409,
  NOT_YET_OPEN: 409,
  SESSION_FULL: 409,
  SESSION_NOT_FOUND: 404,
  CHANGED_MEANWHILE: 409,
} as const;

/** A malformed id is answered like an unknown one. */
export const targetSession = z.string().max(100).describe('A session of the same offer');

export const readAlternatives = endpoint({
  method: 'GET',
  path: '/api/bookings/:reference/alternatives',
  summary: 'The nearest times that a booking can move to',
  description: 'At most six sessions of the same offer with room for all its groups, earliest first.',
  tag: 'bookings',
  policy: 'bookingLink',
  params: byReference,
  answer: z.object({ items: z.array(alternative) }),
});

export const rescheduleBooking = endpoint({
  method: 'POST',
  path: '/api/bookings/:reference/reschedule',
  summary: 'Move a booking to another time of the same offer, by the link',
  description:
    'Until the cancellation deadline, and without one when the venue has cancelled or changed the session. Reference, groups, ' +
    'price and calendar UID stay. Somebody else may have been faster: 409 `SESSION_FULL` names other times in `alternatives`.',
  tag: 'bookings',
  policy: 'bookingLink',
  params: byReference,
  body: z.object({ sessionId: targetSession }),
  answer: booking,
  problems: moveProblems,
});

export const keepBooking = endpoint({
  method: 'POST',
  path: '/api/bookings/:reference/keep',
  summary: 'Say that the changed time suits, by the link',
  description:
    'For a session that was moved or changed; a cancelled one cannot be kept. With If-Match nobody accepts a time that they ' +
    'have not seen: a change in the meantime is 412.',
  tag: 'bookings',
  policy: 'bookingLink',
  params: byReference,
  answer: booking,
  etag: true,
  problems: { NOTHING_TO_KEEP: 409, CHANGED_MEANWHILE: 412 },
});

export const readStaffAlternatives = endpoint({
  method: 'GET',
  path: '/api/bookings/:reference/move',
  summary: 'The nearest times that the department can move a booking to',
  description:
    'Like `alternatives`, but past lead time and before booking opens. `review`: why somebody has to look at it.',
  tag: 'bookings',
  policy: 'staff',
  params: byReference,
  answer: z.object({
    items: z.array(alternative),
    review: z.enum(['SESSION_CANCELLED', 'SESSION_MOVED', 'SESSION_CHANGED']).nullable(),
  }),
});

export const moveBooking = endpoint({
  method: 'POST',
  path: '/api/bookings/:reference/move',
  summary: 'Move a booking to another time of the same offer, for the department',
  description:
    'Past lead time and deadlines, until attendance is recorded. Everybody invited is told, with the message if there is one.',
  tag: 'bookings',
  policy: 'lead',
  params: byReference,
  body: z.object({ sessionId: targetSession, message: paragraph(1000).nullish() }),
  answer: z.object({ reference: z.string(), sessionId: id, localDate: z.string() }),
  problems: moveProblems,
});
