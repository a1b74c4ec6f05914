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

/** A person who is logged in, with the roles that are valid today. */
export const me = z.object({
  id: z.uuid(),
  name: z.string(),
  email: z.string(),
  roles: z.array(
    z.object({
      role,
      department: z.object({ slug: z.string(), name: z.string() }).nullable().describe('Null = a role for everything'),
    }),
  ),
});

export const logIn = endpoint({
  method: 'POST',
  path: '/api/login',
  summary: 'Log in with mail address and password',
  description:
    'Sets the login cookie (HttpOnly, SameSite=Lax, 12 hours) with a new id and ends the login that came with the call. ' +
    'An unknown mail address and a wrong password answer the same `WRONG_LOGIN`. After 10 failures within 15 minutes ' +
    'for one mail address: 429 `TOO_MANY_ATTEMPTS` with Retry-After.',
  tag: 'accounts',
  policy: 'public',
  body: z.object({
    email,
    password: z.string().min(1).max(200),
    code: z.string().max(20).optional().describe('Reserved for the second factor; ignored so far'),
  }),
  answer: me,
  problems: { WRONG_LOGIN: 401, TOO_MANY_ATTEMPTS: 429 },
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
