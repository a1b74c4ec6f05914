import { addDays, type LocalDate, weekdayOf } from '#server/time/local-time.ts';

export { mondayOfWeek, weekName } from '#server/time/week-name.ts';

/** The nearest Monday to Friday before (-1) or after (1) a day. */
export function weekdayFrom(localDate: LocalDate, step: -1 | 1): LocalDate {
  let day = addDays(localDate, step);
  while (weekdayOf(day) > 5) day = addDays(day, step);
  return day;
}
