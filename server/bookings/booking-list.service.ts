import type { Login } from '#server/http/policy.ts';
import type { Database } from '#server/platform/database.ts';
import { addDays, type LocalDate, localDateOf } from '#server/time/local-time.ts';
import { calendarFile, type OwnCalendar } from './booking.calendar.ts';
import type { BookingFacts } from './booking.facts.ts';
import { parseReference } from './booking.reference.ts';
import * as store from './booking-list.store.ts';

export type { BookingList, ListQuestion, Whose } from './booking-list.store.ts';

/** A person's own bookings. Without proof that the mail address is theirs, only those made while logged in. */
export function ownBookingsOf({
  accountId,
  email,
  emailProven,
}: Pick<Login, 'accountId' | 'email' | 'emailProven'>): store.Whose {
  return { accountId, email: emailProven ? email : null };
}

export function listBookings(db: Database, question: store.ListQuestion): Promise<store.BookingList> {
  return store.listBookings(db.pool, question);
}

/** The booking that somebody made last; with a reference that one, if it is theirs. */
export async function latestBooking(
  db: Database,
  whose: store.Whose,
  reference: string | null,
): Promise<BookingFacts | null> {
  const known = reference === null ? null : parseReference(reference);
  if (reference !== null && known === null) return null;
  return store.findLatestBooking(db.pool, whose, known);
}

/** Confirmed visits between two days (the second not included) that cost something. */
export function pricedVisits(
  db: Database,
  question: { whose: store.Whose; from: LocalDate; to: LocalDate },
): Promise<BookingFacts[]> {
  return store.listPriced(db.pool, question);
}

const DAYS_BACK = 365;
const CANCELLED_DAYS = 30;
const DAY_MS = 86_400_000;

/** Visits as a calendar to subscribe to (text/calendar): a year back, what is to come, and the cancelled of the last 30 days. */
export async function calendarOfBookings(
  db: Database,
  whose: store.Whose,
  calendar: OwnCalendar,
  now: Date,
): Promise<string> {
  const cancelledSince = new Date(now.getTime() - CANCELLED_DAYS * DAY_MS);
  const from = addDays(localDateOf(now), -DAYS_BACK);
  return calendarFile(await store.listForCalendar(db.pool, { whose, from, cancelledSince }), calendar);
}
