import type { Sql } from './database.ts';
import { newId } from './ids.ts';

/** How much is allowed: at most `max` within `windowMinutes`, counted per bucket. */
export interface Limit {
  max: number;
  windowMinutes: number;
}

export type Attempt = { allowed: true; id: string; count: number } | { allowed: false; againAt: Date };

const MINUTE_MS = 60_000;

/**
 * Writes an attempt down before it is looked at and says whether it is one too many. Written first and counted afterwards,
 * parallel attempts cannot slip past the limit together; one that is refused is taken back, so that trying on does not make
 * the wait longer.
 * @param bucket what is counted, e.g. `login:mail@example.org`, `link:address:203.0.113.7`
 */
export async function takeAttempt(
  sql: Sql,
  { bucket, limit, now }: { bucket: string; limit: Limit; now: Date },
): Promise<Attempt> {
  const since = new Date(now.getTime() - limit.windowMinutes * MINUTE_MS);
  const id = newId(now.getTime());
  await sql.query('INSERT INTO throttle_event (id, bucket, at) VALUES ($1, $2, $3)', [id, bucket, now]);
  const { rows } = await sql.query<{ at: Date }>(
    'SELECT at FROM throttle_event WHERE bucket = $1 AND at > $2 ORDER BY at',
    [bucket, since],
  );
  if (rows.length <= limit.max) return { allowed: true, id, count: rows.length };
  await forgetAttempt(sql, id);
  const oldest = rows[rows.length - 1 - limit.max] ?? rows[0];
  return {
    allowed: false,
    againAt: new Date((oldest?.at.getTime() ?? now.getTime()) + limit.windowMinutes * MINUTE_MS),
  };
}

/** Takes an attempt back that should not count. */
export async function forgetAttempt(sql: Sql, id: string): Promise<void> {
  await sql.query('DELETE FROM throttle_event WHERE id = $1', [id]);
}

/** Forgets a bucket: after a right password nothing of what went wrong before counts. Answers how many there were. */
export async function forgetAttempts(sql: Sql, bucket: string): Promise<number> {
  const { rowCount } = await sql.query('DELETE FROM throttle_event WHERE bucket = $1', [bucket]);
  return rowCount ?? 0;
}
