import type { Sql } from '#server/platform/database.ts';
import type { LocalDate } from '#server/time/local-time.ts';
import { schoolYearOf, schoolYearSpan } from '#server/time/school-year.ts';
import type { Candidate, SoughtSession } from './candidate.ts';

/** Away during some of a session's times, buffers and travel aside. Tables e (session_educator), s (session). */
export const AWAY_THEN = `EXISTS (SELECT FROM absence x, session_times(s.id) AS t
  WHERE x.account_id = e.account_id AND x.starts_at < t.ends_at AND t.starts_at < x.ends_at)`;

/** Outreach goes to the school that has booked first, where the register knows where it lies. */
const VISITED = `LEFT JOIN LATERAL (SELECT i.latitude, i.longitude FROM booking b JOIN institution i ON i.number = b.institution_number
    WHERE o.form = 'OUTREACH' AND b.session_id = s.id AND b.status IN ('CONFIRMED', 'REQUESTED') AND i.latitude IS NOT NULL
    ORDER BY b.created_at LIMIT 1) v ON true`;

const SOUGHT = `SELECT s.id, s.offer_id AS "offerId", jsonb_build_object('da', o.title_da, 'en', o.title_en) AS title,
    o.department_id AS "departmentId", s.local_date AS "localDate", s.starts_at AS "startsAt", s.ends_at AS "endsAt",
    s.buffer_before_minutes AS "bufferBeforeMinutes", s.buffer_after_minutes AS "bufferAfterMinutes",
    s.travel_minutes AS "travelMinutes", s.educators_needed AS "educatorsNeeded", s.state, s.revision,
    jsonb_build_object('latitude', coalesce(v.latitude, t.latitude), 'longitude', coalesce(v.longitude, t.longitude)) AS place,
    t.id AS "siteId", t.name AS "siteName",
    (SELECT coalesce(jsonb_agg(jsonb_build_object('startsAt', m.starts_at, 'endsAt', m.ends_at) ORDER BY m.position), '[]')
       FROM session_meeting m WHERE m.session_id = s.id) AS meetings,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'name', a.name, 'role', e.role, 'away', ${AWAY_THEN})
              ORDER BY e.role, a.name, a.id), '[]')
       FROM session_educator e JOIN account a ON a.id = e.account_id WHERE e.session_id = s.id) AS educators
  FROM session s JOIN offer o ON o.id = s.offer_id JOIN site t ON t.id = s.site_id ${VISITED}`;

/** A session with what its edits go by. */
export type SoughtRow = SoughtSession & { state: 'OPEN' | 'CLOSED' | 'CANCELLED'; revision: number };

type Meeting = { startsAt: string; endsAt: string };

function soughtOf(row: Omit<SoughtRow, 'meetings'> & { meetings: Meeting[] }): SoughtRow {
  return { ...row, meetings: row.meetings.map(spanOf) };
}

const spanOf = ({ startsAt, endsAt }: Meeting) => ({ startsAt: new Date(startsAt), endsAt: new Date(endsAt) });

/** Sessions by id, in the order of their start. */
export async function findSought(sql: Sql, ids: readonly string[]): Promise<SoughtRow[]> {
  const { rows } = await sql.query(`${SOUGHT} WHERE s.id = ANY ($1) ORDER BY s.starts_at, s.id`, [ids]);
  return rows.map(soughtOf);
}

export interface SoughtQuestion {
  departmentId: string;
  /** Danish days, both included. */
  from: LocalDate;
  to: LocalDate;
  /** Only what has not begun. */
  after: Date;
}

/** The sessions of a department that need educators and are not cancelled, in the order of their start. */
export async function findSoughtIn(sql: Sql, { departmentId, from, to, after }: SoughtQuestion): Promise<SoughtRow[]> {
  const { rows } = await sql.query(
    `${SOUGHT} WHERE o.department_id = $1 AND s.local_date BETWEEN $2 AND $3 AND s.starts_at > $4 AND s.state <> 'CANCELLED'
       AND s.educators_needed > (SELECT count(*) FROM session_educator e WHERE e.session_id = s.id AND e.role <> 'LEARNING'
                                   AND NOT ${AWAY_THEN})
     ORDER BY s.starts_at, s.id`,
    [departmentId, from, to, after],
  );
  return rows.map(soughtOf);
}

/** The sessions somebody teaches while they are away, that have not begun and are not cancelled. */
export async function findMissed(sql: Sql, accountId: string, after: Date): Promise<SoughtRow[]> {
  const { rows } = await sql.query(
    `${SOUGHT} WHERE s.starts_at > $2 AND s.state <> 'CANCELLED'
       AND EXISTS (SELECT FROM session_educator e WHERE e.session_id = s.id AND e.account_id = $1 AND ${AWAY_THEN})
     ORDER BY s.starts_at, s.id`,
    [accountId, after],
  );
  return rows.map(soughtOf);
}

/** Works for the department on some of the days. Table a (account); $1 the department, $2 and $3 the days. */
const WORKS = `EXISTS (SELECT FROM role_grant r WHERE r.account_id = a.id AND r.role IN ('EDUCATOR', 'DEPARTMENT_LEAD')
  AND r.department_id = $1 AND r.valid_from <= $3 AND (r.valid_to IS NULL OR r.valid_to > $2))`;

const PLACE_OF_TAKING = `CASE WHEN s.id IS NULL THEN NULL WHEN o.form = 'OUTREACH' THEN
    (SELECT jsonb_build_object('latitude', i.latitude, 'longitude', i.longitude) FROM booking b
       JOIN institution i ON i.number = b.institution_number WHERE b.session_id = s.id AND b.status IN ('CONFIRMED', 'REQUESTED')
       AND i.latitude IS NOT NULL ORDER BY b.created_at LIMIT 1)
  ELSE jsonb_build_object('latitude', t.latitude, 'longitude', t.longitude) END`;

/** What takes the account a in [$4, $5). */
const TAKINGS = `SELECT jsonb_agg(jsonb_build_object('startsAt', lower(l.during), 'endsAt', upper(l.during), 'place', ${PLACE_OF_TAKING},
    'by', jsonb_build_object('kind', CASE WHEN s.id IS NULL THEN 'BLOCKED_TIME' ELSE 'SESSION' END, 'id', coalesce(s.id, b.id),
      'title', jsonb_build_object('da', coalesce(o.title_da, b.title), 'en', coalesce(o.title_en, b.title)),
      'startsAt', coalesce(s.starts_at, b.starts_at), 'endsAt', coalesce(s.ends_at, b.ends_at))) ORDER BY lower(l.during), l.id)
  FROM allocation l LEFT JOIN session s ON s.id = l.session_id LEFT JOIN offer o ON o.id = s.offer_id LEFT JOIN site t ON t.id = s.site_id
    LEFT JOIN blocked_time b ON b.id = l.blocked_time_id
  WHERE l.account_id = a.id AND l.during && tstzrange($4, $5)`;

/** What the account a teaches in each week of the school years from $6 (included) to $7 (not). */
const LOAD = `SELECT jsonb_agg(jsonb_build_object('year', w.year, 'monday', w.monday, 'minutes', w.minutes, 'sessions', w.sessions))
  FROM (SELECT extract(year FROM x.local_date - interval '7 months')::integer AS year, date_trunc('week', x.local_date)::date AS monday,
               sum(extract(epoch FROM x.ends_at - x.starts_at) / 60)::integer AS minutes, count(*) FILTER (WHERE x.first)::integer AS sessions
          FROM (SELECT s.local_date, s.starts_at, s.ends_at, true AS first FROM session_educator e JOIN session s ON s.id = e.session_id
                 WHERE e.account_id = a.id AND s.state <> 'CANCELLED' AND s.local_date >= $6 AND s.local_date < $7
                UNION ALL
                SELECT m.local_date, m.starts_at, m.ends_at, false FROM session_educator e JOIN session s ON s.id = e.session_id
                  JOIN session_meeting m ON m.session_id = s.id
                 WHERE e.account_id = a.id AND s.state <> 'CANCELLED' AND m.local_date >= $6 AND m.local_date < $7) x
         GROUP BY 1, 2) w`;

/** The load of one person, of the table a: $6 and $7 as above. For lists that show it. */
export interface CandidateQuestion {
  departmentId: string;
  /** Danish days on which somebody is sought, both included. */
  from: LocalDate;
  to: LocalDate;
}

type Json<Row> = { [Key in keyof Row]: Row[Key] extends Date ? string : Row[Key] };
interface Row extends Pick<Candidate, 'id' | 'name' | 'worksOn' | 'competences' | 'hours' | 'exceptions'> {
  away: Json<Candidate['away'][number]>[];
  takings: (Omit<Candidate['takings'][number], 'startsAt' | 'endsAt' | 'by'> &
    Meeting & { by: Json<Candidate['takings'][number]['by']> })[];
  load: { year: number; monday: LocalDate; minutes: number; sessions: number }[];
}

/** Everybody who works for a department on some of the days, with all that the ranking looks at: one query. */
export async function findCandidates(sql: Sql, { departmentId, from, to }: CandidateQuestion): Promise<Candidate[]> {
  const { rows } = await sql.query<Row>(
    `SELECT a.id, a.name,
       (SELECT jsonb_agg(jsonb_build_object('from', r.valid_from, 'to', r.valid_to)) FROM role_grant r
         WHERE r.account_id = a.id AND r.role IN ('EDUCATOR', 'DEPARTMENT_LEAD') AND r.department_id = $1) AS "worksOn",
       coalesce((SELECT jsonb_agg(jsonb_build_object('offerId', c.offer_id, 'role', c.role)) FROM competence c
         WHERE c.account_id = a.id), '[]') AS competences,
       coalesce((SELECT jsonb_agg(jsonb_build_object('startsAt', x.starts_at, 'endsAt', x.ends_at) ORDER BY x.starts_at) FROM absence x
         WHERE x.account_id = a.id AND x.ends_at > $4 AND x.starts_at < $5), '[]') AS away,
       coalesce((SELECT jsonb_agg(jsonb_build_object('weekday', h.weekday, 'startsAt', h.starts_at, 'endsAt', h.ends_at,
           'validFrom', h.valid_from, 'validTo', h.valid_to)) FROM working_hours h WHERE h.account_id = a.id), '[]') AS hours,
       coalesce((SELECT jsonb_agg(jsonb_build_object('localDate', w.local_date, 'startsAt', w.starts_at, 'endsAt', w.ends_at))
         FROM working_day_exception w WHERE w.account_id = a.id AND w.local_date BETWEEN $2 AND $3), '[]') AS exceptions,
       coalesce((${TAKINGS}), '[]') AS takings, coalesce((${LOAD}), '[]') AS load
     FROM account a WHERE a.active AND a.erased_at IS NULL AND ${WORKS} ORDER BY a.id`,
    [departmentId, from, to, ...surrounding(from, to)],
  );
  return rows.map(candidateOf);
}

/** The instants a day before and after, and the school years of the days. */
function surrounding(from: LocalDate, to: LocalDate): [Date, Date, LocalDate, LocalDate] {
  const day = 86_400_000;
  return [
    new Date(Date.parse(`${from}T00:00:00Z`) - day),
    new Date(Date.parse(`${to}T00:00:00Z`) + 2 * day),
    schoolYearSpan(schoolYearOf(from)).from,
    schoolYearSpan(schoolYearOf(to)).to,
  ];
}

function candidateOf({ away, takings, load, ...row }: Row): Candidate {
  return {
    ...row,
    away: away.map(spanOf),
    takings: takings.map((taking) => ({ ...taking, ...spanOf(taking), by: { ...taking.by, ...spanOf(taking.by) } })),
    load: load.map(({ year, ...week }) => ({ ...week, schoolYear: schoolYearOf(`${year}-08-01`) })),
  };
}
