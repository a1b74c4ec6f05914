import type { Sql } from '#server/platform/database.ts';
import type { Erasing } from './erasure.store.ts';
import { ERASED_NAME } from './personal-data.ts';

/** What the question to a school's head says of a person goes; its times and the answer stay. */
export const EMPTY_HEAD_APPROVAL = `name = '${ERASED_NAME}', email = '', reason = NULL`;

/** Empties the questions to a person as the head of a school; their links open nothing any more. Answers how many, and the names. */
export async function eraseHeadApprovals(
  sql: Sql,
  { email, before }: Erasing,
): Promise<{ count: number; names: string[] }> {
  const { rows } = await sql.query<{ name: string }>(
    `WITH own AS (SELECT booking_id, name FROM head_approval WHERE lower(email) = $1 AND asked_at <= $2 FOR UPDATE)
     UPDATE head_approval AS h SET ${EMPTY_HEAD_APPROVAL} FROM own WHERE h.booking_id = own.booking_id RETURNING own.name`,
    [email, before],
  );
  return { count: rows.length, names: rows.map(({ name }) => name).filter((name) => name !== '') };
}

/** What head and department wrote to the teachers of these bookings. */
export async function eraseRequestTexts(sql: Sql, bookingIds: readonly string[]): Promise<void> {
  await sql.query('UPDATE head_approval SET reason = NULL WHERE booking_id = ANY ($1)', [bookingIds]);
  await sql.query('UPDATE time_proposal SET message = NULL WHERE booking_id = ANY ($1)', [bookingIds]);
}
