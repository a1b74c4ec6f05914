import type { Sql } from '#server/platform/database.ts';
import type { LocalDate } from '#server/time/local-time.ts';
import { countBookings, followSessions, resolvePartnerships } from './booking-dimensions.store.ts';

/**
 * Counts a department's bookings under the agreement that is valid on the day of each visit, after the agreements have been
 * changed. Belongs into the transaction that changes them. Answers how many bookings have changed.
 */
export function resolvePartnershipsAnew(sql: Sql, departmentId: string): Promise<number> {
  return resolvePartnerships(sql, departmentId);
}

/** How many bookings lie on the days of an agreement: from `from` (included) to `to` (not included; null = for ever). */
export function bookingsOnDays(
  sql: Sql,
  days: { departmentId: string; from: LocalDate; to: LocalDate | null },
): Promise<number> {
  return countBookings(sql, days);
}

/**
 * Counts the live bookings of sessions that were moved as of their new day: day, school year, region and partnership. Belongs
 * into the transaction that moves them, after the move. Answers how many have changed.
 */
export function resolveDaysAnew(sql: Sql, sessionIds: readonly string[]): Promise<number> {
  return followSessions(sql, sessionIds);
}
