import { z } from 'zod';
import { bookingRefusals } from '#server/bookings/booking.contract.ts';
import { bookingStatuses } from '#server/bookings/booking-states.rules.ts';
import { endpoint } from '#server/http/endpoint.ts';
import { id, instant, localDate, paragraph } from '#server/http/fields.ts';
import { blockingProblems } from '#server/sessions/session-editor.contract.ts';
import { clockTime, durationMinutes } from '#server/sessions/session-shape.contract.ts';
import { byId, common, state, tag } from './date-request.contract.ts';

// What the department's staff read of date requests, and how the lead answers.

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
