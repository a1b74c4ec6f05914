import type { Sql } from '#server/platform/database.ts';
import { newId } from '#server/platform/ids.ts';
import type { TeachingRole } from './candidate.ts';

/** A request with everybody and everything it is about; what mails and the page of the link show. */
export interface RequestRow {
  id: string;
  state: 'ASKED' | 'ACCEPTED' | 'DECLINED' | 'WITHDRAWN';
  role: TeachingRole;
  sessionId: string;
  accountId: string;
  name: string;
  email: string | null;
  language: 'da' | 'en';
  active: boolean;
  askedBy: { id: string; name: string; email: string | null; language: 'da' | 'en' };
  replaces: { id: string; name: string } | null;
  /** Who teaches it now. */
  educators: { id: string; name: string }[];
  session: {
    title: { da: string; en: string };
    departmentId: string;
    department: string;
    departmentEmail: string;
    departmentPhone: string;
    startsAt: string;
    endsAt: string;
    meetings: { startsAt: string; endsAt: string }[];
    cancelled: boolean;
    site: string;
    address: string;
    bookings: { institution: string; groups: string; pupils: number; adults: number }[];
  };
}

const REQUEST = `SELECT q.id, q.state, q.role, q.session_id AS "sessionId", q.account_id AS "accountId", a.name, a.email, a.language,
    a.active AND a.erased_at IS NULL AS active,
    jsonb_build_object('id', k.id, 'name', k.name, 'email', CASE WHEN k.active THEN k.email END, 'language', k.language) AS "askedBy",
    CASE WHEN r.id IS NOT NULL THEN jsonb_build_object('id', r.id, 'name', r.name) END AS replaces,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('id', ea.id, 'name', ea.name) ORDER BY ea.name, ea.id), '[]')
       FROM session_educator e JOIN account ea ON ea.id = e.account_id WHERE e.session_id = s.id) AS educators,
    jsonb_build_object('title', jsonb_build_object('da', o.title_da, 'en', o.title_en), 'departmentId', d.id, 'department', d.name,
      'departmentEmail', d.email, 'departmentPhone', d.phone, 'startsAt', s.starts_at, 'endsAt', s.ends_at,
      'cancelled', s.state = 'CANCELLED', 'site', t.name, 'address', t.address || ', ' || t.postal_code || ' ' || t.city,
      'meetings', (SELECT coalesce(jsonb_agg(jsonb_build_object('startsAt', m.starts_at, 'endsAt', m.ends_at) ORDER BY m.position), '[]')
                     FROM session_meeting m WHERE m.session_id = s.id),
      'bookings', (SELECT coalesce(jsonb_agg(jsonb_build_object('institution', b.institution_name, 'pupils', coalesce(b.pupils, 0),
                     'adults', coalesce(b.adults, 0), 'groups', (SELECT string_agg(g.label, ', ' ORDER BY g.position) FROM booking_group g
                       WHERE g.booking_id = b.id)) ORDER BY b.created_at, b.id), '[]')
                     FROM booking b WHERE b.session_id = s.id AND b.status IN ('CONFIRMED', 'REQUESTED'))) AS session
  FROM educator_request q JOIN account a ON a.id = q.account_id JOIN account k ON k.id = q.asked_by
    LEFT JOIN account r ON r.id = q.replaces_id JOIN session s ON s.id = q.session_id JOIN offer o ON o.id = s.offer_id
    JOIN department d ON d.id = o.department_id JOIN site t ON t.id = s.site_id`;

/** Requests by id, oldest first. */
export async function findRequests(sql: Sql, ids: readonly string[]): Promise<RequestRow[]> {
  const { rows } = await sql.query<RequestRow>(`${REQUEST} WHERE q.id = ANY ($1) ORDER BY q.asked_at, q.id`, [ids]);
  return rows;
}

export interface NewRequests {
  sessionId: string;
  accountIds: readonly string[];
  role: TeachingRole;
  replacesId: string | null;
  askedBy: string;
  now: Date;
}

/** Asks people; who has an open request about the session already is not asked again. Answers the ids of the new ones. */
export async function insertRequests(sql: Sql, request: NewRequests): Promise<string[]> {
  const { sessionId, accountIds, role, replacesId, askedBy, now } = request;
  const people = accountIds.map((accountId) => ({ id: newId(now.getTime()), accountId }));
  const { rows } = await sql.query<{ id: string }>(
    `INSERT INTO educator_request (id, session_id, account_id, role, replaces_id, asked_by, asked_at)
     SELECT x.id, $2, x."accountId", $3, $4, $5, $6 FROM jsonb_to_recordset($1) AS x(id uuid, "accountId" uuid)
     ON CONFLICT DO NOTHING RETURNING id`,
    [JSON.stringify(people), sessionId, role, replacesId, askedBy, now],
  );
  return rows.map(({ id }) => id);
}

/** Writes an answer down. */
export async function setAnswer(sql: Sql, id: string, state: 'ACCEPTED' | 'DECLINED', now: Date): Promise<void> {
  await sql.query('UPDATE educator_request SET state = $2, answered_at = $3 WHERE id = $1', [id, state, now]);
}

/** Locks the session of a request, as everything does that changes who teaches it; null = there is no such request. */
export async function lockSessionOf(sql: Sql, requestId: string): Promise<string | null> {
  const { rows } = await sql.query<{ id: string }>(
    'SELECT s.id FROM educator_request q JOIN session s ON s.id = q.session_id WHERE q.id = $1 FOR UPDATE OF s',
    [requestId],
  );
  return rows[0]?.id ?? null;
}

/** What became of the requests about some sessions: for whoever looks for a replacement. */
export async function findRequestsAbout(sql: Sql, sessionIds: readonly string[]) {
  const { rows } = await sql.query<{
    sessionId: string;
    accountId: string;
    name: string;
    state: RequestRow['state'];
    askedAt: Date;
    answeredAt: Date | null;
  }>(
    `SELECT q.session_id AS "sessionId", q.account_id AS "accountId", a.name, q.state, q.asked_at AS "askedAt",
            q.answered_at AS "answeredAt"
       FROM educator_request q JOIN account a ON a.id = q.account_id WHERE q.session_id = ANY ($1) ORDER BY q.asked_at, q.id`,
    [sessionIds],
  );
  return rows;
}
