import type { Sql } from '#server/platform/database.ts';
import type { LocalDate } from '#server/time/local-time.ts';
import type { TeachingRole } from './candidate.ts';

export interface HoursRow {
  weekday: number;
  from: string;
  to: string;
  validFrom: LocalDate;
  validTo: LocalDate | null;
}

export interface ExceptionRow {
  date: LocalDate;
  from: string | null;
  to: string | null;
}

export interface AbsenceRow {
  id: string;
  /** ISO 8601. */
  from: string;
  to: string;
  version: number;
}

export interface OwnTimeRow {
  id: string;
  name: string;
  departments: {
    id: string;
    slug: string;
    name: string;
    hours: HoursRow[];
    offers: { id: string; title: { da: string; en: string }; role: TeachingRole | null }[];
  }[];
  exceptions: ExceptionRow[];
  absences: AbsenceRow[];
}

const HOURS = `SELECT jsonb_agg(jsonb_build_object('weekday', h.weekday, 'from', h.starts_at, 'to', h.ends_at, 'validFrom', h.valid_from,
    'validTo', h.valid_to) ORDER BY h.weekday, h.starts_at, h.valid_from)
  FROM working_hours h WHERE h.account_id = a.id AND h.department_id = d.id`;

const OFFERS = `SELECT jsonb_agg(jsonb_build_object('id', o.id, 'title', jsonb_build_object('da', o.title_da, 'en', o.title_en),
    'role', c.role) ORDER BY o.title_da, o.id)
  FROM offer o LEFT JOIN competence c ON c.offer_id = o.id AND c.account_id = a.id
  WHERE o.department_id = d.id AND (o.state <> 'ARCHIVED' OR c.role IS NOT NULL)`;

/** What somebody who works for a department today or later says of their own time; null = nobody such. */
export async function findOwnTime(
  sql: Sql,
  { id, today, now }: { id: string; today: LocalDate; now: Date },
): Promise<OwnTimeRow | null> {
  const { rows } = await sql.query<OwnTimeRow>(
    `SELECT a.id, a.name,
       (SELECT jsonb_agg(jsonb_build_object('id', d.id, 'slug', d.slug, 'name', d.name, 'hours', coalesce((${HOURS}), '[]'),
           'offers', coalesce((${OFFERS}), '[]')) ORDER BY d.name, d.id)
         FROM department d WHERE EXISTS (SELECT FROM role_grant r WHERE r.account_id = a.id AND r.department_id = d.id
           AND r.role IN ('EDUCATOR', 'DEPARTMENT_LEAD') AND (r.valid_to IS NULL OR r.valid_to > greatest($2::date, r.valid_from)))) AS departments,
       coalesce((SELECT jsonb_agg(jsonb_build_object('date', w.local_date, 'from', w.starts_at, 'to', w.ends_at) ORDER BY w.local_date)
         FROM working_day_exception w WHERE w.account_id = a.id AND w.local_date >= $2), '[]') AS exceptions,
       coalesce((SELECT jsonb_agg(jsonb_build_object('id', x.id, 'from', x.starts_at, 'to', x.ends_at, 'version', x.version)
           ORDER BY x.starts_at) FROM absence x WHERE x.account_id = a.id AND x.ends_at > $3), '[]') AS absences
     FROM account a WHERE a.id = $1 AND a.active AND a.erased_at IS NULL`,
    [id, today, now],
  );
  const [row] = rows;
  return row && row.departments !== null ? row : null;
}

/** Holds back everybody else who changes the same person's time, until the transaction ends. */
export async function lockPerson(sql: Sql, id: string): Promise<void> {
  await sql.query('SELECT id FROM account WHERE id = $1 FOR NO KEY UPDATE', [id]);
}

/** Replaces the working hours for a department; ids made by the database: nothing refers to them. */
export async function replaceHours(
  sql: Sql,
  { accountId, departmentId, hours }: { accountId: string; departmentId: string; hours: HoursRow[] },
): Promise<void> {
  await sql.query('DELETE FROM working_hours WHERE account_id = $1 AND department_id = $2', [accountId, departmentId]);
  await sql.query(
    `INSERT INTO working_hours (id, account_id, department_id, weekday, starts_at, ends_at, valid_from, valid_to)
     SELECT gen_random_uuid(), $1, $2, h.weekday, h."from", h."to", h."validFrom", h."validTo"
       FROM jsonb_to_recordset($3) AS h(weekday smallint, "from" text, "to" text, "validFrom" date, "validTo" date)`,
    [accountId, departmentId, JSON.stringify(hours)],
  );
}

/** Replaces the exceptions from a day on. */
export async function replaceExceptions(
  sql: Sql,
  { accountId, today, exceptions }: { accountId: string; today: LocalDate; exceptions: ExceptionRow[] },
): Promise<void> {
  await sql.query('DELETE FROM working_day_exception WHERE account_id = $1 AND local_date >= $2', [accountId, today]);
  await sql.query(
    `INSERT INTO working_day_exception (id, account_id, local_date, starts_at, ends_at)
     SELECT gen_random_uuid(), $1, x.date, x."from", x."to" FROM jsonb_to_recordset($2) AS x(date date, "from" text, "to" text)`,
    [accountId, JSON.stringify(exceptions)],
  );
}

/** Replaces what somebody can teach of a department's offers. */
export async function replaceCompetences(
  sql: Sql,
  {
    accountId,
    departmentId,
    competences,
  }: { accountId: string; departmentId: string; competences: { offerId: string; role: TeachingRole }[] },
): Promise<void> {
  await sql.query(
    'DELETE FROM competence c USING offer o WHERE o.id = c.offer_id AND c.account_id = $1 AND o.department_id = $2',
    [accountId, departmentId],
  );
  await sql.query(
    `INSERT INTO competence (account_id, offer_id, role)
     SELECT $1, c."offerId", c.role FROM jsonb_to_recordset($2) AS c("offerId" uuid, role teaching_role)`,
    [accountId, JSON.stringify(competences)],
  );
}

export interface NewAbsence {
  id: string;
  accountId: string;
  startsAt: Date;
  endsAt: Date;
  now: Date;
  createdBy: string;
}

/** Adds an absence; those that it meets or touches become one with it. Lock the person before. */
export async function insertAbsence(sql: Sql, absence: NewAbsence): Promise<void> {
  const { rows } = await sql.query<{ starts: Date | null; ends: Date | null }>(
    `WITH met AS (DELETE FROM absence WHERE account_id = $1 AND starts_at <= $3 AND ends_at >= $2 RETURNING starts_at, ends_at)
     SELECT min(starts_at) AS starts, max(ends_at) AS ends FROM met`,
    [absence.accountId, absence.startsAt, absence.endsAt],
  );
  await sql.query(
    `INSERT INTO absence (id, account_id, starts_at, ends_at, created_at, created_by)
     VALUES ($1, $2, least($3, $4::timestamptz), greatest($5, $6::timestamptz), $7, $8)`,
    [
      absence.id,
      absence.accountId,
      absence.startsAt,
      rows[0]?.starts ?? null,
      absence.endsAt,
      rows[0]?.ends ?? null,
      absence.now,
      absence.createdBy,
    ],
  );
}

/** Removes an absence that has not begun, or ends one that has. False = there is none such, or it is over. */
export async function endAbsence(sql: Sql, { id, accountId, now }: { id: string; accountId: string; now: Date }) {
  const removed = await sql.query('DELETE FROM absence WHERE id = $1 AND account_id = $2 AND starts_at >= $3', [
    id,
    accountId,
    now,
  ]);
  if (removed.rowCount === 1) return true;
  const ended = await sql.query(
    'UPDATE absence SET ends_at = $3, version = version + 1 WHERE id = $1 AND account_id = $2 AND ends_at > $3 AND starts_at < $3',
    [id, accountId, now],
  );
  return ended.rowCount === 1;
}
