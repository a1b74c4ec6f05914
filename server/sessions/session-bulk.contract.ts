import { z } from 'zod';
import { conflict } from '#server/allocations/conflict.contract.ts';
import { endpoint } from '#server/http/endpoint.ts';
import { count, id, paragraph } from '#server/http/fields.ts';
import { blockingProblems } from './session-editor.contract.ts';
import { sessionFilter } from './session-list.contract.ts';
import {
  cancelCause,
  capacity,
  clockTime,
  durationMinutes,
  plannedTime,
  teachingRole,
  touchedBooking,
} from './session-shape.contract.ts';

/** The most sessions of one bulk change. */
export const MAX_SESSIONS = 200;

const shift = (most: number) => z.int().min(-most).max(most).optional();

const action = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('MOVE_BY'),
    days: shift(400),
    minutes: shift(1440).describe(
      'On the Danish clock: what begins at 9:00 begins at 9:00 in the other half of the year too',
    ),
  }),
  z.strictObject({ kind: z.literal('SET_TIME'), time: clockTime, durationMinutes: durationMinutes.optional() }),
  z.strictObject({ kind: z.literal('SET_SITE'), siteId: id }),
  z.strictObject({ kind: z.literal('SET_CAPACITY'), capacity: capacity.partial() }),
  z.strictObject({ kind: z.literal('SET_STATE'), state: z.enum(['OPEN', 'CLOSED']) }),
  z.strictObject({ kind: z.literal('ADD_EDUCATOR'), educatorId: id, role: teachingRole.optional() }),
  z.strictObject({ kind: z.literal('REPLACE_EDUCATOR'), educatorId: id, byEducatorId: id }),
  z.strictObject({ kind: z.literal('REMOVE_EDUCATOR'), educatorId: id }),
  z.strictObject({ kind: z.literal('SET_RESOURCE'), resourceId: id, quantity: count(0, 1000).optional() }),
  z.strictObject({ kind: z.literal('CANCEL'), cause: cancelCause }),
]);
export type BulkAction = z.output<typeof action>;

const bulkBody = z.strictObject({
  sessionIds: z.array(id).min(1).max(MAX_SESSIONS).optional().describe('One of the two: these sessions …'),
  filter: z
    .strictObject({
      ...sessionFilter,
      weekday: count(1, 7).optional(),
      state: z.enum(['OPEN', 'CLOSED']).optional(),
      needsEducator: z.boolean().optional(),
    })
    .optional()
    .describe(`… or all that fit and are not cancelled, at most ${MAX_SESSIONS}`),
  action,
  message: paragraph(1000).optional().describe('What the schools are told, beside what has changed'),
  acknowledgedBookings: count(0, 100_000).optional().describe('How many touched bookings the caller has been shown'),
  seen: z.string().max(100).optional().describe('`preview` of the dry run: anything that has changed since is a 412'),
  dryRun: z.boolean().optional(),
});
export type BulkBody = z.output<typeof bulkBody>;

const place = plannedTime.extend({ site: z.string().nullable().describe('Name; null = as before') });
const item = z.object({
  id,
  offer: z.string(),
  before: place,
  after: place,
  changes: z.boolean().describe('False = it already is as wanted'),
  conflicts: z.array(conflict),
  reasons: z.array(z.object({ code: z.string(), message: z.string() }).loose()).describe('Why it could not be saved'),
  bookings: z.array(touchedBooking).describe('Those that are touched, latest booked first'),
});
export type BulkItem = z.output<typeof item>;

const outcome = z.object({
  dryRun: z.boolean(),
  preview: z.string().describe('Names what was looked at; sent back as `seen`'),
  sessions: z.array(item).describe('By start'),
  totals: z.object({
    sessions: z.int(),
    changed: z.int().describe('Those that are (or would be) changed'),
    blocked: z.int().describe('Those that cannot be saved: then none is'),
    warned: z.int(),
    bookings: z.int().describe('Bookings touched'),
  }),
});
export type BulkOutcome = z.output<typeof outcome>;

export const bulkSessions = endpoint({
  method: 'POST',
  path: '/api/sessions/bulk',
  summary: 'Move, change or cancel many sessions at once',
  description:
    'A dry run shows every session with every conflict and every booking touched. All are changed or none: what blocks one is a ' +
    '409 that names it. A whole day can be moved an hour later: only how things stand in the end counts. Touched bookings need ' +
    '`acknowledgedBookings`.',
  tag: 'sessions',
  policy: 'lead',
  body: bulkBody,
  answer: outcome,
  idempotent: true,
  problems: {
    ...blockingProblems,
    NO_SUCH_TIME: 409,
    MEETINGS_OVERLAP: 409,
    CAPACITY_BELOW_BOOKED: 409,
    HAS_BOOKINGS: 409,
    SESSION_CANCELLED: 409,
    SESSION_OVER: 409,
    CHANGED_MEANWHILE: 412,
    IDEMPOTENCY_MISMATCH: 422,
  },
});
