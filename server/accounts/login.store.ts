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

/** The logins of an account that have not ended, the latest used first. */
export async function listLogins(
  sql: Sql,
  { accountId, now, idleSince }: { accountId: string; now: Date; idleSince: Date },
): Promise<LoginRow[]> {
  const { rows } = await sql.query<LoginRow>(
    `SELECT ${OWN} FROM login WHERE account_id = $1 AND expires_at > $2 AND last_seen_at > $3
      ORDER BY last_seen_at DESC, created_at DESC, id`,
    [accountId, now, idleSince],
  );
  return rows;
}

/** One login by the name it has in that list; null = it has ended. */
export async function readLogin(sql: Sql, id: string): Promise<LoginRow | null> {
  const { rows } = await sql.query<LoginRow>(`SELECT ${OWN} FROM login WHERE id = $1`, [id]);
  return rows[0] ?? null;
}

const OWN = `id, method, second_factor AS "secondFactor", user_agent AS "userAgent", created_at AS "createdAt",
             last_seen_at AS "lastSeenAt", expires_at AS "expiresAt"`;

/** Ends one login of an account; false = it has none of that name. */
export async function deleteLoginOf(sql: Sql, accountId: string, id: string): Promise<boolean> {
  const { rowCount } = await sql.query('DELETE FROM login WHERE account_id = $1 AND id = $2', [accountId, id]);
  return rowCount === 1;
}

/** Gives a login a new id, and two factors when `secondFactor` says so. Answers when it ends; null = it has ended. */
export async function replaceLoginId(
  sql: Sql,
  { id, idHash, secondFactor }: { id: string; idHash: Buffer; secondFactor: boolean },
): Promise<Date | null> {
  const { rows } = await sql.query<{ expiresAt: Date }>(
    'UPDATE login SET id_hash = $2, second_factor = second_factor OR $3 WHERE id = $1 RETURNING expires_at AS "expiresAt"',
    [id, idHash, secondFactor],
  );
  return rows[0]?.expiresAt ?? null;
}
