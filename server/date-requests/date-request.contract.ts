import { z } from 'zod';
import { bookingFields, bookingRefusals } from '#server/bookings/booking.contract.ts';
import { bookingStatuses } from '#server/bookings/booking-states.rules.ts';
import { endpoint } from '#server/http/endpoint.ts';
import { count, id, instant, localDate, paragraph } from '#server/http/fields.ts';
import { slug } from '#server/offers/offer.query.ts';
import { blockingProblems } from '#server/sessions/session-editor.contract.ts';
import { clockTime, durationMinutes } from '#server/sessions/session-shape.contract.ts';

const tag = 'date requests';
const byId = z.object({ id });
const { institution, contact, groups, needs, message, language } = bookingFields;

export const dateRequestStates = ['OPEN', 'ANSWERED', 'DECLINED', 'WITHDRAWN', 'EXPIRED'] as const;
const state = z.enum(dateRequestStates);
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

const common = {
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

const staffDateRequest = z.object({
  ...common,
  department: z.string(),
  contact: z.object({ name: z.string(), email: z.string(), phone: z.string() }),
  answeredBy: z.string().nullable(),
  booking: z.object({ reference: z.string(), status: z.enum(bookingStatuses), startsAt: instant }).nullable(),
  mayAnswer: z.boolean(),
});
export type StaffDateRequest = z.output<typeof staffDateRequest>;

export const listDateRequests = endpoint({
  method: 'GET',
  path: '/api/date-requests',
  summary: 'The date requests of one’s departments',
  description: 'Open ones by their last day, at most 200; done ones latest first, of the last 60 days, at most 50.',
  tag,
  policy: 'staff',
  query: z.object({ state: z.enum(['open', 'done']).default('open') }),
  answer: z.object({ items: z.array(staffDateRequest), open: z.int() }),
});

const possibleSession = z.object({
  id,
  startsAt: instant,
  endsAt: instant,
  localDate: z.string(),
  site: z.string(),
  left: z.object({ groups: z.int(), pupils: z.int(), adults: z.int() }),
  fits: z.boolean().describe('There is room for all of them'),
  suits: z.boolean().describe('It is one of the wished days and times'),
});

export const readDateRequestForAnswer = endpoint({
  method: 'GET',
  path: '/api/date-requests/:id/answering',
  summary: 'A date request with the times that could be offered',
  description: 'Coming open times of the offer, the wished ones that have room first, at most 30.',
  tag,
  policy: 'staff',
  params: byId,
  answer: z.object({
    request: staffDateRequest,
    sessions: z.array(possibleSession),
    durationMinutes: z.int().describe('How long the offer is'),
    answerBy: localDate.describe('The last day on which the school can say yes, unless another is chosen'),
  }),
});

const offer = z
  .strictObject({
    sessionId: id.optional().describe('An open time of the same offer'),
    newSession: z
      .strictObject({ date: localDate, time: clockTime, durationMinutes: durationMinutes.optional() })
      .optional()
      .describe('A time that is planned for it, with what else is usual for the offer'),
    answerBy: localDate
      .optional()
      .describe('The last day on which the school can say yes. Default: three working days'),
    message: paragraph(1000).nullish().describe('To the school'),
  })
  .refine((body) => (body.sessionId === undefined) !== (body.newSession === undefined), {
    params: { code: 'REQUIRED' },
    path: ['sessionId'],
  });
export type OfferBody = z.output<typeof offer>;

export const offerForDateRequest = endpoint({
  method: 'POST',
  path: '/api/date-requests/:id/offer',
  summary: 'Answer a date request with a time',
  description:
    'The places are taken and wait for the school’s yes until the deadline (a booking that is OFFERED). Lead times and levels do ' +
    'not bind the lead; the room does. A new time is planned in the same transaction, or not at all.',
  tag,
  policy: 'lead',
  params: byId,
  body: offer,
  answer: z.object({ reference: z.string(), sessionId: id, expiresAt: instant }),
  problems: {
    ...blockingProblems,
    ...bookingRefusals,
    SESSION_STARTED: 409,
    OFFER_ARCHIVED: 409,
    DATE_REQUEST_CLOSED: 409,
  },
});

export const declineDateRequest = endpoint({
  method: 'POST',
  path: '/api/date-requests/:id/decline',
  summary: 'Answer a date request with no, and say why',
  tag,
  policy: 'lead',
  params: byId,
  body: z.strictObject({ message: paragraph(1000).refine((text) => text !== '', { params: { code: 'REQUIRED' } }) }),
  answer: z.object({ id, state }),
  problems: { DATE_REQUEST_CLOSED: 409 },
});
