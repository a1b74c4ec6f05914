import type { Sql } from '#server/platform/database.ts';
import type { BookingFacts } from './booking.facts.ts';
import type { Places } from './booking.rules.ts';
import { BOOKING_JSON, BOOKING_TABLES } from './booking.store.ts';

export type CreateSetOutcome =
  | { outcome: 'created' | 'replayed' | 'mismatch'; bookingId: string }
  | { outcome: 'full'; part: number; left: Places }
  | { outcome: 'stale' | 'missing' | 'promote' | 'free'; part: number };

/** All parts or none: the SQL function `booking_create_set`. */
export async function createSet(
  sql: Sql,
  parts: readonly { sessionId: string; version: number; request: unknown }[],
): Promise<CreateSetOutcome> {
  const { rows } = await sql.query<{ answer: CreateSetOutcome }>('SELECT booking_create_set($1) AS answer', [
    JSON.stringify({ parts }),
  ]);
  const [row] = rows;
  if (row === undefined) throw new Error('booking_create_set answers one object');
  return row.answer;
}

/** The bookings of several classes made as one, whatever their states; the first one made comes first. */
export async function findSet(sql: Sql, bookingSetId: string): Promise<BookingFacts[]> {
  const { rows } = await sql.query<{ booking: BookingFacts }>({
    name: 'booking.set',
    text: `SELECT ${BOOKING_JSON} AS booking FROM ${BOOKING_TABLES} WHERE b.booking_set_id = $1 ORDER BY b.id`,
    values: [bookingSetId],
  });
  return rows.map(({ booking }) => booking);
}
