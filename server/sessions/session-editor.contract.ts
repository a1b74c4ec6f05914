import { z } from 'zod';
import { conflict } from '#server/allocations/conflict.contract.ts';
import { endpoint } from '#server/http/endpoint.ts';
import { count, id, localDate, paragraph } from '#server/http/fields.ts';
import {
  cancelCause,
  capacity,
  clockTime,
  durationMinutes,
  plannedFields,
  sessionForEditing,
  touchedBooking,
} from './session-shape.contract.ts';

// One session at a time: made, read for editing, changed, cancelled, removed.

const ofSession = z.object({ id });
const common = { tag: 'sessions', policy: 'lead' } as const;
const dryRun = z.boolean().optional().describe('True = nothing is saved; the answer says what would happen');
const acknowledgedBookings = count(0, 10_000)
  .optional()
  .describe('How many bookings the caller has been shown and means to move along');
const message = paragraph(1000).optional().describe('What the schools are told, beside what has changed');

const newSession = z.strictObject({
  offerId: id,
  date: localDate,
  time: clockTime,
  durationMinutes: durationMinutes.optional().describe('Default: the offer’s length'),
  siteId: id.optional().describe('Default: the offer’s usual place'),
  capacity: capacity.partial().optional().describe('Default: as many as one booking of the offer may bring'),
  ...z.strictObject(plannedFields).partial().shape,
  dryRun,
});
const sessionChange = z
  .strictObject({
    date: localDate,
    time: clockTime,
    durationMinutes,
    siteId: id,
    capacity: capacity.partial(),
    state: z.enum(['OPEN', 'CLOSED']),
    ...plannedFields,
    acknowledgedBookings,
    message,
    dryRun,
  })
  .partial();
const cancellation = z.strictObject({ cause: cancelCause, message, acknowledgedBookings, dryRun });

export type NewSessionBody = z.output<typeof newSession>;
export type SessionChangeBody = z.output<typeof sessionChange>;
export type CancellationBody = z.output<typeof cancellation>;

const outcome = z.object({
  id: id.nullable().describe('Null in a dry run of a new session'),
  dryRun: z.boolean(),
  session: sessionForEditing.nullable().describe('As it stands now'),
  conflicts: z.array(conflict).describe('Everything that is in the way; of a saved session only warnings'),
  bookings: z.array(touchedBooking).describe('Those that the change touches, latest booked first'),
  reasons: z
    .array(z.object({ code: z.string(), message: z.string() }).loose())
    .describe('In a dry run: why it could not be saved; empty = it can'),
});
export type SessionOutcome = z.output<typeof outcome>;

/** Conflicts that cannot be saved: the constraints of the database and what they do not know. */
export const blockingProblems = {
  EDUCATOR_TAKEN: 409,
  EDUCATOR_AWAY: 409,
  RESOURCE_TAKEN: 409,
  POOL_SHORT: 409,
  IN_THE_PAST: 409,
  SITE_NOT_USED: 409,
  RESOURCE_NOT_USED: 409,
  UNKNOWN_EDUCATOR: 409,
  UNKNOWN_RESOURCE: 409,
  TAKEN_MEANWHILE: 409,
  HOUSE_FULL: 409,
} as const;

const whatRefuses =
  'A local time that does not exist (02:30 on the last Sunday of March) is a 422 `NO_SUCH_TIME`. Educators, rooms and kits ' +
  'are taken once at a time, buffers included: a 409 names the other session.';

export const createSession = endpoint({
  ...common,
  method: 'POST',
  path: '/api/sessions',
  summary: 'Plan a session',
  description: `${whatRefuses} A dry run answers 200.`,
  body: newSession,
  status: 201,
  answer: outcome,
  etag: true,
  idempotent: true,
  problems: { ...blockingProblems, OFFER_ARCHIVED: 409, IDEMPOTENCY_MISMATCH: 422 },
});

export const readSessionForEditing = endpoint({
  tag: 'sessions',
  policy: 'staff',
  method: 'GET',
  path: '/api/sessions/:id/editing',
  summary: 'A session with everything that can be planned about it, its bookings and open requests',
  description: 'Of the departments the caller works for; every other session is 404.',
  params: ofSession,
  answer: sessionForEditing,
  etag: true,
});

const editing = { ...common, params: ofSession, etag: true } as const;
const editingProblems = {
  CHANGED_MEANWHILE: 412,
  SESSION_CANCELLED: 409,
  SESSION_OVER: 409,
  HAS_BOOKINGS: 409,
} as const;

export const changeSession = endpoint({
  ...editing,
  method: 'PATCH',
  path: '/api/sessions/:id',
  summary: 'Change a session',
  description:
    `Any subset of the fields; lists are replaced. ${whatRefuses} Another time or site of a session with bookings needs ` +
    '`acknowledgedBookings`: the bookings then follow, each gets a review task, and the schools are told what has changed. A ' +
    'capacity below what is booked is a 409 that says who would lose a place.',
  body: sessionChange,
  answer: outcome,
  problems: { ...blockingProblems, ...editingProblems, CAPACITY_BELOW_BOOKED: 409 },
});

export const cancelSession = endpoint({
  ...editing,
  method: 'POST',
  path: '/api/sessions/:id/cancel',
  summary: 'Cancel a session',
  description:
    'Its bookings are not cancelled silently: each gets a review task, and the schools are told. Educators and rooms are free at once.',
  body: cancellation,
  answer: outcome,
  problems: editingProblems,
});

export const removeSession = endpoint({
  ...editing,
  method: 'DELETE',
  path: '/api/sessions/:id',
  summary: 'Remove a session that never had a booking',
  description: 'One that has had bookings stays in the statistics: cancel it instead.',
  problems: { CHANGED_MEANWHILE: 412, SESSION_HAS_HAD_BOOKINGS: 409 },
});
