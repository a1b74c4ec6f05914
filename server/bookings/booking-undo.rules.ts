import { type BookingFacts, bookableSession } from './booking.facts.ts';
import { type Refusal, refusalsOfTime } from './booking.rules.ts';

/** Why a cancellation can't be taken back. */
export type UndoRefusal =
  | Refusal
  | { code: 'NOTHING_TO_UNDO' }
  | { code: 'CANCELLED_BY_VENUE' }
  | { code: 'ALREADY_STARTED' };

/** Whoever cancels by mistake has an hour, whatever the booking deadline. */
const GRACE_MS = 3_600_000;

/** Who takes it back: the school by its link, or the department. */
export type Undoer = 'SCHOOL' | 'STAFF';

/**
 * All reasons against taking a cancellation back now, the places aside: those are taken anew, by the database. The school may undo
 * its own cancellation for an hour, and afterwards as long as somebody else could book; the department may until the visit begins.
 */
export function refusalsOfUndoing(booking: BookingFacts, undoer: Undoer, now: Date): UndoRefusal[] {
  const session = bookableSession(booking.session);
  if (booking.status !== 'CANCELLED_BY_BOOKER' && booking.status !== 'CANCELLED_BY_VENUE')
    return [{ code: 'NOTHING_TO_UNDO' }];
  if (booking.status === 'CANCELLED_BY_VENUE' && undoer === 'SCHOOL') return [{ code: 'CANCELLED_BY_VENUE' }];
  if (session.state === 'CANCELLED') return [{ code: 'SESSION_CANCELLED' }];
  if (now >= session.startsAt) return [{ code: 'ALREADY_STARTED' }];
  const cancelledAt = booking.cancelledAt === null ? 0 : Date.parse(booking.cancelledAt);
  if (undoer === 'STAFF' || now.getTime() < cancelledAt + GRACE_MS) return [];
  return refusalsOfTime(session, now).filter(({ code }) => code !== 'NOT_YET_OPEN');
}
