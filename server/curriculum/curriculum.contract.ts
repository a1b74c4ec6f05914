import { z } from 'zod';
import { endpoint } from '#server/http/endpoint.ts';
import { id, line, localDate } from '#server/http/fields.ts';

/** The largest file of a list, in bytes. */
export const MAX_LIST_BYTES = 300_000;

const setId = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { error: 'INVALID_SLUG' })
  .max(60);
const gradeLevels = z.object({ from: z.int(), to: z.int() }).nullable();

const goal = z.object({
  id,
  code: z.string().describe('The same in every version of a list: "historie.kildearbejde"'),
  list: z.object({ id: z.string(), name: z.string() }),
  subject: z.string().describe('Code of a subject or of a daycare theme'),
  gradeLevels: gradeLevels.describe('Null for daycare'),
  text: z.string(),
});
export type CurriculumGoalAnswer = z.output<typeof goal>;

export const listGoals = endpoint({
  method: 'GET',
  path: '/api/curriculum/goals',
  summary: 'What visits can work towards: competence areas of Fælles Mål and themes of the daycare curriculum',
  description:
    'Of the lists that hold on a day, in their own order. Goals of older lists stay on the offers that name them.',
  tag: 'curriculum',
  policy: 'public',
  query: z.object({
    on: localDate.optional().describe('Danish calendar day; default today'),
    subject: line(60).optional().describe('Code of a subject'),
  }),
  answer: z.object({ items: z.array(goal), total: z.int() }),
});

const list = z.object({
  id: z.string(),
  name: z.string(),
  validFrom: localDate,
  validTo: localDate.nullable().describe('The last day, included; null = until another version'),
  goals: z.int().describe('How many'),
});

export const listCurriculumSets = endpoint({
  method: 'GET',
  path: '/api/curriculum/sets',
  summary: 'The lists of goals with the time in which they hold, newest first',
  tag: 'curriculum',
  policy: 'public',
  answer: z.object({ items: z.array(list), total: z.int() }),
});

export const readCurriculumCsv = endpoint({
  method: 'GET',
  path: '/api/curriculum/sets/:id/csv',
  summary: 'A list of goals as CSV: to be edited and uploaded as the next version',
  tag: 'curriculum',
  policy: 'public',
  params: z.object({ id: setId }),
  alsoAnswers: ['text/csv'],
});

export const addCurriculumSet = endpoint({
  method: 'POST',
  path: '/api/curriculum/sets',
  summary: 'Add a list of goals, or the next version of one',
  description:
    'The body is CSV (UTF-8) with the columns kode, fag, fra, til, dansk, engelsk. The list that is replaced ends the day before. ' +
    'With `dryRun` it is read and compared, and nothing is written.',
  tag: 'curriculum',
  policy: 'knowledgeCentre',
  query: z.object({
    id: setId,
    nameDa: line(100),
    nameEn: line(100),
    validFrom: localDate,
    replaces: setId.optional().describe('The list of which this is the next version'),
    dryRun: z.enum(['true', 'false']).optional(),
  }),
  rawBody: 'text/csv',
  answer: z.object({
    id: z.string(),
    dryRun: z.boolean(),
    goals: z.int(),
    added: z.int().describe('Codes that the replaced list has not'),
    removed: z.array(z.string()).describe('Subjects and texts (Danish) of the replaced list whose codes are gone'),
  }),
  problems: { UPLOAD_UNREADABLE: 400 },
});
