import type { Sql } from '#server/platform/database.ts';
import type { LocalDate } from '#server/time/local-time.ts';

// How date requests end, are opened again, and which are due.

export interface Closing {
  id: string;
  state: 'ANSWERED' | 'DECLINED' | 'WITHDRAWN' | 'EXPIRED';
  answer: string | null;
  bookingId: string | null;
  /** The colleague who answered; null = nobody did. */
  by: string | null;
  now: Date;
}

/** Ends an open date request. False = it was not open any more. */
export async function closeDateRequest(sql: Sql, closing: Closing): Promise<boolean> {
  const { id, state, answer, bookingId, by, now } = closing;
  const { rowCount } = await sql.query(
    `UPDATE date_request SET state = $2, answered_at = $3, answered_by = $4, answer = $5, booking_id = $6
     WHERE id = $1 AND state = 'OPEN'`,
    [id, state, now, by, answer, bookingId],
  );
  return rowCount === 1;
}

/** Open ones whose last wished day has passed. */
export async function findPassed(sql: Sql, today: LocalDate, limit: number): Promise<string[]> {
  const { rows } = await sql.query<{ id: string }>(
    `SELECT id FROM date_request WHERE state = 'OPEN' AND wish_to < $1 ORDER BY wish_to LIMIT $2`,
    [today, limit],
  );
  return rows.map(({ id }) => id);
}

/** Offered bookings of date requests whose session has been cancelled. */
export async function findCancelled(sql: Sql, limit: number): Promise<{ bookingId: string; id: string }[]> {
  const { rows } = await sql.query<{ bookingId: string; id: string }>(
    `SELECT b.id AS "bookingId", q.id FROM booking b JOIN date_request q ON q.booking_id = b.id JOIN session s ON s.id = b.session_id
     WHERE b.expires_at IS NOT NULL AND b.status = 'OFFERED' AND s.state = 'CANCELLED' ORDER BY b.expires_at LIMIT $1`,
    [limit],
  );
  return rows;
}

/** Opens an answered date request again: what was offered for it is gone. False = it has another answer. */
export async function reopenDateRequest(sql: Sql, id: string, bookingId: string): Promise<boolean> {
  const { rowCount } = await sql.query(
    `UPDATE date_request SET state = 'OPEN', answered_at = NULL, answered_by = NULL, answer = NULL, booking_id = NULL
     WHERE id = $1 AND state = 'ANSWERED' AND booking_id = $2`,
    [id, bookingId],
  );
  return rowCount === 1;
}

/** Offered bookings of date requests whose time is over. */
export async function findLapsed(sql: Sql, now: Date, limit: number): Promise<{ bookingId: string; id: string }[]> {
  const { rows } = await sql.query<{ bookingId: string; id: string }>(
    `SELECT b.id AS "bookingId", q.id FROM booking b JOIN date_request q ON q.booking_id = b.id
     WHERE b.expires_at <= $1 AND b.status = 'OFFERED' AND b.waitlist_entry_id IS NULL ORDER BY b.expires_at LIMIT $2`,
    [now, limit],
  );
  return rows;
}
