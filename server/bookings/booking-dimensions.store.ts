import type { Sql } from '#server/platform/database.ts';
import type { LocalDate } from '#server/time/local-time.ts';

/** Writes anew under which agreement each booking of a department is counted; answers how many have changed. */
export async function resolvePartnerships(sql: Sql, departmentId: string): Promise<number> {
  const { rowCount } = await sql.query(
    `UPDATE booking SET partnership_type = now_valid.type
     FROM (SELECT b.id, (SELECT p.type FROM partnership p WHERE p.department_id = b.department_id
             AND p.valid_from <= b.local_date AND coalesce(p.valid_to > b.local_date, true)) AS type
           FROM booking b WHERE b.department_id = $1) AS now_valid
     WHERE booking.id = now_valid.id AND booking.partnership_type IS DISTINCT FROM now_valid.type`,
    [departmentId],
  );
  return rowCount ?? 0;
}

/** Bookings of a department on the days from `from` (included) to `to` (not included; null = for ever). */
export async function countBookings(
  sql: Sql,
  { departmentId, from, to }: { departmentId: string; from: LocalDate; to: LocalDate | null },
): Promise<number> {
  const { rows } = await sql.query<{ total: number }>(
    `SELECT count(*) AS total FROM booking
     WHERE department_id = $1 AND local_date >= $2::date AND ($3::date IS NULL OR local_date < $3::date)`,
    [departmentId, from, to],
  );
  return rows[0]?.total ?? 0;
}
