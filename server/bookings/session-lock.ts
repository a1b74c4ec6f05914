import type { Sql } from '#server/platform/database.ts';

/** Locks sessions in the order of their ids, as everything does that books, changes or cancels them: nobody waits in a circle. */
export async function lockSessions(sql: Sql, sessionIds: readonly string[]): Promise<void> {
  await sql.query('SELECT id FROM session WHERE id = ANY ($1::uuid[]) ORDER BY id FOR UPDATE', [sessionIds]);
}
