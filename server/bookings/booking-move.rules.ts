import { type BookingFacts, bookableSession, type SessionFacts } from './booking.facts.ts';
import { fits, leftOf, placesOf, type Refusal, refusalsOfTime } from './booking.rules.ts';
import { type CancelRefusal, hasBegun, isLive, isPastCancelling } from './booking-change.rules.ts';

/** Why a booking can't move to a session. */
export type MoveRefusal = Refusal | CancelRefusal | { code: 'SAME_SESSION' } | { code: 'OTHER_OFFER' };

/** Who moves it: the school by its link, or the department. */
export type Mover = 'SCHOOL' | 'STAFF';

/**
 * All reasons against moving a booking to another session now; none = it can move. The school may as long as it could cancel,
 * and as long as it has to choose anew; the department may until attendance is recorded, and past lead time and opening. The
 * groups were accepted once and stay accepted: only the places of the target count.
 */
export function refusalsOfMoving(booking: BookingFacts, target: SessionFacts, mover: Mover, now: Date): MoveRefusal[] {
  if (!isLive(booking)) return [{ code: 'ALREADY_CANCELLED' }];
  if (booking.attended || (mover === 'SCHOOL' && hasBegun(booking, now))) return [{ code: 'ALREADY_STARTED' }];
  if (mover === 'SCHOOL' && isPastCancelling(booking, now)) return [{ code: 'AFTER_DEADLINE' }];
  if (target.id === booking.session.id) return [{ code: 'SAME_SESSION' }];
  if (target.offer.id !== booking.session.offer.id) return [{ code: 'OTHER_OFFER' }];
  const session = bookableSession(target);
  const refusals: MoveRefusal[] = refusalsOfTime(session, now).filter(
    ({ code }) => !maySkip(code, mover, session.startsAt > now),
  );
  if (!fits(placesOf(booking.groups), leftOf(session))) refusals.push({ code: 'SESSION_FULL', left: leftOf(session) });
  return refusals;
}

/** The department decides itself how late and how early it takes somebody. */
function maySkip(code: Refusal['code'], mover: Mover, isAhead: boolean): boolean {
  return mover === 'STAFF' && isAhead && (code === 'TOO_LATE_TO_BOOK' || code === 'NOT_YET_OPEN');
}
