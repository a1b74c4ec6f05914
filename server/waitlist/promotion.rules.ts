import { fits, leftOf, type Places } from '#server/bookings/booking.rules.ts';
import type { LocalDate } from '#server/time/local-time.ts';
import { offerDeadline, type Wishes, wishesFor } from './waitlist.rules.ts';

/** A booking that waits, with the places it needs. */
export interface WaitingBooking {
  id: string;
  version: number;
  places: Places;
}

/** A place in the queue: all its bookings come, on one day, or none. */
export interface WaitingEntry {
  id: string;
  /** The session it began with. */
  sessionId: string;
  wishes: Wishes | null;
  /** It was offered places of the session whose places are given out, and did not answer: others go first there. */
  missed: boolean;
  /** It said no to that session and goes on waiting for others. */
  declined: boolean;
  bookings: readonly WaitingBooking[];
}

/** A session of the day as it stood when it was read; lapsed holds are counted as free. */
export interface OpenSession {
  id: string;
  version: number;
  startsAt: Date;
  localDate: LocalDate;
  capacity: Places;
  taken: Places;
  /** What the house takes beside those already there; null = no limit. */
  houseLeft: number | null;
  /** Open, of a published offer, and not before booking opens. */
  bookable: boolean;
  /** The first instant at which it can't be booked any more. */
  closesAt: Date;
}

/** Why an entry was passed over; `promotion.texts.ts` has the sentences. */
export type SkipReason =
  | { code: 'TOO_LITTLE_TIME' }
  | { code: 'NOT_BOOKABLE' }
  | { code: 'TOO_LITTLE_ROOM'; asked: Places; left: Places }
  | { code: 'NOT_ALL_CLASSES'; classes: number; fitting: number };

/** Places for every booking of an entry. */
export interface Promotion {
  entryId: string;
  parts: { bookingId: string; sessionId: string }[];
  /** When the offer lapses. */
  expiresAt: Date;
}

export interface PromotionPlan {
  promotions: Promotion[];
  skipped: { entryId: string; reasons: [SkipReason] }[];
}

/**
 * Who is offered the free places of one session: of the entries in their order the first that fits, then the next that fits into
 * what is left; last those who let an offer of that session lapse. Several classes take other sessions of the same day along where those would do. `day` are the offer's sessions
 * of that day, the session itself among them.
 */
export function planPromotion(
  sessionId: string,
  entries: readonly WaitingEntry[],
  day: readonly OpenSession[],
  now: Date,
): PromotionPlan {
  const left = new Map(day.map((session) => [session.id, leftFor(session)]));
  const session = day.find(({ id }) => id === sessionId);
  const plan: PromotionPlan = { promotions: [], skipped: [] };
  if (session === undefined) return plan;
  const inTurn = [...entries.filter(({ missed }) => !missed), ...entries.filter(({ missed }) => missed)];
  for (const entry of inTurn) {
    if (entry.bookings.length === 0 || entry.declined || !wishesFor(entry, session)) continue;
    const answer = promotionOf(entry, { session, day, left, now });
    if ('code' in answer) plan.skipped.push({ entryId: entry.id, reasons: [answer] });
    else {
      plan.promotions.push(answer);
      takeAll(entry, answer, left);
    }
  }
  return plan;
}

interface Snapshot {
  session: OpenSession;
  day: readonly OpenSession[];
  left: Map<string, Places>;
  now: Date;
}

function promotionOf(entry: WaitingEntry, { session, day, left, now }: Snapshot): Promotion | SkipReason {
  if (!session.bookable) return { code: 'NOT_BOOKABLE' };
  if (offerDeadline(now, session.closesAt) === null) return { code: 'TOO_LITTLE_TIME' };
  const usable = day
    .filter((one) => one.bookable && wishesFor(entry, one) && offerDeadline(now, one.closesAt) !== null)
    .sort((a, b) => Number(b.id === entry.sessionId) - Number(a.id === entry.sessionId) || compare(a, b));
  // One class is offered the session that came free; several take what the day has.
  const chosen = entry.bookings.length === 1 ? [session] : usable;
  const seats = seatsFor(entry.bookings, chosen, left);
  if (seats.length < entry.bookings.length) return reasonOf(entry, seats.length, left.get(session.id));
  const deadlines = chosen
    .filter(({ id }) => seats.some((seat) => seat.sessionId === id))
    .flatMap(({ closesAt }) => offerDeadline(now, closesAt) ?? []);
  const expiresAt = new Date(Math.min(...deadlines.map((one) => one.getTime())));
  return { entryId: entry.id, parts: seats, expiresAt };
}

function compare(a: OpenSession, b: OpenSession): number {
  return a.startsAt.getTime() - b.startsAt.getTime() || (a.id < b.id ? -1 : 1);
}

function reasonOf(entry: WaitingEntry, fitting: number, left: Places | undefined): SkipReason {
  const [only, ...others] = entry.bookings;
  if (only === undefined || others.length > 0)
    return { code: 'NOT_ALL_CLASSES', classes: entry.bookings.length, fitting };
  return { code: 'TOO_LITTLE_ROOM', asked: only.places, left: left ?? { groups: 0, pupils: 0, adults: 0 } };
}

/** What nobody has of a session, with what its house takes; never below zero. */
function leftFor(session: OpenSession): Places {
  const left = leftOf(session);
  const pupils = session.houseLeft === null ? left.pupils : Math.min(left.pupils, session.houseLeft);
  return { groups: Math.max(0, left.groups), pupils: Math.max(0, pupils), adults: Math.max(0, left.adults) };
}

type Seat = { bookingId: string; sessionId: string };

/** How many ways of seating several classes are tried; real days have fewer. */
const TRIES = 5_000;

/**
 * A session for each booking, the first ones named before the later ones; where not all fit, as many as were found to fit. Tried
 * in every order of sessions, the largest booking first: a class never keeps a larger one out.
 */
function seatsFor(
  bookings: readonly WaitingBooking[],
  sessions: readonly OpenSession[],
  left: ReadonlyMap<string, Places>,
): Seat[] {
  const largestFirst = [...bookings].sort((a, b) => b.places.pupils - a.places.pupils);
  const free = new Map(sessions.map(({ id }) => [id, left.get(id) ?? { groups: 0, pupils: 0, adults: 0 }]));
  let best: Seat[] = [];
  let tries = 0;
  const seat = (at: number, seats: Seat[]): boolean => {
    if (seats.length > best.length) best = seats;
    const booking = largestFirst[at];
    if (booking === undefined) return true;
    for (const [sessionId, places] of free) {
      tries += 1;
      if (tries > TRIES || !fits(booking.places, places)) continue;
      free.set(sessionId, minus(places, booking.places));
      if (seat(at + 1, [...seats, { bookingId: booking.id, sessionId }])) return true;
      free.set(sessionId, places);
    }
    return false;
  };
  seat(0, []);
  return best;
}

function takeAll(entry: WaitingEntry, { parts }: Promotion, left: Map<string, Places>): void {
  for (const { bookingId, sessionId } of parts) {
    const places = entry.bookings.find(({ id }) => id === bookingId)?.places;
    const before = left.get(sessionId);
    if (places !== undefined && before !== undefined) left.set(sessionId, minus(before, places));
  }
}

function minus(a: Places, b: Places): Places {
  return { groups: a.groups - b.groups, pupils: a.pupils - b.pupils, adults: a.adults - b.adults };
}
