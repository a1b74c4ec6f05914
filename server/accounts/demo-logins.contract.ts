import { z } from 'zod';
import { endpoint } from '#server/http/endpoint.ts';
import { role } from './account.contract.ts';

export const demoLogin = z.object({
  email: z.string(),
  password: z.string(),
  name: z.string(),
  role,
  department: z.string().optional().describe("The department's slug"),
  institution: z.string().optional().describe("The school's number"),
  area: z.string().optional().describe('Name of the municipality or region'),
  totpSecret: z.string().optional().describe('Base32 secret of the second factor, where there is one'),
});

/** Everybody may read it: it exists only in the demo, where the accounts are invented. */
export const listDemoLogins = endpoint({
  method: 'GET',
  path: '/dev/logins.json',
  summary: "The demo's logins: the knowledge centre first, then a lead and an educator of each department",
  tag: 'demo',
  policy: 'public',
  answer: z.array(demoLogin),
});

export type DemoLogin = z.output<typeof demoLogin>;
