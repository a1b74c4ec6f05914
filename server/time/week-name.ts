import { addDays, isoWeekOf, type LocalDate, mondayOf } from './local-time.ts';

/** "2026-W12" of any day of that week. */
export function weekName(localDate: LocalDate): string {
  const { year, week } = isoWeekOf(localDate);
  return `${year}-W${String(week).padStart(2, '0')}`;
}

/** The Monday of "2026-W12", 2000 to 2099; null for what is no week, such as week 53 of a year with 52. */
export function mondayOfWeek(name: string): LocalDate | null {
  const [, year, week] = /^(20\d{2})-W(\d{2})$/.exec(name) ?? [];
  if (week === undefined) return null;
  const monday = addDays(mondayOf(`${year}-01-04`), (Number(week) - 1) * 7);
  return weekName(monday) === name ? monday : null;
}
