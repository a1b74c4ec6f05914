import type { CountedGroup } from '#server/bookings/booking.rules.ts';
import { daysBetween, type LocalDate } from '#server/time/local-time.ts';
import {
  type Choice,
  chosen,
  crowdedIn,
  everybody,
  type Mask,
  reachOf,
  type SplitSession,
  sizeOf,
  type Taker,
  takersOf,
  withTaker,
} from './class-sets.rules.ts';
import { daysOf, overSeveralDays } from './several-days.rules.ts';

/** The most classes that can be split at once: beyond that a school rings. */
export const MOST_CLASSES = 8;
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
  const found = ofOneDay.length > 0 || sameDay ? ofOneDay : overSeveralDays(days, classes).map(proposalOf);
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

/** From the first start to the last end, in milliseconds. */
export function spanOf(parts: readonly { session: Pick<SplitSession, 'startsAt' | 'endsAt'> }[]): number {
  const starts = parts.map(({ session }) => session.startsAt.getTime());
  const ends = parts.map(({ session }) => session.endsAt.getTime());
  return Math.max(...ends) - Math.min(...starts);
}
