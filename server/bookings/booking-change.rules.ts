import type { BookingFacts, GroupFacts } from './booking.facts.ts';
import { bookableSession } from './booking.facts.ts';
import {
  bookingCloses,
  cancellationDeadline,
  leftOf,
  placesOf,
  type Refusal,
  type RequestedGroup,
  refusalsOfSize,
  takesLevel,
  tooFewAdults,
} from './booking.rules.ts';
import { states } from './booking-states.rules.ts';

/** Why a booking can't be changed or cancelled, beside what can stop a new one. */
export type ChangeRefusal =
  | Refusal
  | { code: 'ALREADY_CANCELLED' }
  | { code: 'ALREADY_STARTED' }
  | { code: 'ONLY_LOWERING' }
  | { code: 'NOT_AGREED_YET' };

export type CancelRefusal = { code: 'ALREADY_CANCELLED' } | { code: 'ALREADY_STARTED' } | { code: 'AFTER_DEADLINE' };

/** Whether a booking is a visit, or asks to be one: only then it can be changed or moved. */
export function isLive({ status }: Pick<BookingFacts, 'status'>): boolean {
  return status === 'CONFIRMED' || status === 'REQUESTED';
}

/** Whether there is anything to give up: a visit, a request, an offered place or a place in the queue. */
export function canEnd({ status }: Pick<BookingFacts, 'status'>): boolean {
  return states[status].actions.includes('CANCEL');
}

/**
 * Begun by the clock, or because somebody has recorded who came. A cancelled session never begins, nor does a place in the queue: it
 * may wait for later days.
 */
export function hasBegun({ status, session, attended }: BookingFacts, now: Date): boolean {
  if (attended) return true;
  return status !== 'WAITING' && session.state !== 'CANCELLED' && now >= new Date(session.startsAt);
}

/** The venue has cancelled or changed the session: no deadline holds the school until it has chosen. */
export function isReleased({ session, review }: Pick<BookingFacts, 'session' | 'review'>): boolean {
  return session.state === 'CANCELLED' || review !== null;
}

/** Whether the deadline for cancelling, and with it for choosing another time, is over. A changed session has no deadline. */
export function isPastCancelling(booking: BookingFacts, now: Date): boolean {
  const { session } = booking;
  return !isReleased(booking) && now >= cancellationDeadline(new Date(session.startsAt), session.offer).closesAt;
}

/**
 * All reasons against cancelling now; none = it can be cancelled. Deadlines are for visits that were agreed: what was only asked for
 * or offered can be given up at any time.
 */
export function refusalsOfCancelling(booking: BookingFacts, now: Date): CancelRefusal[] {
  if (!canEnd(booking)) return [{ code: 'ALREADY_CANCELLED' }];
  if (hasBegun(booking, now)) return [{ code: 'ALREADY_STARTED' }];
  return booking.status === 'CONFIRMED' && isPastCancelling(booking, now) ? [{ code: 'AFTER_DEADLINE' }] : [];
}

/**
 * All reasons against replacing a booking's groups now. Lowering is always allowed before the start, as long as enough
 * adults come along; raising needs places, and ends with the booking deadline.
 */
export function refusalsOfChanging(
  booking: BookingFacts,
  groups: readonly RequestedGroup[],
  now: Date,
): ChangeRefusal[] {
  if (!isLive(booking)) return [{ code: canEnd(booking) ? 'NOT_AGREED_YET' : 'ALREADY_CANCELLED' }];
  const session = bookableSession(booking.session);
  if (hasBegun(booking, now)) return [{ code: 'ALREADY_STARTED' }];
  if (session.state === 'CANCELLED') return [{ code: 'SESSION_CANCELLED' }];
  const before = placesOf(booking.groups);
  const after = placesOf(groups);
  const raises = after.groups > before.groups || after.pupils > before.pupils || after.adults > before.adults;
  const adults = tooFewAdults(session.offer, groups);
  if (!raises) return [...(adults === null ? [] : [adults]), ...refusalsOfNewLevels(booking, groups)];
  const closed = now >= bookingCloses(session.startsAt, session.offer.leadTimeWorkingDays).closesAt;
  const taken = {
    groups: session.taken.groups - before.groups,
    pupils: session.taken.pupils - before.pupils,
    adults: session.taken.adults - before.adults,
  };
  const morePupils = after.pupils > before.pupils || after.groups > before.groups;
  const refusals: ChangeRefusal[] = closed && morePupils ? [{ code: 'ONLY_LOWERING' }] : [];
  const without = {
    ...session,
    taken,
    houseLeft: session.houseLeft == null ? null : session.houseLeft + before.pupils,
  };
  const ofSize = refusalsOfSize(without, groups).map((refusal) => withLeft(refusal, leftOf(without)));
  return [...refusals, ...ofSize, ...refusalsOfNewLevels(booking, groups)];
}

function withLeft(refusal: Refusal, left: ReturnType<typeof leftOf>): Refusal {
  return refusal.code === 'SESSION_FULL' ? { ...refusal, left } : refusal;
}

/** Only levels that the booking does not have already are judged: what was accepted once stays accepted. */
function refusalsOfNewLevels(booking: BookingFacts, groups: readonly RequestedGroup[]): Refusal[] {
  const known = new Set(booking.groups.map(levelKey));
  return groups.flatMap((group, index) =>
    group.specialEducation || known.has(levelKey(group)) || takesLevel(booking.session.offer, group)
      ? []
      : [{ code: 'LEVEL_NOT_OFFERED' as const, group: index }],
  );
}

function levelKey({
  gradeLevel,
  ageGroup,
  studyYear,
}: Pick<GroupFacts, 'gradeLevel' | 'ageGroup' | 'studyYear'>): string {
  return `${gradeLevel}/${ageGroup}/${studyYear}`;
}

/** Whether two lists of groups say the same, ids aside. */
export function sameGroups(a: readonly Omit<GroupFacts, 'id'>[], b: readonly Omit<GroupFacts, 'id'>[]): boolean {
  const key = (groups: readonly Omit<GroupFacts, 'id'>[]) =>
    JSON.stringify(groups.map((g) => [g.label, levelKey(g), g.specialEducation, g.pupils, g.adults]));
  return key(a) === key(b);
}
