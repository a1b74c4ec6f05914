import { z } from 'zod';
import { bookingFields, bookingRefusals } from '#server/bookings/booking.contract.ts';
import { bookedSession, booking } from '#server/bookings/booking-shape.contract.ts';
import { bookingStatuses } from '#server/bookings/booking-states.rules.ts';
import { endpoint } from '#server/http/endpoint.ts';
import { email, id, instant, line, localDate } from '#server/http/fields.ts';
import { addDays } from '#server/time/local-time.ts';

const { groups, visitor, needs, head: _head, ...common } = bookingFields;

/** A school year is planned at a time. */
const MOST_WISHED_DAYS = 366;

const wishes = z
  .object({
    from: localDate,
    to: localDate,
    weekdays: z
      .array(z.int().min(1).max(7))
      .max(7)
      .default([])
      .describe('1 = Monday … 7 = Sunday; empty = every day of the time'),
  })
  .refine(({ from, to }) => to >= from, { params: { code: 'ENDS_BEFORE_IT_BEGINS' }, path: ['to'] })
  .refine(({ from, to }) => to <= addDays(from, MOST_WISHED_DAYS), { params: { code: 'WISH_TOO_LONG' }, path: ['to'] });

const joinBody = z
  .object({
    ...common,
    visitor,
    needs,
    groups: groups.optional().describe('Of one booking'),
    sets: z
      .array(z.object({ groups, visitor, needs }))
      .min(1)
      .max(8)
      .optional()
      .describe('Several bookings that wait together, instead of `groups`: all get places on one day, or none'),
    wishes: wishes.nullish().describe('Other days that would do too; left out = only this session'),
  })
  .refine((body) => (body.groups === undefined) !== (body.sets === undefined), {
    params: { code: 'GROUPS_OR_SETS' },
    path: ['groups'],
  });
export type JoinBody = z.output<typeof joinBody>;

const place = z.object({
  reference: z.string(),
  status: z.enum(['WAITING', 'OFFERED']),
  manageToken: z.string(),
  manageUrl: z.url(),
});

export const joinWaitlist = endpoint({
  method: 'POST',
  path: '/api/sessions/:id/waitlist',
  summary: 'Join the waiting list of a full session',
  description:
    'As POST /api/bookings, but no places are taken. When places come free, the first who fits is offered them (OFFERED) and has some ' +
    'working days to accept. A session with room is booked instead: 409 `SESSION_HAS_ROOM`. Where another of the wished days has room ' +
    'the answer is OFFERED at once.',
  tag: 'waitlist',
  policy: 'public',
  params: z.object({ id: z.string().max(100) }),
  body: joinBody,
  status: 201,
  idempotent: true,
  answer: place.extend({
    position: z.int().min(1).describe('Number in the queue of this session'),
    bookings: z.array(place).describe('All that wait together, this first one among them'),
    session: bookedSession,
  }),
  problems: {
    ...bookingRefusals,
    SESSION_HAS_ROOM: 409,
    SESSION_NOT_FOUND: 404,
    IDEMPOTENCY_KEY_REUSED: 422,
    TOO_MANY_BOOKINGS: 429,
  },
});

const byReference = z.object({ reference: z.string().max(20) });
const answerProblems = { NOT_OFFERED: 409, OFFER_LAPSED: 409, SESSION_CANCELLED: 409, ALREADY_STARTED: 409 } as const;

export const acceptOffer = endpoint({
  method: 'POST',
  path: '/api/bookings/:reference/accept',
  summary: 'Accept offered places by the link',
  description:
    'For everything that waited together. The booking becomes CONFIRMED, or REQUESTED where somebody has to say yes. Accepting again ' +
    'answers what it is.',
  tag: 'waitlist',
  policy: 'bookingLink',
  params: byReference,
  body: z.object({
    head: z
      .object({ name: line(120), email })
      .nullish()
      .describe("The school's head, where the offer asks for a yes from there (422 if left out)"),
  }),
  answer: booking,
  problems: answerProblems,
});

export const declineOffer = endpoint({
  method: 'POST',
  path: '/api/bookings/:reference/decline-offer',
  summary: 'Give offered places back by the link',
  description: 'For everything that waited together; the next in the queue is asked at once.',
  tag: 'waitlist',
  policy: 'bookingLink',
  params: byReference,
  body: z.object({ keepWaiting: z.boolean().default(false).describe('For the other days that were wished for') }),
  answer: booking,
  problems: answerProblems,
});

const wishedDays = z.object({ from: z.string(), to: z.string(), weekdays: z.array(z.int()) });

export const readWaiting = endpoint({
  method: 'GET',
  path: '/api/bookings/:reference/waitlist',
  summary: 'The place in the queue, by the link',
  tag: 'waitlist',
  policy: 'bookingLink',
  params: byReference,
  answer: z.object({
    waiting: z
      .object({
        position: z.int().min(1),
        wishes: wishedDays.nullable(),
        until: instant.describe('When waiting ends by itself'),
        offersMissed: z.int(),
      })
      .nullable()
      .describe('Null = it does not wait'),
    offered: z
      .object({
        until: instant,
        approval: z.enum(['HEAD', 'DEPARTMENT', 'BOTH']).nullable().describe('Who says yes after the school'),
        mayKeepWaiting: z.boolean(),
        fromQueue: z.boolean().describe('False = the lead offered it by itself, as the answer to a date request'),
      })
      .nullable()
      .describe('Null = no places are offered'),
    together: z.array(
      z.object({
        reference: z.string(),
        labels: z.array(z.string()),
        pupils: z.int(),
        startsAt: instant,
        endsAt: instant,
      }),
    ),
  }),
});

const reason = z.looseObject({ code: z.string(), message: z.string() });

const staffEntry = z.object({
  id,
  position: z.int().min(1).describe('Number in the queue of the session it began with'),
  createdAt: instant,
  offersMissed: z.int(),
  wishes: wishedDays.nullable(),
  offer: z.object({ slug: z.string(), title: z.string() }),
  department: z.object({ slug: z.string(), name: z.string() }),
  session: z.object({ id, startsAt: instant, endsAt: instant, localDate: z.string(), state: z.string() }),
  institution: z.string(),
  contact: z.object({ name: z.string(), email: z.string(), phone: z.string() }),
  bookings: z.array(
    z.object({
      reference: z.string(),
      status: z.enum(bookingStatuses),
      labels: z.array(z.string()),
      pupils: z.int(),
      adults: z.int(),
      offered: z.object({ startsAt: instant, endsAt: instant, until: instant }).nullable(),
    }),
  ),
  skipped: z
    .array(z.object({ sessionId: id, startsAt: instant, at: instant, reasons: z.array(reason) }))
    .describe('Where it was passed over, or did not answer, and why; the latest first'),
});
export type WaitingEntryView = z.input<typeof staffEntry>;

export const listWaiting = endpoint({
  method: 'GET',
  path: '/api/waitlist',
  summary: 'Everybody who waits for places of own departments',
  description: 'By session and number in the queue, with why somebody was passed over.',
  tag: 'waitlist',
  policy: 'staff',
  query: z.object({ offer: z.string().max(100).optional(), session: z.uuid().optional() }),
  answer: z.object({ entries: z.array(staffEntry), more: z.boolean().describe('There are more than are shown') }),
});
