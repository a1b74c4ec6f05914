import type { Sql } from '#server/platform/database.ts';

/**
 * What was answered to a key, with the hash of what was asked; null = the key is new. Waits for whoever has the same key: the
 * lock and the table are those of bookings (`booking_create`), whose keys have no answer here.
 */
export async function findPlanningRequest(
  sql: Sql,
  key: string,
): Promise<{ requestHash: string; answer: unknown } | null> {
  await sql.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 7))', [key]);
  const query = `SELECT request_hash AS "requestHash", planned AS answer FROM idempotency_key WHERE key = $1`;
  return (await sql.query<{ requestHash: string; answer: unknown }>(query, [key])).rows[0] ?? null;
}

/** Remembers an answer (ids and numbers, nothing about persons); retention removes it with the keys of bookings. */
export async function keepPlanningRequest(
  sql: Sql,
  { key, requestHash, answer, now }: { key: string; requestHash: string; answer: unknown; now: Date },
): Promise<void> {
  await sql.query('INSERT INTO idempotency_key (key, request_hash, planned, created_at) VALUES ($1, $2, $3, $4)', [
    key,
    requestHash,
    JSON.stringify(answer),
    now,
  ]);
}
