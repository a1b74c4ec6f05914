import { lockSessions } from '#server/bookings/session-lock.ts';
import type { Sql } from '#server/platform/database.ts';
import { newId } from '#server/platform/ids.ts';
import type { Draft, Places, Role } from './session-editor.rules.ts';

interface Bilingual {
  da: string;
  en: string;
}

/** A session with everything that staff plan, as one query reads it. Instants are ISO 8601. */
export interface SessionRow {
  id: string;
  revision: number;
  version: number;
  state: 'OPEN' | 'CLOSED' | 'CANCELLED';
  startsAt: string;
  endsAt: string;
  cancelledAt: string | null;
  cancelCause: 'WEATHER' | 'ILLNESS' | 'TOO_FEW' | 'OTHER' | null;
  cancelMessage: string | null;
  department: { id: string; slug: string; name: string };
  offer: { id: string; slug: string; title: Bilingual; form: string; state: string };
  site: { id: string; slug: string; name: string };
  meetingPoint: { id: string; name: Bilingual } | null;
  capacity: Places;
  taken: Places;
  bufferBeforeMinutes: number;
  bufferAfterMinutes: number;
  travelMinutes: number;
  educatorsNeeded: number;
  onlineUrl: string | null;
  note: string | null;
  seriesId: string | null;
  /** Of a session that nobody teaches: who is on their own in its site meanwhile, its own pupils too; hours in UTC. */
  house: { limit: number | null; hours: { startsAt: string; pupils: number }[] } | null;
  educators: { id: string; name: string; role: Role }[];
  resources: { id: string; name: Bilingual; kind: string; pooled: boolean; quantity: number }[];
  meetings: { startsAt: string; endsAt: string }[];
  requests: { id: string; person: { id: string; name: string }; role: Role; askedAt: string }[];
  bookings: BookedPlaces[];
}

/** A booking that takes places. */
export interface BookedPlaces extends Places {
  reference: string;
  status: string;
  institution: string;
  bookedAt: string;
}

const ROW = `SELECT s.id, s.revision, s.version, s.state, s.starts_at AS "startsAt", s.ends_at AS "endsAt",
  s.cancelled_at AS "cancelledAt", s.cancel_cause AS "cancelCause", s.cancel_message AS "cancelMessage",
  jsonb_build_object('id', d.id, 'slug', d.slug, 'name', d.name) AS department,
  jsonb_build_object('id', o.id, 'slug', o.slug, 'title', jsonb_build_object('da', o.title_da, 'en', o.title_en), 'form', o.form,
    'state', o.state) AS offer,
  jsonb_build_object('id', t.id, 'slug', t.slug, 'name', t.name) AS site,
  CASE WHEN mp.id IS NOT NULL THEN
    jsonb_build_object('id', mp.id, 'name', jsonb_build_object('da', mp.name_da, 'en', mp.name_en)) END AS "meetingPoint",
  jsonb_build_object('groups', s.capacity_groups, 'pupils', s.capacity_pupils, 'adults', s.capacity_adults) AS capacity,
  jsonb_build_object('groups', s.taken_groups, 'pupils', s.taken_pupils, 'adults', s.taken_adults) AS taken,
  s.buffer_before_minutes AS "bufferBeforeMinutes", s.buffer_after_minutes AS "bufferAfterMinutes",
  s.travel_minutes AS "travelMinutes", s.educators_needed AS "educatorsNeeded", s.online_url AS "onlineUrl", s.note, s.series_id AS "seriesId",
  CASE WHEN s.educators_needed = 0 THEN jsonb_build_object('limit', t.self_guided_pupils, 'hours',
    (SELECT coalesce(jsonb_agg(jsonb_build_object('startsAt', h.starts_at, 'pupils', h.pupils) ORDER BY h.starts_at), '[]') FROM site_hour h
      WHERE h.site_id = s.site_id AND h.pupils > 0 AND h.starts_at < s.ends_at AND h.starts_at > s.starts_at - interval '1 hour')) END AS house,
  (SELECT coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'name', a.name, 'role', e.role) ORDER BY e.role, a.name, a.id), '[]')
     FROM session_educator e JOIN account a ON a.id = e.account_id WHERE e.session_id = s.id) AS educators,
  (SELECT coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'name', jsonb_build_object('da', r.name_da, 'en', r.name_en),
            'kind', r.kind, 'pooled', r.pooled, 'quantity', u.quantity) ORDER BY r.kind, r.name_da, r.id), '[]')
     FROM session_resource u JOIN resource r ON r.id = u.resource_id WHERE u.session_id = s.id) AS resources,
  (SELECT coalesce(jsonb_agg(jsonb_build_object('startsAt', m.starts_at, 'endsAt', m.ends_at) ORDER BY m.position), '[]')
     FROM session_meeting m WHERE m.session_id = s.id) AS meetings,
  (SELECT coalesce(jsonb_agg(jsonb_build_object('id', q.id, 'person', jsonb_build_object('id', a.id, 'name', a.name),
            'role', q.role, 'askedAt', q.asked_at) ORDER BY q.asked_at, q.id), '[]')
     FROM educator_request q JOIN account a ON a.id = q.account_id WHERE q.session_id = s.id AND q.state = 'ASKED') AS requests,
  (SELECT coalesce(jsonb_agg(jsonb_build_object('reference', b.reference, 'status', b.status, 'institution', b.institution_name,
            'groups', b.group_count, 'pupils', b.pupils, 'adults', b.adults, 'bookedAt', b.created_at) ORDER BY b.created_at, b.id), '[]')
     FROM booking b WHERE b.session_id = s.id AND b.status IN ('HELD', 'REQUESTED', 'CONFIRMED', 'OFFERED')) AS bookings
  FROM session s JOIN offer o ON o.id = s.offer_id JOIN department d ON d.id = o.department_id JOIN site t ON t.id = s.site_id
       LEFT JOIN resource mp ON mp.id = s.meeting_point_id`;

/** Sessions of these ids, by start; unknown ones are missing. One query, however many. */
export async function findSessionRows(sql: Sql, ids: readonly string[]): Promise<SessionRow[]> {
  const { rows } = await sql.query(`${ROW} WHERE s.id = ANY ($1::uuid[]) ORDER BY s.starts_at, s.id`, [ids]);
  return rows.map(({ startsAt, endsAt, cancelledAt, ...row }) => ({
    ...row,
    startsAt: startsAt.toISOString(),
    endsAt: endsAt.toISOString(),
    cancelledAt: cancelledAt?.toISOString() ?? null,
  }));
}

/** The same, locked in the order of their ids: whoever changes or books them comes one after the other. */
export async function lockSessionRows(sql: Sql, ids: readonly string[]): Promise<SessionRow[]> {
  await lockSessions(sql, ids);
  return findSessionRows(sql, ids);
}

/** The session's facts as a lead decides them. */
export function draftOf(row: SessionRow): Draft {
  const { capacity, bufferBeforeMinutes, bufferAfterMinutes, travelMinutes, educatorsNeeded, onlineUrl, note } = row;
  const facts = { capacity, bufferBeforeMinutes, bufferAfterMinutes, travelMinutes, educatorsNeeded, onlineUrl, note };
  const span = (one: { startsAt: string; endsAt: string }) => ({
    startsAt: new Date(one.startsAt),
    endsAt: new Date(one.endsAt),
  });
  return {
    ...span(row),
    ...facts,
    capacity: { groups: capacity.groups, pupils: capacity.pupils, adults: capacity.adults },
    siteId: row.site.id,
    state: row.state === 'CLOSED' ? 'CLOSED' : 'OPEN',
    meetingPointId: row.meetingPoint?.id ?? null,
    educators: row.educators.map(({ id, role }) => ({ id, role })),
    resources: row.resources.map(({ id, quantity }) => ({ id, quantity })),
    meetings: row.meetings.map(span),
  };
}

/** Lets a whole day be moved at once: whoever is taken twice is found when the transaction ends. */
export async function deferAllocationChecks(sql: Sql): Promise<void> {
  await sql.query('SET CONSTRAINTS educator_once_at_a_time, resource_once_at_a_time, allocation_within_pool DEFERRED');
}

export interface WrittenDraft {
  id: string;
  draft: Draft;
  /** Which of its facts differ. */
  fields: readonly (keyof Draft)[];
}

/** Writes sessions as they are wanted and raises their revisions: a statement for each table, however many there are. */
export async function writeDrafts(sql: Sql, drafts: readonly WrittenDraft[]): Promise<void> {
  const having = (...names: (keyof Draft)[]) =>
    drafts.filter(({ fields }) => names.some((name) => fields.includes(name)));
  await sql.query(UPDATE_SESSIONS, [
    JSON.stringify(drafts.map(({ id, draft }) => ({ id, ...draft, ...draft.capacity }))),
  ]);
  await replaceParts(sql, MEETINGS, having('meetings'), ({ meetings }) =>
    meetings.map((span, index) => ({ partId: newId(), position: index + 2, ...span })),
  );
  await replaceParts(sql, EDUCATORS, having('educators'), ({ educators }) => educators);
  await replaceParts(sql, RESOURCES, having('resources'), ({ resources }) => resources);
}

const UPDATE_SESSIONS = `
  UPDATE session SET site_id = r."siteId", starts_at = r."startsAt", ends_at = r."endsAt", state = r.state,
    capacity_groups = r.groups, capacity_pupils = r.pupils, capacity_adults = r.adults,
    buffer_before_minutes = r."bufferBeforeMinutes", buffer_after_minutes = r."bufferAfterMinutes", travel_minutes = r."travelMinutes",
    educators_needed = r."educatorsNeeded", meeting_point_id = r."meetingPointId", online_url = r."onlineUrl", note = r.note, revision = revision + 1
  FROM jsonb_to_recordset($1) AS r(id uuid, "siteId" uuid, "startsAt" timestamptz, "endsAt" timestamptz, state session_state,
    groups integer, pupils integer, adults integer, "bufferBeforeMinutes" integer, "bufferAfterMinutes" integer,
    "travelMinutes" integer, "educatorsNeeded" smallint, "meetingPointId" uuid, "onlineUrl" text, note text)
  WHERE session.id = r.id`;

interface Part {
  table: string;
  insert: string;
}

const MEETINGS: Part = {
  table: 'session_meeting',
  insert: `INSERT INTO session_meeting (id, session_id, position, starts_at, ends_at)
    SELECT r."partId", r."sessionId", r.position, r."startsAt", r."endsAt"
    FROM jsonb_to_recordset($1) AS r("partId" uuid, "sessionId" uuid, position smallint, "startsAt" timestamptz, "endsAt" timestamptz)`,
};
const EDUCATORS: Part = {
  table: 'session_educator',
  insert: `INSERT INTO session_educator (session_id, account_id, role)
    SELECT r."sessionId", r.id, r.role FROM jsonb_to_recordset($1) AS r("sessionId" uuid, id uuid, role teaching_role)`,
};
const RESOURCES: Part = {
  table: 'session_resource',
  insert: `INSERT INTO session_resource (session_id, resource_id, quantity)
    SELECT r."sessionId", r.id, r.quantity FROM jsonb_to_recordset($1) AS r("sessionId" uuid, id uuid, quantity integer)`,
};

async function replaceParts(
  sql: Sql,
  { table, insert }: Part,
  drafts: readonly WrittenDraft[],
  partsOf: (draft: Draft) => object[],
): Promise<void> {
  if (drafts.length === 0) return;
  const ids = drafts.map(({ id }) => id);
  await sql.query(`DELETE FROM ${table} WHERE session_id = ANY ($1::uuid[])`, [ids]);
  const parts = drafts.flatMap(({ id, draft }) => partsOf(draft).map((part) => ({ ...part, sessionId: id })));
  if (parts.length > 0) await sql.query(insert, [JSON.stringify(parts)]);
}

/** Whether anything was ever booked, asked for review or refused on it. */
export async function hadBookings(sql: Sql, id: string): Promise<boolean> {
  const { rows } = await sql.query<{ had: boolean }>(
    `SELECT EXISTS (SELECT FROM booking WHERE session_id = $1) OR EXISTS (SELECT FROM review_task WHERE session_id = $1) AS had`,
    [id],
  );
  return rows[0]?.had ?? false;
}

/** Deletes a session with its educators, rooms, meetings and requests. */
export async function deleteSession(sql: Sql, id: string): Promise<void> {
  await sql.query('DELETE FROM session WHERE id = $1', [id]);
}
