import { z } from 'zod';
import { endpoint } from '#server/http/endpoint.ts';
import { countText, id, instant, listOf } from '#server/http/fields.ts';

const retentionRun = z.object({
  id,
  at: instant,
  dryRun: z.boolean(),
  startedBy: z.string().nullable().describe('Name of the person; null = by the clock, or from the command line'),
  rules: z.array(
    z.object({
      rule: z.string().describe('Stable name, e.g. `contacts`'),
      before: instant.describe('What is older than this goes'),
      rows: z.int().describe('How many were emptied or deleted; in a dry run: would be'),
    }),
  ),
});

export const startRetentionRun = endpoint({
  method: 'POST',
  path: '/api/retention/runs',
  summary: 'Delete what has been kept for its time',
  description:
    'The server does the same each night. `dryRun` tells how many rows of what would go. Figures of the statistics stay.',
  tag: 'privacy',
  policy: 'knowledgeCentre',
  body: z.object({ dryRun: z.boolean().default(false) }),
  answer: retentionRun,
});

export const listRetentionRuns = endpoint({
  method: 'GET',
  path: '/api/retention/runs',
  summary: 'Runs of the retention rules, newest first',
  tag: 'privacy',
  policy: 'knowledgeCentre',
  query: z.object({
    page: countText(1, 100_000).default(1),
    pageSize: countText(1, 100).default(20),
  }),
  answer: listOf(retentionRun),
});

export type RetentionRun = z.output<typeof retentionRun>;
