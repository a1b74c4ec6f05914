import type { Part } from '#server/http/policy.ts';
import type { Sql } from '#server/platform/database.ts';
import type { LocalDate } from '#server/time/local-time.ts';
import type { AskedGroup, AskedOffer, DateRequestFacts } from './date-request.facts.ts';
import type { Wish } from './date-request.rules.ts';

const OFFER = `jsonb_build_object(
  'id', o.id, 'slug', o.slug, 'title', jsonb_build_object('da', o.title_da, 'en', o.title_en), 'published', o.state = 'PUBLISHED',
  'durationMinutes', o.duration_minutes, 'targetGroups', to_jsonb(o.target_groups), 'gradeFrom', o.grade_from, 'gradeTo', o.grade_to,
  'ageGroups', to_jsonb(coalesce(o.age_groups, '{}')), 'minPupils', o.min_pupils, 'maxPupils', o.max_pupils, 'maxGroups', o.max_groups,
  'pupilsPerAdult', o.pupils_per_adult, 'adultRatios', o.adult_ratios, 'leadTimeWorkingDays', o.lead_time_working_days,
  'cancellationWorkingDays', o.cancellation_working_days,
  'department', jsonb_build_object('id', d.id, 'slug', d.slug, 'name', d.name, 'email', d.email, 'phone', d.phone))`;

/** What a new request is judged by, as it stands at one moment. */
export interface Asking {
  offer: AskedOffer | null;
  /** Null = unknown, or closed. */
  institution: { number: string | null; name: string; municipalityCode: string | null } | null;
  /** Requests made with this contact mail in the last hour. */
  recent: number;
  /** The request that this idempotency key made before. */
  known: { id: string; requestHash: string } | null;
}

export interface AskingQuestion {
  slug: string;
  institution: { number: string } | { name: string; municipality: string };
  contactEmail: string;
  requestKey: string | null;
  now: Date;
}

/** Everything that deciding about a new date request needs, in one round trip. */
export async function loadAsking(sql: Sql, question: AskingQuestion): Promise<Asking> {
  const { slug, institution, contactEmail, requestKey, now } = question;
  const byNumber = 'number' in institution;
  const { rows } = await sql.query<Asking>(
    `SELECT (SELECT ${OFFER} FROM offer o JOIN department d ON d.id = o.department_id WHERE o.slug = $1 AND o.state = 'PUBLISHED') AS offer,
       (SELECT jsonb_build_object('number', i.number, 'name', i.name, 'municipalityCode', i.municipality_code)
          FROM institution i WHERE i.number = $2 AND i.active
        UNION ALL SELECT jsonb_build_object('number', NULL, 'name', $3::text, 'municipalityCode', m.code)
          FROM municipality m WHERE $2::text IS NULL AND m.code = $4) AS institution,
       (SELECT count(*) FROM date_request WHERE contact_email = $5 AND created_at > $6::timestamptz - interval '1 hour') AS recent,
       (SELECT jsonb_build_object('id', id, 'requestHash', request_hash) FROM date_request WHERE request_key = $7) AS known`,
    [
      slug,
      byNumber ? institution.number : null,
      byNumber ? null : institution.name,
      byNumber ? null : institution.municipality,
      contactEmail,
      now,
      requestKey,
    ],
  );
  const [row] = rows;
  if (row === undefined) throw new Error('a query without FROM answers one row');
  return row;
}

export interface NewRow {
  id: string;
  offer: AskedOffer;
  language: 'da' | 'en';
  institution: NonNullable<Asking['institution']>;
  contact: { name: string; email: string; phone: string };
  groups: AskedGroup[];
  pupils: number;
  adults: number;
  wish: Wish;
  needs: string | null;
  message: string | null;
  requestKey: string | null;
  requestHash: string;
  now: Date;
}

/** False = the key has made one meanwhile. */
export async function insertDateRequest(sql: Sql, row: NewRow): Promise<boolean> {
  const { institution, contact, wish, offer } = row;
  const { rowCount } = await sql.query(
    `INSERT INTO date_request (id, offer_id, department_id, language, institution_number, institution_name, municipality_code,
       contact_name, contact_email, contact_phone, groups, pupils, adults, wish_from, wish_to, weekdays, time_of_day, message, needs,
       request_key, request_hash, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22)
     ON CONFLICT (request_key) DO NOTHING`,
    [
      ...[row.id, offer.id, offer.department.id, row.language],
      ...[institution.number, institution.name, institution.municipalityCode],
      ...[contact.name, contact.email, contact.phone],
      ...[JSON.stringify(row.groups), row.pupils, row.adults, wish.from, wish.to, wish.weekdays, wish.timeOfDay],
      ...[row.message, row.needs, row.requestKey, row.requestHash, row.now],
    ],
  );
  return rowCount === 1;
}

const COLUMNS = `q.id, q.state, q.language, q.groups, q.pupils, q.adults, q.needs, q.message, q.created_at AS "createdAt",
  q.answered_at AS "answeredAt", a.name AS "answeredBy", q.answer, q.erased_at IS NOT NULL AS erased, ${OFFER} AS offer,
  jsonb_build_object('number', q.institution_number, 'name', q.institution_name, 'municipalityCode', q.municipality_code) AS institution,
  jsonb_build_object('name', q.contact_name, 'email', q.contact_email, 'phone', q.contact_phone) AS contact,
  jsonb_build_object('from', q.wish_from, 'to', q.wish_to, 'weekdays', to_jsonb(q.weekdays), 'timeOfDay', q.time_of_day) AS wish,
  CASE WHEN b.id IS NOT NULL THEN jsonb_build_object('id', b.id, 'reference', b.reference, 'status', b.status, 'linkVersion', b.link_version,
    'expiresAt', b.expires_at, 'startsAt', s.starts_at, 'endsAt', s.ends_at, 'site', t.name) END AS booking`;
const TABLES = `date_request q JOIN offer o ON o.id = q.offer_id JOIN department d ON d.id = q.department_id
  LEFT JOIN account a ON a.id = q.answered_by LEFT JOIN booking b ON b.id = q.booking_id
  LEFT JOIN session s ON s.id = b.session_id LEFT JOIN site t ON t.id = s.site_id`;
const REACHED = '($1::uuid[] IS NULL OR q.department_id = ANY ($1))';

type Row = Omit<DateRequestFacts, 'createdAt' | 'answeredAt' | 'groups'> & {
  groups: (Pick<AskedGroup, 'label' | 'pupils' | 'adults'> & Partial<AskedGroup>)[];
  createdAt: Date;
  answeredAt: Date | null;
};

/** What a group leaves out is not said. */
const NOT_SAID = { gradeLevel: null, ageGroup: null, studyYear: null, specialEducation: false };

function factsOf(row: Row): DateRequestFacts {
  return {
    ...row,
    groups: row.groups.map((group) => ({ ...NOT_SAID, ...group })),
    createdAt: row.createdAt.toISOString(),
    answeredAt: row.answeredAt?.toISOString() ?? null,
  };
}

/** One date request; null = there is none. */
export async function findDateRequest(sql: Sql, id: string): Promise<DateRequestFacts | null> {
  const { rows } = await sql.query<Row>(`SELECT ${COLUMNS} FROM ${TABLES} WHERE q.id = $1`, [id]);
  return rows[0] ? factsOf(rows[0]) : null;
}

const idsOf = (departments: Part) => (departments === 'all' ? null : departments);

/** Open ones by their last day. */
export async function findOpen(sql: Sql, departments: Part, limit: number): Promise<DateRequestFacts[]> {
  const { rows } = await sql.query<Row>(
    `SELECT ${COLUMNS} FROM ${TABLES} WHERE ${REACHED} AND q.state = 'OPEN' ORDER BY q.wish_to, q.created_at, q.id LIMIT $2`,
    [idsOf(departments), limit],
  );
  return rows.map(factsOf);
}

/** Those that are done since an instant, latest first. */
export async function findDone(sql: Sql, departments: Part, since: Date, limit: number): Promise<DateRequestFacts[]> {
  const { rows } = await sql.query<Row>(
    `SELECT ${COLUMNS} FROM ${TABLES} WHERE ${REACHED} AND q.state <> 'OPEN' AND q.answered_at >= $2
     ORDER BY q.answered_at DESC, q.id LIMIT $3`,
    [idsOf(departments), since, limit],
  );
  return rows.map(factsOf);
}

export async function countOpen(sql: Sql, departments: Part): Promise<number> {
  const { rows } = await sql.query<{ open: number }>(
    `SELECT count(*) AS open FROM date_request q WHERE ${REACHED} AND q.state = 'OPEN'`,
    [idsOf(departments)],
  );
  return rows[0]?.open ?? 0;
}

export interface PossibleSession {
  id: string;
  startsAt: Date;
  endsAt: Date;
  localDate: LocalDate;
  site: string;
  left: { groups: number; pupils: number; adults: number };
}

/** Coming open sessions of an offer, soonest first. */
export async function findSessionsOf(
  sql: Sql,
  { offerId, from, until, limit }: { offerId: string; from: Date; until: LocalDate; limit: number },
): Promise<PossibleSession[]> {
  const { rows } = await sql.query<PossibleSession>(
    `SELECT s.id, s.starts_at AS "startsAt", s.ends_at AS "endsAt", s.local_date AS "localDate", t.name AS site,
       jsonb_build_object('groups', s.capacity_groups - s.taken_groups, 'pupils', s.capacity_pupils - s.taken_pupils,
                          'adults', s.capacity_adults - s.taken_adults) AS left
     FROM session s JOIN site t ON t.id = s.site_id
     WHERE s.offer_id = $1 AND s.state = 'OPEN' AND s.starts_at > $2 AND s.local_date <= $3 ORDER BY s.starts_at, s.id LIMIT $4`,
    [offerId, from, until, limit],
  );
  return rows;
}
