import type { Sql } from '#server/platform/database.ts';
import type { Language } from '#server/time/language.ts';
import type { LocalDate } from '#server/time/local-time.ts';

export type LinkPurpose = 'LOGIN' | 'PROVE_EMAIL' | 'INVITATION';

export interface MailLink {
  id: string;
  purpose: LinkPurpose;
  email: string;
  /** Null = whoever has the address. */
  accountId: string | null;
  /** Null = any browser. */
  browserHash: Buffer | null;
  /** Wrong codes typed for it. */
  codeFailures: number;
  next: string | null;
  language: Language;
}

const LINK = `id, purpose, email, account_id AS "accountId", browser_hash AS "browserHash", code_failures AS "codeFailures",
              next, language`;

/** Wrong codes after which a link is void; a CHECK holds it too. */
export const MAX_CODE_FAILURES = 5;
/** That a link can still be used at the instant `$2`. */
const LIVE = `consumed_at IS NULL AND expires_at > $2 AND code_failures < ${MAX_CODE_FAILURES}`;

/** Stores a link; what can be guessed of it is only its id. */
export async function insertLink(
  sql: Sql,
  link: Omit<MailLink, 'codeFailures'> & { now: Date; expiresAt: Date },
): Promise<void> {
  const { id, purpose, email, accountId, browserHash, next, language, now, expiresAt } = link;
  await sql.query(
    `INSERT INTO mail_link (id, purpose, email, account_id, browser_hash, next, language, created_at, expires_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [id, purpose, email, accountId, browserHash, next, language, now, expiresAt],
  );
}

/** A link that can still be used; null = unknown, used, expired or void. */
export async function findLiveLink(sql: Sql, id: string, now: Date): Promise<MailLink | null> {
  const { rows } = await sql.query<MailLink>(`SELECT ${LINK} FROM mail_link WHERE id = $1 AND ${LIVE}`, [id, now]);
  return rows[0] ?? null;
}

/** Uses a link up; null = it cannot be used. Of any number of calls at once one gets it. */
export async function consumeLink(
  sql: Sql,
  { id, browserHash, now }: { id: string; browserHash: Buffer | null; now: Date },
): Promise<MailLink | null> {
  const { rows } = await sql.query<MailLink>(
    `UPDATE mail_link SET consumed_at = $2
      WHERE id = $1 AND ${LIVE} AND browser_hash IS NOT DISTINCT FROM $3::bytea
      RETURNING ${LINK}`,
    [id, now, browserHash],
  );
  return rows[0] ?? null;
}

/** The links that a browser asked for and that its codes may be tried for, newest first, locked. */
export async function lockLinksOfBrowser(
  sql: Sql,
  { browserHash, now }: { browserHash: Buffer; now: Date },
): Promise<MailLink[]> {
  const { rows } = await sql.query<MailLink>(
    `SELECT ${LINK} FROM mail_link WHERE browser_hash = $1 AND ${LIVE} ORDER BY created_at DESC, id DESC FOR UPDATE`,
    [browserHash, now],
  );
  return rows;
}

/** A wrong code counts for every link that it was tried for. */
export async function countWrongCode(sql: Sql, ids: string[]): Promise<void> {
  await sql.query('UPDATE mail_link SET code_failures = code_failures + 1 WHERE id = ANY($1::uuid[])', [ids]);
}

/** A newer invitation takes the place of those before it. */
export async function voidInvitations(sql: Sql, accountId: string, now: Date): Promise<void> {
  await sql.query(
    "UPDATE mail_link SET consumed_at = $2 WHERE account_id = $1 AND purpose = 'INVITATION' AND consumed_at IS NULL",
    [accountId, now],
  );
}

/** Whoever uses links of one address at once waits here, so that one account is made for it. */
export async function lockAddress(sql: Sql, email: string): Promise<void> {
  await sql.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 11))', [email]);
}

/** Notes that whoever has the account's address came by it; true = for the first time. */
export async function markProven(sql: Sql, accountId: string, now: Date): Promise<boolean> {
  const { rowCount } = await sql.query(
    'UPDATE account SET email_proven_at = $2, version = version + 1 WHERE id = $1 AND email_proven_at IS NULL',
    [accountId, now],
  );
  return rowCount === 1;
}

/** Gives an account an address that was shown to be its owner's; false = another account has it, or this one has another. */
export async function proveEmail(
  sql: Sql,
  { accountId, email, now }: { accountId: string; email: string; now: Date },
): Promise<boolean> {
  const { rowCount } = await sql.query(
    `UPDATE account AS a SET email = $2, email_proven_at = coalesce(a.email_proven_at, $3), version = version + 1
      WHERE a.id = $1 AND a.active AND (a.email IS NULL OR a.email = $2)
        AND NOT EXISTS (SELECT FROM account other WHERE other.email = $2 AND other.id <> a.id)`,
    [accountId, email, now],
  );
  return rowCount === 1;
}

/** The name that somebody with this address last booked under, as contact or as the visiting teacher. */
export async function nameFromBookings(sql: Sql, email: string): Promise<string | null> {
  const { rows } = await sql.query<{ name: string }>(
    `SELECT name FROM (
       (SELECT contact_name AS name, created_at FROM booking WHERE contact_email = $1 ORDER BY created_at DESC LIMIT 1)
       UNION ALL
       (SELECT visitor_name, created_at FROM booking WHERE visitor_email = $1 ORDER BY created_at DESC LIMIT 1)
     ) AS known ORDER BY created_at DESC LIMIT 1`,
    [email],
  );
  return rows[0]?.name ?? null;
}

export interface Invited {
  name: string;
  email: string | null;
  hasPassword: boolean;
  /** Whether one of the roles, now or later, is more than a teacher's or a school office's. */
  isStaff: boolean;
}

/** An active account as its invitation needs to know it. */
export async function findInvited(sql: Sql, accountId: string, today: LocalDate): Promise<Invited | null> {
  const { rows } = await sql.query<Invited>(
    `SELECT name, email, password_hash IS NOT NULL AS "hasPassword",
            EXISTS (SELECT FROM role_grant r WHERE r.account_id = account.id AND (r.valid_to IS NULL OR r.valid_to > $2)
                    AND r.role NOT IN ('TEACHER', 'SCHOOL_ADMINISTRATOR')) AS "isStaff"
       FROM account WHERE id = $1 AND active`,
    [accountId, today],
  );
  return rows[0] ?? null;
}
