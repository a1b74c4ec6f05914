import { z } from 'zod';
import { endpoint } from '#server/http/endpoint.ts';
import { id, instant } from '#server/http/fields.ts';
import { teachingRole } from './educator.contract.ts';
import { proposal, soughtSession } from './proposal.contract.ts';

const tag = 'educators';
export const requestState = z.enum(['ASKED', 'ACCEPTED', 'DECLINED', 'WITHDRAWN']);

const asked = z.object({
  accountId: id,
  name: z.string(),
  state: requestState,
  askedAt: instant,
  answeredAt: instant.nullable(),
});

export const askEducators = endpoint({
  method: 'POST',
  path: '/api/sessions/:id/requests',
  summary: 'Ask colleagues by mail to teach a session',
  description:
    'A lead of the department, or an educator who teaches the session and cannot come (then `replacesId` is their own id). ' +
    'The first to accept gets it and takes the place of `replacesId`; the others are told. Who has an open request about ' +
    'the session is not asked twice. People who are elsewhere or away are a 409 that says why.',
  tag,
  policy: 'staff',
  params: z.object({ id }),
  body: z.strictObject({
    accountIds: z.array(id).min(1).max(40),
    role: teachingRole.default('LEADS'),
    replacesId: id.nullable().optional().describe('Who cannot come; must teach the session'),
  }),
  status: 201,
  answer: z.object({ asked: z.array(asked) }),
  problems: {
    NOT_YOURS_TO_ASK: 409,
    SESSION_CANCELLED: 409,
    SESSION_STARTED: 409,
    TAKEN: 409,
    AWAY: 409,
    NOT_OF_DEPARTMENT: 409,
    TEACHES_ALREADY: 409,
    NO_ADDRESS: 409,
    DOES_NOT_TEACH: 409,
  },
});

const toldRequest = z.object({
  id,
  state: requestState,
  name: z.string().describe('Who was asked'),
  role: teachingRole,
  askedBy: z.string(),
  replaces: z.string().nullable(),
  mayAnswer: z.boolean(),
  session: z.object({
    title: z.string(),
    startsAt: instant,
    endsAt: instant,
    meetings: z.array(z.object({ startsAt: instant, endsAt: instant })),
    site: z.string(),
    address: z.string(),
    cancelled: z.boolean(),
    bookings: z.array(z.object({ institution: z.string(), groups: z.string(), pupils: z.int(), adults: z.int() })),
  }),
  department: z.object({ name: z.string(), email: z.string(), phone: z.string() }),
});

const byLink = {
  tag,
  policy: 'bookingLink',
  params: z.object({ id }),
  answer: toldRequest,
} as const;
const whoever =
  'By the token of the mailed link as Bearer, or with a login as the person asked. Anything else: the same 404.';

export const readRequest = endpoint({
  ...byLink,
  method: 'GET',
  path: '/api/educator-requests/:id',
  summary: 'A request to teach, for whoever was asked',
  description: `${whoever} Reading answers nothing: programs that open links in mails do no harm.`,
});

export const answerRequest = endpoint({
  ...byLink,
  method: 'POST',
  path: '/api/educator-requests/:id',
  summary: 'Accept or decline',
  description:
    `${whoever} The first to accept is put on the session in the same transaction; whoever has become busy meanwhile gets ` +
    'a 409 that names the other session. The same answer again changes nothing.',
  body: z.strictObject({ answer: z.enum(['ACCEPT', 'DECLINE']) }),
  problems: {
    REQUEST_WITHDRAWN: 409,
    ALREADY_ANSWERED: 409,
    SESSION_CANCELLED: 409,
    SESSION_STARTED: 409,
    TAKEN: 409,
    AWAY: 409,
    NOT_OF_DEPARTMENT: 409,
  },
});

export const listReplacements = endpoint({
  method: 'GET',
  path: '/api/educators/:id/replacements',
  summary: 'The sessions somebody teaches while they are away, who could take each, and who was asked',
  description: 'One’s own, and, for leads, those of the educators of their departments; anybody else is a 404.',
  tag,
  policy: 'staff',
  params: z.object({ id }),
  answer: z.object({
    person: z.object({ id, name: z.string() }),
    items: z.array(
      z.object({ session: soughtSession, role: teachingRole, proposals: z.array(proposal), asked: z.array(asked) }),
    ),
  }),
});

export type ToldRequest = z.output<typeof toldRequest>;
export type AskedView = z.output<typeof asked>;
