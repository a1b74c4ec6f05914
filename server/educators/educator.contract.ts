import { z } from 'zod';
import { endpoint } from '#server/http/endpoint.ts';
import { id, instant } from '#server/http/fields.ts';
import { teachingRoles } from './candidate.ts';

const tag = 'educators';
const slug = z.string().regex(/^[a-z0-9-]{1,100}$/);

export const teachingRole = z
  .enum(teachingRoles)
  .describe('LEADS: can stand alone; ASSISTS: together with somebody who leads; LEARNING: comes along to learn');

const away = z.object({ id, from: instant, to: instant });

export const load = z.object({
  sessions: z.int().describe('This school year, held and planned'),
  minutes: z.int().describe('The same in minutes of teaching'),
  weekMinutes: z.int().describe('Of the present week'),
});

export const educatorSummary = z.object({
  id,
  name: z.string(),
  load: load.extend({ least: z.boolean().describe('Nobody else who teaches there does so for fewer minutes') }),
  weeksAhead: z
    .array(z.object({ monday: z.string(), sessions: z.int() }))
    .describe('The next six weeks, this one first'),
  away: away.nullable().describe('The present absence, or the next one that begins within four weeks'),
  competences: z.array(z.object({ offerId: id, role: teachingRole })),
});

export const listEducators = endpoint({
  method: 'GET',
  path: '/api/educators',
  summary: 'Who teaches in a department: load, competence, and who is away',
  description: 'Of the departments the caller works for; another one is 403. Why somebody is away is not kept.',
  tag,
  policy: 'staff',
  query: z.object({ department: slug.describe('Slug') }),
  answer: z.object({
    department: z.object({ slug: z.string(), name: z.string() }),
    schoolYear: z.string(),
    offers: z.array(z.object({ id, title: z.string() })).describe('Not archived ones: the columns of the matrix'),
    items: z.array(educatorSummary),
    mayEdit: z.boolean().describe('The caller leads the department'),
  }),
});

export type EducatorSummary = z.output<typeof educatorSummary>;
