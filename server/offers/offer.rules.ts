import { addDays, type LocalDate, localDateOf, startOfLocalDay } from '#server/time/local-time.ts';
import { isWorkingDay } from '#server/time/working-days.ts';

/** The database allows lead times of 0 to 60 working days (CHECK). */
const LONGEST_LEAD_TIME = 60;

/** From when sessions can be booked, for each lead time; index = working days. The twin of booking.rules for SQL. */
export type BookableStarts = readonly Date[];

let latest: { today: LocalDate; starts: BookableStarts } = { today: '', starts: [] };

/**
 * The first instant at which a session may start and still be booked now, for every lead time that an offer can have.
 * Included. Agrees with `earliestBookableStart` of the booking rules (a test holds them together), but walks the calendar
 * once instead of once for each lead time, and only once a day.
 */
export function bookableStarts(now: Date): BookableStarts {
  const today = localDateOf(now);
  if (latest.today !== today) latest = { today, starts: startsAfter(today) };
  // Without lead time a session is open until it starts: the next millisecond is the first that is still free.
  return [new Date(now.getTime() + 1), ...latest.starts];
}

function startsAfter(today: LocalDate): BookableStarts {
  const starts: Date[] = [];
  for (let day = today; starts.length < LONGEST_LEAD_TIME; day = addDays(day, 1)) {
    if (isWorkingDay(day)) starts.push(startOfLocalDay(addDays(day, 1)));
  }
  return starts;
}

const DAYS_AHEAD = 365;

/** The days whose sessions are shown: what was asked for, else from today and a year on. Both included. */
export function shownPeriod(
  asked: { from?: LocalDate | undefined; to?: LocalDate | undefined },
  now: Date,
): { from: LocalDate; to: LocalDate } {
  const from = asked.from ?? localDateOf(now);
  return { from, to: asked.to ?? addDays(from, DAYS_AHEAD) };
}
