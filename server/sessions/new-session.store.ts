import type { Sql } from '#server/platform/database.ts';
import { newId } from '#server/platform/ids.ts';

export type TeachingRole = 'LEADS' | 'ASSISTS' | 'LEARNING';

/** A session that is to be made, with everything that hangs on it. Instants; half-open spans. */
export interface NewSession {
  /** UUIDv7 (`newId`). */
  id: string;
  offerId: string;
  siteId: string;
  startsAt: Date;
  endsAt: Date;
  capacity: { groups: number; pupils: number; adults: number };
  bufferBeforeMinutes: number;
  bufferAfterMinutes: number;
  /** Each way. */
  travelMinutes: number;
  educatorsNeeded: number;
  /** A resource of kind MEETING_POINT; null = the site's usual place. */
  meetingPointId: string | null;
  /** Of an online offer; null = the offer's own. */
  onlineUrl: string | null;
  /** For the staff only. */
  note: string | null;
  /** Null = made by itself. */
  seriesId: string | null;
  /** Further meetings of a course, in order: the session itself is the first. */
  meetings: { startsAt: Date; endsAt: Date }[];
  educators: { accountId: string; role: TeachingRole }[];
  resources: { resourceId: string; quantity: number }[];
  createdAt: Date;
}

/**
 * Makes sessions, open to bookings: one statement for each table, however many there are. Educators and resources are taken
 * by triggers, so that a time that is taken is an exclusion violation: call it inside `planOrConflicts`.
 */
export async function insertSessions(sql: Sql, sessions: NewSession[]): Promise<void> {
  if (sessions.length === 0) return;
  await insertRows(sql, SESSIONS, sessions.map(sessionRow));
  const of = <Part extends object>(parts: (session: NewSession) => Part[]) =>
    sessions.flatMap((session) => parts(session).map((part) => ({ sessionId: session.id, ...part })));
  // Meetings before people and rooms: each meeting allocates anew what the session has.
  const meetings = of(({ meetings, createdAt }) =>
    meetings.map((span, index) => ({ id: newId(createdAt.getTime()), position: index + 2, ...span })),
  );
  const educators = of((session) => session.educators);
  const resources = of((session) => session.resources);
  await insertRows(sql, MEETINGS, meetings);
  await insertRows(sql, EDUCATORS, educators);
  await insertRows(sql, RESOURCES, resources);
}

const SESSIONS = `
  INSERT INTO session (id, offer_id, site_id, starts_at, ends_at, capacity_groups, capacity_pupils, capacity_adults,
    buffer_before_minutes, buffer_after_minutes, travel_minutes, educators_needed, meeting_point_id, online_url, note, series_id, created_at)
  SELECT r.id, r."offerId", r."siteId", r."startsAt", r."endsAt", r.groups, r.pupils, r.adults,
    r."bufferBeforeMinutes", r."bufferAfterMinutes", r."travelMinutes", r."educatorsNeeded", r."meetingPointId", r."onlineUrl", r.note,
    r."seriesId", r."createdAt"
  FROM jsonb_to_recordset($1) AS r(id uuid, "offerId" uuid, "siteId" uuid, "startsAt" timestamptz, "endsAt" timestamptz,
    groups integer, pupils integer, adults integer, "bufferBeforeMinutes" integer, "bufferAfterMinutes" integer,
    "travelMinutes" integer, "educatorsNeeded" smallint, "meetingPointId" uuid, "onlineUrl" text, note text, "seriesId" uuid,
    "createdAt" timestamptz)`;

const MEETINGS = `
  INSERT INTO session_meeting (id, session_id, position, starts_at, ends_at)
  SELECT r.id, r."sessionId", r.position, r."startsAt", r."endsAt"
  FROM jsonb_to_recordset($1) AS r(id uuid, "sessionId" uuid, position smallint, "startsAt" timestamptz, "endsAt" timestamptz)`;

const EDUCATORS = `
  INSERT INTO session_educator (session_id, account_id, role)
  SELECT r."sessionId", r."accountId", r.role
  FROM jsonb_to_recordset($1) AS r("sessionId" uuid, "accountId" uuid, role teaching_role)`;

const RESOURCES = `
  INSERT INTO session_resource (session_id, resource_id, quantity)
  SELECT r."sessionId", r."resourceId", r.quantity
  FROM jsonb_to_recordset($1) AS r("sessionId" uuid, "resourceId" uuid, quantity integer)`;

function sessionRow({ capacity, meetings: _m, educators: _e, resources: _r, ...facts }: NewSession) {
  return { ...facts, ...capacity };
}

async function insertRows(sql: Sql, statement: string, rows: object[]): Promise<void> {
  if (rows.length > 0) await sql.query(statement, [JSON.stringify(rows)]);
}
