import type { Sql } from '#server/platform/database.ts';
import type { LocalDate } from '#server/time/local-time.ts';
import type { Span } from './blocked-time.rules.ts';

export interface BlockedTimeRow {
  id: string;
  departmentId: string;
  department: { slug: string; name: string };
  kind: 'ADVICE' | 'DEVELOPMENT' | 'MEETING' | 'COURSE' | 'OTHER';
  title: string;
  startsAt: Date;
  endsAt: Date;
  localDate: LocalDate;
  people: { id: string; name: string }[];
  resources: { id: string; name: { da: string; en: string }; quantity: number }[];
  version: number;
}

const SELECT = `SELECT b.id, b.department_id AS "departmentId", jsonb_build_object('slug', d.slug, 'name', d.name) AS department, b.kind,
    b.title, b.starts_at AS "startsAt", b.ends_at AS "endsAt", (b.starts_at AT TIME ZONE 'Europe/Copenhagen')::date AS "localDate",
    (SELECT coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'name', a.name) ORDER BY a.name, a.id), '[]')
       FROM blocked_time_person p JOIN account a ON a.id = p.account_id WHERE p.blocked_time_id = b.id) AS people,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'name', jsonb_build_object('da', r.name_da, 'en', r.name_en),
                                                  'quantity', u.quantity) ORDER BY r.name_da, r.id), '[]')
       FROM blocked_time_resource u JOIN resource r ON r.id = u.resource_id WHERE u.blocked_time_id = b.id) AS resources, b.version
  FROM blocked_time b JOIN department d ON d.id = b.department_id`;

export interface ListQuestion {
  /** Ids; "all" = every department. */
  departments: 'all' | string[];
  from: Date;
  /** Not included. */
  to: Date;
  accountId: string | null;
}

/** What shares time with a span, by start. */
export async function findBlockedTimes(sql: Sql, question: ListQuestion): Promise<BlockedTimeRow[]> {
  const { departments, from, to, accountId } = question;
  const { rows } = await sql.query<BlockedTimeRow>(
    `${SELECT} WHERE ($1::uuid[] IS NULL OR b.department_id = ANY ($1)) AND b.starts_at < $3 AND b.ends_at > $2
        AND ($4::uuid IS NULL OR EXISTS (SELECT FROM blocked_time_person p WHERE p.blocked_time_id = b.id AND p.account_id = $4))
      ORDER BY b.starts_at, b.ends_at, b.id`,
    [departments === 'all' ? null : departments, from, to, accountId],
  );
  return rows;
}

export async function findByIds(sql: Sql, ids: string[]): Promise<BlockedTimeRow[]> {
  return (await sql.query<BlockedTimeRow>(`${SELECT} WHERE b.id = ANY ($1) ORDER BY b.starts_at, b.id`, [ids])).rows;
}

export async function lockBlockedTime(sql: Sql, id: string): Promise<BlockedTimeRow | null> {
  await sql.query('SELECT FROM blocked_time WHERE id = $1 FOR UPDATE', [id]);
  return (await findByIds(sql, [id]))[0] ?? null;
}

export interface Person {
  id: string;
  name: string;
}
export interface Thing {
  id: string;
  name: { da: string; en: string };
  pooled: boolean;
  quantity: number;
}

/** Who works for a department on a Danish day or later, by name. */
export async function findPeople(sql: Sql, departmentId: string, day: LocalDate): Promise<Person[]> {
  const { rows } = await sql.query<Person>(
    `SELECT a.id, a.name FROM account a WHERE a.active AND EXISTS (
        SELECT FROM role_grant g WHERE g.account_id = a.id AND g.department_id = $1 AND g.role IN ('EDUCATOR', 'DEPARTMENT_LEAD')
           AND (g.valid_to IS NULL OR g.valid_to > $2)) ORDER BY a.name COLLATE "da-x-icu", a.id`,
    [departmentId, day],
  );
  return rows;
}

/** What of a department can be taken, by name. */
export async function findThings(sql: Sql, departmentId: string): Promise<Thing[]> {
  const { rows } = await sql.query<Thing>(
    `SELECT r.id, jsonb_build_object('da', r.name_da, 'en', r.name_en) AS name, r.pooled, r.quantity FROM resource r
      WHERE r.department_id = $1 AND r.active AND r.kind <> 'MEETING_POINT' ORDER BY r.kind, r.name_da COLLATE "da-x-icu", r.id`,
    [departmentId],
  );
  return rows;
}

export interface NewRows {
  /** One for each span. */
  ids: string[];
  spans: Span[];
  departmentId: string;
  kind: string;
  title: string;
  createdBy: string;
  now: Date;
}

export async function insertBlockedTimes(sql: Sql, rows: NewRows): Promise<void> {
  const { ids, spans, departmentId, kind, title, createdBy, now } = rows;
  await sql.query(
    `INSERT INTO blocked_time (id, department_id, kind, title, starts_at, ends_at, created_at, created_by)
     SELECT n.id, $2, $3, $4, n.starts_at, n.ends_at, $5, $6
       FROM unnest($1::uuid[], $7::timestamptz[], $8::timestamptz[]) AS n(id, starts_at, ends_at)`,
    [
      ids,
      departmentId,
      kind,
      title,
      now,
      createdBy,
      spans.map(({ startsAt }) => startsAt),
      spans.map(({ endsAt }) => endsAt),
    ],
  );
}

/** Takes people and resources for each of some blocked times: the database refuses whoever is taken. */
export async function takeFor(
  sql: Sql,
  ids: string[],
  { people, resources }: { people: string[]; resources: { id: string; quantity: number }[] },
): Promise<void> {
  await sql.query(
    `INSERT INTO blocked_time_person (blocked_time_id, account_id)
     SELECT b.id, a.id FROM unnest($1::uuid[]) AS b(id) CROSS JOIN unnest($2::uuid[]) AS a(id) ORDER BY a.id, b.id`,
    [ids, people],
  );
  await sql.query(
    `INSERT INTO blocked_time_resource (blocked_time_id, resource_id, quantity)
     SELECT b.id, r.id, r.quantity FROM unnest($1::uuid[]) AS b(id) CROSS JOIN unnest($2::uuid[], $3::integer[]) AS r(id, quantity)
      ORDER BY r.id, b.id`,
    [ids, resources.map(({ id }) => id), resources.map(({ quantity }) => quantity)],
  );
}

/** Lets go of everybody and everything that a blocked time takes. */
export async function letGo(sql: Sql, id: string): Promise<void> {
  await sql.query('DELETE FROM blocked_time_person WHERE blocked_time_id = $1', [id]);
  await sql.query('DELETE FROM blocked_time_resource WHERE blocked_time_id = $1', [id]);
}

export async function updateBlockedTime(
  sql: Sql,
  { id, kind, title, span }: { id: string; kind: string; title: string; span: Span },
): Promise<void> {
  await sql.query(
    `UPDATE blocked_time SET kind = $2, title = $3, starts_at = $4, ends_at = $5, version = version + 1 WHERE id = $1`,
    [id, kind, title, span.startsAt, span.endsAt],
  );
}

export async function deleteBlockedTime(sql: Sql, id: string): Promise<void> {
  await sql.query('DELETE FROM blocked_time WHERE id = $1', [id]);
}
