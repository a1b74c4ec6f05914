import type { Sql } from '#server/platform/database.ts';

/** A key that has been used: with which request, and what that made (null = something else than a plan). */
export interface UsedKey<Made> {
  requestHash: string;
  made: Made | null;
}

/** Whoever comes with the same key waits until this transaction ends. The lock is the one of `booking_create`. */
export async function lockPlanningKey(sql: Sql, key: string): Promise<void> {
  await sql.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 7))', [key]);
}

/** What a key has made before; null = it is new. */
export async function findPlanningKey<Made>(sql: Sql, key: string): Promise<UsedKey<Made> | null> {
  const query = `SELECT request_hash AS "requestHash", planned AS made FROM idempotency_key WHERE key = $1`;
  return (await sql.query<UsedKey<Made>>(query, [key])).rows[0] ?? null;
}

/** Remembers what a key made: ids and times, nothing about persons. */
export async function keepPlanningKey(
  sql: Sql,
  { key, requestHash, made, now }: { key: string; requestHash: string; made: object; now: Date },
): Promise<void> {
  await sql.query('INSERT INTO idempotency_key (key, request_hash, planned, created_at) VALUES ($1, $2, $3, $4)', [
    key,
    requestHash,
    JSON.stringify(made),
    now,
  ]);
}
