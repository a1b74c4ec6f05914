import {
  type BookableSession,
  type CountedGroup,
  type OfferRules,
  placesOf,
  refusalsOfSize,
  refusalsOfTime,
} from '#server/bookings/booking.rules.ts';
import type { LocalDate } from '#server/time/local-time.ts';

// Which sets of classes a session takes, and which sets several sessions take together.

/** A session as a split sees it: what booking is judged by, and when and where it is. */
export interface SplitSession extends BookableSession {
  id: string;
  endsAt: Date;
  localDate: LocalDate;
  /** Id of the site: self-guided sessions of one house share its room. */
  house: string;
}

/** A set of classes: bit n is class n. */
export type Mask = number;
/** A session with the sets of classes that it could take as one booking. */
export interface Taker {
  session: SplitSession;
  masks: Mask[];
}
/** A session with the classes that go there. */
export type Choice = { session: SplitSession; mask: Mask };

/** The open sessions that take any of the classes, soonest first. */
export function takersOf(classes: readonly CountedGroup[], sessions: readonly SplitSession[], now: Date): Taker[] {
  const open = sessions.filter((session) => refusalsOfTime(session, now).length === 0);
  // Sessions of one offer with the same places take the same sets: they are judged once.
  const judged = new Map<OfferRules, Map<string, Mask[]>>();
  const masksFor = (session: SplitSession): Mask[] => {
    const known = judged.get(session.offer) ?? new Map<string, Mask[]>();
    judged.set(session.offer, known);
    const places = JSON.stringify([session.capacity, session.taken, session.houseLeft ?? null]);
    const masks = known.get(places) ?? masksOf(session, classes);
    known.set(places, masks);
    return masks;
  };
  const takers = open.map((session) => ({ session, masks: masksFor(session) }));
  return takers
    .filter(({ masks }) => masks.length > 0)
    .sort(
      (a, b) => a.session.startsAt.getTime() - b.session.startsAt.getTime() || (a.session.id < b.session.id ? -1 : 1),
    );
}

/** The sets of classes that fit a session by size, adults and what is left of it. */
function masksOf(session: SplitSession, classes: readonly CountedGroup[]): Mask[] {
  const most = Math.min(session.offer.maxGroups, session.capacity.groups - session.taken.groups);
  const all = Array.from({ length: 2 ** classes.length - 1 }, (_, index) => index + 1);
  return all.filter((mask) => sizeOf(mask) <= most && refusalsOfSize(session, chosen(mask, classes)).length === 0);
}

/** The items that a set names. */
export function chosen<Item>(mask: Mask, items: readonly Item[]): Item[] {
  return items.filter((_, index) => (mask & (1 << index)) !== 0);
}

/** How many classes a set has. */
export function sizeOf(mask: Mask): number {
  let bits = 0;
  for (let rest = mask; rest > 0; rest >>= 1) bits += rest & 1;
  return bits;
}

/** The set of all classes. */
export function everybody(classes: readonly unknown[]): Mask {
  return 2 ** classes.length - 1;
}

/** Every set of classes that some of the sessions take, each with the fewest sessions. */
export function reachOf(takers: Taker[]): Map<Mask, Choice[]> {
  return takers.reduce(withTaker, new Map<Mask, Choice[]>([[0, []]]));
}

/** The sets that are reached when one more session may be used. */
export function withTaker(reached: Map<Mask, Choice[]>, { session, masks }: Taker): Map<Mask, Choice[]> {
  const next = new Map(reached);
  for (const [taken, choices] of reached) {
    for (const mask of masks) {
      if ((taken & mask) !== 0) continue;
      const known = next.get(taken | mask);
      if (known === undefined || known.length > choices.length + 1)
        next.set(taken | mask, [...choices, { session, mask }]);
    }
  }
  return next;
}

/** A self-guided session whose house would have too many pupils at the same time; null = none. */
export function crowdedIn(choices: Choice[], classes: readonly CountedGroup[]): string | null {
  for (const { session } of choices) {
    const { houseLeft = null } = session;
    if (houseLeft === null) continue;
    const there = choices.filter((other) => other.session.house === session.house && overlap(other.session, session));
    const pupils = there.reduce((sum, { mask }) => sum + placesOf(chosen(mask, classes)).pupils, 0);
    if (pupils > houseLeft) return session.id;
  }
  return null;
}

/** A house counts its pupils by the hour: whoever touches the same hour is there together. */
function overlap(a: SplitSession, b: SplitSession): boolean {
  const hour = 3_600_000;
  const from = (session: SplitSession) => Math.floor(session.startsAt.getTime() / hour);
  const to = (session: SplitSession) => Math.ceil(session.endsAt.getTime() / hour);
  return from(a) < to(b) && from(b) < to(a);
}
