import { bookingCloses } from '#server/bookings/booking.rules.ts';
import {
  addDays,
  instantOf,
  type LocalDate,
  localDateOf,
  startOfLocalDay,
  weekdayOf,
} from '#server/time/local-time.ts';
import { workingDaysAfter } from '#server/time/working-days.ts';

/** Days that would do beside the session it began with: both included. */
export interface Wishes {
  from: LocalDate;
  to: LocalDate;
  /** 1 = Monday … 7 = Sunday; empty = every day. */
  weekdays: readonly number[];
}

/** How long offered places wait for an answer. */
const ANSWER_WORKING_DAYS = 2;
/** Where booking closes within so many working days, the answer has one: the next in the queue should have a chance too. */
const SHORT_OF_TIME = 5;
/** Nobody is asked who has less time to answer. */
const FEWEST_HOURS = 4;
/** Offers that were not answered, after which nobody is asked any more. */
export const OFFERS_BEFORE_THE_END = 2;

const HOUR_MS = 3_600_000;

/** Whether a session of the offer on this day would do: the one it began with always does. */
export function wishesFor(
  { sessionId, wishes }: { sessionId: string; wishes: Wishes | null },
  session: { id: string; localDate: LocalDate },
): boolean {
  if (session.id === sessionId) return true;
  if (wishes === null || session.localDate < wishes.from || session.localDate > wishes.to) return false;
  return wishes.weekdays.length === 0 || wishes.weekdays.includes(weekdayOf(session.localDate));
}

/**
 * Until when places that are offered now wait: the end of the second working day after today, or of the next one where booking
 * closes soon; never past the end of booking. `closesAt` = the first instant at which the session can't be booked any more.
 * Null = there is no time left to ask anybody.
 */
export function offerDeadline(now: Date, closesAt: Date): Date | null {
  if (closesAt.getTime() - now.getTime() < FEWEST_HOURS * HOUR_MS) return null;
  const today = localDateOf(now);
  const soon = closesAt <= endOfDay(workingDaysAfter(today, SHORT_OF_TIME));
  const deadline = endOfDay(workingDaysAfter(today, soon ? 1 : ANSWER_WORKING_DAYS));
  return new Date(Math.min(deadline.getTime(), closesAt.getTime()));
}

/** When waiting ends: with the last instant at which a session on the last wished day could still be booked. */
export function waitingEnds(
  startsAt: Date,
  wishes: Pick<Wishes, 'to'> | null,
  { leadTimeWorkingDays }: { leadTimeWorkingDays: number },
): Date {
  const own = bookingCloses(startsAt, leadTimeWorkingDays).closesAt;
  const latest = wishes === null ? null : instantOf(wishes.to, '23:59');
  if (latest === null) return own;
  const last = bookingCloses(latest, leadTimeWorkingDays).closesAt;
  return new Date(Math.max(last.getTime(), own.getTime()));
}

/** The first instant of the day after. */
function endOfDay(day: LocalDate): Date {
  return startOfLocalDay(addDays(day, 1));
}
