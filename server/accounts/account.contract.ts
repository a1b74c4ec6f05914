import { z } from 'zod';
import { endpoint } from '#server/http/endpoint.ts';
import { email } from '#server/http/fields.ts';

export const role = z.enum([
  'TEACHER',
  'SCHOOL_ADMINISTRATOR',
  'EDUCATOR',
  'DEPARTMENT_LEAD',
  'COORDINATOR',
  'PARTNER',
  'KNOWLEDGE_CENTRE',
]);

const heldRole = z.object({
  role,
  department: z.object({ slug: z.string(), name: z.string() }).nullable(),
  institution: z.object({ number: z.string(), name: z.string() }).nullable(),
  area: z.object({ kind: z.enum(['MUNICIPALITY', 'REGION']), code: z.string(), name: z.string() }).nullable(),
});

/** A person who is logged in, with the roles that are valid today. */
export const me = z.object({
  id: z.uuid(),
  name: z.string(),
  email: z.string().nullable().describe('Null = came by UNI-Login and has shown no address to be theirs'),
  emailProven: z.boolean().describe('Whether the address was shown to be theirs; then its bookings are'),
  phone: z.string().nullable(),
  language: z.enum(['da', 'en']),
  roles: z.array(heldRole).describe('Valid today and in force for this login'),
  sleepingRoles: z
    .array(heldRole)
    .describe(
      'Valid today, but only in force after a login with a password or passkey and, where it is asked for, two factors',
    ),
  login: z.object({
    method: z.enum(['PASSWORD', 'LINK', 'PASSKEY', 'OIDC', 'DEMO']),
    secondFactor: z.boolean(),
    failuresBefore: z.int().describe('Wrong attempts for this account since its login before'),
  }),
  factors: z.object({
    password: z.boolean(),
    totp: z.boolean(),
    passkeys: z.int(),
    required: z.boolean().describe('Whether one of the roles asks for a second factor'),
  }),
});

export const logIn = endpoint({
  method: 'POST',
  path: '/api/login',
  summary: 'Log in with mail address and password',
  description:
    'Sets the login cookie (HttpOnly, SameSite=Lax, 12 hours) with a new id and ends the login that came with the call. ' +
    'An unknown mail address and a wrong password answer the same `WRONG_LOGIN`. An account with a second factor answers ' +
    'the right password without `code` with `SECOND_FACTOR_REQUIRED`, with a wrong or used one `WRONG_CODE`. After 10 ' +
    'failures within 15 minutes for one mail address: 429 `TOO_MANY_ATTEMPTS` with Retry-After.',
  tag: 'accounts',
  policy: 'public',
  body: z.object({
    email,
    password: z.string().min(1).max(200),
    code: z.string().max(20).optional().describe('Six digits of the second factor, or a recovery code'),
  }),
  answer: me,
  problems: { WRONG_LOGIN: 401, SECOND_FACTOR_REQUIRED: 401, WRONG_CODE: 401, TOO_MANY_ATTEMPTS: 429 },
});

export const logOut = endpoint({
  method: 'POST',
  path: '/api/logout',
  summary: 'Log out',
  description: 'Ends the login and removes the cookie. Without a login nothing happens.',
  tag: 'accounts',
  policy: 'public',
});

export const readMe = endpoint({
  method: 'GET',
  path: '/api/me',
  summary: 'Who is logged in',
  tag: 'accounts',
  policy: 'login',
  answer: me,
});

export type Me = z.output<typeof me>;
