import { z } from 'zod';
import { endpoint } from '#server/http/endpoint.ts';
import { countText, id } from '#server/http/fields.ts';
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
  confirmation: z.enum(['INSTANT', 'BY_REQUEST']),
  price: z.object({ perGroupOre: z.int(), note: z.string().nullable() }),
});

export const readSession = endpoint({
  method: 'GET',
  path: '/api/sessions/:id',
  summary: 'One session, with what is left and the rules for booking it',
  description:
    '`bookable` and `reasons` are judged for exactly `pupils` pupils (default: the smallest number allowed) of `level` (default: ' +
    'the level that needs most adults).',
  tag: 'bookings',
  policy: 'public',
  params: z.object({ id }),
  query: z.object({ pupils: countText(1, 500).optional(), level: askedLevel.optional() }),
  answer: bookableSession,
});
