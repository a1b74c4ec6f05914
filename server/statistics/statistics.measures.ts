// What each figure counts, said once: the SQL below is the only place that counts, the words for people stand in
// statistics.texts.ts. A visit belongs to the school year, month and so on of its Danish calendar day, as frozen on the
// booking; what was offered belongs to the session's Danish calendar day.

/**
 * Counted over `booking b LEFT JOIN attendance a`, one row per booking. Everything that *came* is taken from the
 * attendance that the educator recorded, never from the booking.
 */
export const visitMeasures = {
  /** Bookings whose attendance says CAME. One booking of three classes is one visit. */
  visits: `count(*) FILTER (WHERE a.outcome = 'CAME')`,
  /** Groups that came: classes, daycare rooms and the like of those visits. A class that stayed at home is not counted. */
  groups: `coalesce(sum(a.group_count) FILTER (WHERE a.outcome = 'CAME'), 0)`,
  /** Children and young people who came. */
  pupils: `coalesce(sum(a.pupils) FILTER (WHERE a.outcome = 'CAME'), 0)`,
  /** Adults who came with them: all accompanying staff including the visiting teacher, not the educator. */
  adults: `coalesce(sum(a.adults) FILTER (WHERE a.outcome = 'CAME'), 0)`,
  /**
   * Children and young people booked on the bookings that came or stayed away, as the booking stood when attendance was
   * recorded. Only these can be held against `pupils`: cancelled bookings and visits that lack attendance are left out.
   */
  bookedPupils: `coalesce(sum(b.pupils) FILTER (WHERE a.outcome IS NOT NULL), 0)`,
  /** Bookings that the school or daycare cancelled (afbud), by the day the visit would have been. */
  cancelledByBooker: `count(*) FILTER (WHERE b.status = 'CANCELLED_BY_BOOKER')`,
  /** Bookings that the venue cancelled (aflysning), by the day the visit would have been. */
  cancelledByVenue: `count(*) FILTER (WHERE b.status = 'CANCELLED_BY_VENUE')`,
  /** Bookings whose attendance says NO_SHOW: nobody came, and nobody had cancelled. */
  noShows: `count(*) FILTER (WHERE a.outcome = 'NO_SHOW')`,
} as const;

/**
 * Counted over `session s` (not CANCELLED) `JOIN offer o`, one row per session, past and coming. Null under a dimension
 * or a filter of the visitor. Subject, form and department are the offer's of today; the partnership is the one that
 * held on the session's day.
 */
export const offeredMeasures = {
  /** Sessions that were or are held in readiness: all but the cancelled ones. */
  sessionsOffered: 'count(*)',
  /** Those of them to which at least one visit came. */
  sessionsUsed: 'count(*) FILTER (WHERE visited.session_id IS NOT NULL)',
  /** Places for pupils in the sessions offered. */
  pupilPlacesOffered: 'coalesce(sum(s.capacity_pupils), 0)',
} as const;

export type VisitMeasure = keyof typeof visitMeasures;
export type OfferedMeasure = keyof typeof offeredMeasures;
export type Measure = VisitMeasure | OfferedMeasure;

export const visitMeasureNames = Object.keys(visitMeasures) as VisitMeasure[];
export const offeredMeasureNames = Object.keys(offeredMeasures) as OfferedMeasure[];
export const measures: Measure[] = [...visitMeasureNames, ...offeredMeasureNames];

/** How a booking ended, as far as the figures count it. */
export const outcomes = ['CAME', 'NO_SHOW', 'CANCELLED_BY_BOOKER', 'CANCELLED_BY_VENUE'] as const;
export type Outcome = (typeof outcomes)[number];

/** The bookings behind a figure: those whose outcome it counts. */
export const outcomesBehind: Record<VisitMeasure, Outcome[]> = {
  visits: ['CAME'],
  groups: ['CAME'],
  pupils: ['CAME'],
  adults: ['CAME'],
  bookedPupils: ['CAME', 'NO_SHOW'],
  cancelledByBooker: ['CANCELLED_BY_BOOKER'],
  cancelledByVenue: ['CANCELLED_BY_VENUE'],
  noShows: ['NO_SHOW'],
};
