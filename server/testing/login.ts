import { randomBytes } from 'node:crypto';
import { hashOf } from '#server/accounts/account.service.ts';
import { insertLogin } from '#server/accounts/login.store.ts';
import type { LoginMethod } from '#server/accounts/roles.rules.ts';
import type { TestServer } from './server.ts';

/** What a logged-in person's calls carry. */
export interface LoginHeaders extends Record<string, string> {
  cookie: string;
  origin: string;
  'content-type': string;
}

/** Logs somebody in without a password (with two factors unless said otherwise), and answers the headers of their calls. */
export async function loginHeaders(
  server: TestServer,
  accountId: string,
  strength: { method?: LoginMethod; secondFactor?: boolean } = {},
): Promise<LoginHeaders> {
  const cookie = randomBytes(32).toString('base64url');
  const now = server.clock.now();
  const expiresAt = new Date(now.getTime() + 12 * 3_600_000);
  const { method = 'PASSWORD', secondFactor = true } = strength;
  const login = { accountId, method, secondFactor, userAgent: null, failuresBefore: 0, now, expiresAt };
  await insertLogin(server.db.pool, { idHash: hashOf(cookie), ...login });
  return { cookie: `login=${cookie}`, origin: server.url, 'content-type': 'application/json' };
}
