import { z } from 'zod';
import { bookingFields, createBooking } from '#server/bookings/booking.contract.ts';
import { bookedSession, price } from '#server/bookings/booking-shape.contract.ts';
import { bookingStatuses } from '#server/bookings/booking-states.rules.ts';
import { bookerEndCodes } from '#server/bookings/end-codes.ts';
import { endpoint } from '#server/http/endpoint.ts';
import { paragraph } from '#server/http/fields.ts';

const { groups, visitor, needs, ...common } = bookingFields;

const visit = z.object({
  sessionId: z.string().max(100).describe('A malformed id is answered like an unknown one: 404'),
  groups,
  visitor: visitor.describe('The visiting teacher of this visit, when another than that of the set'),
  needs: needs.describe('Needs of these groups; left out = those of the set'),
  holdToken: z.string().max(200).nullish().describe('Of POST /api/sessions/{id}/holds: the places held are taken over'),
});

const noSessionTwice = (visits: { sessionId: string }[]) =>
  new Set(visits.map(({ sessionId }) => sessionId.toLowerCase())).size === visits.length;

const bookingSetBody = z.object({
  ...common,
  visitor: visitor.describe('The visiting teacher of every visit that names nobody else; default the contact'),
  needs,
  bookings: z
    .array(visit)
    .min(1)
    .max(8)
    .refine(noSessionTwice, { params: { code: 'SESSION_TWICE' } })
    .describe(
      'One booking for each session, all of one offer. Several groups share a session only where the offer takes several',
    ),
});

const { problems: bookingProblems } = createBooking;

export const createBookingSet = endpoint({
  method: 'POST',
  path: '/api/booking-sets',
  summary: 'Book several classes at once: all of them or none',
  description:
    'Each visit becomes a booking with its own reference, link and calendar event; they share one confirmation, and the first ' +
    "one's link shows and cancels all of them. A refusal names the visits (`booking`, from 0) in its reasons. Where the offer asks " +
    'for a yes, all of them wait for one answer.',
  tag: 'bookings',
  policy: 'public',
  body: bookingSetBody,
  status: 201,
  idempotent: true,
  answer: z.object({
    status: z.enum(['CONFIRMED', 'REQUESTED']),
    price,
    bookings: z.array(
      z.object({
        reference: z.string(),
        status: z.enum(['CONFIRMED', 'REQUESTED']),
        manageToken: z.string(),
        manageUrl: z.url(),
        session: bookedSession,
        price,
      }),
    ),
  }),
  problems: bookingProblems ?? {},
});

const byReference = z.object({ reference: z.string().max(20) });

/** One of the classes that were booked together. */
const setBooking = z.object({
  reference: z.string(),
  status: z.enum(bookingStatuses),
  session: bookedSession,
  groups: z.array(z.object({ label: z.string(), pupils: z.int(), adults: z.int() })),
  visitor: z.object({ name: z.string() }),
  own: z.boolean().describe('The booking whose link this is'),
  manageUrl: z
    .url()
    .nullable()
    .describe('Only by the link of the first booking, and only of those that the same person still has'),
  cancellable: z.boolean(),
});

const bookingSet = z.object({
  whole: z.boolean().describe('This link is the first one of the set: it shows and cancels all'),
  bookings: z.array(setBooking),
});

export const readBookingSet = endpoint({
  method: 'GET',
  path: '/api/bookings/:reference/set',
  summary: 'The classes that were booked together with this one',
  description: 'A booking that was made alone has an empty list.',
  tag: 'bookings',
  policy: 'bookingLink',
  params: byReference,
  answer: bookingSet,
});

export const cancelBookingSet = endpoint({
  method: 'POST',
  path: '/api/bookings/:reference/set/cancel',
  summary: 'Cancel all classes that were booked together, by the link of the first one',
  description:
    'All or none: where one of them can no longer be cancelled by a link, the reasons name it (`reference`). Those cancelled before ' +
    'stay so. By the link of another class than the first: 404.',
  tag: 'bookings',
  policy: 'bookingLink',
  params: byReference,
  body: z.object({ code: z.enum(bookerEndCodes).nullish(), reason: paragraph(500).nullish() }),
  answer: bookingSet,
  problems: { AFTER_DEADLINE: 409, ALREADY_CANCELLED: 409, ALREADY_STARTED: 409 },
});

export type CreateBookingSetBody = z.output<typeof bookingSetBody>;
export type BookingSet = z.output<typeof bookingSet>;
