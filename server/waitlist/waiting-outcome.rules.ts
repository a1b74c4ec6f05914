import type { BookingStatus } from '#server/bookings/booking-states.rules.ts';
import { OFFERS_BEFORE_THE_END, type Wishes, waitingEnds } from './waitlist.rules.ts';

/** A place in the queue as far as its end depends on it. */
export interface Waiting {
  wishes: Wishes | null;
  offersMissed: number;
  startsAt: string;
  state: 'OPEN' | 'CLOSED' | 'CANCELLED';
  leadTimeWorkingDays: number;
}

/** What becomes of something that waits or was offered places. */
export type WaitingOutcome =
  | { status: Extract<BookingStatus, 'WAITING'>; until: Date; offersMissed: number }
  | { status: Extract<BookingStatus, 'EXPIRED'>; why: 'PASSED' | 'MISSED' | 'CANCELLED' };

/**
 * What comes after an offer that was not answered (`MISSED`), or whose session was cancelled (`CANCELLED`): waiting goes on as
 * long as there is something to wait for.
 */
export function afterOffer(entry: Waiting, cause: 'MISSED' | 'CANCELLED', now: Date): WaitingOutcome {
  const offersMissed = entry.offersMissed + (cause === 'MISSED' ? 1 : 0);
  if (cause === 'MISSED' && offersMissed >= OFFERS_BEFORE_THE_END) return { status: 'EXPIRED', why: 'MISSED' };
  const waiting = stillWaiting(entry, now);
  return waiting.status === 'WAITING' ? { ...waiting, offersMissed } : waiting;
}

/** Whether there is still something to wait for, and until when. */
export function stillWaiting(entry: Waiting, now: Date): WaitingOutcome {
  if (entry.state === 'CANCELLED' && entry.wishes === null) return { status: 'EXPIRED', why: 'CANCELLED' };
  const until = waitingEnds(new Date(entry.startsAt), entry.wishes, entry);
  if (until <= now) return { status: 'EXPIRED', why: 'PASSED' };
  return { status: 'WAITING', until, offersMissed: entry.offersMissed };
}
