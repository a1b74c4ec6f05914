import { z } from 'zod';
import { endpoint } from '#server/http/endpoint.ts';
import { person } from './booking.contract.ts';
import { booking } from './booking-shape.contract.ts';

const byReference = z.object({ reference: z.string().max(20) });

export const handOverBooking = endpoint({
  method: 'POST',
  path: '/api/bookings/:reference/hand-over',
  summary: 'Give a booking to somebody else',
  description:
    'By the link, or with the login of somebody who leads the department. The links given before are void at once: the new contact ' +
    'has the new one by mail. Whoever came along as the contact is replaced as well: CANCEL to the old one, the invitation to the ' +
    'new one. No deadline.',
  tag: 'bookings',
  policy: 'bookingLink',
  params: byReference,
  body: z.object({ contact: person }),
  answer: z.object({ reference: z.string(), contact: z.object({ name: z.string(), email: z.string() }) }),
  problems: {
    ALREADY_CANCELLED: 409,
    ALREADY_STARTED: 409,
    SESSION_CANCELLED: 409,
    CHANGED_MEANWHILE: 409,
    TOO_MANY_CHANGES: 429,
  },
});

export const undoCancellation = endpoint({
  method: 'POST',
  path: '/api/bookings/:reference/undo',
  summary: 'Take a cancellation back',
  description:
    'By the link as long as somebody could book the session (and for an hour after cancelling), or with the login of somebody who ' +
    'leads the department until the session begins. The places are taken again: 409 `SESSION_FULL` when others have them, or wait ' +
    'for them; `alternatives` are other times. Reference, link and calendar UID stay.',
  tag: 'bookings',
  policy: 'bookingLink',
  params: byReference,
  answer: booking,
  problems: {
    NOTHING_TO_UNDO: 409,
    CANCELLED_BY_VENUE: 409,
    ALREADY_STARTED: 409,
    SESSION_CANCELLED: 409,
    SESSION_CLOSED: 409,
    TOO_LATE_TO_BOOK: 409,
    SESSION_FULL: 409,
    CHANGED_MEANWHILE: 409,
  },
});
