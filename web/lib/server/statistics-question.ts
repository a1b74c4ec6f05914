import { type Dimension, dimensions } from '#server/statistics/statistics.contract.ts';

/** What the statistics page is asked: its address holds exactly this. */
export interface Question {
  /** "2026/27", "2026" or "all". */
  period: string;
  /** At most two. */
  groupBy: Dimension[];
  /** Chosen value per dimension; several separated by commas. */
  filters: Partial<Record<Dimension, string>>;
  /** A column, "-" in front = largest first; null = the natural order. */
  sort: string | null;
  /** Whether figures lead to the bookings behind them; coordinators and partners see figures only. */
  showsBookings: boolean;
}

const usualGrouping: Dimension[] = ['targetGroup', 'subjectFamily'];
/** Set by the period. */
const periods: Dimension[] = ['schoolYear', 'calendarYear'];
export const filterDimensions = dimensions.filter((dimension) => !periods.includes(dimension));

/** Reads the page's address. Without a period: this school year; without any grouping: who came, and to what. */
export function questionOf(search: URLSearchParams, currentSchoolYear: string, showsBookings = true): Question {
  const asked = search.getAll('groupBy').flatMap((text) => text.split(','));
  const groupBy = dimensions.filter((dimension) => asked.includes(dimension));
  const filters = filterDimensions.flatMap((dimension) => {
    const value = search.getAll(dimension).filter(Boolean).join(',');
    return value === '' ? [] : [[dimension, value]];
  });
  return {
    period: search.get('period') || currentSchoolYear,
    groupBy: search.has('groupBy')
      ? groupBy.sort((a, b) => asked.indexOf(a) - asked.indexOf(b)).slice(0, 2)
      : usualGrouping,
    filters: Object.fromEntries(filters),
    sort: search.get('sort') || null,
    showsBookings,
  };
}

/** The period as the API's filter. */
export function periodFilterOf({ period }: Question): { schoolYear?: string; calendarYear?: string } {
  if (period === 'all') return {};
  return period.includes('/') ? { schoolYear: period } : { calendarYear: period };
}

/** The question as the API is asked for figures. */
export function figuresQueryOf(question: Question): Record<string, string> {
  const { groupBy, filters } = question;
  return { ...periodFilterOf(question), ...filters, ...(groupBy.length > 0 ? { groupBy: groupBy.join(',') } : {}) };
}

/** The question as the page's own query, without the "?". */
export function pageQueryOf({ period, groupBy, filters, sort }: Question): string {
  const query = new URLSearchParams({ period, groupBy: groupBy.join(','), ...filters });
  if (sort !== null) query.set('sort', sort);
  return query.toString();
}

/** The filters of the page with the bookings behind a figure, as its address has them. */
export function behindQueryOf(search: URLSearchParams): Record<string, string> {
  const names = [...dimensions, 'outcome'];
  return Object.fromEntries(names.flatMap((name) => (search.get(name) ? [[name, search.getAll(name).join(',')]] : [])));
}
