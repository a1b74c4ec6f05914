import type { Sql } from '#server/platform/database.ts';
import type { LocalDate } from '#server/time/local-time.ts';

export interface ClosedDayRow {
  id: string;
  departmentId: string;
  department: { slug: string; name: string };
  site: { slug: string; name: string } | null;
  resource: { id: string; name: { da: string; en: string } } | null;
  from: LocalDate;
  /** Included. */
  to: LocalDate;
  reason: string;
}

const SELECT = `SELECT c.id, c.department_id AS "departmentId", jsonb_build_object('slug', d.slug, 'name', d.name) AS department,
    CASE WHEN t.id IS NOT NULL THEN jsonb_build_object('slug', t.slug, 'name', t.name) END AS site,
    CASE WHEN r.id IS NOT NULL THEN jsonb_build_object('id', r.id, 'name', jsonb_build_object('da', r.name_da, 'en', r.name_en)) END AS resource,
    c.valid_from AS "from", (c.valid_to - 1) AS "to", c.reason
  FROM closed_day c JOIN department d ON d.id = c.department_id
    LEFT JOIN site t ON t.id = c.site_id LEFT JOIN resource r ON r.id = c.resource_id`;

export interface ListQuestion {
  /** Ids; "all" = every department. */
  departments: 'all' | string[];
  from: LocalDate;
  /** Included; null = without end. */
  to: LocalDate | null;
}

/** Those that share a day with the span, by their first day. */
export async function findClosedDays(sql: Sql, { departments, from, to }: ListQuestion): Promise<ClosedDayRow[]> {
  const { rows } = await sql.query<ClosedDayRow>(
    `${SELECT} WHERE ($1::uuid[] IS NULL OR c.department_id = ANY ($1)) AND c.valid_to > $2
       AND ($3::date IS NULL OR c.valid_from <= $3) ORDER BY c.valid_from, c.valid_to, d.name, c.id`,
    [departments === 'all' ? null : departments, from, to],
  );
  return rows;
}

export async function findClosedDay(sql: Sql, id: string): Promise<ClosedDayRow | null> {
  return (await sql.query<ClosedDayRow>(`${SELECT} WHERE c.id = $1`, [id])).rows[0] ?? null;
}

/** What a closed day names, by slug and id, as far as it is the department's. */
export async function findPlace(
  sql: Sql,
  { departmentId, site, resourceId }: { departmentId: string; site: string | null; resourceId: string | null },
): Promise<{ siteId: string | null; resourceId: string | null }> {
  const { rows } = await sql.query<{ siteId: string | null; resourceId: string | null }>(
    `SELECT (SELECT id FROM site WHERE department_id = $1 AND slug = $2) AS "siteId",
            (SELECT id FROM resource WHERE department_id = $1 AND id = $3) AS "resourceId"`,
    [departmentId, site, resourceId],
  );
  return rows[0] ?? { siteId: null, resourceId: null };
}

export interface NewRow {
  id: string;
  departmentId: string;
  siteId: string | null;
  resourceId: string | null;
  from: LocalDate;
  /** Included. */
  to: LocalDate;
  reason: string;
  createdBy: string;
  now: Date;
}

export async function insertClosedDay(sql: Sql, row: NewRow): Promise<void> {
  await sql.query(
    `INSERT INTO closed_day (id, department_id, site_id, resource_id, valid_from, valid_to, reason, created_at, created_by)
     VALUES ($1, $2, $3, $4, $5, $6::date + 1, $7, $8, $9)`,
    [row.id, row.departmentId, row.siteId, row.resourceId, row.from, row.to, row.reason, row.now, row.createdBy],
  );
}

export async function deleteClosedDay(sql: Sql, id: string): Promise<void> {
  await sql.query('DELETE FROM closed_day WHERE id = $1', [id]);
}

export interface AffectedRow {
  id: string;
  startsAt: Date;
  endsAt: Date;
  localDate: LocalDate;
  offer: { da: string; en: string };
  site: string;
  bookings: number;
  pupils: number;
}

/** Coming sessions, and meetings of courses, that fall on closed days where they are held, by start. */
export async function findAffected(sql: Sql, id: string, now: Date): Promise<AffectedRow[]> {
  const { rows } = await sql.query<AffectedRow>(
    `WITH RECURSIVE c AS (SELECT * FROM closed_day WHERE id = $1),
     -- A closed whole closes its parts, and a closed part its whole.
     tree AS (SELECT r.id FROM resource r JOIN c ON r.id = c.resource_id
              UNION SELECT r.id FROM resource r JOIN tree ON r.parent_id = tree.id),
     above AS (SELECT r.id, r.parent_id FROM resource r JOIN c ON r.id = c.resource_id
               UNION SELECT r.id, r.parent_id FROM resource r JOIN above ON r.id = above.parent_id),
     held AS (SELECT s.id, s.starts_at, s.ends_at, s.local_date FROM session s
              UNION ALL SELECT m.session_id, m.starts_at, m.ends_at, m.local_date FROM session_meeting m)
     SELECT s.id, h.starts_at AS "startsAt", h.ends_at AS "endsAt", h.local_date AS "localDate",
            jsonb_build_object('da', o.title_da, 'en', o.title_en) AS offer, t.name AS site,
            count(b.id)::integer AS bookings, coalesce(sum(b.pupils), 0)::integer AS pupils
       FROM c JOIN held h ON h.local_date >= c.valid_from AND h.local_date < c.valid_to AND h.ends_at > $2
       JOIN session s ON s.id = h.id AND s.state <> 'CANCELLED'
       JOIN offer o ON o.id = s.offer_id AND o.department_id = c.department_id JOIN site t ON t.id = s.site_id
       LEFT JOIN booking b ON b.session_id = s.id AND b.status IN ('HELD', 'REQUESTED', 'CONFIRMED', 'OFFERED')
      WHERE (c.site_id IS NULL OR s.site_id = c.site_id)
        AND (c.resource_id IS NULL OR EXISTS (SELECT FROM session_resource u WHERE u.session_id = s.id
              AND (u.resource_id IN (SELECT id FROM tree) OR u.resource_id IN (SELECT id FROM above))))
      GROUP BY s.id, h.starts_at, h.ends_at, h.local_date, o.id, t.id ORDER BY h.starts_at, s.id`,
    [id, now],
  );
  return rows;
}
