import type { Sql } from '#server/platform/database.ts';
import type { Places, Role } from './session-editor.rules.ts';

export interface SessionQuestion {
  /** Ids; "all" = every department. */
  departments: 'all' | string[];
  /** Slugs. */
  department: string | null;
  offer: string | null;
  site: string | null;
  educator: string | null;
  /** Local days, both included. */
  from: string | null;
  to: string | null;
  weekday: number | null;
  /** Null = all that are not cancelled. */
  state: 'OPEN' | 'CLOSED' | 'CANCELLED' | null;
  needsEducator: boolean | null;
  limit: number;
  offset: number;
}

export interface ListedRow {
  id: string;
  revision: number;
  state: 'OPEN' | 'CLOSED' | 'CANCELLED';
  startsAt: Date;
  endsAt: Date;
  department: { slug: string; name: string };
  offer: { slug: string; title: { da: string; en: string } };
  site: { id: string; name: string };
  capacity: Places;
  taken: Places;
  bookings: number;
  educators: { id: string; name: string; role: Role }[];
  educatorsNeeded: number;
  asked: number;
  meetings: number;
}

const FOUND = `session s JOIN offer o ON o.id = s.offer_id JOIN department d ON d.id = o.department_id JOIN site t ON t.id = s.site_id
  WHERE ($1::uuid[] IS NULL OR d.id = ANY ($1)) AND ($2::text IS NULL OR d.slug = $2) AND ($3::text IS NULL OR o.slug = $3)
    AND ($4::uuid IS NULL OR s.site_id = $4)
    AND ($5::uuid IS NULL OR EXISTS (SELECT FROM session_educator e WHERE e.session_id = s.id AND e.account_id = $5))
    AND ($6::date IS NULL OR s.local_date >= $6) AND ($7::date IS NULL OR s.local_date <= $7)
    AND ($8::integer IS NULL OR extract(isodow FROM s.local_date) = $8)
    AND CASE WHEN $9::session_state IS NULL THEN s.state <> 'CANCELLED' ELSE s.state = $9 END
    AND ($10::boolean IS NULL OR $10 = (s.educators_needed >
      (SELECT count(*) FROM session_educator e WHERE e.session_id = s.id AND e.role <> 'LEARNING')))`;

function parametersOf(question: SessionQuestion): unknown[] {
  const { departments, department, offer, site, educator, from, to, weekday, state, needsEducator } = question;
  const reached = departments === 'all' ? null : departments;
  return [reached, department, offer, site, educator, from, to, weekday, state, needsEducator];
}

/** One page of sessions by start, and how many there are in all: one query, whatever hangs on them. */
export async function findListedSessions(
  sql: Sql,
  question: SessionQuestion,
): Promise<{ rows: ListedRow[]; total: number }> {
  const { rows } = await sql.query<{ total: number; page: ListedRow[] | null }>(
    `WITH found AS (SELECT s.id, s.starts_at FROM ${FOUND}),
      page AS (SELECT id FROM found ORDER BY starts_at, id LIMIT $11 OFFSET $12)
     SELECT (SELECT count(*) FROM found) AS total,
       (SELECT jsonb_agg(jsonb_build_object('id', s.id, 'revision', s.revision, 'state', s.state, 'startsAt', s.starts_at,
            'endsAt', s.ends_at, 'department', jsonb_build_object('slug', d.slug, 'name', d.name),
            'offer', jsonb_build_object('slug', o.slug, 'title', jsonb_build_object('da', o.title_da, 'en', o.title_en)),
            'site', jsonb_build_object('id', t.id, 'name', t.name),
            'capacity', jsonb_build_object('groups', s.capacity_groups, 'pupils', s.capacity_pupils, 'adults', s.capacity_adults),
            'taken', jsonb_build_object('groups', s.taken_groups, 'pupils', s.taken_pupils, 'adults', s.taken_adults),
            'bookings', (SELECT count(*) FROM booking b WHERE b.session_id = s.id
                         AND b.status IN ('HELD', 'REQUESTED', 'CONFIRMED', 'OFFERED')),
            'educators', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'name', a.name, 'role', e.role)
                            ORDER BY e.role, a.name, a.id), '[]')
                          FROM session_educator e JOIN account a ON a.id = e.account_id WHERE e.session_id = s.id),
            'educatorsNeeded', s.educators_needed,
            'asked', (SELECT count(*) FROM educator_request q WHERE q.session_id = s.id AND q.state = 'ASKED'),
            'meetings', (SELECT count(*) FROM session_meeting m WHERE m.session_id = s.id)) ORDER BY s.starts_at, s.id)
        FROM page JOIN session s ON s.id = page.id JOIN offer o ON o.id = s.offer_id JOIN department d ON d.id = o.department_id
             JOIN site t ON t.id = s.site_id) AS page`,
    [...parametersOf(question), question.limit, question.offset],
  );
  const [row] = rows;
  const page = (row?.page ?? []).map((one) => ({
    ...one,
    startsAt: new Date(one.startsAt),
    endsAt: new Date(one.endsAt),
  }));
  return { rows: page, total: row?.total ?? 0 };
}

/** Only the ids, by start. */
export async function findSessionIds(sql: Sql, question: SessionQuestion): Promise<string[]> {
  const { rows } = await sql.query<{ id: string }>(
    `SELECT s.id FROM ${FOUND} ORDER BY s.starts_at, s.id LIMIT $11 OFFSET $12`,
    [...parametersOf(question), question.limit, question.offset],
  );
  return rows.map(({ id }) => id);
}
