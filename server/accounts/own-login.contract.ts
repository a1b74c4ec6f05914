import { z } from 'zod';
import { endpoint } from '#server/http/endpoint.ts';
import { id, instant } from '#server/http/fields.ts';

export const ownLogin = z.object({
  id,
  current: z.boolean().describe('The login that asks'),
  method: z.enum(['PASSWORD', 'LINK', 'PASSKEY', 'OIDC', 'DEMO']),
  secondFactor: z.boolean(),
  browser: z.string().describe('As people know it, in the language asked for: "Chrome på Windows"'),
  createdAt: instant,
  lastSeenAt: instant.describe('To within five minutes'),
  expiresAt: instant,
});

export const listOwnLogins = endpoint({
  method: 'GET',
  path: '/api/me/logins',
  summary: 'Where one is logged in, the latest used first',
  tag: 'accounts',
  policy: 'login',
  answer: z.object({ items: z.array(ownLogin) }),
});

export const endOwnLogin = endpoint({
  method: 'DELETE',
  path: '/api/me/logins/:id',
  summary: 'End one of the own logins',
  description: "Another person's is not found (404).",
  tag: 'accounts',
  policy: 'login',
  params: z.object({ id }),
});

export const logOutEverywhere = endpoint({
  method: 'POST',
  path: '/api/logout/everywhere',
  summary: 'End all other logins, or all',
  tag: 'accounts',
  policy: 'login',
  body: z.object({ alsoHere: z.boolean().default(false).describe('True = the login that asks ends, too') }),
  answer: z.object({ ended: z.int().min(0).describe('How many') }),
});

export type OwnLogin = z.output<typeof ownLogin>;
