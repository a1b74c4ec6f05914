import { z } from 'zod';
import { endpoint } from '#server/http/endpoint.ts';
import { id, instant } from '#server/http/fields.ts';
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

/** What happened to a booking, without the names of those who work for the department. */
export const readBookingEvents = endpoint({
  method: 'GET',
  path: '/api/bookings/:reference/events',
  summary: 'What happened to a booking, newest first, by its link',
  description:
    'What was done, when, and by whom in a word (the school, the department, the system); and which mails went to the two people who ' +
    'have the link. Somebody of the department reads `timeline` and the mails instead.',
  tag: 'bookings',
  policy: 'bookingLink',
  params: byReference,
  answer: z.object({
    items: z.array(
      z.object({
        id,
        at: instant,
        who: z.enum(['SCHOOL', 'DEPARTMENT', 'SYSTEM']),
        what: z.string().describe('In words, in the language of the call'),
        mails: z
          .array(
            z.object({
              to: z.string().describe('Name, or mail address'),
              subject: z.string().nullable(),
              status: z.enum(['WAITING', 'SENT', 'FAILED', 'NOT_SENT']),
            }),
          )
          .describe('Those that told of it'),
      }),
    ),
  }),
});
