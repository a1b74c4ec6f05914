import { z } from 'zod';
import { endpoint } from '#server/http/endpoint.ts';
import { email } from '#server/http/fields.ts';
import { me, role } from './account.contract.ts';

export const demoLogin = z.object({
  email: z.string(),
  password: z.string().optional().describe('Left out for those who log in by mail link'),
  name: z.string(),
  role,
  department: z.string().optional().describe("The department's slug"),
  institution: z.string().optional().describe("The school's number"),
  place: z.string().optional().describe('Name of the department, school, municipality or region'),
  totpSecret: z.string().optional().describe('Base32 secret of the second factor, where there is one'),
});

/** Everybody may read it: it exists only in the demo, where the accounts are invented. */
export const listDemoLogins = endpoint({
  method: 'GET',
  path: '/dev/logins.json',
  summary: "The demo's logins: those for everything first, then each department's, then schools and areas",
  tag: 'demo',
  policy: 'public',
  answer: z.array(demoLogin),
});

/** One click instead of password and code, for the invented people only. */
export const logInToDemo = endpoint({
  method: 'POST',
  path: '/dev/login',
  summary: 'Log in as one of the invented people of the demo',
  description:
    'Begins a login with all roles in force. Exists only in the demo, and only for people of `/dev/logins.json`.',
  tag: 'demo',
  policy: 'public',
  body: z.object({ email }),
  answer: me,
});

export type DemoLogin = z.output<typeof demoLogin>;
