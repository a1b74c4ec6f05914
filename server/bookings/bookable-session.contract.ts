import { z } from 'zod';
import { endpoint } from '#server/http/endpoint.ts';
import { countText, id } from '#server/http/fields.ts';
import { offerForm } from '#server/offers/offer.query.ts';
import { adultRatioFields, ageGroup, askedLevel, bookedSession } from './booking-shape.contract.ts';

const places = z.object({ groups: z.int(), pupils: z.int(), adults: z.int() });

/** A session as the booking form needs it: what it is, what is left, and the rules of its offer. */
export const bookableSession = bookedSession.extend({
  capacity: places,
  left: places,
  bookable: z.boolean(),
  cancellable: z.boolean().describe('Whether a booking made now could still be cancelled by its link'),
  reasons: z.array(z.looseObject({ code: z.string(), message: z.string() })),
  rules: z.object({
    targetGroups: z.array(z.enum(['DAYCARE', 'PRIMARY', 'UPPER_SECONDARY'])),
    gradeLevels: z.object({ from: z.int(), to: z.int() }).nullable(),
    ageGroups: z.array(ageGroup),
    minPupils: z.int(),
    maxPupilsPerGroup: z.int(),
    maxGroups: z.int(),
    ...adultRatioFields,
    bookingLastDay: z.string().describe('Last Danish calendar day on which the session can be booked'),
    cancellationLastDay: z.string().describe('Last Danish calendar day on which the link cancels'),
  }),
  form: offerForm,
  confirmation: z.enum(['INSTANT', 'BY_REQUEST']),
  asks: z
    .object({
      departmentBy: z.string().describe('Last Danish calendar day on which the department answers a request made now'),
      headBy: z
        .string()
        .nullable()
        .describe("Last day on which the school's head can answer; null = nobody there has to be asked"),
      levelByRequest: z.boolean().describe('A level that the offer is not made for can be asked about'),
    })
    .describe('Whose yes a booking needs'),
  price: z.object({ perGroupOre: z.int(), note: z.string().nullable() }),
});

export const readSession = endpoint({
  method: 'GET',
  path: '/api/sessions/:id',
  summary: 'One session, with what is left and the rules for booking it',
  description:
    '`bookable` and `reasons` are judged for exactly `pupils` pupils (default: the smallest number allowed) of `level` (default: ' +
    'the level that needs most adults). Places that this browser holds itself (cookie `holder`) count as free.',
  tag: 'bookings',
  policy: 'public',
  params: z.object({ id }),
  query: z.object({ pupils: countText(1, 500).optional(), level: askedLevel.optional() }),
  answer: bookableSession,
});
