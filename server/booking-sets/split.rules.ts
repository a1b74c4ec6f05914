import {
  type BookableSession,
  type CountedGroup,
  placesOf,
  refusalsOfSize,
  refusalsOfTime,
} from '#server/bookings/booking.rules.ts';
import { daysBetween, type LocalDate } from '#server/time/local-time.ts';

/** The most classes that can be split at once: beyond that a school rings. */
export const MOST_CLASSES = 8;
/** Classes that cannot come on one day come at most so many days apart. */
const DAYS_APART = 28;
/** How much a search over several days may weigh before what was found by then counts. */
const STEPS = 2_000_000;

/** A session as a split sees it: what booking is judged by, and when and where it is. */
export interface SplitSession extends BookableSession {
  id: string;
  endsAt: Date;
  localDate: LocalDate;
  /** Id of the site: self-guided sessions of one house share its room. */
  house: string;
}

/** Which classes (by their place in the list, from 0) go to a session: one booking. */
export interface Part {
  session: SplitSession;
  classes: number[];
}

/** All classes, each in exactly one part; the parts in the order of their times. */
export interface Proposal {
  parts: Part[];
  days: LocalDate[];
}

interface Question {
  classes: readonly CountedGroup[];
  sessions: readonly SplitSession[];
  now: Date;
  /** Only proposals of one day. */
  sameDay: boolean;
  limit: number;
}

/**
 * How several classes can be split over an offer's sessions, best first: fewest days, then closest in time to each other, then
 * soonest; one proposal for each day, or each first day. Each part is a booking that the rules of booking allow now. Several classes
 * share a session only where the offer takes several groups at a time, and only when that brings them closer together or needs
 * fewer sessions.
 */
export function proposeSplits({ classes, sessions, now, sameDay, limit }: Question): Proposal[] {
  const days = daysOf(takersOf(classes, sessions, now));
  const ofOneDay = days.flatMap(({ takers }) => bestOfDay(takers, classes) ?? []);
  const found = ofOneDay.length > 0 || sameDay ? ofOneDay : overSeveralDays(days, classes);
  return found.sort(byDaysThenSpan).slice(0, limit);
}

/** The most classes that one day takes, and which day that is (the first of several); null = no session takes any of them. */
export function mostOnOneDay({ classes, sessions, now }: Omit<Question, 'sameDay' | 'limit'>): {
  classes: number;
  day: LocalDate;
} | null {
  let most: { classes: number; day: LocalDate } | null = null;
  for (const { day, takers } of daysOf(takersOf(classes, sessions, now))) {
    const count = Math.max(...[...reachOf(takers).keys()].map(sizeOf));
    if (most === null || count > most.classes) most = { classes: count, day };
  }
  return most;
}

/** Numbers spread as evenly as they can be, the larger ones first. */
export function spreadEvenly(total: number, count: number): number[] {
  const least = Math.floor(total / count);
  return Array.from({ length: count }, (_, index) => least + (index < total % count ? 1 : 0));
}

/** A set of classes: bit n is class n. */
type Mask = number;
/** A session with the sets of classes that it could take as one booking. */
interface Taker {
  session: SplitSession;
  masks: Mask[];
}
type Choice = { session: SplitSession; mask: Mask };

function takersOf(classes: readonly CountedGroup[], sessions: readonly SplitSession[], now: Date): Taker[] {
  const open = sessions.filter((session) => refusalsOfTime(session, now).length === 0);
  const takers = open.map((session) => ({ session, masks: masksOf(session, classes) }));
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

function chosen<Item>(mask: Mask, items: readonly Item[]): Item[] {
  return items.filter((_, index) => (mask & (1 << index)) !== 0);
}

function sizeOf(mask: Mask): number {
  let bits = 0;
  for (let rest = mask; rest > 0; rest >>= 1) bits += rest & 1;
  return bits;
}

interface Day {
  day: LocalDate;
  takers: Taker[];
}

function daysOf(takers: Taker[]): Day[] {
  const days = Map.groupBy(takers, ({ session }) => session.localDate);
  return [...days].map(([day, ofDay]) => ({ day, takers: ofDay })).sort((a, b) => (a.day < b.day ? -1 : 1));
}

/** The split of one day that is shortest from the first start to the last end; of several, the one with fewest sessions. */
function bestOfDay(takers: Taker[], classes: readonly CountedGroup[]): Proposal | null {
  let best: Choice[] | null = null;
  for (let first = 0; first < takers.length; first++) {
    const found = soonestEnd(takers.slice(first), everybody(classes));
    if (found === null) break;
    if (best === null || isCloser(found, best)) best = found;
  }
  if (best === null) return null;
  const crowded = crowdedIn(best, classes);
  return crowded === null
    ? proposalOf(best)
    : bestOfDay(
        takers.filter(({ session }) => session.id !== crowded),
        classes,
      );
}

function everybody(classes: readonly unknown[]): Mask {
  return 2 ** classes.length - 1;
}

/** Takes sessions in the order in which they end, until all classes have one. */
function soonestEnd(takers: Taker[], all: Mask): Choice[] | null {
  const byEnd = [...takers].sort((a, b) => a.session.endsAt.getTime() - b.session.endsAt.getTime());
  let reached = new Map<Mask, Choice[]>([[0, []]]);
  let endsAt: number | null = null;
  for (const taker of byEnd) {
    if (endsAt !== null && taker.session.endsAt.getTime() > endsAt) break;
    reached = withTaker(reached, taker);
    if (reached.has(all)) endsAt = taker.session.endsAt.getTime();
  }
  return reached.get(all) ?? null;
}

/** Every set of classes that some of the sessions take, each with the fewest sessions. */
function reachOf(takers: Taker[]): Map<Mask, Choice[]> {
  return takers.reduce(withTaker, new Map<Mask, Choice[]>([[0, []]]));
}

function withTaker(reached: Map<Mask, Choice[]>, { session, masks }: Taker): Map<Mask, Choice[]> {
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
function crowdedIn(choices: Choice[], classes: readonly CountedGroup[]): string | null {
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

/** Where no single day takes all of them: for each first day the split over fewest days, and of those over the fewest weeks. */
function overSeveralDays(days: Day[], classes: readonly CountedGroup[]): Proposal[] {
  const reaches = days.map(({ day, takers }) => ({ day, reach: reachOf(takers) }));
  const all = everybody(classes);
  const found: Proposal[] = [];
  let steps = 0;
  for (const [index, { day, reach }] of reaches.entries()) {
    let reached = new Map(
      [...reach].filter(([mask]) => mask !== 0).map(([mask, choices]) => [mask, { days: 1, choices }]),
    );
    let best: { days: number; choices: Choice[] } | undefined;
    for (const later of reaches.slice(index + 1)) {
      if (daysBetween(day, later.day) > DAYS_APART || steps > STEPS) break;
      const next = new Map(reached);
      for (const [taken, { days: count, choices }] of reached) {
        for (const [mask, more] of later.reach) {
          steps += 1;
          if (mask === 0 || (taken & mask) !== 0) continue;
          const known = next.get(taken | mask);
          if (known === undefined || known.days > count + 1)
            next.set(taken | mask, { days: count + 1, choices: [...choices, ...more] });
        }
      }
      reached = next;
      const whole = reached.get(all);
      if (whole !== undefined && (best === undefined || whole.days < best.days)) best = whole;
    }
    if (best !== undefined && crowdedIn(best.choices, classes) === null) found.push(proposalOf(best.choices));
  }
  return found;
}

function proposalOf(choices: Choice[]): Proposal {
  const parts = choices
    .map(({ session, mask }) => ({ session, classes: indexesOf(mask) }))
    .sort(
      (a, b) =>
        a.session.startsAt.getTime() - b.session.startsAt.getTime() || (a.classes[0] ?? 0) - (b.classes[0] ?? 0),
    );
  return { parts, days: [...new Set(parts.map(({ session }) => session.localDate))].sort() };
}

function indexesOf(mask: Mask): number[] {
  return chosen(
    mask,
    Array.from({ length: MOST_CLASSES }, (_, index) => index),
  );
}

/** From the first start to the last end, in milliseconds. */
export function spanOf(parts: readonly { session: Pick<SplitSession, 'startsAt' | 'endsAt'> }[]): number {
  const starts = parts.map(({ session }) => session.startsAt.getTime());
  const ends = parts.map(({ session }) => session.endsAt.getTime());
  return Math.max(...ends) - Math.min(...starts);
}

function isCloser(one: Choice[], other: Choice[]): boolean {
  const difference = spanOf(one) - spanOf(other);
  return difference < 0 || (difference === 0 && one.length < other.length);
}

function byDaysThenSpan(one: Proposal, other: Proposal): number {
  return one.days.length - other.days.length || apart(one) - apart(other) || startOf(one) - startOf(other);
}

/** How far the classes are from each other: on one day to the minute, on several in days. */
function apart({ days, parts }: Proposal): number {
  const [first = ''] = days;
  return days.length === 1 ? spanOf(parts) : daysBetween(first, days.at(-1) ?? first);
}

function startOf({ parts }: Proposal): number {
  return Math.min(...parts.map(({ session }) => session.startsAt.getTime()));
}
