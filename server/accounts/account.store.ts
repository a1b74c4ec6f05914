import type { Sql } from '#server/platform/database.ts';
import { newId } from '#server/platform/ids.ts';
import type { LocalDate } from '#server/time/local-time.ts';

/** What is needed to check a password. */
export interface PasswordAccount {
  id: string;
  /** Null = cannot log in by password. */
  passwordHash: string | null;
}

/** A role as it stands in the database. */
export interface RoleRow {
  role: string;
  departmentId: string | null;
  departmentSlug: string | null;
  departmentName: string | null;
}

export interface AccountRow {
  id: string;
  name: string;
  email: string;
  roles: RoleRow[];
}

/** The active account of a mail address (lower case), or null. */
export async function findPasswordAccount(sql: Sql, email: string): Promise<PasswordAccount | null> {
  const { rows } = await sql.query<PasswordAccount>(
    'SELECT id, password_hash AS "passwordHash" FROM account WHERE email = $1 AND active',
    [email],
  );
  return rows[0] ?? null;
}

const ROLES = `
  coalesce(json_agg(json_build_object(
    'role', r.role, 'departmentId', r.department_id, 'departmentSlug', d.slug, 'departmentName', d.name)
    ORDER BY r.role DESC, d.name) FILTER (WHERE r.id IS NOT NULL), '[]') AS roles`;

/** An account with the roles valid on a Danish day; null when it was closed. */
export async function readAccount(sql: Sql, id: string, today: LocalDate): Promise<AccountRow | null> {
  const { rows } = await sql.query<AccountRow>(
    `SELECT a.id, a.name, a.email, ${ROLES}
       FROM account a
       LEFT JOIN role_grant r ON r.account_id = a.id AND r.valid_from <= $2 AND (r.valid_to IS NULL OR r.valid_to > $2)
       LEFT JOIN department d ON d.id = r.department_id
      WHERE a.id = $1 AND a.active
      GROUP BY a.id`,
    [id, today],
  );
  return rows[0] ?? null;
}

/** The account behind a login that has not expired, with the roles valid on a Danish day; null = no such login. */
export async function findAccountOfLogin(
  sql: Sql,
  { idHash, now, today }: { idHash: Buffer; now: Date; today: LocalDate },
): Promise<AccountRow | null> {
  const { rows } = await sql.query<AccountRow>(
    `SELECT a.id, a.name, a.email, ${ROLES}
       FROM login l
       JOIN account a ON a.id = l.account_id AND a.active
       LEFT JOIN role_grant r ON r.account_id = a.id AND r.valid_from <= $3 AND (r.valid_to IS NULL OR r.valid_to > $3)
       LEFT JOIN department d ON d.id = r.department_id
      WHERE l.id_hash = $1 AND l.expires_at > $2
      GROUP BY a.id`,
    [idHash, now, today],
  );
  return rows[0] ?? null;
}

/** Stores a new login and forgets the account's expired ones. */
export async function insertLogin(
  sql: Sql,
  login: { idHash: Buffer; accountId: string; now: Date; expiresAt: Date },
): Promise<void> {
  await sql.query('DELETE FROM login WHERE account_id = $1 AND expires_at <= $2', [login.accountId, login.now]);
  await sql.query('INSERT INTO login (id_hash, account_id, created_at, expires_at) VALUES ($1, $2, $3, $4)', [
    login.idHash,
    login.accountId,
    login.now,
    login.expiresAt,
  ]);
}

export async function deleteLogin(sql: Sql, idHash: Buffer): Promise<void> {
  await sql.query('DELETE FROM login WHERE id_hash = $1', [idHash]);
}

/**
 * Writes an attempt down before the password is looked at, and answers the attempts since `since`, oldest first. Written
 * first and counted afterwards, parallel guesses cannot slip past the limit together.
 */
export async function insertAttempt(
  sql: Sql,
  { email, now, since }: { email: string; now: Date; since: Date },
): Promise<{ id: string; attempts: Date[] }> {
  const id = newId(now.getTime());
  await sql.query('INSERT INTO login_failure (id, email, failed_at) VALUES ($1, $2, $3)', [id, email, now]);
  const { rows } = await sql.query<{ failed_at: Date }>(
    'SELECT failed_at FROM login_failure WHERE email = $1 AND failed_at > $2 ORDER BY failed_at',
    [email, since],
  );
  return { id, attempts: rows.map((row) => row.failed_at) };
}

/** Takes back an attempt that was not judged. */
export async function deleteAttempt(sql: Sql, id: string): Promise<void> {
  await sql.query('DELETE FROM login_failure WHERE id = $1', [id]);
}

/** After a right password nothing of what went wrong before counts; what is older than the window goes for everybody. */
export async function deleteAttempts(sql: Sql, email: string, before: Date): Promise<void> {
  await sql.query('DELETE FROM login_failure WHERE email = $1 OR failed_at <= $2', [email, before]);
}
