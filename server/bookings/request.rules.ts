import { addDays, localDateOf, startOfLocalDay } from '#server/time/local-time.ts';
import { workingDaysAfter } from '#server/time/working-days.ts';
import type { BookingFacts } from './booking.facts.ts';

/** Whose yes a request still waits for. */
export interface Waiting {
  department: boolean;
  head: boolean;
}

type Asked = Pick<BookingFacts, 'status' | 'acceptedAt' | 'otherLevel' | 'head'> & {
  session: { offer: Pick<BookingFacts['session']['offer'], 'confirmation'> };
};

/**
 * Whose yes is lacking to bookings that are answered together (one, or several classes). A request that no rule explains waits for
 * the department: somebody has to be able to answer it.
 */
export function waitsFor(bookings: readonly Asked[]): Waiting {
  const open = bookings.filter(({ status }) => status === 'REQUESTED');
  const hasHead = bookings.some(({ head }) => head !== null);
  return {
    department: open.some(
      ({ acceptedAt, otherLevel, session }) =>
        acceptedAt === null && (session.offer.confirmation === 'BY_REQUEST' || otherLevel || !hasHead),
    ),
    head: open.length > 0 && bookings.some(({ head }) => head !== null && head.answer === null),
  };
}

/** Until when an answer can be given: the end of the n-th working day after today, and never later than the visit starts. */
export function answerDeadline({
  now,
  workingDays,
  startsAt,
}: {
  now: Date;
  workingDays: number;
  startsAt: Date;
}): Date {
  const end = startOfLocalDay(addDays(workingDaysAfter(localDateOf(now), workingDays), 1));
  return end < startsAt ? end : startsAt;
}
