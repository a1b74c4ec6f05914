import type { Sql } from '#server/platform/database.ts';
import type { LocalDate } from '#server/time/local-time.ts';
import type { PlannedBlock, PlannedSession } from './plan-calendar.ts';

/** Whose plan: what a person teaches for some departments, or what takes a resource. */
export interface PlanQuestion {
  whose: { accountId: string; departments: 'all' | string[] } | { resourceId: string };
  /** First Danish day. */
  from: LocalDate;
  /** Cancelled ones only if it was after this. */
  cancelledSince: Date;
}

/** The most that a calendar takes in. */
const LIMIT = 2000;

/** $4: the resource, its parts, and what it is a part of. */
const KIN = `WITH RECURSIVE below AS (SELECT id FROM resource WHERE id = $4
    UNION SELECT r.id FROM resource r JOIN below ON r.parent_id = below.id),
  above AS (SELECT id, parent_id FROM resource WHERE id = $4
    UNION SELECT r.id, r.parent_id FROM resource r JOIN above ON r.id = above.parent_id),
  kin AS (SELECT id FROM below UNION SELECT id FROM above)`;

function valuesOf({ whose, from }: PlanQuestion) {
  const person = 'accountId' in whose ? whose : null;
  const departments = person === null || person.departments === 'all' ? null : person.departments;
  return [from, person?.accountId ?? null, departments, 'resourceId' in whose ? whose.resourceId : null];
}

/** Sessions and further meetings, by start. */
export async function findPlannedSessions(sql: Sql, question: PlanQuestion): Promise<PlannedSession[]> {
  const { rows } = await sql.query<PlannedSession>({
    name: 'calendar-feed.sessions',
    text: `${KIN}, planned AS (
      SELECT s.id AS session_id FROM session s JOIN offer o ON o.id = s.offer_id
       WHERE (s.state <> 'CANCELLED' OR s.cancelled_at >= $5) AND ($3::uuid[] IS NULL OR o.department_id = ANY ($3))
         AND CASE WHEN $2::uuid IS NOT NULL THEN EXISTS (SELECT FROM session_educator e WHERE e.session_id = s.id AND e.account_id = $2)
             ELSE s.meeting_point_id = $4 OR EXISTS (SELECT FROM session_resource u WHERE u.session_id = s.id AND u.resource_id IN (SELECT id FROM kin)) END),
    held AS (
      SELECT s.id, s.id AS session_id, s.starts_at, s.ends_at, s.local_date FROM session s JOIN planned p ON p.session_id = s.id
      UNION ALL SELECT m.id, m.session_id, m.starts_at, m.ends_at, m.local_date FROM session_meeting m JOIN planned p ON p.session_id = m.session_id)
    SELECT h.id, s.revision, greatest(s.created_at, s.cancelled_at, visits.at) AS "statedAt", h.starts_at AS "startsAt", h.ends_at AS "endsAt",
           h.local_date AS "localDate", s.state = 'CANCELLED' AS cancelled, jsonb_build_object('da', o.title_da, 'en', o.title_en) AS title,
           jsonb_build_object('name', t.name, 'address', t.address || ', ' || t.postal_code || ' ' || t.city, 'latitude', t.latitude, 'longitude', t.longitude) AS site,
           o.form, s.travel_minutes AS "travelMinutes", coalesce(s.online_url, o.online_url) AS "onlineUrl", coalesce(visits.bookings, '[]') AS bookings,
           ARRAY(SELECT a.name FROM session_educator e JOIN account a ON a.id = e.account_id WHERE e.session_id = s.id ORDER BY a.name) AS educators,
           (SELECT coalesce(jsonb_agg(jsonb_build_object('da', r.name_da, 'en', r.name_en) ORDER BY r.kind, r.name_da), '[]')
              FROM session_resource u JOIN resource r ON r.id = u.resource_id WHERE u.session_id = s.id) AS rooms
      FROM held h JOIN session s ON s.id = h.session_id JOIN offer o ON o.id = s.offer_id JOIN site t ON t.id = s.site_id
      LEFT JOIN LATERAL (
        SELECT max(b.updated_at) AS at, jsonb_agg(jsonb_build_object('institution', b.institution_name, 'visitor', b.visitor_name,
                 'place', CASE WHEN b.place_address IS NOT NULL THEN b.place_address || ', ' || b.place_postal_code || ' ' || b.place_city END,
                 'groups', (SELECT jsonb_agg(jsonb_build_object('label', g.label, 'pupils', g.pupils, 'adults', g.adults) ORDER BY g.position)
                              FROM booking_group g WHERE g.booking_id = b.id)) ORDER BY b.created_at, b.id) AS bookings
          FROM booking b WHERE b.session_id = s.id AND b.status IN ('REQUESTED', 'CONFIRMED')) visits ON true
     WHERE h.local_date >= $1 ORDER BY h.starts_at, h.id LIMIT ${LIMIT}`,
    values: [...valuesOf(question), question.cancelledSince],
  });
  return rows;
}

/** Blocked time, by start. */
export async function findPlannedBlocks(sql: Sql, question: PlanQuestion): Promise<PlannedBlock[]> {
  const { rows } = await sql.query<PlannedBlock>({
    name: 'calendar-feed.blocks',
    text: `${KIN} SELECT b.id, b.version, b.created_at AS "statedAt", b.starts_at AS "startsAt", b.ends_at AS "endsAt", b.title,
        ARRAY(SELECT a.name FROM blocked_time_person p JOIN account a ON a.id = p.account_id WHERE p.blocked_time_id = b.id ORDER BY a.name) AS people
      FROM blocked_time b
     WHERE b.ends_at >= ($1::date)::timestamp AT TIME ZONE 'Europe/Copenhagen' AND ($3::uuid[] IS NULL OR b.department_id = ANY ($3))
       AND CASE WHEN $2::uuid IS NOT NULL THEN EXISTS (SELECT FROM blocked_time_person p WHERE p.blocked_time_id = b.id AND p.account_id = $2)
           ELSE EXISTS (SELECT FROM blocked_time_resource u WHERE u.blocked_time_id = b.id AND u.resource_id IN (SELECT id FROM kin)) END
     ORDER BY b.starts_at, b.id LIMIT ${LIMIT}`,
    values: valuesOf(question),
  });
  return rows;
}
