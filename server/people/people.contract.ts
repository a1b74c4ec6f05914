import { z } from 'zod';
import { role } from '#server/accounts/account.contract.ts';
import { endpoint } from '#server/http/endpoint.ts';
import { countText, email, id, instant, line, listOf, localDate, phone, searchText } from '#server/http/fields.ts';

const named = z.object({ id, name: z.string() });
const slug = z.string().regex(/^[a-z0-9-]{1,100}$/);
const unlessEmpty = <Schema extends z.ZodType>(schema: Schema) =>
  z.union([z.literal('').transform(() => undefined), schema]).optional();

export const personRole = z.object({
  id,
  role,
  department: z.object({ slug: z.string(), name: z.string() }).nullable(),
  institution: z.object({ number: z.string(), name: z.string() }).nullable(),
  area: z.object({ kind: z.enum(['MUNICIPALITY', 'REGION']), code: z.string(), name: z.string() }).nullable(),
  validFrom: z.string().describe('First Danish day'),
  validTo: z.string().nullable().describe('First Danish day on which it no longer holds; null = until further notice'),
  state: z.enum(['PAST', 'PRESENT', 'COMING']),
  takenBack: z.boolean().describe('Ended before it began: nobody ever had it'),
  grantedBy: z.string().nullable().describe('Name; null = the system'),
  mayEnd: z.boolean(),
});

export const personSummary = z.object({
  id,
  name: z.string(),
  email: z.string().nullable(),
  active: z.boolean(),
  secondFactor: z.boolean(),
  hasWayIn: z.boolean().describe('Has a password, a passkey or another login, or has shown the address to be theirs'),
  lastLoginAt: instant.nullable(),
  roles: z.array(personRole).describe('Present and coming ones that the caller may know of'),
});

const futureSession = z.object({
  id,
  startsAt: instant,
  endsAt: instant,
  localDate: z.string(),
  title: z.string(),
  department: z.object({ slug: z.string(), name: z.string() }),
  bookings: z.int(),
  yours: z.boolean().describe('Of a department the caller leads'),
  colleagues: z.array(named).describe('Who may take it over: active, and working for the department on that day'),
});

export const person = personSummary.extend({
  phone: z.string().nullable(),
  language: z.enum(['da', 'en']),
  deactivatedAt: instant.nullable(),
  roles: z.array(personRole).describe('Past, present and coming ones that the caller may know of'),
  holdsMore: z.boolean().describe('Holds a role that the caller does not decide about'),
  sessions: z.array(futureSession).describe('Not begun yet'),
  allowedActions: z.array(z.enum(['EDIT', 'GIVE_ROLE', 'INVITE', 'DEACTIVATE', 'REACTIVATE', 'RESET_SECOND_FACTOR'])),
});

const givenRole = {
  role,
  scope: z
    .strictObject({
      department: slug.optional().describe('Slug'),
      institution: z
        .string()
        .regex(/^[0-9GD]\d{5}$/)
        .optional()
        .describe('Number'),
      municipality: z
        .string()
        .regex(/^\d{4}$/)
        .optional()
        .describe('Code'),
      region: z
        .string()
        .regex(/^\d{4}$/)
        .optional()
        .describe('Code'),
    })
    .default({})
    .describe(
      'EDUCATOR, DEPARTMENT_LEAD: department; SCHOOL_ADMINISTRATOR: institution; COORDINATOR: municipality or region; PARTNER: any of these three; the others: none',
    ),
  validFrom: localDate.describe('First Danish day, today or later'),
  validTo: localDate.nullable().optional().describe('First Danish day on which it no longer holds'),
};

const tag = 'people';
const params = z.object({ id });
const roleProblems = {
  OWN_ROLES: 409,
  ROLE_NOT_YOURS: 403,
  OTHER_DEPARTMENT: 403,
  ROLE_ALREADY_HELD: 409,
  DEACTIVATED: 409,
} as const;
const manageProblems = { HOLDS_MORE: 403, OWN_ACCOUNT: 409, CHANGED_MEANWHILE: 412 } as const;

export const listPeople = endpoint({
  method: 'GET',
  path: '/api/people',
  summary: 'People with their roles, by name',
  description:
    'A lead sees who is, was or will be an educator of theirs, and of them only the roles of their own departments.',
  tag,
  policy: 'lead',
  query: z.object({
    q: searchText.optional().describe('Part of a name or a mail address'),
    role: unlessEmpty(role).describe('Present or coming'),
    department: unlessEmpty(slug).describe('Slug; a role there, present or coming'),
    active: unlessEmpty(z.enum(['true', 'false'])),
    page: countText(1, 100_000).optional(),
    pageSize: countText(1, 100).optional(),
  }),
  answer: listOf(personSummary),
});

export const readPerson = endpoint({
  method: 'GET',
  path: '/api/people/:id',
  summary: 'One person: roles, ways in, coming sessions',
  tag,
  policy: 'lead',
  params,
  answer: person,
  etag: true,
});

export const invitePerson = endpoint({
  method: 'POST',
  path: '/api/people',
  summary: 'Make an account with its first role and invite by mail',
  description:
    'An address that has an account gets the role added and keeps its name, phone and language: no second account is made.',
  tag,
  policy: 'lead',
  body: z.strictObject({ name: line(100), email, language: z.enum(['da', 'en']), ...givenRole }),
  answer: person,
  status: 201,
  problems: roleProblems,
});

export const inviteAgain = endpoint({
  method: 'POST',
  path: '/api/people/:id/invitation',
  summary: 'Send the invitation again; the one before stops working',
  tag,
  policy: 'lead',
  params,
  body: z.strictObject({}),
  answer: person,
  problems: { ...manageProblems, DEACTIVATED: 409, HAS_WAY_IN: 409, NO_ADDRESS: 409 },
});

export const changePerson = endpoint({
  method: 'PATCH',
  path: '/api/people/:id',
  summary: 'Change name, phone or language',
  tag,
  policy: 'lead',
  params,
  body: z.strictObject({
    name: line(100).optional(),
    phone: phone.nullable().optional(),
    language: z.enum(['da', 'en']).optional(),
  }),
  answer: person,
  etag: true,
  problems: manageProblems,
});

export const giveRole = endpoint({
  method: 'POST',
  path: '/api/people/:id/roles',
  summary: 'Give a role',
  tag,
  policy: 'lead',
  params,
  body: z.strictObject(givenRole),
  answer: person,
  status: 201,
  problems: roleProblems,
});

/** Who takes the coming sessions over: for all, or for each. */
const handover = {
  reassignTo: id.nullable().optional(),
  sessions: z
    .array(z.strictObject({ id, reassignTo: id.nullable() }))
    .max(500)
    .default([]),
};

export const endRole = endpoint({
  method: 'PATCH',
  path: '/api/people/:id/roles/:grantId',
  summary: 'End a role, or move its end; it is never deleted',
  description:
    '`validTo` is the first day on which it no longer holds, today or later. A role that has not begun is taken back. null = until further notice. ' +
    'Sessions after it that the person could no longer teach must be given to a colleague or to nobody in the same call, as for closing the account.',
  tag,
  policy: 'lead',
  params: z.object({ id, grantId: id }),
  body: z.strictObject({ validTo: localDate.nullable(), ...handover }),
  answer: person,
  problems: {
    ...roleProblems,
    ROLE_ENDED: 409,
    LAST_KNOWLEDGE_CENTRE: 409,
    HAS_FUTURE_SESSIONS: 409,
    SESSIONS_CLASH: 409,
    HOLDS_MORE: 403,
  },
});

export const deactivatePerson = endpoint({
  method: 'POST',
  path: '/api/people/:id/deactivate',
  summary: 'Close an account: nothing is deleted, but nobody gets in with it',
  description:
    'Ends its logins, calendar feeds and open links. Sessions that have not begun must be given to a colleague or to nobody ' +
    'in the same call: `reassignTo` for all, or for each in `sessions`; else 409 `HAS_FUTURE_SESSIONS` lists them. A colleague who is elsewhere then is a 409 `SESSIONS_CLASH` that names the ' +
    'sessions and who is free; the colleagues who take over get their invitations.',
  tag,
  policy: 'lead',
  params,
  body: z.strictObject(handover),
  answer: person,
  problems: {
    ...manageProblems,
    HAS_FUTURE_SESSIONS: 409,
    SESSIONS_CLASH: 409,
    LAST_KNOWLEDGE_CENTRE: 409,
    ALREADY_DEACTIVATED: 409,
  },
});

export const reactivatePerson = endpoint({
  method: 'POST',
  path: '/api/people/:id/reactivate',
  summary: 'Open a closed account again, with the roles that still hold',
  tag,
  policy: 'lead',
  params,
  body: z.strictObject({}),
  answer: person,
  problems: { ...manageProblems, NOT_DEACTIVATED: 409, ERASED: 409 },
});

export const resetSecondFactor = endpoint({
  method: 'POST',
  path: '/api/people/:id/second-factor/reset',
  summary: 'The phone is lost: forget code, recovery codes and passkeys',
  description: 'Ends all logins and tells the person by mail. The password stays.',
  tag,
  policy: 'lead',
  params,
  body: z.strictObject({}),
  answer: person,
  problems: { ...manageProblems, NO_SECOND_FACTOR: 409 },
});

export type Person = z.output<typeof person>;
export type PersonSummary = z.output<typeof personSummary>;
export type PersonRole = z.output<typeof personRole>;
export type GivenRole = z.output<z.ZodObject<typeof givenRole>>;
