import { mondayOfWeek, sameWeekInYears, type WeekName, weekName } from '#server/time/iso-week.ts';
import { addDays, daysBetween, type LocalDate, localDateOf, localTimeOf, weekdayOf } from '#server/time/local-time.ts';
import { type DateSkip, spanAt } from './planned-dates.rules.ts';
import { type Draft, minutesOf } from './session-editor.rules.ts';

// Where a copied session lands: the same weekday and local time of another week.

/** The day in another week: the same weekday. */
export function dayInWeek(date: LocalDate, week: WeekName): LocalDate {
  const monday = mondayOfWeek(week);
  if (monday === null) throw new RangeError(`Not a week: ${week}`);
  return addDays(monday, weekdayOf(date) - 1);
}

/** The day of the same ISO week and weekday in the next year, or the week that the next year lacks. */
export function dayInNextYear(date: LocalDate): { day: LocalDate } | { lacking: WeekName } {
  const week = weekName(date);
  const next = sameWeekInYears(week, 1);
  return next === null
    ? { lacking: `${Number(week.slice(0, 4)) + 1}${week.slice(4)}` }
    : { day: dayInWeek(date, next) };
}

/** Week 53 of the year after, which nothing is copied to, when the days copied reach the end of a year that has none. */
export function emptyWeek53({ from, to }: { from: LocalDate; to: LocalDate }): WeekName | null {
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year += 1) {
    const lastMonday = mondayOfWeek(`${year}-W52`);
    const holdsEnd = lastMonday !== null && from <= addDays(lastMonday, 6) && addDays(lastMonday, 6) <= to;
    const next = `${year + 1}-W53`;
    if (holdsEnd && mondayOfWeek(`${year}-W53`) === null && mondayOfWeek(next) !== null) return next;
  }
  return null;
}

/** The session on another day at the same local times; null = one of them does not exist there. */
export function movedTo(draft: Draft, day: LocalDate): Draft | null {
  const days = daysBetween(localDateOf(draft.startsAt), day);
  const moved = ({ startsAt, endsAt }: { startsAt: Date; endsAt: Date }) =>
    spanAt(addDays(localDateOf(startsAt), days), localTimeOf(startsAt), minutesOf({ startsAt, endsAt }));
  const span = moved(draft);
  const meetings = draft.meetings.map(moved);
  if (span === null || meetings.some((meeting) => meeting === null)) return null;
  return { ...draft, ...span, meetings: meetings.filter((meeting) => meeting !== null) };
}

export const NO_SUCH_TIME: DateSkip = { code: 'NO_SUCH_TIME', name: null };
