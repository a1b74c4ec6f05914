import type { Role } from '#server/http/policy.ts';
import type { Sql } from '#server/platform/database.ts';
import type { LocalDate } from '#server/time/local-time.ts';
import type { LoginMethod } from './roles.rules.ts';

/** What is needed to check a password and a second factor. */
export interface PasswordAccount {
  id: string;
  /** Null = cannot log in by password. */
  passwordHash: string | null;
  /** Encrypted (secret-box.ts); null = no second factor by code. */
  totpSecret: Buffer | null;
  totpLastStep: number | null;
}

/** A role as it stands in the database, with the names of what it holds for. */
export interface RoleRow {
  role: Role;
  departmentId: string | null;
  departmentSlug: string | null;
  departmentName: string | null;
  institutionNumber: string | null;
  institutionName: string | null;
  municipalityCode: string | null;
  regionCode: string | null;
  /** Name of the municipality or the region. */
  areaName: string | null;
  /** The institution and its branches. */
  institutions: string[];
  /** The municipality, or those in the region on the day. */
  municipalities: string[];
}

export interface AccountRow {
  id: string;
  name: string;
  email: string | null;
  emailProven: boolean;
  phone: string | null;
  language: 'da' | 'en';
  hasPassword: boolean;
  hasTotp: boolean;
  passkeys: number;
  roles: RoleRow[];
}

/** An account together with the login that was used. */
export interface LoggedInRow extends AccountRow {
  loginId: string;
  method: LoginMethod;
  secondFactor: boolean;
  failuresBefore: number;
  lastSeenAt: Date;
}

/** The active account of a mail address (lower case), or null. */
export async function findPasswordAccount(sql: Sql, email: string): Promise<PasswordAccount | null> {
  const { rows } = await sql.query<PasswordAccount>(
    `SELECT id, password_hash AS "passwordHash", totp_last_step AS "totpLastStep",
            CASE WHEN totp_confirmed_at IS NOT NULL THEN totp_secret END AS "totpSecret"
       FROM account WHERE email = $1 AND active`,
    [email],
  );
  return rows[0] ?? null;
}

/** Whether an open account still has the password that was checked; it keeps it until the transaction ends. */
export async function lockPassword(sql: Sql, { id, passwordHash }: PasswordAccount): Promise<boolean> {
  const { rowCount } = await sql.query(
    'SELECT FROM account WHERE id = $1 AND password_hash = $2 AND active FOR UPDATE',
    [id, passwordHash],
  );
  return rowCount === 1;
}

/** Columns of an account `a` with the roles valid on the Danish day `$2`. */
const ACCOUNT = `
  a.id, a.name, a.email, a.email_proven_at IS NOT NULL AS "emailProven", a.phone, a.language,
  a.password_hash IS NOT NULL AS "hasPassword", a.totp_confirmed_at IS NOT NULL AS "hasTotp",
  (SELECT count(*) FROM passkey p WHERE p.account_id = a.id) AS passkeys,
  (SELECT coalesce(json_agg(json_build_object(
      'role', r.role, 'departmentId', r.department_id, 'departmentSlug', d.slug, 'departmentName', d.name,
      'institutionNumber', r.institution_number, 'institutionName', i.name,
      'municipalityCode', r.municipality_code, 'regionCode', r.region_code, 'areaName', coalesce(m.name, region.name),
      'institutions', CASE WHEN i.number IS NULL THEN '[]' ELSE
        (SELECT json_agg(x.number) FROM institution x WHERE x.number = i.number OR x.parent_number = i.number) END,
      'municipalities', CASE
        WHEN r.municipality_code IS NOT NULL THEN json_build_array(r.municipality_code)
        WHEN r.region_code IS NULL THEN '[]' ELSE
        (SELECT coalesce(json_agg(mr.municipality_code), '[]') FROM municipality_region mr
          WHERE mr.region_code = r.region_code AND mr.valid_from <= $2 AND (mr.valid_to IS NULL OR mr.valid_to > $2)) END)
      ORDER BY r.role DESC, d.name, i.name, m.name), '[]')
     FROM role_grant r
     LEFT JOIN department d ON d.id = r.department_id
     LEFT JOIN institution i ON i.number = r.institution_number
     LEFT JOIN municipality m ON m.code = r.municipality_code
     LEFT JOIN region ON region.code = r.region_code
    WHERE r.account_id = a.id AND r.valid_from <= $2 AND (r.valid_to IS NULL OR r.valid_to > $2)) AS roles`;

/** An account with the roles valid on a Danish day; null when it was closed. */
export async function readAccount(sql: Sql, id: string, today: LocalDate): Promise<AccountRow | null> {
  const { rows } = await sql.query<AccountRow>(`SELECT ${ACCOUNT} FROM account a WHERE a.id = $1 AND a.active`, [
    id,
    today,
  ]);
  return rows[0] ?? null;
}

/** The account behind a login that has not expired, with the roles valid on a Danish day; null = no such login. */
export async function findAccountOfLogin(
  sql: Sql,
  { idHash, now, today, idleSince }: { idHash: Buffer; now: Date; today: LocalDate; idleSince: Date },
): Promise<LoggedInRow | null> {
  const { rows } = await sql.query<LoggedInRow>(
    `SELECT ${ACCOUNT}, l.id AS "loginId", l.method, l.second_factor AS "secondFactor",
            l.failures_before AS "failuresBefore", l.last_seen_at AS "lastSeenAt"
       FROM login l JOIN account a ON a.id = l.account_id AND a.active
      WHERE l.id_hash = $1 AND l.expires_at > $3 AND l.last_seen_at > $4`,
    [idHash, today, now, idleSince],
  );
  return rows[0] ?? null;
}

/** The first account of a mail address, whether it may log in or not. */
export async function findAccountByEmail(sql: Sql, email: string): Promise<{ id: string; active: boolean } | null> {
  const { rows } = await sql.query('SELECT id, active FROM account WHERE email = $1', [email]);
  return rows[0] ?? null;
}

/** Whom a mail about an account goes to; null = it has no address, or is closed. */
export async function findMailOwner(
  sql: Sql,
  id: string,
): Promise<{ email: string; name: string; language: 'da' | 'en' } | null> {
  const { rows } = await sql.query(
    'SELECT email, name, language FROM account WHERE id = $1 AND active AND email IS NOT NULL',
    [id],
  );
  return rows[0] ?? null;
}
