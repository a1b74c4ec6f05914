import type { Sql } from '#server/platform/database.ts';

/** What was answered to a key, with the hash of what was asked; null = the key is new. Waits for whoever has the same key. */
export async function findPlanningRequest(
  sql: Sql,
  key: string,
): Promise<{ requestHash: string; answer: unknown } | null> {
  await sql.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 11))', [key]);
  const query = `SELECT request_hash AS "requestHash", answer FROM planning_request WHERE key = $1`;
  return (await sql.query<{ requestHash: string; answer: unknown }>(query, [key])).rows[0] ?? null;
}

/** Remembers an answer (ids and numbers, nothing about persons) for two days; older ones go. */
export async function keepPlanningRequest(
  sql: Sql,
  { key, requestHash, answer, now }: { key: string; requestHash: string; answer: unknown; now: Date },
): Promise<void> {
  await sql.query(`DELETE FROM planning_request WHERE created_at < $1::timestamptz - interval '2 days'`, [now]);
  await sql.query('INSERT INTO planning_request (key, request_hash, answer, created_at) VALUES ($1, $2, $3, $4)', [
    key,
    requestHash,
    JSON.stringify(answer),
    now,
  ]);
}
