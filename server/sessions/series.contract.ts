import { z } from 'zod';
import { endpoint } from '#server/http/endpoint.ts';
import { count, id, line, localDate } from '#server/http/fields.ts';
import { handlings, isoWeek, plannedDates, running } from './planned-dates.contract.ts';
import { capacity, clockTime, plannedFields } from './session-shape.contract.ts';

const dateAndTime = z.strictObject({ date: localDate, time: clockTime });
const weekday = count(1, 7).describe('1 = Monday … 7 = Sunday');

const rule = z.strictObject({
  from: localDate.describe('First day'),
  to: localDate.describe('Last day, included; at most 400 days'),
  weekdays: z.array(weekday).min(1).max(7),
  times: z.array(clockTime).min(1).max(48).describe('Starts, several a day'),
  everyWeeks: count(1, 26)
    .optional()
    .describe('2 = every other, counted in ISO weeks from the week of `from`; default 1'),
  onlyWeeks: z.array(isoWeek).max(60).optional().describe('Only these weeks; default all'),
  exceptWeeks: z.array(isoWeek).max(60).optional(),
  exceptDates: z.array(localDate).max(400).optional(),
  extraDates: z
    .array(dateAndTime)
    .max(100)
    .optional()
    .describe('Besides; neither holidays nor exceptions take them away'),
  ...handlings,
});

const newSeries = z.strictObject({
  offerId: id,
  rule,
  siteId: id.optional().describe('Default: the offer’s usual place'),
  capacity: capacity.partial().optional().describe('Default: as many as one booking of the offer may bring'),
  educators: plannedFields.educators.optional().describe('The same for all dates'),
  resources: plannedFields.resources.optional().describe('Default: what the offer needs'),
  meetingPointId: plannedFields.meetingPointId.optional(),
  meetingsEvery: z
    .strictObject({ count: count(1, 60), unit: z.enum(['DAYS', 'WEEKS']) })
    .optional()
    .describe('Of a course: how far apart its meetings are; default one week'),
  note: line(1000).nullable().optional().describe('For the staff only'),
  ...running,
});
export type NewSeriesBody = z.output<typeof newSeries>;

/** Why a plan of many sessions is not followed. */
export const planProblems = {
  CONFLICTS: 409,
  OFFER_ARCHIVED: 409,
  IDEMPOTENCY_KEY_REUSED: 422,
} as const;

export const createSeries = endpoint({
  tag: 'sessions',
  policy: 'lead',
  method: 'POST',
  path: '/api/sessions/series',
  summary: 'Plan a series of sessions, or see what it would give',
  description:
    'Local time is the truth: nine o’clock stays nine o’clock when the clocks change. A rule that gives more than 500 sessions ' +
    'is a 422 with the number. All or none: when something blocks a chosen date it is a 409 with every reason, unless ' +
    '`leaveOut` says otherwise.',
  body: newSeries,
  answer: plannedDates,
  idempotent: true,
  problems: planProblems,
});

const copying = {
  department: z
    .string()
    .regex(/^[a-z0-9-]{1,100}$/, { error: 'INVALID_CHOICE' })
    .describe('Its slug'),
  offerId: id.optional().describe('Only of this offer'),
  withEducators: z.boolean().optional().describe('Default false'),
  withResources: z.boolean().optional().describe('Rooms, kits and vehicles. Default true'),
  ...handlings,
  ...running,
};

const copies = z.discriminatedUnion('what', [
  z.strictObject({
    what: z.literal('WEEK'),
    from: isoWeek,
    to: z.array(isoWeek).min(1).max(30).describe('Weeks that get a copy'),
    ...copying,
  }),
  z.strictObject({
    what: z.literal('SEASON'),
    from: localDate.describe('First day of what is copied'),
    to: localDate.describe('Last day, included; at most 400 days'),
    ...copying,
  }),
]);
export type CopiesBody = z.output<typeof copies>;

export const copySessions = endpoint({
  tag: 'sessions',
  policy: 'lead',
  method: 'POST',
  path: '/api/sessions/copies',
  summary: 'Copy a week, or a season to next year, or see what it would give',
  description:
    'A week: same weekday and local time. A season: same ISO week and weekday of the next year; what lies in a week 53 that ' +
    'the next year lacks is skipped. Cancelled sessions and bookings are not copied. At most 1,000 sessions at a time. ' +
    'All or none, as for a series.',
  body: copies,
  answer: plannedDates,
  idempotent: true,
  problems: planProblems,
});
