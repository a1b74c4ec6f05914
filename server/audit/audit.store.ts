import type { Role } from '#server/http/policy.ts';
import type { Sql } from '#server/platform/database.ts';

// A read model over what all features write with platform/audit.ts.

export interface AuditRow {
  id: string;
  at: Date;
  actor: 'public' | 'link' | 'account' | 'import' | 'system';
  name: string | null;
  role: Role | null;
  action: string;
  details: Record<string, unknown>;
  subject: string | null;
  departmentSlug: string | null;
  departmentName: string | null;
  booking: string | null;
  school: string | null;
  /** The session it was done to. */
  startsAt: Date | null;
  /** Who took something over. */
  taker: string | null;
}

const EVENT = `e.id, e.at, e.actor, who.name, e.role, e.action, e.details, subject.name AS subject, d.slug AS "departmentSlug",
  d.name AS "departmentName", b.reference AS booking, coalesce(b.institution_name, i.name) AS school,
  s.starts_at AS "startsAt", taker.name AS taker`;

const TABLES = `audit_event e
  LEFT JOIN account who ON who.id = e.account_id
  LEFT JOIN account subject ON subject.id = e.subject_account_id
  LEFT JOIN department d ON d.id = e.department_id
  LEFT JOIN booking b ON b.id = e.booking_id
  LEFT JOIN session s ON s.id = e.session_id
  LEFT JOIN account taker ON taker.id::text = e.details ->> 'toAccountId'
  LEFT JOIN institution i ON i.number = e.institution_number`;

/** Whose a booking is; null = there is none. */
export async function findBooking(
  sql: Sql,
  reference: string,
): Promise<{ id: string; sessionId: string; departmentId: string } | null> {
  const { rows } = await sql.query(
    'SELECT id, session_id AS "sessionId", department_id AS "departmentId" FROM booking WHERE reference = $1',
    [reference],
  );
  return rows[0] ?? null;
}

/** What was done to a booking, and to its session as a whole, newest first. */
export async function findTimeline(
  sql: Sql,
  { bookingId, sessionId }: { bookingId: string; sessionId: string },
): Promise<AuditRow[]> {
  const { rows } = await sql.query<AuditRow>(
    `SELECT ${EVENT} FROM ${TABLES}
      WHERE e.booking_id = $1 OR (e.booking_id IS NULL AND e.session_id = $2)
      ORDER BY e.at DESC, e.id DESC LIMIT 500`,
    [bookingId, sessionId],
  );
  return rows;
}

export interface AuditQuestion {
  /** Ids; null = everything, also what belongs to no department. */
  departments: string[] | null;
  account: string | null;
  session: string | null;
  /** Whole (`booking.changed`), or what it is done to (`booking`). */
  action: string | null;
  /** Included. */
  from: Date | null;
  /** Not included. */
  until: Date | null;
  limit: number;
  offset: number;
}

/** One page of what was done, newest first, and how much there is. */
export async function findEvents(sql: Sql, question: AuditQuestion): Promise<{ total: number; items: AuditRow[] }> {
  const { departments, account, session, action, from, until, limit, offset } = question;
  const where = `($1::uuid[] IS NULL OR e.department_id = ANY ($1))
    AND ($2::uuid IS NULL OR e.account_id = $2 OR e.subject_account_id = $2)
    AND ($3::text IS NULL OR e.action = $3 OR e.action LIKE $3 || '.%')
    AND ($4::timestamptz IS NULL OR e.at >= $4) AND ($5::timestamptz IS NULL OR e.at < $5)
    AND ($6::uuid IS NULL OR e.session_id = $6 OR e.booking_id IN (SELECT id FROM booking WHERE session_id = $6))`;
  const values = [departments, account, action, from, until, session];
  const [counted, page] = await Promise.all([
    sql.query<{ total: number }>(`SELECT count(*) AS total FROM audit_event e WHERE ${where}`, values),
    sql.query<AuditRow>(
      `SELECT ${EVENT} FROM ${TABLES} WHERE ${where} ORDER BY e.at DESC, e.id DESC LIMIT $7 OFFSET $8`,
      [...values, limit, offset],
    ),
  ]);
  return { total: counted.rows[0]?.total ?? 0, items: page.rows };
}

export async function findDepartmentId(sql: Sql, slug: string): Promise<string | null> {
  const { rows } = await sql.query<{ id: string }>('SELECT id FROM department WHERE slug = $1', [slug]);
  return rows[0]?.id ?? null;
}
