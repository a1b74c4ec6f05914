import type { Sql } from '#server/platform/database.ts';

/** A login that holds, and which changes of the database are there to be seen. */
export interface LiveLogin {
  lastSeenAt: Date;
  /**
   * PostgreSQL's snapshot: which transactions are done. While it is the same text, no row of any table has changed
   * (https://www.postgresql.org/docs/15/functions-info.html#FUNCTIONS-PG-SNAPSHOT).
   */
  snapshot: string;
}

/** The login of an open account that has not expired; null = there is none. */
export async function findLiveLogin(
  sql: Sql,
  { idHash, now, idleSince }: { idHash: Buffer; now: Date; idleSince: Date },
): Promise<LiveLogin | null> {
  const { rows } = await sql.query<LiveLogin>({
    name: 'accounts.live-login',
    text: `SELECT l.last_seen_at AS "lastSeenAt", pg_current_snapshot()::text AS snapshot
             FROM login l JOIN account a ON a.id = l.account_id AND a.active
            WHERE l.id_hash = $1 AND l.expires_at > $2 AND l.last_seen_at > $3`,
    values: [idHash, now, idleSince],
  });
  return rows[0] ?? null;
}
