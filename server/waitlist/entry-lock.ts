import type { BookingFacts } from '#server/bookings/booking.facts.ts';
import { lockSessions } from '#server/bookings/session-lock.ts';
import { bookingsOf } from '#server/bookings/stored-booking.service.ts';
import type { Sql } from '#server/platform/database.ts';
import { type EntryRow, findEntry, findTogether } from './waitlist.store.ts';

/** What waits together: one booking, or several classes; the first one made stands first. */
export type Together = readonly [BookingFacts, ...BookingFacts[]];

export interface LockedEntry {
  /** Null = places that the lead offered itself: there is no queue to go back to. */
  entry: EntryRow | null;
  bookings: Together;
}

/** How often a booking may be moved away while its session is being locked. */
const ATTEMPTS = 4;

/**
 * A booking with everything that waits or is offered together with it, as it stands and stays until the transaction ends: the
 * sessions are locked, in the order of their ids. Null = there is no such booking.
 */
export async function lockTogether(sql: Sql, bookingId: string): Promise<LockedEntry | null> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const before = new Set((await findTogether(sql, bookingId)).map(({ sessionId }) => sessionId));
    await lockSessions(sql, [...before]);
    const after = await findTogether(sql, bookingId);
    if (!after.every(({ sessionId }) => before.has(sessionId))) continue;
    const ids = after.map(({ id }) => id);
    const found = new Map((await bookingsOf(sql, ids)).map((booking) => [booking.id, booking]));
    const [first, ...others] = ids.flatMap((id) => found.get(id) ?? []);
    if (first === undefined) return null;
    const entry = first.waitlistEntryId === null ? null : await findEntry(sql, first.waitlistEntryId);
    return { entry, bookings: [first, ...others] };
  }
  return null;
}
