import type { Sql } from '#server/platform/database.ts';
import type { LoginMethod } from './roles.rules.ts';

/** A login as it is stored: only the hash of its id. */
export interface NewLogin {
  idHash: Buffer;
  accountId: string;
  method: LoginMethod;
  secondFactor: boolean;
  userAgent: string | null;
  /** Wrong attempts since the login before. */
  failuresBefore: number;
  now: Date;
  expiresAt: Date;
}

/** A login as its owner sees it in the list. */
export interface LoginRow {
  id: string;
  method: LoginMethod;
  secondFactor: boolean;
  userAgent: string | null;
  createdAt: Date;
  lastSeenAt: Date;
  expiresAt: Date;
}

/** Stores a new login and forgets the account's expired ones. */
export async function insertLogin(sql: Sql, login: NewLogin): Promise<void> {
  await sql.query('DELETE FROM login WHERE account_id = $1 AND expires_at <= $2', [login.accountId, login.now]);
  await sql.query(
    `INSERT INTO login (id_hash, account_id, method, second_factor, user_agent, failures_before, created_at, last_seen_at, expires_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $7, $8)`,
    [
      login.idHash,
      login.accountId,
      login.method,
      login.secondFactor,
      login.userAgent,
      login.failuresBefore,
      login.now,
      login.expiresAt,
    ],
  );
}

export async function deleteLogin(sql: Sql, idHash: Buffer): Promise<void> {
  await sql.query('DELETE FROM login WHERE id_hash = $1', [idHash]);
}

/** Notes that a login is in use. */
export async function touchLogin(sql: Sql, idHash: Buffer, now: Date): Promise<void> {
  await sql.query('UPDATE login SET last_seen_at = $2 WHERE id_hash = $1 AND last_seen_at < $2', [idHash, now]);
}

/** Ends all logins of an account but one. Answers how many. */
export async function deleteLoginsOf(sql: Sql, accountId: string, keepId: string | null = null): Promise<number> {
  const { rowCount } = await sql.query('DELETE FROM login WHERE account_id = $1 AND id IS DISTINCT FROM $2', [
    accountId,
    keepId,
  ]);
  return rowCount ?? 0;
}
