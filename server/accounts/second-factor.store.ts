import type { Sql } from '#server/platform/database.ts';
import { newId } from '#server/platform/ids.ts';

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

/** What an account logs in with. */
export interface Factors {
  passwordHash: string | null;
  totpConfirmedAt: Date | null;
  passkeys: number;
}

const FACTORS = `a.password_hash AS "passwordHash", a.totp_confirmed_at AS "totpConfirmedAt",
                 (SELECT count(*) FROM passkey p WHERE p.account_id = a.id) AS passkeys`;

/** The same, locked until the transaction ends: changes of one account's factors wait for each other. */
export async function lockFactors(sql: Sql, accountId: string): Promise<Factors> {
  await sql.query('SELECT 1 FROM account WHERE id = $1 FOR UPDATE', [accountId]);
  const { rows } = await sql.query<Factors>(`SELECT ${FACTORS} FROM account a WHERE a.id = $1`, [accountId]);
  return rows[0] ?? { passwordHash: null, totpConfirmedAt: null, passkeys: 0 };
}

/** What an account logs in with, and how many recovery codes are left. */
export async function readFactors(sql: Sql, accountId: string): Promise<Factors & { recoveryCodesLeft: number }> {
  const { rows } = await sql.query<Factors & { recoveryCodesLeft: number }>(
    `SELECT ${FACTORS}, (SELECT count(*) FROM recovery_code r
                          WHERE r.account_id = a.id AND r.used_at IS NULL) AS "recoveryCodesLeft"
       FROM account a WHERE a.id = $1`,
    [accountId],
  );
  return rows[0] ?? { passwordHash: null, totpConfirmedAt: null, passkeys: 0, recoveryCodesLeft: 0 };
}

/** Stores a confirmed secret in place of the one before. */
export async function saveTotp(
  sql: Sql,
  { accountId, secret, step, now }: { accountId: string; secret: Buffer; step: number; now: Date },
): Promise<void> {
  await sql.query(
    'UPDATE account SET totp_secret = $2, totp_last_step = $3, totp_confirmed_at = $4, version = version + 1 WHERE id = $1',
    [accountId, secret, step, now],
  );
}

/** Takes the secret and the recovery codes away, which are good for nothing without it. */
export async function clearTotp(sql: Sql, accountId: string): Promise<void> {
  await sql.query(
    `UPDATE account SET totp_secret = NULL, totp_last_step = NULL, totp_confirmed_at = NULL, version = version + 1
      WHERE id = $1`,
    [accountId],
  );
  await sql.query('DELETE FROM recovery_code WHERE account_id = $1', [accountId]);
}

/** Puts new recovery codes in the place of all before. */
export async function replaceRecoveryCodes(sql: Sql, accountId: string, hashes: Buffer[], now: Date): Promise<void> {
  await sql.query('DELETE FROM recovery_code WHERE account_id = $1', [accountId]);
  await sql.query(
    `INSERT INTO recovery_code (id, account_id, code_hash, created_at)
     SELECT n.id, $1, n.code_hash, $4 FROM unnest($2::uuid[], $3::bytea[]) AS n(id, code_hash)`,
    [accountId, hashes.map(() => newId(now.getTime())), hashes, now],
  );
}

/** Stores the hash of a new password. */
export async function savePassword(sql: Sql, accountId: string, hash: string): Promise<void> {
  await sql.query('UPDATE account SET password_hash = $2, version = version + 1 WHERE id = $1', [accountId, hash]);
}
