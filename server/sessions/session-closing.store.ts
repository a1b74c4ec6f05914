import type { Sql } from '#server/platform/database.ts';

/** In the order of their ids, as everything on the booking path locks sessions. */
export async function closeOpenSessions(sql: Sql, sessionIds: readonly string[]): Promise<number> {
  const { rowCount } = await sql.query(
    `WITH locked AS (SELECT id FROM session WHERE id = ANY ($1::uuid[]) AND state = 'OPEN' ORDER BY id FOR UPDATE)
     UPDATE session s SET state = 'CLOSED', revision = revision + 1 FROM locked WHERE s.id = locked.id`,
    [sessionIds],
  );
  return rowCount ?? 0;
}
