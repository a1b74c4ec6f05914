import { z } from 'zod';
import { conflict } from '#server/allocations/conflict.contract.ts';
import { id, instant, localDate } from '#server/http/fields.ts';
import { mondayOfWeek } from '#server/time/iso-week.ts';

// What a plan of many sessions answers with, before and after they are made: a series, a copied week, a copied season.

export const isoWeek = z
  .string()
  .max(8)
  .refine((text) => mondayOfWeek(text) !== null, { params: { code: 'INVALID_WEEK' } })
  .describe('An ISO week that exists, `2026-W12`');

export const handling = z.enum(['SKIP', 'KEEP']);

/** How holidays and closed days are met. */
export const handlings = {
  publicHolidays: handling.optional().describe('Default `SKIP`; kept ones are warned about'),
  closedDays: handling.optional().describe('Of the department and the site. Default `SKIP`'),
  schoolHolidays: handling.optional().describe('Default `KEEP`: a warning, never a bar'),
  municipalityCode: z
    .string()
    .regex(/^\d{4}$/, { error: 'INVALID_CHOICE' })
    .optional()
    .describe('Whose school holidays; default the municipality of the department'),
};

/** How a plan is run. */
export const running = {
  dryRun: z.boolean().optional().describe('True = nothing is made; the answer shows every date with every conflict'),
  chosen: z
    .array(z.string().max(100))
    .max(1000)
    .optional()
    .describe('Only these, by `key` of the dry run; default all that are not skipped'),
  leaveOut: z
    .enum(['NOTHING', 'CONFLICTS'])
    .optional()
    .describe('`CONFLICTS`: those that something blocks are left out; default `NOTHING`: then none is made (409)'),
};

const meeting = z.object({ startsAt: instant, endsAt: instant });

const plannedDate = z.object({
  key: z.string().describe('Names the date in this plan'),
  date: localDate,
  time: z.string(),
  week: z.string(),
  startsAt: instant.nullable().describe('Null = skipped'),
  endsAt: instant.nullable(),
  meetings: z.array(meeting).describe('Further meetings of a course'),
  offer: z.string(),
  site: z.string(),
  state: z.enum(['FREE', 'WARNED', 'BLOCKED', 'SKIPPED']),
  skipped: z
    .object({ code: z.string(), message: z.string() })
    .nullable()
    .describe('PUBLIC_HOLIDAY, CLOSED_DAY, SCHOOL_HOLIDAY, EXCEPTION, NO_SUCH_TIME, NO_SUCH_WEEK, OFFER_ARCHIVED'),
  ambiguous: z.boolean().describe('The clock shows that time twice; the first is meant'),
  conflicts: z.array(conflict),
});

export const plannedDates = z.object({
  dryRun: z.boolean(),
  seriesId: id.nullable().describe('Of a series that was made'),
  created: z.array(z.object({ key: z.string(), id, startsAt: instant })).describe('Empty in a dry run'),
  leftOut: z.int().describe('Not made because something blocks them'),
  summary: z.object({
    dates: z.int(),
    free: z.int(),
    warned: z.int(),
    blocked: z.int(),
    skipped: z.array(z.object({ code: z.string(), count: z.int() })),
  }),
  sentence: z.string().describe('The summary in one sentence'),
  notes: z.array(z.string()).describe('What else should be known, such as a week 53'),
  items: z.array(plannedDate).describe('Every date, in order; of a dry run only'),
});
export type PlannedDates = z.output<typeof plannedDates>;
export type PlannedDate = z.output<typeof plannedDate>;
