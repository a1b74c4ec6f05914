import type { Sql } from '#server/platform/database.ts';
import type { Erasing } from './erasure.store.ts';
import { ERASED_NAME } from './personal-data.ts';

/** What a date request says of a person goes; offer, school, numbers and days stay. */
export const EMPTY_DATE_REQUEST = `contact_name = '${ERASED_NAME}', contact_email = '', contact_phone = '', message = NULL, needs = NULL,
  answer = NULL, request_key = NULL, request_hash = NULL,
  groups = (SELECT coalesce(jsonb_agg(jsonb_set(one, '{label}', '"–"')), '[]') FROM jsonb_array_elements(groups) AS one)`;

/** Empties the date requests of a person; one that waits for an answer is taken back. Answers how many, and the names in them. */
export async function eraseDateRequests(
  sql: Sql,
  { email, before, now }: Erasing,
): Promise<{ count: number; names: string[] }> {
  const { rows } = await sql.query<{ name: string }>(
    `WITH own AS (SELECT id, contact_name AS name FROM date_request WHERE lower(contact_email) = $1 AND created_at <= $2 FOR UPDATE)
     UPDATE date_request AS q SET ${EMPTY_DATE_REQUEST}, erased_at = $3,
       answered_at = CASE WHEN state = 'OPEN' THEN $3 ELSE answered_at END,
       state = CASE WHEN state = 'OPEN' THEN 'WITHDRAWN' ELSE state END
     FROM own WHERE q.id = own.id RETURNING own.name`,
    [email, before, now],
  );
  return { count: rows.length, names: rows.map(({ name }) => name).filter((name) => name !== '') };
}
