import { z } from 'zod';
import { endpoint } from '#server/http/endpoint.ts';
import { id, instant } from '#server/http/fields.ts';
import { importReport, uploadProblems, yes } from './institution.contract.ts';

/** How many runs are listed. */
export const RUNS_LISTED = 20;

const runFields = {
  id,
  /** Running, done with a report, refused whole, failed on our side, or cut off by a server that stopped. */
  state: z.enum(['RUNNING', 'DONE', 'REFUSED', 'FAILED', 'INTERRUPTED']),
  fileNames: z.array(z.string()),
  dryRun: z.boolean().describe('True = compare and report, but write nothing'),
  startedAt: instant,
  finishedAt: instant.nullable(),
  startedBy: z.string().describe('Name of the person'),
  step: z.enum(['reading', 'comparing', 'writing']),
  share: z.number().min(0).max(1).describe('Of the whole work, 0 to 1'),
};

const importRun = z.object({
  ...runFields,
  counts: z
    .object({ added: z.int(), changed: z.int(), closed: z.int(), skipped: z.int(), heldBack: z.int() })
    .nullable()
    .describe('Null unless there is a report'),
});

const importRunDetails = z.object({
  ...runFields,
  report: importReport.nullable(),
  refusals: z
    .array(z.object({ code: z.string(), fileName: z.string().nullable(), message: z.string() }))
    .describe('Why nothing was imported'),
  repeatable: z.boolean().describe('Whether the files are still here, so that the run can be repeated without them'),
});
export type ImportRunAnswer = z.output<typeof importRunDetails>;
export type ImportRunItem = z.output<typeof importRun>;

const manner = {
  dryRun: yes.describe('true = compare and report, but write nothing.'),
  allowClosing: yes.describe('true = the files are complete: close what they do not name, however many.'),
};

export const startImportRun = endpoint({
  method: 'POST',
  path: '/api/imports/institutions/runs',
  summary: 'Upload register files and import them in the background',
  description:
    'Takes the same files as POST /api/imports/institutions and answers at once; how far the import has come, and its ' +
    'report or refusal, is read at GET /api/imports/institutions/runs/{id}. One import runs at a time.',
  tag: 'institutions',
  policy: 'knowledgeCentre',
  query: z.object(manner),
  rawBody: 'text/csv',
  status: 202,
  answer: z.object({ id }),
  problems: { ...uploadProblems },
});

export const repeatImportRun = endpoint({
  method: 'POST',
  path: '/api/imports/institutions/runs/:id/repeat',
  summary: 'Import the files of a run again',
  description:
    'After a dry run, or to confirm closings that were held back (`allowClosing`). The files are kept for half an hour by ' +
    'the server that took them; afterwards FILES_GONE: upload them again.',
  tag: 'institutions',
  policy: 'knowledgeCentre',
  params: z.object({ id }),
  body: z.object({ dryRun: z.boolean().optional(), allowClosing: z.boolean().optional() }),
  status: 202,
  answer: z.object({ id }),
  problems: { IMPORT_RUNNING: 409, FILES_GONE: 409 },
});

export const listImportRuns = endpoint({
  method: 'GET',
  path: '/api/imports/institutions/runs',
  summary: 'The latest imports by upload, newest first',
  description: `At most ${RUNS_LISTED}.`,
  tag: 'institutions',
  policy: 'knowledgeCentre',
  answer: z.object({ items: z.array(importRun) }),
});

export const readImportRun = endpoint({
  method: 'GET',
  path: '/api/imports/institutions/runs/:id',
  summary: 'How far an import has come, and its report',
  description:
    'A run whose server stopped is INTERRUPTED: it has changed nothing, since all is written in one transaction together ' +
    'with the report.',
  tag: 'institutions',
  policy: 'knowledgeCentre',
  params: z.object({ id }),
  answer: importRunDetails,
});
