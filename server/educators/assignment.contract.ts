import { z } from 'zod';
import { endpoint } from '#server/http/endpoint.ts';
import { id, localDate } from '#server/http/fields.ts';
import { teachingRole } from './educator.contract.ts';
import { MAX_DAYS, soughtSession } from './proposal.contract.ts';

const tag = 'educators';
const slug = z.string().regex(/^[a-z0-9-]{1,100}$/);
const ofSession = z.object({ id, accountId: id });
const problems = {
  CHANGED_MEANWHILE: 412,
  TAKEN: 409,
  AWAY: 409,
  NOT_OF_DEPARTMENT: 409,
  SESSION_CANCELLED: 409,
  SESSION_STARTED: 409,
} as const;

const team = z.object({ session: soughtSession });

export const putEducator = endpoint({
  method: 'PUT',
  path: '/api/sessions/:id/educators/:accountId',
  summary: 'Put somebody on a session, or change how they take part',
  description:
    'Schools with a booking and the educators hear what changed for them. Somebody who is in two places, buffers and travel ' +
    'included, is a 409 that names the other session. The ETag is the session’s, as its editor has it.',
  tag,
  policy: 'lead',
  params: ofSession,
  body: z.strictObject({ role: teachingRole.default('LEADS') }),
  answer: team,
  etag: true,
  problems,
});

export const removeEducator = endpoint({
  method: 'DELETE',
  path: '/api/sessions/:id/educators/:accountId',
  summary: 'Take somebody off a session',
  tag,
  policy: 'lead',
  params: ofSession,
  answer: team,
  etag: true,
  problems,
});

const assignment = z.strictObject({ sessionId: id, accountId: id, role: teachingRole });

export const distributeEducators = endpoint({
  method: 'POST',
  path: '/api/educators/assignments',
  summary: 'Propose who teaches the coming sessions that lack educators, or save a proposal',
  description:
    'Competent people who are free and within their hours, as even over the school year as it can be. `dryRun` saves ' +
    'nothing, and the same question has the same answer. Without it the proposal is made and saved in one transaction; ' +
    'with `assignments` exactly those are saved, and one that is in the way by now is a 409 that names what it is.',
  tag,
  policy: 'lead',
  body: z.strictObject({
    department: slug,
    from: localDate.optional().describe('First Danish day; default today'),
    to: localDate.optional().describe(`Last Danish day, included; at most ${MAX_DAYS} days; default 14 days`),
    dryRun: z.boolean().default(true),
    assignments: z.array(assignment).min(1).max(500).optional(),
  }),
  answer: z.object({
    from: z.iso.date(),
    to: z.iso.date(),
    saved: z.boolean(),
    items: z.array(
      z.object({
        session: soughtSession,
        educator: z.object({ id, name: z.string() }),
        role: teachingRole,
        why: z.string().describe('In words'),
      }),
    ),
    unfilled: z.array(z.object({ session: soughtSession, missing: z.int() })),
    loads: z
      .array(z.object({ id, name: z.string(), minutesBefore: z.int(), minutesAfter: z.int() }))
      .describe('Of this school year, for everybody who is given something'),
  }),
  problems: { ...problems, NOT_LACKING: 409 },
});
