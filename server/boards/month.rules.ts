import type { LocalDate } from '#server/time/local-time.ts';
import type { OfferedRow } from './month.store.ts';

/** What is offered, and what is used of it. */
export type Offered = Pick<OfferedRow, 'sessions' | 'usedSessions' | 'places' | 'usedPlaces' | 'cancelled'>;

/** The sum of some rows; of none, zeros. */
export function sumOf(rows: readonly Offered[]): Offered {
  const sum = (key: keyof Offered) => rows.reduce((total, row) => total + row[key], 0);
  return {
    sessions: sum('sessions'),
    usedSessions: sum('usedSessions'),
    places: sum('places'),
    usedPlaces: sum('usedPlaces'),
    cancelled: sum('cancelled'),
  };
}

/** The sums of each day, in the order given; a day without sessions has zeros. */
export function byDay(rows: readonly OfferedRow[], days: readonly LocalDate[]): (Offered & { date: LocalDate })[] {
  const groups = Map.groupBy(rows, ({ date }) => date);
  return days.map((date) => ({ date, ...sumOf(groups.get(date) ?? []) }));
}

/** The sums of each offer, by its Danish title. */
export function byOffer(
  rows: readonly OfferedRow[],
): (Offered & Pick<OfferedRow, 'offerId' | 'title' | 'subjectFamily'>)[] {
  return [...Map.groupBy(rows, ({ offerId }) => offerId).values()]
    .flatMap((own) => {
      const [first] = own;
      if (first === undefined) return [];
      const { offerId, title, subjectFamily } = first;
      return [{ offerId, title, subjectFamily, ...sumOf(own) }];
    })
    .sort((a, b) => a.title.da.localeCompare(b.title.da, 'da'));
}
