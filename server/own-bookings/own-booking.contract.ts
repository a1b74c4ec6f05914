import { z } from 'zod';
import { booking } from '#server/bookings/booking-shape.contract.ts';
import { endpoint } from '#server/http/endpoint.ts';
import { countText, instant } from '#server/http/fields.ts';

/** A booking as the one sees it who made it or visits with it. */
export const ownBooking = booking
  .pick({
    reference: true,
    status: true,
    session: true,
    price: true,
    cancellation: true,
    allowedActions: true,
    cancelReason: true,
    endCode: true,
    expiresAt: true,
    schoolInvited: true,
    place: true,
  })
  .extend({
    institution: booking.shape.institution.pick({ number: true, name: true }),
    groups: z.array(booking.shape.groups.element.omit({ id: true })),
    visitorName: z.string(),
    managePath: z
      .string()
      .nullable()
      .describe("The booking's own page with its secret: for the contact and the visiting teacher only"),
    bookableAgain: z.boolean().describe('Whether the offer is still in the catalogue'),
  });

const pageSize = 20;

export const listOwnBookings = endpoint({
  method: 'GET',
  path: '/api/me/bookings',
  summary: 'Own bookings, coming or past',
  description:
    'Made while logged in, or with the mail address that was shown to be the own one, as contact or visiting teacher, with ' +
    'or without a login. Coming ones nearest first (with what the venue has cancelled, until its day is over); past and ' +
    `cancelled ones latest first. ${pageSize} a page.`,
  tag: 'own bookings',
  policy: 'login',
  query: z.object({
    when: z.enum(['coming', 'past']).default('coming'),
    page: z.union([z.literal('').transform(() => 1), countText(1, 100_000)]).default(1),
  }),
  answer: z.object({
    items: z.array(ownBooking),
    total: z.int().describe('Of the list that was asked for'),
    page: z.int(),
    pageSize: z.int(),
    counts: z.object({ coming: z.int(), past: z.int() }),
    emailProven: z.boolean().describe('False = bookings made without a login are not found'),
  }),
});

export const readRemembered = endpoint({
  method: 'GET',
  path: '/api/me/bookings/last',
  summary: 'What the next booking can begin with',
  description:
    'School, classes, invoice details and contact of the own booking made last, or of the one named; a booking of somebody ' +
    'else is 404. Without any booking only name and mail of the account.',
  tag: 'own bookings',
  policy: 'login',
  query: z.object({ reference: z.string().max(20).optional() }),
  answer: z.object({
    reference: z.string().nullable(),
    offer: z.object({ slug: z.string(), title: z.string() }).nullable(),
    institution: z.object({ number: z.string().nullable(), name: z.string() }).nullable(),
    groups: z.array(booking.shape.groups.element.omit({ id: true })),
    invoice: booking.shape.invoice,
    contact: z.object({ name: z.string(), email: z.string().nullable(), phone: z.string().nullable() }),
  }),
});

export const listColleagueVisits = endpoint({
  method: 'GET',
  path: '/api/me/colleagues/visits',
  summary: 'Coming visits of colleagues at the own school',
  description: 'Of those who are confirmed at the same school, when both have said that they share their visits.',
  tag: 'own bookings',
  policy: 'login',
  answer: z.object({
    items: z.array(
      z.object({
        colleague: z.string(),
        institution: z.object({ number: z.string(), name: z.string() }),
        offer: z.object({ slug: z.string(), title: z.string() }),
        department: z.string(),
        startsAt: instant,
        localDate: z.string(),
        groups: z.array(z.string()),
      }),
    ),
  }),
});

export type OwnBooking = z.output<typeof ownBooking>;
export const OWN_PAGE_SIZE = pageSize;
