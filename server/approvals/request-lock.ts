import type { Whole } from '#server/bookings/request.mails.ts';
import { lockSessions } from '#server/bookings/session-lock.ts';
import { bookingsOf } from '#server/bookings/stored-booking.service.ts';
import type { Sql } from '#server/platform/database.ts';
import { findWhole } from './approval.store.ts';

/** How often a booking may be moved away while its session is being locked. */
const ATTEMPTS = 4;

/**
 * A request with everything that is answered together with it, as it stands now and stays until the transaction ends: the sessions
 * are locked (in the order of their ids, with `others`). The oldest stands first. Null = there is no such booking.
 */
export async function lockRequest(sql: Sql, bookingId: string, others: readonly string[] = []): Promise<Whole | null> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const before = await findWhole(sql, bookingId);
    await lockSessions(sql, [...new Set([...before.map(({ sessionId }) => sessionId), ...others])]);
    const after = await findWhole(sql, bookingId);
    if (!sameSessions(before, after)) continue;
    const found = new Map(
      (
        await bookingsOf(
          sql,
          after.map(({ id }) => id),
        )
      ).map((one) => [one.id, one]),
    );
    const [first, ...more] = after.map(({ id }) => found.get(id)).filter((one) => one !== undefined);
    return first === undefined ? null : [first, ...more];
  }
  return null;
}

function sameSessions(before: readonly { sessionId: string }[], after: readonly { sessionId: string }[]): boolean {
  const locked = new Set(before.map(({ sessionId }) => sessionId));
  return after.every(({ sessionId }) => locked.has(sessionId));
}
