import { z } from 'zod';
import { bookedSession, price } from '#server/bookings/booking-shape.contract.ts';
import { bookingStatuses } from '#server/bookings/booking-states.rules.ts';
import { venueEndCodes } from '#server/bookings/end-codes.ts';
import { alternative } from '#server/bookings/reschedule.contract.ts';
import { endpoint } from '#server/http/endpoint.ts';
import { email, id, instant, line, paragraph } from '#server/http/fields.ts';

const tag = 'requests';
const params = z.object({ reference: z.string().max(20) });
const status = z.enum(bookingStatuses);

/** Why a request is not answered. */
const refusals = {
  NOT_A_REQUEST: 409,
  SESSION_CANCELLED: 409,
  ALREADY_STARTED: 409,
  REQUEST_EXPIRED: 409,
} as const;

const request = z.object({
  reference: z.string(),
  status,
  waitsFor: z
    .object({ department: z.boolean(), head: z.boolean() })
    .describe('Whose yes is still lacking; both false = it is no request (any longer)'),
  expiresAt: instant.nullable().describe('When the request ends by itself'),
  acceptedAt: instant.nullable().describe('The department has said yes; the school’s head has not yet'),
  otherLevel: z.boolean().describe('A class level that the offer is not made for was asked for'),
  classes: z.int().describe('How many bookings are answered together'),
  head: z
    .object({
      name: z.string(),
      email: z.string(),
      dueAt: instant,
      remindedAt: instant.nullable(),
      answer: z.enum(['CONFIRMED', 'DECLINED']).nullable(),
      reason: z.string().nullable(),
    })
    .nullable()
    .describe('The school’s head who was asked'),
  proposal: z
    .object({
      sessionId: id,
      startsAt: instant,
      endsAt: instant,
      site: z.string(),
      message: z.string().nullable(),
      expiresAt: instant,
    })
    .nullable()
    .describe('Another time that the department proposes; its places are held'),
});

export const readRequest = endpoint({
  method: 'GET',
  path: '/api/bookings/:reference/request',
  summary: 'What a request waits for, for whoever holds the booking’s link',
  description: 'A booking that is no request answers with nothing to wait for.',
  tag,
  policy: 'bookingLink',
  params,
  answer: request,
});

export const readRequestForStaff = endpoint({
  method: 'GET',
  path: '/api/bookings/:reference/answering',
  summary: 'What a request waits for, and the times that could be proposed instead',
  tag,
  policy: 'staff',
  params,
  answer: request.extend({
    mayAnswer: z.boolean(),
    alternatives: z.array(alternative).describe('Nearest first; empty where nothing can be proposed'),
  }),
});

const answered = z.object({
  reference: z.string(),
  outcome: z.enum(['CONFIRMED', 'WAITING_FOR_HEAD', 'DECLINED', 'PROPOSED']),
});

export const confirmRequest = endpoint({
  method: 'POST',
  path: '/api/bookings/:reference/confirm',
  summary: 'Say yes to a request',
  description:
    'It becomes a booking and everybody invited gets the confirmation; where the school’s head has to confirm too, it waits for that ' +
    'alone. Several classes booked as one are answered together. A second yes changes nothing.',
  tag,
  policy: 'lead',
  params,
  answer: answered,
  problems: refusals,
});

export const declineRequest = endpoint({
  method: 'POST',
  path: '/api/bookings/:reference/decline',
  summary: 'Say no to a request, with a reason',
  description:
    'The places are free at once; the school is told the reason, and its head that nothing is needed any more.',
  tag,
  policy: 'lead',
  params,
  body: z.object({
    code: z.enum(venueEndCodes),
    reason: paragraph(1000).nullish().describe('To the school, in the department’s words'),
  }),
  answer: answered,
  problems: { NOT_A_REQUEST: 409, REQUEST_EXPIRED: 409 },
});

export const proposeTime = endpoint({
  method: 'POST',
  path: '/api/bookings/:reference/propose',
  summary: 'Propose another time for a request',
  description:
    'A session of the same offer with room for the groups: its places are held, and those asked for stay taken, until the school has ' +
    'answered or its time is over. Replaces a proposal that is open. Not for several classes booked as one.',
  tag,
  policy: 'lead',
  params,
  body: z.object({
    sessionId: z.string().max(100).describe('A malformed id is answered like an unknown one: 404'),
    message: paragraph(1000).nullish().describe('To the school'),
  }),
  answer: answered,
  problems: {
    ...refusals,
    SESSION_NOT_FOUND: 404,
    PART_OF_SET: 409,
    SAME_SESSION: 409,
    OTHER_OFFER: 409,
    TIME_NOT_OPEN: 409,
    TIME_FULL: 409,
    CHANGED_MEANWHILE: 409,
  },
});

export const answerProposal = endpoint({
  method: 'POST',
  path: '/api/bookings/:reference/proposal',
  summary: 'Accept or decline the time that the department proposes',
  description:
    'Accepted: the booking moves there and is confirmed (or waits for the school’s head alone, who is asked anew). Declined: the ' +
    'department has the request again.',
  tag,
  policy: 'bookingLink',
  params,
  body: z.object({ accept: z.boolean() }),
  answer: request,
  problems: { ...refusals, NO_PROPOSAL: 409, TIME_NOT_OPEN: 409, TIME_FULL: 409, CHANGED_MEANWHILE: 409 },
});

export const askOtherHead = endpoint({
  method: 'PUT',
  path: '/api/bookings/:reference/head',
  summary: 'Ask another head, or the same one at another address',
  description:
    'Until somebody has answered. The link in the mail sent before opens nothing any more; the deadline stays.',
  tag,
  policy: 'bookingLink',
  params,
  body: z.object({ name: line(120), email }),
  answer: request,
  problems: { ...refusals, NOBODY_ASKED: 409, ALREADY_ANSWERED: 409, TOO_MANY_CHANGES: 429 },
});

const question = z.object({
  name: z.string().describe('The head who is asked'),
  answer: z.enum(['CONFIRMED', 'DECLINED']).nullable(),
  reason: z.string().nullable(),
  dueAt: instant,
  mayAnswer: z.boolean(),
  status: status.describe('Of the booking'),
  waitsForDepartment: z.boolean().describe('The department has to say yes too'),
  institution: z.string(),
  teacher: z.object({ name: z.string(), email: z.string(), phone: z.string() }),
  totalOre: price.shape.totalOre,
  visits: z.array(
    z.object({
      reference: z.string(),
      session: bookedSession,
      groups: z.array(z.object({ label: z.string(), pupils: z.int(), adults: z.int() })),
    }),
  ),
});

const byHeadLink = { tag, policy: 'bookingLink', params: z.object({ id }), answer: question } as const;

export const readQuestion = endpoint({
  ...byHeadLink,
  method: 'GET',
  path: '/api/head-approvals/:id',
  summary: 'The visit that a school’s head is asked to confirm',
  description: 'By the token of the mailed link as Bearer; anything else is the same 404. Reading answers nothing.',
});

export const answerQuestion = endpoint({
  ...byHeadLink,
  method: 'POST',
  path: '/api/head-approvals/:id',
  summary: 'The head’s yes or no',
  description:
    'Yes: the visit is confirmed, or waits for the department alone. No: the request is withdrawn and the teacher is told. The same ' +
    'answer again changes nothing.',
  body: z.object({
    answer: z.enum(['CONFIRM', 'DECLINE']),
    reason: paragraph(1000).nullish().describe('To the teacher'),
  }),
  problems: { ...refusals, ALREADY_ANSWERED: 409 },
});

export type RequestView = z.output<typeof request>;
export type QuestionView = z.output<typeof question>;
