import type { Sql } from '#server/platform/database.ts';

export interface StoredTotp {
  /** Encrypted (secret-box.ts). */
  secret: Buffer;
  lastStep: number | null;
}

/** The confirmed secret of an account, locked until the transaction ends; null = none. */
export async function lockTotp(sql: Sql, accountId: string): Promise<StoredTotp | null> {
  const { rows } = await sql.query<StoredTotp>(
    `SELECT totp_secret AS secret, totp_last_step AS "lastStep" FROM account
      WHERE id = $1 AND totp_confirmed_at IS NOT NULL FOR UPDATE`,
    [accountId],
  );
  return rows[0] ?? null;
}

/** No code of this step or an earlier one counts again. */
export async function saveTotpStep(sql: Sql, accountId: string, step: number): Promise<void> {
  await sql.query('UPDATE account SET totp_last_step = $2 WHERE id = $1', [accountId, step]);
}

/** Uses a recovery code up; false = unknown or used. */
export async function consumeRecoveryCode(sql: Sql, accountId: string, codeHash: Buffer, now: Date): Promise<boolean> {
  const { rowCount } = await sql.query(
    'UPDATE recovery_code SET used_at = $3 WHERE account_id = $1 AND code_hash = $2 AND used_at IS NULL',
    [accountId, codeHash, now],
  );
  return rowCount === 1;
}
