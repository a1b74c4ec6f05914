import type { LocalDate } from '#server/time/local-time.ts';

/** Whether a day lies in a season given as "MM-DD" to "MM-DD", both included; from 10-01 to 03-31 runs across New Year. */
export function isInSeason(localDate: LocalDate, seasonFrom: string | null, seasonTo: string | null): boolean {
  if (seasonFrom === null || seasonTo === null) return true;
  const day = localDate.slice(5);
  if (seasonFrom <= seasonTo) return seasonFrom <= day && day <= seasonTo;
  return day >= seasonFrom || day <= seasonTo;
}
