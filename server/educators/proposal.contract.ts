import { z } from 'zod';
import { endpoint } from '#server/http/endpoint.ts';
import { id, instant, localDate } from '#server/http/fields.ts';
import { teachingRole } from './educator.contract.ts';

const tag = 'educators';
const slug = z.string().regex(/^[a-z0-9-]{1,100}$/);

const reason = z.object({
  code: z
    .string()
    .describe('COMPETENCE, FREE, LOAD, WAY; NOT_OF_DEPARTMENT, TAKEN, AWAY, OUTSIDE_HOURS, WAY_TOO_SHORT'),
  message: z.string(),
});

export const proposal = z.object({
  id,
  name: z.string(),
  standing: z
    .enum(['FREE', 'POSSIBLE', 'NOT_FREE'])
    .describe('POSSIBLE: outside the usual hours, or with too short a way; NOT_FREE: elsewhere or away'),
  competence: teachingRole.nullable().describe('Null = nothing is known'),
  reasons: z.array(reason),
  asked: z.enum(['ASKED', 'DECLINED']).nullable().describe('What became of the last time they were asked about it'),
});

export const soughtSession = z.object({
  id,
  title: z.string(),
  startsAt: instant,
  endsAt: instant,
  localDate: z.string(),
  site: z.string(),
  educatorsNeeded: z.int(),
  missing: z.int().describe('How many are lacking; who is away then, or only learns, does not count'),
  educators: z.array(z.object({ id, name: z.string(), role: teachingRole, away: z.boolean() })),
  bookings: z.array(z.object({ reference: z.string(), institution: z.string(), groups: z.string(), pupils: z.int() })),
});

export const readProposals = endpoint({
  method: 'GET',
  path: '/api/sessions/:id/educator-proposals',
  summary: 'Who could teach a session, best first, with the reasons in words',
  description:
    'Free before possible before not free; who leads before who assists, learns or is not known; fewest hours this school ' +
    'year, then this week; the shortest way. The same question always has the same answer.',
  tag,
  policy: 'staff',
  params: z.object({ id }),
  answer: z.object({ session: soughtSession, proposals: z.array(proposal) }),
});

export const MAX_DAYS = 62;

export const listMissing = endpoint({
  method: 'GET',
  path: '/api/educators/missing',
  summary: 'Coming sessions that lack educators, each with the best who could take it',
  tag,
  policy: 'lead',
  query: z.object({
    department: slug,
    from: localDate.optional().describe('First Danish day; default today'),
    to: localDate.optional().describe(`Last Danish day, included; at most ${MAX_DAYS} days; default 14 days`),
  }),
  answer: z.object({
    from: z.iso.date(),
    to: z.iso.date(),
    items: z.array(z.object({ session: soughtSession, proposals: z.array(proposal).describe('At most five') })),
  }),
});

export type Proposal = z.output<typeof proposal>;
export type SoughtView = z.output<typeof soughtSession>;
