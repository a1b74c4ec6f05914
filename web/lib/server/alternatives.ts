import type { Booking } from '#server/bookings/booking-shape.contract.ts';
import { formatDate, formatTimeRange, formatVisit } from '#server/time/format.ts';
import type { Language } from '#server/time/language.ts';
import { localDateOf } from '#server/time/local-time.ts';

/** A time that a booking can move to, in words. */
export interface AlternativeWords {
  sessionId: string;
  day: string;
  time: string;
  /** Named only where it is another than now. */
  site: string | null;
}

interface Alternative {
  sessionId: string;
  startsAt: string;
  endsAt: string;
  site: string;
}

/** The times of the API as buttons show them. */
export function alternativesOf(items: readonly Alternative[], here: string, language: Language): AlternativeWords[] {
  return items.map(({ sessionId, startsAt, endsAt, site }) => {
    const start = new Date(startsAt);
    return {
      sessionId,
      day: formatDate(localDateOf(start), language),
      time: formatTimeRange(start, new Date(endsAt), language),
      site: site === here ? null : site,
    };
  });
}

/** What was, in words: the visit as it was booked before the department changed it. */
export function reviewWords(
  { before }: NonNullable<Booking['review']>,
  language: Language,
): { before: string; site: string } {
  const { startsAt, endsAt, site } = before;
  return { before: formatVisit(new Date(startsAt), new Date(endsAt), language), site };
}
