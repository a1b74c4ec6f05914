import { z } from 'zod';
import { endpoint } from '#server/http/endpoint.ts';
import { localDate } from '#server/http/fields.ts';

// School holidays of the municipalities: a warning when planning, never a bar.

const municipalityCode = z.string().regex(/^\d{4}$/, { error: 'INVALID_CHOICE' });

const schoolHoliday = z.object({
  municipality: z.object({ code: z.string(), name: z.string() }),
  schoolYear: z.string(),
  name: z.string(),
  from: z.iso.date(),
  to: z.iso.date().describe('Included'),
});

export type SchoolHoliday = z.output<typeof schoolHoliday>;

export const listSchoolHolidays = endpoint({
  method: 'GET',
  path: '/api/school-holidays',
  summary: 'School holidays of a municipality, by their first day',
  description: 'As the municipality publishes them. Without dates: a year from today.',
  tag: 'closed days',
  policy: 'public',
  query: z.object({
    municipality: municipalityCode,
    from: localDate.optional(),
    to: localDate.optional().describe('Included'),
  }),
  answer: z.object({ items: z.array(schoolHoliday) }),
});

export const listHolidayPlans = endpoint({
  method: 'GET',
  path: '/api/school-holidays/plans',
  summary: 'Which municipalities have a holiday plan for which school years',
  tag: 'closed days',
  policy: 'public',
  answer: z.object({
    items: z.array(
      z.object({
        municipality: z.object({ code: z.string(), name: z.string() }),
        schoolYear: z.string(),
        holidays: z.int(),
      }),
    ),
  }),
});

export const MAX_PLAN_BYTES = 2_000_000;

const outcome = z.enum(['ADDED', 'CHANGED', 'UNCHANGED', 'REMOVED', 'SKIPPED']);

const importedLine = z.object({
  line: z.int().nullable().describe('Line of the file; null = it stood there before and is in the file no more'),
  outcome,
  municipality: z.string().nullable(),
  schoolYear: z.string().nullable(),
  name: z.string().nullable(),
  from: z.iso.date().nullable(),
  to: z.iso.date().nullable(),
  reason: z.string().nullable().describe('Why a line was skipped, or what stood there before'),
});

export type ImportedLine = z.output<typeof importedLine>;

const report = z.object({
  dryRun: z.boolean(),
  added: z.int(),
  changed: z.int(),
  unchanged: z.int(),
  removed: z.int(),
  skipped: z.int(),
  lines: z.array(importedLine).describe('In the order of the file; what is removed comes last'),
});

export type HolidayImportReport = z.output<typeof report>;

export const importSchoolHolidays = endpoint({
  method: 'POST',
  path: '/api/imports/school-holidays',
  summary: 'Import a holiday plan (CSV)',
  description:
    'Columns kommunekode, kommune, skoleaar, ferie, foerste_dag, sidste_dag, kilde; comma, semicolon or tab; UTF-8, UTF-16 ' +
    'or Windows-1252. Each municipality and school year in the file replaces what stood there; one that has a line which ' +
    'cannot be read loses nothing. `dryRun` saves nothing and answers the same report.',
  tag: 'closed days',
  policy: 'knowledgeCentre',
  query: z.object({ dryRun: z.enum(['true', 'false']).default('false') }),
  rawBody: 'text/csv',
  answer: report,
  problems: {
    TOO_LARGE: 413,
    UPLOAD_UNREADABLE: 422,
    NO_FILE: 422,
    EMPTY_FILE: 422,
    SPREADSHEET: 415,
    NOT_TEXT: 415,
    COLUMNS_MISSING: 422,
  },
});
