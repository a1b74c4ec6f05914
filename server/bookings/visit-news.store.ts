import type { Sql } from '#server/platform/database.ts';
import type { BookingFacts } from './booking.facts.ts';
import type { QueuedMail } from './booking.mails.ts';
import { BOOKING_JSON, BOOKING_TABLES } from './booking.store.ts';

/** Bookings that hold places, of these sessions or with these ids, by session and age. */
export async function findLiveBookings(
  sql: Sql,
  by: { sessionIds: readonly string[] } | { bookingIds: readonly string[] },
): Promise<BookingFacts[]> {
  const [column, ids] = 'sessionIds' in by ? ['session_id', by.sessionIds] : ['id', by.bookingIds];
  const { rows } = await sql.query<{ booking: BookingFacts }>(
    `SELECT ${BOOKING_JSON} AS booking FROM ${BOOKING_TABLES}
     WHERE b.${column} = ANY ($1::uuid[]) AND b.status IN ('REQUESTED', 'CONFIRMED') ORDER BY s.starts_at, s.id, b.created_at, b.id`,
    [ids],
  );
  return rows.map(({ booking }) => booking);
}

/** Bookings by id, whatever their status. */
export async function findBookings(sql: Sql, bookingIds: readonly string[]): Promise<BookingFacts[]> {
  const { rows } = await sql.query<{ booking: BookingFacts }>(
    `SELECT ${BOOKING_JSON} AS booking FROM ${BOOKING_TABLES} WHERE b.id = ANY ($1::uuid[])`,
    [bookingIds],
  );
  return rows.map(({ booking }) => booking);
}

/** The names of the educators that the visiting teacher was told last, by booking; bookings that were told nothing are missing. */
export async function findToldEducators(sql: Sql, bookingIds: readonly string[]): Promise<Map<string, string[]>> {
  const { rows } = await sql.query<{ id: string; names: string[] }>(
    `SELECT DISTINCT ON (booking_id) booking_id AS id,
            ARRAY (SELECT e->>'name' FROM jsonb_array_elements(facts->'educators') AS e) AS names
       FROM outbox_mail WHERE booking_id = ANY ($1::uuid[]) AND recipient_role = 'VISITOR' AND jsonb_typeof(facts->'educators') = 'array'
      ORDER BY booking_id, (jsonb_array_length(facts->'educators') > 0) DESC, sequence DESC`,
    [bookingIds],
  );
  return new Map(rows.map(({ id, names }) => [id, names]));
}

/** Raises SEQUENCE and version of these bookings and queues their mails: the SQL function `booking_tell`. */
export async function tell(sql: Sql, news: { bookingId: string; mails: QueuedMail[] }[], now: Date): Promise<void> {
  if (news.length === 0) return;
  await sql.query('SELECT booking_tell($1, $2)', [JSON.stringify(news), now]);
}
