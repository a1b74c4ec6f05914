import { z } from 'zod';
import { endpoint } from '#server/http/endpoint.ts';
import { count, id, instant } from '#server/http/fields.ts';

export const outcome = z.enum(['CAME', 'NO_SHOW']);

const groupNumbers = z.object({ id, pupils: count(0, 500), adults: count(0, 100) });

/** What actually came. */
export const attendance = z.object({
  outcome,
  cameLate: z.boolean().describe('They came, and later than agreed'),
  groups: z.array(groupNumbers).describe('Empty for NO_SHOW; a group that stayed at home has 0 pupils'),
  recordedAt: instant,
  recordedBy: z.string().describe('Name of the person'),
  version: z.int(),
});

export const recordAttendance = endpoint({
  method: 'PUT',
  path: '/api/bookings/:reference/attendance',
  summary: 'Record who came, or correct it',
  description:
    'By staff of the department, from the day of the visit on; a booking of another department is 403. Groups left out ' +
    'came as booked; for NO_SHOW groups and `cameLate` are ignored. The same recording twice changes nothing. Until 30 ' +
    'September after the school year of the visit, then the figures are closed (409 `PERIOD_CLOSED`). With If-Match (or ' +
    '`If-None-Match: *` for the first one) a recording that somebody else made in the meantime is not overwritten (412).',
  tag: 'attendance',
  policy: 'staff',
  params: z.object({ reference: z.string().max(20) }),
  body: z.object({ outcome, groups: z.array(groupNumbers).max(20).optional(), cameLate: z.boolean().default(false) }),
  answer: attendance.extend({
    reference: z.string(),
    correctableUntil: z.string().describe('The last day, included, on which it can be corrected'),
  }),
  etag: true,
  problems: { TOO_EARLY: 409, NOT_CONFIRMED: 409, PERIOD_CLOSED: 409, CHANGED_MEANWHILE: 412 },
});

export const countMissing = endpoint({
  method: 'GET',
  path: '/api/attendance/missing',
  summary: 'How many visits of the last 30 days lack attendance',
  description:
    'Of the own departments: confirmed, ended, nothing recorded. The visits: GET /api/schedule?attendance=MISSING.',
  tag: 'attendance',
  policy: 'staff',
  answer: z.object({ total: z.int(), from: z.string(), to: z.string() }),
});

export type Attendance = z.output<typeof attendance>;
export type Outcome = z.output<typeof outcome>;
