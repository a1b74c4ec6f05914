import type { Sql } from '#server/platform/database.ts';
import type { EndableKind } from './opt-out-token.ts';

/** Answers whether it was news. */
export async function insertOptOut(sql: Sql, emailHash: Buffer, kind: EndableKind, now: Date): Promise<boolean> {
  const { rowCount } = await sql.query(
    'INSERT INTO mail_opt_out (email_hash, kind, at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
    [emailHash, kind, now],
  );
  return rowCount === 1;
}

/** Answers whether there was one. */
export async function deleteOptOut(sql: Sql, emailHash: Buffer, kind: EndableKind): Promise<boolean> {
  const { rowCount } = await sql.query('DELETE FROM mail_opt_out WHERE email_hash = $1 AND kind = $2', [
    emailHash,
    kind,
  ]);
  return rowCount === 1;
}

/** Those of the hashes whose owners want no mails of a kind, as hex. */
export async function findOptOuts(sql: Sql, hashes: readonly Buffer[], kind: EndableKind): Promise<string[]> {
  const { rows } = await sql.query<{ hash: string }>(
    `SELECT encode(email_hash, 'hex') AS hash FROM mail_opt_out WHERE email_hash = ANY ($1::bytea[]) AND kind = $2`,
    [hashes, kind],
  );
  return rows.map(({ hash }) => hash);
}
