import type { LocalDate } from '#server/time/local-time.ts';
import { schoolYearSpan } from '#server/time/school-year.ts';
import { type Dimension, type Filters, isOfferDimension } from './statistics.dimensions.ts';

/** The first day of a filter's periods and the day after the last (half-open): all that a query has to look at. */
export interface Span {
  from: LocalDate;
  to: LocalDate;
}

const ALWAYS: Span = { from: '1900-01-01', to: '2200-01-01' };

/**
 * The days that the periods of a filter lie within; null = without a filter on time. Periods of different kinds narrow
 * each other: school year 2025/26 and calendar year 2026 give January to July 2026. Nothing in common gives `to <= from`.
 */
export function spanOfFilters({ schoolYear, calendarYear, month }: Filters): Span | null {
  const kinds = [schoolYear?.map(schoolYearSpan), calendarYear?.map(calendarYearSpan), month?.map(monthSpan)];
  const asked = kinds.filter((spans) => spans !== undefined);
  if (asked.length === 0) return null;
  const spans = asked.map(around);
  return {
    from: sorted(spans.map(({ from }) => from)).at(-1) ?? ALWAYS.from,
    to: sorted(spans.map(({ to }) => to))[0] ?? ALWAYS.to,
  };
}

function around(spans: Span[]): Span {
  return {
    from: sorted(spans.map(({ from }) => from))[0] ?? ALWAYS.from,
    to: sorted(spans.map(({ to }) => to)).at(-1) ?? ALWAYS.to,
  };
}

function sorted(days: LocalDate[]): LocalDate[] {
  return [...days].sort();
}

function calendarYearSpan(year: string): Span {
  return { from: `${year}-01-01`, to: `${Number(year) + 1}-01-01` };
}

function monthSpan(month: string): Span {
  const [year = 0, number = 0] = month.split('-').map(Number);
  const next = number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
  return { from: `${month}-01`, to: `${next}-01` };
}

/** What was offered has figures under this filter only if it says nothing about the visitor. */
export function countsOffered(filters: Filters): boolean {
  return (Object.keys(filters) as Dimension[]).every(isOfferDimension);
}

/**
 * Whether a call may ask about these departments. Whoever also counts the visitors of a municipality may ask about any:
 * its schools go everywhere.
 * @param part what the caller may see at most
 * @param asked ids of the filter; undefined = no filter
 */
export function mayAskAbout(
  part: 'all' | { departments: readonly string[]; municipalities: readonly string[] },
  asked: readonly string[] | undefined,
): boolean {
  if (part === 'all' || asked === undefined || part.municipalities.length > 0) return true;
  return asked.every((id) => part.departments.includes(id));
}

/** "2026": 1900 to 2198, so that the day after its last one still has four digits. */
export function isCalendarYear(text: string): boolean {
  return /^(19|20|21)\d\d$/.test(text) && text !== '2199';
}

/** "2026-03". */
export function isMonth(text: string): boolean {
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(text) && isCalendarYear(text.slice(0, 4));
}
