import type { Role } from '#server/http/policy.ts';
import type { Sql } from '#server/platform/database.ts';
import { newId } from '#server/platform/ids.ts';
import type { LocalDate } from '#server/time/local-time.ts';

export interface NewAccount {
  name: string;
  email: string;
  language: 'da' | 'en';
  now: Date;
}

/** Makes an account unless the address has one; answers whose it is, locked until the transaction ends. */
export async function accountOf(
  sql: Sql,
  account: NewAccount,
): Promise<{ id: string; active: boolean; made: boolean }> {
  const { name, email, language, now } = account;
  const { rowCount } = await sql.query(
    `INSERT INTO account (id, name, email, language, created_at) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (email) DO NOTHING`,
    [newId(now.getTime()), name, email, language, now],
  );
  const { rows } = await sql.query<{ id: string; active: boolean }>(
    'SELECT id, active FROM account WHERE email = $1 FOR UPDATE',
    [email],
  );
  const [row] = rows;
  if (row === undefined) throw new Error('an account that was made is there');
  return { ...row, made: rowCount === 1 };
}

export interface NewGrant {
  accountId: string;
  role: Role;
  department: string | null;
  institution: string | null;
  municipality: string | null;
  region: string | null;
  validFrom: LocalDate;
  validTo: LocalDate | null;
  grantedBy: string | null;
  now: Date;
}

/** Gives a role. The same one for the same part twice at once breaks `role_grant_once`. */
export async function insertGrant(sql: Sql, grant: NewGrant): Promise<string> {
  const id = newId(grant.now.getTime());
  await sql.query(
    `INSERT INTO role_grant (id, account_id, role, department_id, institution_number, municipality_code, region_code,
                             valid_from, valid_to, created_at, granted_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      id,
      grant.accountId,
      grant.role,
      grant.department,
      grant.institution,
      grant.municipality,
      grant.region,
      grant.validFrom,
      grant.validTo,
      grant.now,
      grant.grantedBy,
    ],
  );
  return id;
}

/** Moves the end of a role: the first day on which it no longer holds; null = until further notice. */
export async function setGrantEnd(sql: Sql, grantId: string, validTo: LocalDate | null): Promise<void> {
  await sql.query('UPDATE role_grant SET valid_to = $2 WHERE id = $1', [grantId, validTo]);
}

export interface PersonChange {
  name: string;
  phone: string | null;
  language: 'da' | 'en';
}

export async function updatePerson(sql: Sql, id: string, { name, phone, language }: PersonChange): Promise<void> {
  await sql.query('UPDATE account SET name = $2, phone = $3, language = $4, version = version + 1 WHERE id = $1', [
    id,
    name,
    phone,
    language,
  ]);
}

/** Closes (with an instant) or opens (null) an account. */
export async function setDeactivated(sql: Sql, id: string, at: Date | null): Promise<void> {
  await sql.query(
    'UPDATE account SET active = $2::timestamptz IS NULL, deactivated_at = $2, version = version + 1 WHERE id = $1',
    [id, at],
  );
}

/** Ends everything somebody could still get in with: logins, links in mails, challenges, calendar feeds. */
export async function endAccess(sql: Sql, accountId: string, now: Date): Promise<void> {
  await endLogins(sql, accountId);
  await sql.query('DELETE FROM oidc_attempt WHERE account_id = $1', [accountId]);
  await sql.query(
    `UPDATE mail_link SET consumed_at = $2 WHERE consumed_at IS NULL
        AND (account_id = $1 OR email = (SELECT email FROM account WHERE id = $1))`,
    [accountId, now],
  );
  await sql.query('UPDATE calendar_feed SET revoked_at = $2 WHERE account_id = $1 AND revoked_at IS NULL', [
    accountId,
    now,
  ]);
}

/** Ends the logins of an account, and those that are just beginning with a passkey. */
export async function endLogins(sql: Sql, accountId: string): Promise<void> {
  await sql.query('DELETE FROM login WHERE account_id = $1', [accountId]);
  await sql.query('DELETE FROM login_challenge WHERE account_id = $1', [accountId]);
}

/** Forgets the second factor in all its forms: the code, the recovery codes and the passkeys. */
export async function forgetSecondFactors(sql: Sql, accountId: string): Promise<void> {
  await sql.query(
    `UPDATE account SET totp_secret = NULL, totp_confirmed_at = NULL, totp_last_step = NULL, version = version + 1
      WHERE id = $1`,
    [accountId],
  );
  await sql.query('DELETE FROM recovery_code WHERE account_id = $1', [accountId]);
  await sql.query('DELETE FROM passkey WHERE account_id = $1', [accountId]);
}

/** Holds back everybody else who ends roles of the knowledge centre or closes its people, until the transaction ends. */
export async function lockKnowledgeCentre(sql: Sql): Promise<void> {
  await sql.query("SELECT pg_advisory_xact_lock(hashtextextended('knowledge centre', 11))");
}

/** Whether somebody who can get in is of the knowledge centre until further notice, without this role or this account. */
export async function knowledgeCentreRemains(
  sql: Sql,
  { withoutAccount, today }: { withoutAccount: string; today: LocalDate },
): Promise<boolean> {
  const { rows } = await sql.query(
    `SELECT 1 FROM role_grant r JOIN account a ON a.id = r.account_id
      WHERE r.role = 'KNOWLEDGE_CENTRE' AND r.account_id <> $1 AND r.valid_from <= $2 AND r.valid_to IS NULL AND a.active
        AND (a.password_hash IS NOT NULL OR EXISTS (SELECT FROM passkey p WHERE p.account_id = a.id)
             OR EXISTS (SELECT FROM federated_identity f WHERE f.account_id = a.id))
      LIMIT 1`,
    [withoutAccount, today],
  );
  return rows.length > 0;
}
