import type { Sql } from '#server/platform/database.ts';
import { hashOf } from './account.service.ts';
import { findLiveLogin, type LiveLogin } from './live-login.store.ts';
import { IDLE_HOURS } from './roles.rules.ts';

const HOUR_MS = 3_600_000;

/** Whether a cookie is worth anything at this instant, and which changes of the database are there to be seen; null = it is not. */
export function liveLoginOf(sql: Sql, cookie: string, now: Date): Promise<LiveLogin | null> {
  const idleSince = new Date(now.getTime() - IDLE_HOURS * HOUR_MS);
  return findLiveLogin(sql, { idHash: hashOf(cookie), now, idleSince });
}
