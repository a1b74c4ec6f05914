import type { Sql } from '#server/platform/database.ts';
import type { CreateBookingBody } from './booking.contract.ts';
import type { BookingFacts, BookingSnapshot, SessionFacts } from './booking.facts.ts';
import { findBooking, findSession, loadSnapshot } from './booking.store.ts';
import { findBookings } from './visit-news.store.ts';

/** A booking by its id; null = there is none. */
export function bookingOf(sql: Sql, id: string): Promise<BookingFacts | null> {
  return findBooking(sql, { id });
}

/** Bookings by their ids. */
export function bookingsOf(sql: Sql, ids: readonly string[]): Promise<BookingFacts[]> {
  return ids.length === 0 ? Promise.resolve([]) : findBookings(sql, ids);
}

/** A session with everything a booking shows or decides by; null = there is none. */
export function sessionOf(sql: Sql, id: string): Promise<SessionFacts | null> {
  return findSession(sql, id);
}

/** What deciding about a booking needs when it would come to a session: of that session's day. */
export function snapshotFor(
  sql: Sql,
  { institution }: Pick<BookingFacts, 'institution'>,
  { sessionId, now }: { sessionId: string; now: Date },
): Promise<BookingSnapshot> {
  const { number, name, municipality } = institution;
  const asked = number === null ? { name, municipality: municipality?.code ?? '' } : { number };
  return loadSnapshot(sql, { sessionId, institution: asked, contactEmail: '', idempotencyKey: null, now });
}

/** What deciding about somebody who asks for a session needs, in one round trip. */
export function snapshotOfAsking(
  sql: Sql,
  question: Pick<CreateBookingBody, 'institution' | 'sessionId'> & {
    contactEmail: string;
    idempotencyKey: string | null;
    now: Date;
  },
): Promise<BookingSnapshot> {
  return loadSnapshot(sql, question);
}
