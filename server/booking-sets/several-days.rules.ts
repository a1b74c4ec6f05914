import type { CountedGroup } from '#server/bookings/booking.rules.ts';
import { daysBetween, type LocalDate } from '#server/time/local-time.ts';
import { type Choice, crowdedIn, everybody, reachOf, type Taker } from './class-sets.rules.ts';

/** Classes that cannot come on one day come at most so many days apart. */
const DAYS_APART = 28;
/** How much a search over several days may weigh before what was found by then counts. */
const STEPS = 400_000;

/** The sessions of a day that take any of the classes. */
export interface Day {
  day: LocalDate;
  takers: Taker[];
}

/** By day, soonest first. */
export function daysOf(takers: Taker[]): Day[] {
  const days = Map.groupBy(takers, ({ session }) => session.localDate);
  return [...days].map(([day, ofDay]) => ({ day, takers: ofDay })).sort((a, b) => (a.day < b.day ? -1 : 1));
}

/** Where no single day takes all of them: for each first day the split over fewest days, and of those over the fewest weeks. */
export function overSeveralDays(days: Day[], classes: readonly CountedGroup[]): Choice[][] {
  const reaches = days.map(({ day, takers }) => ({ day, reach: reachOf(takers) }));
  const all = everybody(classes);
  const found: Choice[][] = [];
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
    if (best !== undefined && crowdedIn(best.choices, classes) === null) found.push(best.choices);
  }
  return found;
}
