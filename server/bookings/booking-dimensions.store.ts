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

/** Gives the live bookings of sessions the day of their session, with what is valid on it; answers how many have changed. */
export async function followSessions(sql: Sql, sessionIds: readonly string[]): Promise<number> {
  if (sessionIds.length === 0) return 0;
  const { rowCount } = await sql.query(
    `UPDATE booking SET local_date = s.local_date,
       school_year = y.first || '/' || lpad(((y.first + 1) % 100)::text, 2, '0'),
       region_code = (SELECT r.region_code FROM municipality_region r WHERE r.municipality_code = booking.municipality_code
         AND r.valid_from <= s.local_date AND coalesce(r.valid_to > s.local_date, true)),
       partnership_type = (SELECT p.type FROM partnership p WHERE p.department_id = booking.department_id
         AND p.valid_from <= s.local_date AND coalesce(p.valid_to > s.local_date, true))
     FROM session s CROSS JOIN LATERAL (SELECT extract(year FROM s.local_date)::integer
            - CASE WHEN extract(month FROM s.local_date) < 8 THEN 1 ELSE 0 END AS first) AS y
     WHERE s.id = ANY ($1::uuid[]) AND booking.session_id = s.id AND booking.local_date <> s.local_date
       AND booking.status IN ('HELD', 'REQUESTED', 'CONFIRMED', 'WAITING', 'OFFERED')`,
    [sessionIds],
  );
  return rowCount ?? 0;
}
