import type { LocalDate } from './local-time.ts';

/** A school year, "2026/27": 1 August to 31 July. */
export type SchoolYear = string;

/** The school year that a Danish day lies in. */
export function schoolYearOf(localDate: LocalDate): SchoolYear {
  const year = Number(localDate.slice(0, 4));
  return named(localDate.slice(5) >= '08-01' ? year : year - 1);
}

/** First day (included) and the day after the last (not included): 2026-08-01 and 2027-08-01. */
export function schoolYearSpan(schoolYear: SchoolYear): { from: LocalDate; to: LocalDate } {
  if (!isSchoolYear(schoolYear)) throw new RangeError(`Not a school year: ${schoolYear}`);
  const first = Number(schoolYear.slice(0, 4));
  return { from: `${first}-08-01`, to: `${first + 1}-08-01` };
}

/**
 * The last day, included, on which what happened on a day of this school year may be corrected: 30 September after the school
 * year. By then last year's figures are asked for.
 */
export function lastDayToCorrect(localDate: LocalDate): LocalDate {
  return `${schoolYearSpan(schoolYearOf(localDate)).to.slice(0, 4)}-09-30`;
}

/** True for "2026/27", not for "2026/28"; first years 1900-2198. */
export function isSchoolYear(value: unknown): value is SchoolYear {
  if (typeof value !== 'string' || !/^\d{4}\/\d\d$/.test(value)) return false;
  const first = Number(value.slice(0, 4));
  return first >= 1900 && first < 2199 && named(first) === value;
}

function named(firstYear: number): SchoolYear {
  return `${firstYear}/${String((firstYear + 1) % 100).padStart(2, '0')}`;
}
