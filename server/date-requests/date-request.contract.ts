import { z } from 'zod';
import { bookingFields } from '#server/bookings/booking.contract.ts';
import { bookingStatuses } from '#server/bookings/booking-states.rules.ts';
import { endpoint } from '#server/http/endpoint.ts';
import { count, id, instant, localDate } from '#server/http/fields.ts';
import { slug } from '#server/offers/offer.query.ts';

export const tag = 'date requests';
export const byId = z.object({ id });
const { institution, contact, groups, needs, message, language } = bookingFields;

export const dateRequestStates = ['OPEN', 'ANSWERED', 'DECLINED', 'WITHDRAWN', 'EXPIRED'] as const;
export const state = z.enum(dateRequestStates);
const timeOfDay = z.enum(['MORNING', 'AFTERNOON']);

const wish = z.object({
  from: localDate,
  to: localDate.describe('Included; at most a year after `from`'),
  weekdays: z
    .array(count(1, 7))
    .max(7)
    .default([])
    .transform((days) => [...new Set(days)].sort())
    .describe('1 = Monday … 7 = Sunday; empty = every day'),
  timeOfDay: timeOfDay.nullish().describe('MORNING begins before 12; left out = any'),
});

const newDateRequest = z.object({ institution, contact, groups, needs, message, language, wish });
export type NewDateRequest = z.output<typeof newDateRequest>;

export const createDateRequest = endpoint({
  method: 'POST',
  path: '/api/offers/:slug/date-requests',
  summary: 'Ask for another day when none of the dates suits',
  description:
    'No account is needed. The lead answers with a time, which then waits for the school’s yes, or with no. A level that the offer ' +
    'is not made for may be asked for as well.',
  tag,
  policy: 'public',
  params: z.object({ slug }),
  body: newDateRequest,
  status: 201,
  idempotent: true,
  answer: z.object({ id, token: z.string(), url: z.url().describe('Shows what becomes of it, and withdraws it') }),
  problems: {
    TOO_MANY_GROUPS: 409,
    TOO_MANY_PUPILS: 409,
    TOO_FEW_PUPILS: 409,
    TOO_FEW_ADULTS: 409,
    IDEMPOTENCY_KEY_REUSED: 422,
    TOO_MANY_DATE_REQUESTS: 429,
  },
});

const shownGroup = z.object({ label: z.string(), level: z.string(), pupils: z.int(), adults: z.int() });

/** What everybody sees of a date request. */
export const common = {
  id,
  state,
  offer: z.object({ slug: z.string(), title: z.string() }),
  institution: z.string(),
  groups: z.array(shownGroup),
  pupils: z.int(),
  adults: z.int(),
  daycare: z.boolean().describe('Children of a daycare come, no pupils'),
  wish: z.object({ from: localDate, to: localDate, weekdays: z.array(z.int()), timeOfDay: timeOfDay.nullable() }),
  needs: z.string().nullable(),
  message: z.string().nullable(),
  createdAt: instant,
  answeredAt: instant.nullable(),
  answer: z.string().nullable().describe('What the department wrote'),
};

const ownDateRequest = z.object({
  ...common,
  department: z.object({ name: z.string(), email: z.string(), phone: z.string() }),
  mayWithdraw: z.boolean(),
  offered: z
    .object({
      status: z.enum(bookingStatuses),
      startsAt: instant,
      endsAt: instant,
      site: z.string(),
      expiresAt: instant.nullable(),
      manageUrl: z.url().nullable().describe('Where to say yes or no; null = the booking is in somebody else’s hands'),
    })
    .nullable(),
});
export type OwnDateRequest = z.output<typeof ownDateRequest>;

const byLink = 'By the token of the mailed link as Bearer. Anything else: the same 404.';

export const readDateRequest = endpoint({
  method: 'GET',
  path: '/api/date-requests/:id',
  summary: 'What has become of a date request',
  description: byLink,
  tag,
  policy: 'bookingLink',
  params: byId,
  answer: ownDateRequest,
});

export const withdrawDateRequest = endpoint({
  method: 'POST',
  path: '/api/date-requests/:id/withdraw',
  summary: 'Take a date request back',
  description: `${byLink} Withdrawing twice is the same as once; an answered one is a 409.`,
  tag,
  policy: 'bookingLink',
  params: byId,
  answer: ownDateRequest,
  problems: { DATE_REQUEST_CLOSED: 409 },
});
