import type { BookingFacts } from './booking.facts.ts';
import { bookingCloses } from './booking.rules.ts';
import { hasBegun, isPastCancelling, refusalsOfCancelling } from './booking-change.rules.ts';
import { type BookingAction, states } from './booking-states.rules.ts';
import { refusalsOfUndoing } from './booking-undo.rules.ts';

/** What the holder of the link may do now: what its state allows, as far as session, deadlines and clock do. */
export function allowedActions(booking: BookingFacts, now: Date): BookingAction[] {
  return states[booking.status].actions.filter((action) => isOpenNow[action](booking, now));
}

const isAhead = (booking: BookingFacts, now: Date) => !hasBegun(booking, now);
/** Ahead, and the session takes place. What waits may wait for another session. */
const takesPlace = (booking: BookingFacts, now: Date) =>
  isAhead(booking, now) && (booking.session.state !== 'CANCELLED' || booking.status === 'WAITING');
const isBefore = (instant: string | null, now: Date) => instant === null || now < new Date(instant);

/** Clock and session have their say on each action; the state has had its own. */
const isOpenNow: Record<BookingAction, (booking: BookingFacts, now: Date) => boolean> = {
  CHANGE_NUMBERS: (booking, now) => takesPlace(booking, now) && mayRaise(booking, now),
  LOWER_NUMBERS: (booking, now) => takesPlace(booking, now) && !mayRaise(booking, now),
  RESCHEDULE: (booking, now) => isAhead(booking, now) && !isPastCancelling(booking, now),
  KEEP: (booking, now) => takesPlace(booking, now) && booking.review !== null,
  CHANGE_PEOPLE: takesPlace,
  HAND_OVER: takesPlace,
  ACCEPT_OFFER: (booking, now) => takesPlace(booking, now) && isBefore(booking.expiresAt, now),
  ANSWER_PROPOSAL: ({ proposal }, now) => proposal !== null && isBefore(proposal.expiresAt, now),
  CANCEL: (booking, now) => refusalsOfCancelling(booking, now).length === 0,
  UNDO: (booking, now) => refusalsOfUndoing(booking, 'SCHOOL', now).length === 0,
  EVALUATE: ({ session, came, evaluatedAt }, now) => came && evaluatedAt === null && !isBefore(session.endsAt, now),
};

/** More pupils are taken as long as somebody could book. */
function mayRaise({ session }: BookingFacts, now: Date): boolean {
  return now < bookingCloses(new Date(session.startsAt), session.offer.leadTimeWorkingDays).closesAt;
}
