import type { Sql } from '#server/platform/database.ts';
import type { LocalDate } from '#server/time/local-time.ts';
import type { BoardFacts } from './board.facts.ts';

/** Everything that a department's board shows of some days. */
export interface BoardQuestion {
  departmentId: string;
  from: LocalDate;
  /** Included. */
  to: LocalDate;
}

const ms = (column: string) => `(extract(epoch FROM ${column}) * 1000)::bigint`;
const list = (object: string, rest: string) =>
  `(SELECT coalesce(json_agg(json_build_object(${object})), '[]') ${rest})`;
const hours = (owner: string) =>
  list(`'weekday', h.weekday, 'from', h.opens_at, 'to', h.closes_at`, `FROM opening_hours h WHERE h.${owner}`);
/** The first instant of the first day, and that of the day after the last one. */
const FROM = `($2::date::timestamp AT TIME ZONE 'Europe/Copenhagen')`;
const TO = `(($3::date + 1)::timestamp AT TIME ZONE 'Europe/Copenhagen')`;

/** Course meetings count: a session is shown in each week that it has a meeting in. */
const SHOWN = `WITH shown AS MATERIALIZED (
    SELECT s.id FROM session s JOIN offer o ON o.id = s.offer_id
     WHERE s.local_date BETWEEN $2 AND $3 AND o.department_id = $1
    UNION SELECT x.session_id FROM session_meeting x JOIN session s ON s.id = x.session_id JOIN offer o ON o.id = s.offer_id
     WHERE x.local_date BETWEEN $2 AND $3 AND o.department_id = $1),
  staff AS MATERIALIZED (
    SELECT a.id, a.name FROM account a WHERE a.id IN (
      SELECT e.account_id FROM session_educator e JOIN shown ON shown.id = e.session_id
      UNION SELECT r.account_id FROM role_grant r WHERE r.department_id = $1 AND r.role = 'EDUCATOR'
        AND r.valid_from <= $3 AND (r.valid_to IS NULL OR r.valid_to > $2)
      UNION SELECT w.account_id FROM working_hours w WHERE w.department_id = $1 AND w.valid_from <= $3
        AND (w.valid_to IS NULL OR w.valid_to > $2)))`;

const FACTS = `json_build_object(
  'sites', ${list(`'id', t.id, 'slug', t.slug, 'name', t.name`, 'FROM site t WHERE t.department_id = $1')},
  'sessions', (SELECT coalesce(json_agg(json_build_object(
      'id', s.id, 'offerId', s.offer_id, 'siteId', s.site_id, 'site', t.name, 'state', s.state,
      'from', ${ms('s.starts_at')}, 'to', ${ms('s.ends_at')}, 'title', json_build_object('da', o.title_da, 'en', o.title_en),
      'family', o.subject_family, 'form', o.form, 'groups', s.capacity_groups, 'takenGroups', s.taken_groups,
      'pupils', s.capacity_pupils, 'takenPupils', s.taken_pupils, 'needed', s.educators_needed,
      'before', s.buffer_before_minutes, 'after', s.buffer_after_minutes, 'travel', s.travel_minutes,
      'reviews', coalesce(review.open, 0)) ORDER BY s.starts_at, o.slug, s.id), '[]')
    FROM shown JOIN session s ON s.id = shown.id JOIN offer o ON o.id = s.offer_id JOIN site t ON t.id = s.site_id
    LEFT JOIN (SELECT k.session_id, count(*) AS open FROM review_task k JOIN shown ON shown.id = k.session_id
                WHERE k.outcome IS NULL GROUP BY 1) review ON review.session_id = s.id),
  'meetings', ${list(
    `'sessionId', x.session_id, 'position', x.position, 'from', ${ms('x.starts_at')}, 'to', ${ms('x.ends_at')}`,
    'FROM session_meeting x JOIN shown ON shown.id = x.session_id',
  )},
  'educators', ${list(
    `'sessionId', e.session_id, 'accountId', e.account_id, 'role', e.role, 'allocated', taken.account_id IS NOT NULL`,
    `FROM shown JOIN session_educator e ON e.session_id = shown.id
     LEFT JOIN (SELECT DISTINCT l.session_id, l.account_id FROM allocation l JOIN shown ON shown.id = l.session_id
                 WHERE l.account_id IS NOT NULL) taken ON taken.session_id = e.session_id AND taken.account_id = e.account_id`,
  )},
  'uses', ${list(
    `'sessionId', u.session_id, 'thingId', u.resource_id, 'quantity', u.quantity`,
    'FROM session_resource u JOIN shown ON shown.id = u.session_id',
  )},
  'bookings', (SELECT coalesce(json_agg(json_build_object('sessionId', b.session_id, 'school', b.institution_name,
      'groups', (SELECT string_agg(g.label, ', ' ORDER BY g.position) FROM booking_group g WHERE g.booking_id = b.id),
      'pupils', b.pupils, 'adults', b.adults, 'requested', b.status = 'REQUESTED', 'attended', att.booking_id IS NOT NULL)
      ORDER BY b.created_at, b.id), '[]')
    FROM shown JOIN booking b ON b.session_id = shown.id LEFT JOIN attendance att ON att.booking_id = b.id
    WHERE b.status IN ('CONFIRMED', 'REQUESTED')),
  'asked', ${list(
    `'sessionId', q.session_id, 'name', a.name`,
    `FROM educator_request q JOIN shown ON shown.id = q.session_id JOIN account a ON a.id = q.account_id WHERE q.state = 'ASKED'`,
  )},
  'people', (SELECT coalesce(json_agg(json_build_object('id', p.id, 'name', p.name,
      'hours', ${list(
        `'weekday', w.weekday, 'from', w.starts_at, 'to', w.ends_at, 'validFrom', w.valid_from, 'validTo', w.valid_to`,
        'FROM working_hours w WHERE w.account_id = p.id AND w.department_id = $1 AND w.valid_from <= $3 AND (w.valid_to IS NULL OR w.valid_to > $2)',
      )},
      'exceptions', ${list(
        `'date', x.local_date, 'from', x.starts_at, 'to', x.ends_at`,
        'FROM working_day_exception x WHERE x.account_id = p.id AND x.local_date BETWEEN $2 AND $3',
      )},
      'absences', ${list(
        `'from', ${ms('v.starts_at')}, 'to', ${ms('v.ends_at')}`,
        `FROM absence v WHERE v.account_id = p.id AND v.starts_at < ${TO} AND v.ends_at > ${FROM}`,
      )}) ORDER BY p.name, p.id), '[]') FROM staff p),
  'things', (SELECT coalesce(json_agg(json_build_object('id', r.id, 'parentId', r.parent_id, 'siteId', r.site_id, 'site', t.name,
      'kind', r.kind, 'name', json_build_object('da', r.name_da, 'en', r.name_en), 'pooled', r.pooled, 'quantity', r.quantity,
      'hours', ${hours('resource_id = r.id')}) ORDER BY t.name NULLS LAST, r.kind, r.name_da, r.id), '[]')
    FROM resource r LEFT JOIN site t ON t.id = r.site_id
    WHERE r.department_id = $1 AND (r.active OR r.id IN (SELECT u.resource_id FROM session_resource u JOIN shown ON shown.id = u.session_id))),
  'blocked', (SELECT coalesce(json_agg(json_build_object('id', k.id, 'kind', k.kind, 'title', k.title,
      'from', ${ms('k.starts_at')}, 'to', ${ms('k.ends_at')},
      'people', (SELECT coalesce(json_agg(z.account_id), '[]') FROM blocked_time_person z WHERE z.blocked_time_id = k.id),
      'things', (SELECT coalesce(json_agg(z.resource_id), '[]') FROM blocked_time_resource z WHERE z.blocked_time_id = k.id))
      ORDER BY k.starts_at, k.id), '[]')
    FROM blocked_time k WHERE k.starts_at < ${TO} AND k.ends_at > ${FROM} AND (k.department_id = $1 OR EXISTS (
      SELECT FROM blocked_time_person z JOIN staff ON staff.id = z.account_id WHERE z.blocked_time_id = k.id))),
  'closed', (SELECT coalesce(json_agg(json_build_object('siteId', c.site_id, 'site', t.name, 'thingId', c.resource_id,
      'from', c.valid_from, 'to', c.valid_to, 'reason', c.reason) ORDER BY c.valid_from, c.id), '[]')
    FROM closed_day c LEFT JOIN site t ON t.id = c.site_id
    WHERE c.department_id = $1 AND c.valid_from <= $3 AND c.valid_to > $2),
  'holidays', (SELECT coalesce(json_agg(json_build_object('name', h.name, 'municipality', m.name, 'from', h.valid_from, 'to', h.valid_to)
      ORDER BY h.valid_from, h.name), '[]')
    FROM school_holiday h JOIN municipality m ON m.code = h.municipality_code JOIN department d ON d.municipality_code = m.code
    WHERE d.id = $1 AND h.valid_from <= $3 AND h.valid_to > $2),
  'elsewhere', (SELECT coalesce(json_agg(json_build_object('accountId', l.account_id, 'from', ${ms('lower(l.during)')}, 'to', ${ms('upper(l.during)')},
      'title', json_build_object('da', o.title_da, 'en', o.title_en), 'department', d.name) ORDER BY l.during), '[]')
    FROM allocation l JOIN staff ON staff.id = l.account_id JOIN session s ON s.id = l.session_id JOIN offer o ON o.id = s.offer_id
    JOIN department d ON d.id = o.department_id
    WHERE o.department_id <> $1 AND l.during && tstzrange(${FROM}, ${TO})))`;

/** What a department's board shows of some days, in one query. */
export async function loadBoard(sql: Sql, { departmentId, from, to }: BoardQuestion): Promise<BoardFacts> {
  const { rows } = await sql.query<{ facts: BoardFacts }>({
    name: 'boards.facts',
    text: `${SHOWN} SELECT ${FACTS} AS facts`,
    values: [departmentId, from, to],
  });
  const [row] = rows;
  if (row === undefined) throw new Error('the board is one row');
  return row.facts;
}

/** A fingerprint of what `loadBoard` answers: another one whenever anything of it is another. */
export async function boardFingerprint(sql: Sql, { departmentId, from, to }: BoardQuestion): Promise<string> {
  const { rows } = await sql.query<{ fingerprint: string }>({
    name: 'boards.fingerprint',
    text: `${SHOWN} SELECT encode(sha256(convert_to((${FACTS})::text, 'UTF8')), 'base64') AS fingerprint`,
    values: [departmentId, from, to],
  });
  return rows[0]?.fingerprint ?? '';
}

export interface BoardDepartment {
  id: string;
  slug: string;
  name: string;
}

/** The departments among some (or all), by name. */
export async function listBoardDepartments(sql: Sql, ids: 'all' | string[]): Promise<BoardDepartment[]> {
  const { rows } = await sql.query<BoardDepartment>({
    name: 'boards.departments',
    text: 'SELECT id, slug, name FROM department WHERE $1::uuid[] IS NULL OR id = ANY ($1) ORDER BY name, id',
    values: [ids === 'all' ? null : ids],
  });
  return rows;
}

/** When the next session ends, of those that begin that day or the day after; null = none does. */
export async function nextEndAfter(sql: Sql, now: Date, firstDay: LocalDate): Promise<Date | null> {
  const { rows } = await sql.query<{ at: Date | null }>({
    name: 'boards.next-end',
    text: 'SELECT min(ends_at) AS at FROM session WHERE local_date BETWEEN $2 AND $2::date + 1 AND ends_at > $1',
    values: [now, firstDay],
  });
  return rows[0]?.at ?? null;
}
