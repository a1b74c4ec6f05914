import { z } from 'zod';
import { bookingRefusals } from '#server/bookings/booking.contract.ts';
import { endpoint } from '#server/http/endpoint.ts';
import { count, id, instant } from '#server/http/fields.ts';

/** A live hold. */
export const held = z.object({
  holdToken: z.string().describe('Given to POST /api/bookings as `holdToken`'),
  expiresAt: instant,
  secondsLeft: z.int().min(0).describe('By the clock of the server: clocks of browsers differ'),
  extendable: z.boolean().describe('A hold can be extended once'),
  places: z.object({ groups: z.int(), pupils: z.int(), adults: z.int() }),
});

const bySession = z.object({ id });

const pupils = z.int().min(1, { error: 'NO_PUPILS' }).max(500);

export const createHold = endpoint({
  method: 'POST',
  path: '/api/sessions/:id/holds',
  summary: 'Hold places for ten minutes while a form is filled in',
  description:
    'No account is needed. A cookie (`holder`, twenty minutes, for nothing else) keeps a browser to one live hold per session: asking ' +
    'again changes the numbers and not the end. What is left out: one class as large as the offer takes, or as there is room for, with ' +
    'the adults that its ratio asks for.',
  tag: 'holds',
  policy: 'public',
  params: bySession,
  body: z.object({
    groups: z
      .union([
        count(1, 20),
        z
          .array(z.object({ pupils, adults: count(0, 100).nullish() }))
          .min(1)
          .max(20),
      ])
      .nullish()
      .describe('How many groups, or the numbers of each'),
    pupils: pupils.nullish().describe('Of all groups together, where those are not listed'),
    adults: count(0, 100).nullish(),
  }),
  status: 201,
  answer: held,
  problems: bookingRefusals,
});

export const extendHold = endpoint({
  method: 'POST',
  path: '/api/sessions/:id/holds/extend',
  summary: 'Hold the places ten minutes more, once',
  description: 'The hold token is the Bearer token. A wrong one answers 404.',
  tag: 'holds',
  policy: 'bookingLink',
  params: bySession,
  answer: held,
  problems: { HOLD_LAPSED: 409, HOLD_EXTENDED_ALREADY: 409, HOLD_NOT_YOURS: 409, SESSION_CANCELLED: 409 },
});

export const releaseHold = endpoint({
  method: 'DELETE',
  path: '/api/sessions/:id/holds',
  summary: 'Give the held places back',
  description: 'The hold token is the Bearer token. A hold that has ended already answers the same.',
  tag: 'holds',
  policy: 'bookingLink',
  params: bySession,
  problems: { HOLD_NOT_YOURS: 409 },
});
