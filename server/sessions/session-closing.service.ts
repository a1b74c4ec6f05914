import type { Sql } from '#server/platform/database.ts';
import { closeOpenSessions } from './session-closing.store.ts';

/**
 * Takes sessions out of booking without touching their bookings: open ones become CLOSED. Answers how many. Who may is the
 * caller's to ask, and so is the audit.
 */
export function closeForBooking(sql: Sql, sessionIds: readonly string[]): Promise<number> {
  return closeOpenSessions(sql, [...new Set(sessionIds)]);
}
