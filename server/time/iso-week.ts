import { addDays, isoWeekOf, type LocalDate, mondayOf } from './local-time.ts';

/** An ISO 8601 week, "2026-W12". Compares correctly as text. */
export type WeekName = string;

/** "2026-W12" of any day of that week; its year is its Thursday's. */
export function weekName(localDate: LocalDate): WeekName {
  const { year, week } = isoWeekOf(localDate);
  return `${year}-W${String(week).padStart(2, '0')}`;
}

/** The Monday of "2026-W12", 2000 to 2099; null for what is no week, such as week 53 of a year with 52. */
export function mondayOfWeek(name: WeekName): LocalDate | null {
  const [, year, week] = /^(20\d{2})-W(\d{2})$/.exec(name) ?? [];
  if (week === undefined) return null;
  const monday = addDays(mondayOf(`${year}-01-04`), (Number(week) - 1) * 7);
  return weekName(monday) === name ? monday : null;
}

/** The week of the same number some years later; null when that year has no such week (53). */
export function sameWeekInYears(name: WeekName, years: number): WeekName | null {
  const later = `${Number(name.slice(0, 4)) + years}${name.slice(4)}`;
  return mondayOfWeek(later) === null ? null : later;
}
