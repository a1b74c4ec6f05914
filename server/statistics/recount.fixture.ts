import type { Dimension, Filters } from './statistics.dimensions.ts';
import { dimensions, isOfferDimension } from './statistics.dimensions.ts';
import { type Measure, measures, type OfferedMeasure, offeredMeasureNames } from './statistics.measures.ts';

// The figures counted a second time, in plain TypeScript over what a test has put in: nothing of the SQL is shared.

export type Values = Record<Dimension, string | null>;

export interface PlannedBooking {
  values: Values;
  pupils: number;
  /** null = nothing recorded. */
  came: 'NO_SHOW' | { groups: number; pupils: number; adults: number } | null;
  status: 'CONFIRMED' | 'CANCELLED_BY_BOOKER' | 'CANCELLED_BY_VENUE';
}

export interface PlannedSession {
  /** Those of the visitor are null. */
  values: Values;
  cancelled: boolean;
  pupilPlaces: number;
  bookings: PlannedBooking[];
}

type Figures = Record<Measure, number | null>;

/** Figures by the joined values of `groupBy`, and their total. */
export function recount(sessions: readonly PlannedSession[], groupBy: readonly Dimension[], filters: Filters = {}) {
  const total = nothing();
  const rows = new Map<string, Figures>();
  const isBroken = groupBy.some((dimension) => !isOfferDimension(dimension));
  const countsOffered = (Object.keys(filters) as Dimension[]).every(isOfferDimension);
  const add = (values: Values, changes: Partial<Record<Measure, number>>, inRows: boolean) => {
    const key = JSON.stringify(groupBy.map((dimension) => values[dimension]));
    if (inRows && !rows.has(key)) rows.set(key, nothing());
    for (const figures of inRows ? [total, rows.get(key)] : [total]) plus(figures, changes);
  };
  for (const session of sessions) {
    if (countsOffered && !session.cancelled && matches(session.values, filters))
      add(session.values, offeredBy(session), !isBroken);
    for (const booking of session.bookings) {
      const counted = booking.came !== null || booking.status !== 'CONFIRMED';
      if (counted && matches(booking.values, filters)) add(booking.values, figuresOf(booking), true);
    }
  }
  if (isBroken) for (const row of rows.values()) forgetOffered(row);
  if (!countsOffered) for (const row of [total, ...rows.values()]) forgetOffered(row);
  return { rows, total };
}

function nothing(): Figures {
  return Object.fromEntries(measures.map((measure) => [measure, 0])) as Figures;
}

function plus(figures: Figures | undefined, changes: Partial<Record<Measure, number>>): void {
  if (figures === undefined) return;
  for (const [measure, change] of Object.entries(changes))
    figures[measure as Measure] = (figures[measure as Measure] ?? 0) + change;
}

function forgetOffered(figures: Figures): void {
  for (const measure of offeredMeasureNames) figures[measure] = null;
}

function matches(values: Values, filters: Filters): boolean {
  return dimensions.every((dimension) => filters[dimension]?.includes(values[dimension] ?? 'UNKNOWN') ?? true);
}

function offeredBy({ bookings, pupilPlaces }: PlannedSession): Record<OfferedMeasure, number> {
  const used = bookings.some(({ came }) => came !== null && came !== 'NO_SHOW');
  return { sessionsOffered: 1, sessionsUsed: used ? 1 : 0, pupilPlacesOffered: pupilPlaces };
}

function figuresOf({ came, pupils, status }: PlannedBooking): Partial<Record<Measure, number>> {
  if (status === 'CANCELLED_BY_BOOKER') return { cancelledByBooker: 1 };
  if (status === 'CANCELLED_BY_VENUE') return { cancelledByVenue: 1 };
  if (came === null) return {};
  if (came === 'NO_SHOW') return { noShows: 1, bookedPupils: pupils };
  return { visits: 1, ...came, bookedPupils: pupils };
}
