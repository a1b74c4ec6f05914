import { z } from 'zod';
import { endpoint } from '#server/http/endpoint.ts';
import { id, instant } from '#server/http/fields.ts';

/** One thing that happened to a booking, as its link shows it: without the names of those who work for the department. */
const bookingEvent = z.object({
  id,
  at: instant,
  who: z.enum(['SCHOOL', 'DEPARTMENT', 'SYSTEM']),
  what: z.string().describe('In words, in the language of the call'),
  mails: z
    .array(
      z.object({
        to: z.string().describe('Name'),
        subject: z.string().nullable().describe('Null = not written yet, or no longer kept'),
        status: z.enum(['WAITING', 'SENT', 'FAILED', 'NOT_SENT']),
      }),
    )
    .describe('Those that told of it'),
});

export const readBookingEvents = endpoint({
  method: 'GET',
  path: '/api/bookings/:reference/events',
  summary: 'What happened to a booking, newest first, by its link',
  description:
    'What was done, when, and by whom in a word; and which mails went to the people of the school who have the link. Somebody who ' +
    'leads the department reads `timeline` instead.',
  tag: 'bookings',
  policy: 'bookingLink',
  params: z.object({ reference: z.string().max(20) }),
  answer: z.object({ items: z.array(bookingEvent) }),
});

export type BookingEvent = z.output<typeof bookingEvent>;
