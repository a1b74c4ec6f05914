import {
  type BookableSession,
  type OfferRules,
  type Refusal,
  type RequestedGroup,
  refusalsOfSize,
} from '#server/bookings/booking.rules.ts';
import { addDays, type LocalDate, localDateOf, localTimeOf, weekdayOf } from '#server/time/local-time.ts';

// What a school may wish for when none of the dates suits, and which times would do. Pure.

export type TimeOfDay = 'MORNING' | 'AFTERNOON';

/** Days that would do, both included. */
export interface Wish {
  from: LocalDate;
  to: LocalDate;
  /** 1 = Monday … 7 = Sunday; empty = every day. */
  weekdays: readonly number[];
  /** Null = any. */
  timeOfDay: TimeOfDay | null;
}

/** A wish may reach so many days. */
export const MOST_WISHED_DAYS = 366;
/** From so many days ahead nobody has to plan yet. */
export const MOST_DAYS_AHEAD = 730;
/** Visits that begin before this local time are in the morning. */
const NOON = '12:00';

export interface WrongWish {
  path: 'wish.from' | 'wish.to' | 'wish.weekdays';
  code: 'ENDS_BEFORE_IT_BEGINS' | 'DAYS_PASSED' | 'TOO_MANY_DAYS' | 'TOO_FAR_AHEAD' | 'NO_SUCH_WEEKDAY';
}

/** All that is wrong with the days of a wish. */
export function wrongWish({ from, to, weekdays }: Wish, today: LocalDate): WrongWish[] {
  if (to < from) return [{ path: 'wish.to', code: 'ENDS_BEFORE_IT_BEGINS' }];
  if (to <= today) return [{ path: 'wish.to', code: 'DAYS_PASSED' }];
  if (from > addDays(today, MOST_DAYS_AHEAD)) return [{ path: 'wish.from', code: 'TOO_FAR_AHEAD' }];
  if (to >= addDays(from, MOST_WISHED_DAYS)) return [{ path: 'wish.to', code: 'TOO_MANY_DAYS' }];
  const days = Array.from({ length: 7 }, (_, index) => addDays(from, index)).filter((day) => day <= to);
  const named = weekdays.length === 0 || days.some((day) => weekdays.includes(weekdayOf(day)));
  return named ? [] : [{ path: 'wish.weekdays', code: 'NO_SUCH_WEEKDAY' }];
}

/** Whether a time is one of those wished for. */
export function suits({ from, to, weekdays, timeOfDay }: Wish, startsAt: Date): boolean {
  const day = localDateOf(startsAt);
  if (day < from || day > to) return false;
  if (weekdays.length > 0 && !weekdays.includes(weekdayOf(day))) return false;
  return timeOfDay === null || localTimeOf(startsAt) < NOON === (timeOfDay === 'MORNING');
}

const PLENTY = 1_000_000;

/** Why the offer takes no such groups on any day; whether it is made for their level, the lead decides. */
export function refusalsOfGroups(
  offer: OfferRules,
  groups: readonly RequestedGroup[],
): Exclude<Refusal, { code: 'SESSION_FULL' }>[] {
  const nothing = { groups: 0, pupils: 0, adults: 0 };
  const empty: Pick<BookableSession, 'capacity' | 'taken' | 'houseLeft' | 'offer'> = {
    capacity: { groups: PLENTY, pupils: PLENTY, adults: PLENTY },
    taken: nothing,
    houseLeft: null,
    offer,
  };
  return refusalsOfSize(empty, groups).filter((refusal) => refusal.code !== 'SESSION_FULL');
}
