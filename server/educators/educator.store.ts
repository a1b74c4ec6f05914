import type { Sql } from '#server/platform/database.ts';
import type { LocalDate } from '#server/time/local-time.ts';
import type { TeachingRole } from './candidate.ts';

export interface DepartmentRow {
  id: string;
  slug: string;
  name: string;
}

/** A department by its slug; null = there is none. */
export async function findDepartment(sql: Sql, slug: string): Promise<DepartmentRow | null> {
  const { rows } = await sql.query<DepartmentRow>('SELECT id, slug, name FROM department WHERE slug = $1', [slug]);
  return rows[0] ?? null;
}

export interface EducatorRow {
  id: string;
  name: string;
  sessions: number;
  minutes: number;
  weekMinutes: number;
  weeks: { monday: LocalDate; sessions: number }[];
  away: { id: string; from: string; to: string } | null;
  competences: { offerId: string; role: TeachingRole }[];
}

export interface ListQuestion {
  departmentId: string;
  today: LocalDate;
  monday: LocalDate;
  /** First day after the weeks that are told. */
  weeksEnd: LocalDate;
  /** The school year, half-open. */
  yearFrom: LocalDate;
  yearTo: LocalDate;
  now: Date;
  /** Absences that begin later are not told. */
  awayBefore: Date;
}

/** Everybody who works for a department today or later, with load, coming weeks, absence and competence: one query. */
export async function findEducators(sql: Sql, question: ListQuestion): Promise<EducatorRow[]> {
  const { departmentId, today, monday, weeksEnd, yearFrom, yearTo, now, awayBefore } = question;
  const { rows } = await sql.query<EducatorRow>(
    `WITH people AS (
       SELECT a.id, a.name FROM account a WHERE a.active AND a.erased_at IS NULL AND EXISTS (SELECT FROM role_grant r
         WHERE r.account_id = a.id AND r.department_id = $1 AND r.role IN ('EDUCATOR', 'DEPARTMENT_LEAD')
           AND (r.valid_to IS NULL OR r.valid_to > greatest($2::date, r.valid_from)))),
     times AS (
       SELECT e.account_id, s.local_date, s.ends_at - s.starts_at AS length, 1 AS first FROM people p
         JOIN session_educator e ON e.account_id = p.id JOIN session s ON s.id = e.session_id
        WHERE s.state <> 'CANCELLED' AND s.local_date >= least($5::date, $3) AND s.local_date < greatest($6::date, $4)
       UNION ALL
       SELECT e.account_id, m.local_date, m.ends_at - m.starts_at, 0 FROM people p
         JOIN session_educator e ON e.account_id = p.id JOIN session s ON s.id = e.session_id JOIN session_meeting m ON m.session_id = s.id
        WHERE s.state <> 'CANCELLED' AND m.local_date >= least($5::date, $3) AND m.local_date < greatest($6::date, $4)),
     loads AS (
       SELECT account_id, sum(first) FILTER (WHERE local_date >= $5 AND local_date < $6)::integer AS sessions,
              sum(extract(epoch FROM length) / 60) FILTER (WHERE local_date >= $5 AND local_date < $6)::integer AS minutes,
              sum(extract(epoch FROM length) / 60) FILTER (WHERE local_date >= $3 AND local_date < $3::date + 7)::integer AS week
         FROM times GROUP BY 1),
     weeks AS (
       SELECT account_id, jsonb_agg(jsonb_build_object('monday', monday, 'sessions', sessions)) AS weeks FROM (
         SELECT account_id, date_trunc('week', local_date)::date AS monday, count(*) AS sessions FROM times
          WHERE local_date >= $3 AND local_date < $4 GROUP BY 1, 2) w GROUP BY 1)
     SELECT p.id, p.name, coalesce(l.sessions, 0) AS sessions, coalesce(l.minutes, 0) AS minutes, coalesce(l.week, 0) AS "weekMinutes",
            coalesce(w.weeks, '[]') AS weeks,
            (SELECT jsonb_build_object('id', x.id, 'from', x.starts_at, 'to', x.ends_at) FROM absence x
              WHERE x.account_id = p.id AND x.ends_at > $7 AND x.starts_at < $8 ORDER BY x.starts_at LIMIT 1) AS away,
            coalesce((SELECT jsonb_agg(jsonb_build_object('offerId', c.offer_id, 'role', c.role)) FROM competence c
              JOIN offer o ON o.id = c.offer_id WHERE c.account_id = p.id AND o.department_id = $1), '[]') AS competences
       FROM people p LEFT JOIN loads l ON l.account_id = p.id LEFT JOIN weeks w ON w.account_id = p.id
      ORDER BY p.name, p.id`,
    [departmentId, today, monday, weeksEnd, yearFrom, yearTo, now, awayBefore],
  );
  return rows;
}

/** A department's offers that are not archived. */
export async function findOffers(
  sql: Sql,
  departmentId: string,
): Promise<{ id: string; title: { da: string; en: string } }[]> {
  const { rows } = await sql.query(
    `SELECT id, jsonb_build_object('da', title_da, 'en', title_en) AS title FROM offer
      WHERE department_id = $1 AND state <> 'ARCHIVED' ORDER BY title_da, id`,
    [departmentId],
  );
  return rows;
}
