import type { Sql } from '#server/platform/database.ts';
import type { LocalDate } from '#server/time/local-time.ts';
import type { Surroundings } from './planned-time.ts';

export interface SurroundingsQuestion {
  departmentId: string;
  /** Everything that the plan touches lies in this span, buffers and whole days included. */
  from: Date;
  to: Date;
  /** The Danish days of the span; the last one included. */
  firstDay: LocalDate;
  lastDay: LocalDate;
  accounts: string[];
  resources: string[];
  sites: string[];
  offers: string[];
}

/** What pg gives of `surroundings.sql`: instants as ISO texts inside JSON. */
type Raw = Omit<Surroundings, 'now'>;

const instant = (column: string) => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** What a session (of a course: the meeting that is meant) or blocked time is called when it is in the way of something. */
const BY = `CASE WHEN a.session_id IS NOT NULL
  THEN jsonb_build_object('kind', 'SESSION', 'id', s.id, 'title', jsonb_build_object('da', o.title_da, 'en', o.title_en),
                          'startsAt', ${instant('coalesce(m.starts_at, s.starts_at)')}, 'endsAt', ${instant('coalesce(m.ends_at, s.ends_at)')})
  ELSE jsonb_build_object('kind', 'BLOCKED_TIME', 'id', b.id, 'title', jsonb_build_object('da', b.title, 'en', b.title),
                          'startsAt', ${instant('b.starts_at')}, 'endsAt', ${instant('b.ends_at')}) END`;

const TEXT = `WITH RECURSIVE wanted AS (
  SELECT r.id AS whole, r.id FROM resource r WHERE r.id = ANY ($7::uuid[]) AND r.department_id = $1
  UNION SELECT w.whole, r.id FROM resource r JOIN wanted w ON r.parent_id = w.id
), part AS (
  SELECT w.whole, w.id FROM wanted w WHERE NOT EXISTS (SELECT FROM resource r WHERE r.parent_id = w.id)
), taking AS (
  SELECT a.*, lower(a.during) AS starts_at, upper(a.during) AS ends_at FROM allocation a
   WHERE a.account_id = ANY ($6::uuid[]) AND a.during && tstzrange($2, $3)
  UNION ALL
  SELECT a.*, lower(a.during), upper(a.during) FROM allocation a
   WHERE a.resource_id IN (SELECT id FROM part) AND a.during && tstzrange($2, $3)
), closed AS (
  SELECT c.* FROM closed_day c WHERE c.department_id = $1 AND c.valid_from <= $5 AND c.valid_to > $4
), shut_below AS (
  SELECT c.resource_id AS closed, c.resource_id AS id FROM closed c WHERE c.resource_id IS NOT NULL
  UNION SELECT b.closed, r.id FROM resource r JOIN shut_below b ON r.parent_id = b.id
), shut_above AS (
  SELECT c.resource_id AS closed, c.resource_id AS id FROM closed c WHERE c.resource_id IS NOT NULL
  UNION SELECT a.closed, r.parent_id FROM shut_above a JOIN resource r ON r.id = a.id WHERE r.parent_id IS NOT NULL
), near_site AS (
  SELECT DISTINCT s.site_id FROM taking a JOIN session s ON s.id = a.session_id WHERE a.account_id IS NOT NULL
)
SELECT jsonb_build_object(
  'takings', (SELECT coalesce(jsonb_agg(jsonb_build_object('accountId', a.account_id, 'resourceId', a.resource_id, 'quantity', a.quantity,
       'startsAt', ${instant('a.starts_at')}, 'endsAt', ${instant('a.ends_at')},
       'siteId', CASE WHEN o.form <> 'OUTREACH' THEN s.site_id END, 'by', ${BY})), '[]')
     FROM taking a LEFT JOIN session s ON s.id = a.session_id LEFT JOIN offer o ON o.id = s.offer_id
          LEFT JOIN session_meeting m ON m.session_id = s.id AND lower(a.during) = m.starts_at - make_interval(mins =>
            s.buffer_before_minutes + CASE WHEN a.account_id IS NULL THEN 0 ELSE s.travel_minutes END)
          LEFT JOIN blocked_time b ON b.id = a.blocked_time_id),
  'people', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name,
       'away', (SELECT coalesce(jsonb_agg(jsonb_build_object('startsAt', ${instant('x.starts_at')}, 'endsAt', ${instant('x.ends_at')})), '[]')
                  FROM absence x WHERE x.account_id = p.id AND x.starts_at < $3 AND x.ends_at > $2),
       'hours', (SELECT coalesce(jsonb_agg(jsonb_build_object('weekday', h.weekday, 'startsAt', h.starts_at, 'endsAt', h.ends_at,
                                                              'validFrom', h.valid_from, 'validTo', h.valid_to)), '[]')
                   FROM working_hours h WHERE h.account_id = p.id AND h.department_id = $1),
       'exceptions', (SELECT coalesce(jsonb_agg(jsonb_build_object('localDate', e.local_date, 'startsAt', e.starts_at, 'endsAt', e.ends_at)), '[]')
                        FROM working_day_exception e WHERE e.account_id = p.id AND e.local_date BETWEEN $4 AND $5),
       'competences', ARRAY(SELECT c.offer_id FROM competence c WHERE c.account_id = p.id AND c.offer_id = ANY ($9::uuid[])))), '[]')
     FROM account p WHERE p.id = ANY ($6::uuid[]) AND p.active
      AND EXISTS (SELECT FROM role_grant g WHERE g.account_id = p.id AND g.department_id = $1 AND g.role IN ('EDUCATOR', 'DEPARTMENT_LEAD')
                     AND g.valid_from <= $5::date AND (g.valid_to IS NULL OR g.valid_to > $4::date))),
  'resources', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'name', jsonb_build_object('da', r.name_da, 'en', r.name_en),
       'active', r.active, 'pooled', r.pooled, 'quantity', r.quantity, 'parts', ARRAY(SELECT id FROM part WHERE whole = r.id),
       'hours', (SELECT coalesce(jsonb_agg(jsonb_build_object('weekday', h.weekday, 'startsAt', h.opens_at, 'endsAt', h.closes_at)), '[]')
                   FROM opening_hours h WHERE h.resource_id = r.id))), '[]')
     FROM resource r WHERE r.id = ANY ($7::uuid[]) AND r.department_id = $1 AND r.kind <> 'MEETING_POINT'),
  'sites', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'name', t.name, 'active', t.active, 'latitude', t.latitude,
       'longitude', t.longitude,
       'hours', (SELECT coalesce(jsonb_agg(jsonb_build_object('weekday', h.weekday, 'startsAt', h.opens_at, 'endsAt', h.closes_at)), '[]')
                   FROM opening_hours h WHERE h.site_id = t.id))), '[]')
     FROM site t WHERE t.id = ANY ($8::uuid[]) OR t.id IN (SELECT site_id FROM near_site)),
  'offers', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'title', jsonb_build_object('da', o.title_da, 'en', o.title_en),
       'form', o.form, 'seasonFrom', o.season_from, 'seasonTo', o.season_to,
       'competenceKept', EXISTS (SELECT FROM competence c WHERE c.offer_id = o.id))), '[]') FROM offer o WHERE o.id = ANY ($9::uuid[])),
  'closedDays', (SELECT coalesce(jsonb_agg(jsonb_build_object('siteId', c.site_id, 'reason', c.reason,
       'validFrom', c.valid_from, 'validTo', c.valid_to,
       'resourceIds', CASE WHEN c.resource_id IS NOT NULL THEN ARRAY(SELECT id FROM shut_below WHERE closed = c.resource_id
                                                                    UNION SELECT id FROM shut_above WHERE closed = c.resource_id) END,
       'name', jsonb_build_object('da', coalesce(r.name_da, t.name, d.name), 'en', coalesce(r.name_en, t.name, d.name)))), '[]')
     FROM closed c JOIN department d ON d.id = c.department_id LEFT JOIN site t ON t.id = c.site_id LEFT JOIN resource r ON r.id = c.resource_id),
  'schoolHolidays', (SELECT coalesce(jsonb_agg(jsonb_build_object('name', h.name, 'municipality', m.name, 'validFrom', h.valid_from,
       'validTo', h.valid_to)), '[]')
     FROM school_holiday h JOIN municipality m ON m.code = h.municipality_code JOIN department d ON d.municipality_code = m.code
    WHERE d.id = $1 AND h.valid_from <= $5 AND h.valid_to > $4),
  'sameOffers', (SELECT coalesce(jsonb_agg(jsonb_build_object('offerId', s.offer_id, 'siteId', s.site_id, 'session', jsonb_build_object(
       'kind', 'SESSION', 'id', s.id, 'title', jsonb_build_object('da', o.title_da, 'en', o.title_en),
       'startsAt', ${instant('s.starts_at')}, 'endsAt', ${instant('s.ends_at')}))), '[]')
     FROM session s JOIN offer o ON o.id = s.offer_id
    WHERE s.offer_id = ANY ($9::uuid[]) AND s.starts_at >= $2 AND s.starts_at < $3 AND s.state <> 'CANCELLED')) AS surroundings`;

/** Everything around a plan in one query. Instants come as ISO texts; `conflict.service.ts` makes Dates of them. */
export async function loadSurroundings(sql: Sql, question: SurroundingsQuestion): Promise<Raw> {
  const { departmentId, from, to, firstDay, lastDay, accounts, resources, sites, offers } = question;
  const { rows } = await sql.query<{ surroundings: Raw }>({
    name: 'allocations.surroundings',
    text: TEXT,
    values: [departmentId, from, to, firstDay, lastDay, accounts, resources, sites, offers],
  });
  const [row] = rows;
  if (row === undefined) throw new Error('the question after the surroundings answers one row');
  return row.surroundings;
}
