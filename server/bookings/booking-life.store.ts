import type { Sql } from '#server/platform/database.ts';
import type { Places } from './booking.rules.ts';

/** The SQL function `booking_restore`. */
export async function restoreBooking(
  sql: Sql,
  restoration: unknown,
): Promise<{ outcome: 'restored' | 'stale' | 'promote' } | { outcome: 'full'; left: Places }> {
  const { rows } = await sql.query('SELECT booking_restore($1) AS answer', [JSON.stringify(restoration)]);
  return rows[0].answer;
}

/** The SQL function `booking_set_people`. */
export async function setPeople(sql: Sql, people: unknown): Promise<{ outcome: 'changed' | 'stale' }> {
  const { rows } = await sql.query('SELECT booking_set_people($1) AS answer', [JSON.stringify(people)]);
  return rows[0].answer;
}
