import type { Sql } from '#server/platform/database.ts';
import { AWAY_THEN } from './candidate.store.ts';
import type { TeachingRole } from './candidate.ts';

/** Takes people off sessions. */
export async function removeEducators(
  sql: Sql,
  pairs: readonly { sessionId: string; accountId: string }[],
): Promise<void> {
  await sql.query(
    `DELETE FROM session_educator e USING jsonb_to_recordset($1) AS x("sessionId" uuid, "accountId" uuid)
      WHERE e.session_id = x."sessionId" AND e.account_id = x."accountId"`,
    [JSON.stringify(pairs)],
  );
}

/**
 * Puts people on sessions, or changes how they take part. Whoever is in two places breaks `educator_once_at_a_time`: the
 * constraint is the last word, whatever was looked at before.
 */
export async function putEducators(
  sql: Sql,
  rows: readonly { sessionId: string; accountId: string; role: TeachingRole }[],
): Promise<void> {
  await sql.query(
    `INSERT INTO session_educator (session_id, account_id, role)
     SELECT x."sessionId", x."accountId", x.role
       FROM jsonb_to_recordset($1) AS x("sessionId" uuid, "accountId" uuid, role teaching_role)
     ON CONFLICT (session_id, account_id) DO UPDATE SET role = excluded.role`,
    [JSON.stringify(rows)],
  );
}

/** Staff has edited these sessions: the ETag of their editor. */
export async function raiseRevision(sql: Sql, sessionIds: readonly string[]): Promise<void> {
  await sql.query('UPDATE session SET revision = revision + 1 WHERE id = ANY ($1)', [sessionIds]);
}

/**
 * Withdraws the open requests that nobody needs to answer any more: the one to replace has left, or is away and the session
 * has enough people; without one to replace, the session has enough; or the person asked teaches it already.
 */
export async function withdrawSettled(sql: Sql, sessionIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql.query<{ id: string }>(
    `WITH needs AS (
       SELECT s.id, s.educators_needed <= (SELECT count(*) FROM session_educator e WHERE e.session_id = s.id
                AND e.role <> 'LEARNING' AND NOT ${AWAY_THEN}) AS met
         FROM session s WHERE s.id = ANY ($1)),
     left_alone AS (
       SELECT q.id FROM educator_request q JOIN needs n ON n.id = q.session_id JOIN session s ON s.id = q.session_id
        WHERE q.state = 'ASKED' AND (s.state = 'CANCELLED' OR
          EXISTS (SELECT FROM session_educator e WHERE e.session_id = q.session_id AND e.account_id = q.account_id)
          OR CASE WHEN q.replaces_id IS NULL THEN n.met
                  ELSE NOT EXISTS (SELECT FROM session_educator e WHERE e.session_id = q.session_id AND e.account_id = q.replaces_id
                                     AND (NOT n.met OR NOT ${AWAY_THEN})) END))
     UPDATE educator_request q SET state = 'WITHDRAWN' FROM left_alone l WHERE q.id = l.id RETURNING q.id`,
    [sessionIds],
  );
  return rows.map(({ id }) => id);
}

/** Withdraws the open requests to replace somebody at sessions during which they are not away any more. */
export async function withdrawForReturned(
  sql: Sql,
  { accountId, sessionIds }: { accountId: string; sessionIds: readonly string[] },
): Promise<string[]> {
  const { rows } = await sql.query<{ id: string }>(
    `UPDATE educator_request q SET state = 'WITHDRAWN'
       FROM session_educator e JOIN session s ON s.id = e.session_id
      WHERE q.state = 'ASKED' AND q.replaces_id = $1 AND q.session_id = ANY ($2) AND e.session_id = q.session_id
        AND e.account_id = $1 AND NOT ${AWAY_THEN} RETURNING q.id`,
    [accountId, sessionIds],
  );
  return rows.map(({ id }) => id);
}
