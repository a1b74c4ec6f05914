import { randomBytes } from 'node:crypto';
import { hashOf } from '#server/accounts/account.service.ts';
import { insertLogin } from '#server/accounts/account.store.ts';
import type { TestServer } from './server.ts';

/** What a logged-in person's calls carry. */
export interface LoginHeaders extends Record<string, string> {
  cookie: string;
  origin: string;
  'content-type': string;
}

/** Logs somebody in without a password, and answers the headers of their calls. */
export async function loginHeaders(server: TestServer, accountId: string): Promise<LoginHeaders> {
  const cookie = randomBytes(32).toString('base64url');
  const now = server.clock.now();
  const expiresAt = new Date(now.getTime() + 12 * 3_600_000);
  await insertLogin(server.db.pool, { idHash: hashOf(cookie), accountId, now, expiresAt });
  return { cookie: `login=${cookie}`, origin: server.url, 'content-type': 'application/json' };
}
