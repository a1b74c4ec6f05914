import type { Database } from '#server/platform/database.ts';

/** A caught mail as it would have gone over SMTP. */
export interface CaughtMail {
  id: string;
  recipient: string;
  raw: Buffer;
  caughtAt: Date;
}

const COLUMNS = 'id, recipient, raw, caught_at AS "caughtAt"';

/** Newest first; `to` (compared without case) narrows to one recipient, null = everybody; `limit` null = all. */
export async function listCaughtMails(
  { pool }: Pick<Database, 'pool'>,
  { to, limit }: { to: string | null; limit: number | null },
): Promise<CaughtMail[]> {
  const { rows } = await pool.query<CaughtMail>(
    `SELECT ${COLUMNS} FROM caught_mail WHERE $1::text IS NULL OR lower(recipient) = lower($1)
     ORDER BY caught_at DESC, id DESC LIMIT $2`,
    [to, limit],
  );
  return rows;
}

/** One caught mail, or null. `id` must be a UUID. */
export async function findCaughtMail({ pool }: Pick<Database, 'pool'>, id: string): Promise<CaughtMail | null> {
  const { rows } = await pool.query<CaughtMail>(`SELECT ${COLUMNS} FROM caught_mail WHERE id = $1`, [id]);
  return rows[0] ?? null;
}
