import { z } from 'zod';
import { endpoint } from '#server/http/endpoint.ts';
import { listOf, searchText } from '#server/http/fields.ts';

/** How many suggestions are answered at most. */
export const MAX_SUGGESTIONS = 20;

/** The largest register file that is taken, in bytes. The whole country's schools are under one megabyte. */
export const MAX_REGISTER_BYTES = 30 * 1024 * 1024;

export const institutionKind = z.enum([
  'FOLKESKOLE',
  'PRIVATE_SCHOOL',
  'SPECIAL_SCHOOL',
  'EFTERSKOLE',
  'UPPER_SECONDARY',
  'VOCATIONAL',
  'NURSERY',
  'KINDERGARTEN',
  'INTEGRATED_DAYCARE',
  'OTHER',
]);

export const institutionSuggestion = z.object({
  /** Schools six digits, daycares G or D and five digits. */
  number: z.string(),
  name: z.string(),
  kind: institutionKind,
  address: z.string().nullable(),
  postalCode: z.string().nullable(),
  city: z.string().nullable(),
  /** Null only outside the 98 municipalities (Christiansø). */
  municipality: z.object({ code: z.string(), name: z.string() }).nullable(),
});
export type InstitutionSuggestion = z.output<typeof institutionSuggestion>;

const municipalityCode = z
  .string()
  .regex(/^(\d{4})?$/)
  .describe('Four digits, e.g. 0101.');

export const suggestInstitutions = endpoint({
  method: 'GET',
  path: '/api/institutions',
  summary: 'Find a school or daycare',
  description:
    'At most 20 active institutions, best first: found by number, by name with or without æøå, and by postal town. ' +
    'Without q and municipality the list is empty.',
  tag: 'institutions',
  policy: 'public',
  query: z.object({ q: searchText.optional(), municipality: municipalityCode.optional() }),
  answer: listOf(institutionSuggestion),
});

export const yes = z
  .enum(['true', 'false'])
  .optional()
  .transform((text) => text === 'true');

const register = z.enum(['SCHOOL_REGISTER', 'DAYCARE_REGISTER']);
const namedInstitution = z.object({ number: z.string(), name: z.string() });
const lineProblem = z.object({
  fileName: z.string(),
  /** The file's first line is 1. */
  line: z.int(),
  number: z.string().nullable(),
  codes: z.array(z.string()),
  /** All reasons as sentences, in the language of Accept-Language. */
  reason: z.string(),
});

export const importReport = z.object({
  /** True = nothing was written. */
  dryRun: z.boolean(),
  files: z.array(z.object({ fileName: z.string(), register, rows: z.int() })),
  added: z.int(),
  /** Facts that differ, and institutions reopened. */
  changed: z.int(),
  closed: z.int(),
  /** Lines that were not used, and why. */
  skipped: z.array(lineProblem),
  /** Lines that were used although something in them was odd. */
  notes: z.array(lineProblem),
  /** Closings that were not carried out, because the file looks partial. */
  heldBack: z.array(
    z.object({
      code: z.enum(['TOO_MANY', 'NUMBERLESS_LINES']),
      register,
      kind: institutionKind,
      count: z.int(),
      active: z.int(),
      message: z.string(),
    }),
  ),
  /** The first 100 of each, for people to look at. */
  institutions: z.object({
    added: z.array(namedInstitution),
    changed: z.array(namedInstitution.extend({ fields: z.array(z.string()) })),
    closed: z.array(namedInstitution),
  }),
});
export type ImportReportAnswer = z.input<typeof importReport>;

/** Why an upload was not taken. */
export const uploadProblems = { IMPORT_RUNNING: 409, UPLOAD_UNREADABLE: 422, NO_FILE: 422 } as const;

/** Why a file was not imported. */
export const fileProblems = {
  EMPTY_FILE: 422,
  SPREADSHEET: 422,
  NOT_TEXT: 422,
  NOT_A_REGISTER: 422,
  COLUMNS_MISSING: 422,
  NO_ROWS: 422,
  TOO_MANY_ROWS: 422,
  MOSTLY_BROKEN: 422,
} as const;

export const importInstitutionRegister = endpoint({
  method: 'POST',
  path: '/api/imports/institutions',
  summary: 'Import the school register or the daycare register',
  description:
    'The file as the body (text/csv, any encoding) or as the files of a multipart/form-data form; at most 30 MB. ' +
    'UTF-8, UTF-16 or Windows-1252; semicolons, commas or tabs. Good lines are imported, broken ones are named. ' +
    'Institutions that the register no longer names are closed, unless so many that the file looks partial.',
  tag: 'institutions',
  policy: 'knowledgeCentre',
  query: z.object({
    dryRun: yes.describe('true = compare and report, but write nothing.'),
    allowClosing: yes.describe('true = the files are complete: close what they do not name, however many.'),
  }),
  rawBody: 'text/csv',
  answer: importReport,
  problems: { ...uploadProblems, ...fileProblems },
});
