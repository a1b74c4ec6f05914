import type { Sql } from '#server/platform/database.ts';
import type { BookingFacts, BookingSnapshot, SessionFacts } from './booking.facts.ts';
import type { Places } from './booking.rules.ts';
import { HOUSE_LEFT } from './house-left.sql.ts';

// The reading queries have names: pg then prepares them, and each connection plans them once. Planning these takes PostgreSQL
// several times as long as answering them.

/** An offer as JSON, of the table o: the rules and words that a booking goes by. */
const OFFER_JSON = `jsonb_build_object(
    'id', o.id, 'slug', o.slug, 'versionId', o.current_version_id, 'title', jsonb_build_object('da', o.title_da, 'en', o.title_en),
    'clothing', jsonb_build_object('da', o.clothing_da, 'en', o.clothing_en), 'subjectFamily', o.subject_family, 'subject', o.subject,
    'form', o.form, 'confirmation', o.confirmation, 'published', o.state = 'PUBLISHED', 'targetGroups', to_jsonb(o.target_groups),
    'gradeFrom', o.grade_from, 'gradeTo', o.grade_to, 'ageGroups', to_jsonb(coalesce(o.age_groups, '{}')), 'minPupils', o.min_pupils,
    'maxPupils', o.max_pupils, 'maxGroups', o.max_groups, 'pupilsPerAdult', o.pupils_per_adult, 'adultRatios', o.adult_ratios,
    'leadTimeWorkingDays', o.lead_time_working_days, 'cancellationWorkingDays', o.cancellation_working_days,
    'bookingOpensAt', o.booking_opens_at, 'requestWorkingDays', o.request_working_days, 'headApproval', o.head_approval,
    'headWorkingDays', o.head_working_days, 'levelByRequest', o.level_by_request, 'travelMinutes', o.travel_minutes, 'priceOre', o.price_ore,
    'priceNote', jsonb_build_object('da', o.price_note_da, 'en', o.price_note_en))`;

const sessionJson = (offer: string) => `jsonb_build_object(
  'id', s.id, 'version', s.version, 'revision', s.revision, 'state', s.state, 'startsAt', s.starts_at, 'endsAt', s.ends_at, 'localDate', s.local_date,
  'capacity', jsonb_build_object('groups', s.capacity_groups, 'pupils', s.capacity_pupils, 'adults', s.capacity_adults),
  'taken', jsonb_build_object('groups', s.taken_groups, 'pupils', s.taken_pupils, 'adults', s.taken_adults),
  'travelMinutes', s.travel_minutes, 'onlineUrl', coalesce(s.online_url, o.online_url),
  'houseLeft', ${HOUSE_LEFT},
  'offer', ${offer},
  'department', jsonb_build_object('id', d.id, 'slug', d.slug, 'name', d.name, 'email', d.email, 'phone', d.phone),
  'site', jsonb_build_object(
    'name', t.name, 'address', t.address, 'postalCode', t.postal_code, 'city', t.city, 'latitude', t.latitude, 'longitude', t.longitude,
    'meetingPoint', coalesce(
      (SELECT jsonb_build_object('da', r.name_da || ': ' || r.description_da, 'en', r.name_en || ': ' || r.description_en)
         FROM resource r WHERE r.id = s.meeting_point_id),
      jsonb_build_object('da', t.meeting_point_da, 'en', t.meeting_point_en)),
    'transport', jsonb_build_object('da', t.transport_da, 'en', t.transport_en),
    'lunch', jsonb_build_object('da', t.lunch_da, 'en', t.lunch_en)),
  'meetings', (SELECT coalesce(jsonb_agg(jsonb_build_object('startsAt', x.starts_at, 'endsAt', x.ends_at) ORDER BY x.position), '[]')
               FROM session_meeting x WHERE x.session_id = s.id),
  'educators', (SELECT coalesce(jsonb_agg(jsonb_build_object('name', a.name, 'email', a.email, 'phone', a.phone) ORDER BY a.name), '[]')
                FROM session_educator e JOIN account a ON a.id = e.account_id WHERE e.session_id = s.id),
  'materialsBefore', (SELECT coalesce(jsonb_agg(jsonb_build_object('da', m.title_da, 'en', m.title_en) ORDER BY m.position), '[]')
                      FROM material m WHERE m.offer_id = o.id AND m.phase = 'BEFORE'))`;

/** A session as JSON, of the tables s (session), o (offer), d (department) and t (site). */
export const SESSION_JSON = sessionJson(OFFER_JSON);

/** The session of the booking b: its offer is the version that was booked. */
const BOOKED_SESSION_JSON = sessionJson(
  `${OFFER_JSON} || coalesce((SELECT v.content->'booked' FROM offer_version v WHERE v.id = b.offer_version_id), '{}')`,
);

export const SESSION_TABLES = `session s
  JOIN offer o ON o.id = s.offer_id
  JOIN department d ON d.id = o.department_id
  JOIN site t ON t.id = s.site_id`;

/** A booking as JSON, of the table b (booking), m (its municipality, may be missing) and a session as above. */
export const BOOKING_JSON = `jsonb_build_object(
  'id', b.id, 'reference', b.reference, 'status', b.status, 'linkVersion', b.link_version, 'sequence', b.sequence, 'version', b.version,
  'language', b.language,
  'institution', jsonb_build_object('number', b.institution_number, 'name', b.institution_name, 'kind', b.institution_kind,
    'municipality', CASE WHEN m.code IS NOT NULL THEN jsonb_build_object('code', m.code, 'name', m.name) END),
  'contact', jsonb_build_object('name', b.contact_name, 'email', b.contact_email, 'phone', b.contact_phone),
  'visitor', jsonb_build_object('name', b.visitor_name, 'email', b.visitor_email, 'phone', b.visitor_phone),
  'administrator', CASE WHEN b.administrator_email IS NOT NULL THEN
    jsonb_build_object('name', b.administrator_name, 'email', b.administrator_email) END,
  'administratorFromSchool', b.administrator_from_school,
  'groups', (SELECT jsonb_agg(jsonb_build_object('id', g.id, 'label', g.label, 'gradeLevel', g.grade_level, 'ageGroup', g.age_group,
      'studyYear', g.study_year, 'specialEducation', g.special_education, 'pupils', g.pupils, 'adults', g.adults) ORDER BY g.position)
    FROM booking_group g WHERE g.booking_id = b.id),
  'needs', b.needs, 'message', b.message,
  'invoice', CASE WHEN b.invoice_gln IS NOT NULL THEN
    jsonb_build_object('gln', b.invoice_gln, 'orderNumber', b.invoice_order_number, 'reference', b.invoice_reference) END,
  'priceOre', b.price_ore, 'createdAt', b.created_at, 'updatedAt', b.updated_at, 'cancelledAt', b.cancelled_at,
  'cancelReason', b.cancel_reason, 'endCode', b.end_code, 'bookingSetId', b.booking_set_id, 'expiresAt', b.expires_at,
  'waitlistEntryId', b.waitlist_entry_id, 'acceptedAt', b.accepted_at, 'otherLevel', b.other_level, 'evaluatedAt', b.evaluated_at,
  'place', CASE WHEN b.place_address IS NOT NULL THEN jsonb_build_object('address', b.place_address, 'postalCode', b.place_postal_code,
                                                                         'city', b.place_city, 'notes', b.place_notes) END,
  'head', (SELECT jsonb_build_object('name', x.name, 'email', x.email, 'dueAt', x.due_at, 'answer', x.answer, 'reason', x.reason)
           FROM head_approval x WHERE x.booking_id = b.id),
  'proposal', (SELECT jsonb_build_object('id', x.id, 'sessionId', x.session_id, 'holdId', x.hold_id, 'startsAt', y.starts_at,
                                         'endsAt', y.ends_at, 'message', x.message, 'expiresAt', x.expires_at)
               FROM time_proposal x JOIN session y ON y.id = x.session_id WHERE x.booking_id = b.id AND x.outcome IS NULL),
  'attended', EXISTS (SELECT 1 FROM attendance WHERE booking_id = b.id),
  'came', EXISTS (SELECT 1 FROM attendance WHERE booking_id = b.id AND outcome = 'CAME'), 'offerVersionId', b.offer_version_id,
  'review', (SELECT jsonb_build_object('id', w.id, 'cause', w.cause, 'message', w.message, 'before', w.before,
                                       'cancelCause', s.cancel_cause)
             FROM review_task w WHERE w.booking_id = b.id AND w.outcome IS NULL), 'session', ${BOOKED_SESSION_JSON})`;

export const BOOKING_TABLES = `booking b
  LEFT JOIN municipality m ON m.code = b.municipality_code
  JOIN session s ON s.id = b.session_id
  JOIN offer o ON o.id = s.offer_id
  JOIN department d ON d.id = o.department_id
  JOIN site t ON t.id = s.site_id`;

export interface SnapshotQuestion {
  sessionId: string;
  institution: { number: string } | { name: string; municipality: string };
  contactEmail: string;
  idempotencyKey: string | null;
  /** The hold that was given along; null = none. */
  holdId?: string | null;
  now: Date;
}

/** Everything that deciding about a new booking needs, in one round trip. */
export async function loadSnapshot(sql: Sql, question: SnapshotQuestion): Promise<BookingSnapshot> {
  const [snapshot] = await loadSnapshots(sql, question.sessionId, [question]);
  return snapshot as BookingSnapshot;
}

/** What is the same for all who ask for one session, and what is each asker's own. */
type SharedFacts = Pick<BookingSnapshot, 'session' | 'partnershipSpans'>;
type OwnFacts = Omit<BookingSnapshot, keyof SharedFacts>;

/** The same for several who ask for one session: its facts are read once. */
export async function loadSnapshots(
  sql: Sql,
  sessionId: string,
  questions: readonly SnapshotQuestion[],
): Promise<BookingSnapshot[]> {
  const { rows } = await sql.query<{ shared: SharedFacts; own: OwnFacts[] }>({
    name: 'booking.snapshots',
    text: `WITH session_row AS MATERIALIZED (
       SELECT ${SESSION_JSON} AS facts, d.id AS department_id FROM ${SESSION_TABLES} WHERE s.id = $1
     )
     SELECT jsonb_build_object(
       'session', (SELECT facts FROM session_row),
       'partnershipSpans', (SELECT coalesce(jsonb_agg(jsonb_build_object('type', p.type, 'validFrom', p.valid_from,
                                                                         'validTo', p.valid_to)), '[]')
                            FROM partnership p JOIN session_row s ON s.department_id = p.department_id)) AS shared,
     (SELECT jsonb_agg(jsonb_build_object(
       'institution', CASE WHEN i.name IS NOT NULL THEN jsonb_build_object('number', i.number, 'name', i.name, 'kind', i.kind,
         'municipalityCode', i.municipality_code, 'active', i.active, 'address', i.address, 'administrator', i.administrator) END,
       'regionSpans', (SELECT coalesce(jsonb_agg(jsonb_build_object('regionCode', r.region_code, 'validFrom', r.valid_from,
                                                                    'validTo', r.valid_to)), '[]')
                       FROM municipality_region r WHERE r.municipality_code = i.municipality_code),
       'recentBookings', (SELECT count(*) FROM booking WHERE contact_email = q.email AND created_at > q.now - interval '1 hour'),
       'known', (SELECT jsonb_build_object('bookingId', k.booking_id, 'requestHash', k.request_hash)
                 FROM idempotency_key k WHERE k.key = q.key),
       'hold', (SELECT jsonb_build_object('id', h.id, 'sessionId', h.session_id, 'holderHash', encode(h.holder_hash, 'hex'),
                                          'live', h.status = 'HELD', 'groups', h.group_count, 'pupils', h.pupils, 'adults', h.adults)
                FROM booking h WHERE h.id = q.hold AND h.is_hold),
       'lapsed', (SELECT jsonb_build_object('groups', coalesce(sum(h.group_count), 0), 'pupils', coalesce(sum(h.pupils), 0),
                                            'adults', coalesce(sum(h.adults), 0))
                  FROM booking h
                  WHERE h.session_id = $1 AND h.status = 'HELD' AND h.expires_at <= q.now AND h.id IS DISTINCT FROM q.hold)) ORDER BY q.at)
      FROM ROWS FROM (jsonb_to_recordset($2) AS (number text, name text, municipality text, email text, key text, hold uuid, now timestamptz))
        WITH ORDINALITY AS q(number, name, municipality, email, key, hold, now, at)
      LEFT JOIN LATERAL (
        SELECT n.number, n.name, n.kind::text, n.municipality_code, n.active,
               jsonb_build_object('address', n.address, 'postalCode', n.postal_code, 'city', n.city) AS address,
               (SELECT jsonb_build_object('name', a.name, 'email', a.email) FROM institution_administrator a
                 WHERE a.institution_number IN (n.number, n.parent_number) ORDER BY a.institution_number = n.number DESC LIMIT 1) AS administrator
          FROM institution n WHERE n.number = q.number
        UNION ALL SELECT NULL, q.name, NULL, m.code, true, NULL, NULL FROM municipality m WHERE q.number IS NULL AND m.code = q.municipality) i ON true
     ) AS own`,
    values: [sessionId, JSON.stringify(questions.map(askedOf))],
  });
  const [row] = rows;
  if (row === undefined) throw new Error('the snapshot query answers one row');
  return row.own.map((own) => ({ ...row.shared, ...own }));
}

function askedOf({ institution, contactEmail, idempotencyKey, holdId = null, now }: SnapshotQuestion) {
  const school =
    'number' in institution
      ? { number: institution.number }
      : { name: institution.name, municipality: institution.municipality };
  return { ...school, email: contactEmail, key: idempotencyKey, hold: holdId, now: now.toISOString() };
}

/** What tells whether a session that was full still is. */
export interface SessionPeek {
  version: number;
  revision: number;
  left: Places;
  /** Holds have lapsed, or places came free that somebody waits for: the whole has to be looked at. */
  changing: boolean;
}

/** A session's counters and which of the keys are known, and nothing else; null = there is no such session. */
export async function peekAtSession(
  sql: Sql,
  sessionId: string,
  { keys, now }: { keys: readonly string[]; now: Date },
): Promise<{ peek: SessionPeek | null; known: ReadonlySet<string> }> {
  const { rows } = await sql.query<{ peek: SessionPeek | null; known: string[] }>({
    name: 'booking.peek',
    text: `SELECT (SELECT jsonb_build_object('version', s.version, 'revision', s.revision, 'left', jsonb_build_object(
               'groups', s.capacity_groups - s.taken_groups, 'pupils', s.capacity_pupils - s.taken_pupils, 'adults', s.capacity_adults - s.taken_adults),
             'changing', s.promotion_due IS NOT NULL OR s.state <> 'OPEN'
               OR EXISTS (SELECT FROM booking h WHERE h.session_id = s.id AND h.status = 'HELD' AND h.expires_at <= $3))
           FROM session s WHERE s.id = $1) AS peek,
           (SELECT coalesce(array_agg(k.key), '{}') FROM idempotency_key k WHERE k.key = ANY ($2)) AS known`,
    values: [sessionId, keys, now],
  });
  return { peek: rows[0]?.peek ?? null, known: new Set(rows[0]?.known ?? []) };
}

export type CreateOutcome =
  | { outcome: 'created' | 'replayed' | 'mismatch'; bookingId: string }
  | { outcome: 'full'; left: Places }
  | { outcome: 'stale' | 'missing' | 'promote' };

/** Takes the places and writes the bookings, mails and audit rows of one session: the SQL function `booking_create`. */
export async function createBookings(
  sql: Sql,
  sessionId: string,
  version: number,
  requests: unknown[],
): Promise<CreateOutcome[]> {
  const { rows } = await sql.query<{ answers: CreateOutcome[] }>('SELECT booking_create($1, $2, $3) AS answers', [
    sessionId,
    version,
    JSON.stringify(requests),
  ]);
  return rows[0]?.answers ?? [];
}

/** A booking by its reference or id, with its session; null = there is none. */
export async function findBooking(sql: Sql, by: { reference: string } | { id: string }): Promise<BookingFacts | null> {
  const [column, value] = 'reference' in by ? ['reference', by.reference] : ['id', by.id];
  const { rows } = await sql.query<{ booking: BookingFacts }>({
    name: `booking.by-${column}`,
    text: `SELECT ${BOOKING_JSON} AS booking FROM ${BOOKING_TABLES} WHERE b.${column} = $1`,
    values: [value],
  });
  return rows[0]?.booking ?? null;
}

export type ChangeAnswer = { outcome: 'changed' | 'stale' | 'promote' } | { outcome: 'full'; left: Places };

/** The SQL function `booking_change`. */
export async function changeBooking(sql: Sql, change: unknown): Promise<ChangeAnswer> {
  const { rows } = await sql.query('SELECT booking_change($1) AS answer', [JSON.stringify(change)]);
  return rows[0].answer;
}

/** The SQL function `booking_cancel`. */
export async function cancelBooking(sql: Sql, cancellation: unknown): Promise<{ outcome: 'cancelled' | 'stale' }> {
  const { rows } = await sql.query('SELECT booking_cancel($1) AS answer', [JSON.stringify(cancellation)]);
  return rows[0].answer;
}

export interface FreeSession {
  id: string;
  startsAt: string;
  endsAt: string;
  pupilsLeft: number;
}

/** The next sessions of the same offer that have room; nearest in time to the one asked for comes first. */
export async function nearestFreeSessions(
  sql: Sql,
  question: { sessionId: string; places: Places; earliestStart: Date; limit: number },
): Promise<FreeSession[]> {
  const { rows } = await sql.query<{ id: string; starts_at: Date; ends_at: Date; pupils_left: number }>({
    name: 'booking.nearest-free-sessions',
    text: `SELECT s.id, s.starts_at, s.ends_at, least(s.capacity_pupils - s.taken_pupils, ${HOUSE_LEFT}) AS pupils_left
     FROM session asked JOIN session s ON s.offer_id = asked.offer_id AND s.id <> asked.id JOIN offer o ON o.id = s.offer_id
       JOIN site t ON t.id = s.site_id
     WHERE asked.id = $1 AND o.state = 'PUBLISHED' AND s.state = 'OPEN' AND s.starts_at >= $2
       AND s.capacity_groups - s.taken_groups >= $3 AND s.capacity_pupils - s.taken_pupils >= $4 AND s.capacity_adults - s.taken_adults >= $5
       AND s.promotion_due IS NULL AND coalesce(${HOUSE_LEFT}, $4) >= $4
     ORDER BY abs(extract(epoch FROM s.starts_at - asked.starts_at)) LIMIT $6`,
    values: [
      question.sessionId,
      question.earliestStart,
      question.places.groups,
      question.places.pupils,
      question.places.adults,
      question.limit,
    ],
  });
  return rows.map((row) => ({
    id: row.id,
    startsAt: row.starts_at.toISOString(),
    endsAt: row.ends_at.toISOString(),
    pupilsLeft: row.pupils_left,
  }));
}

/** One session with everything a booking shows or decides by; null = there is none. */
export async function findSession(sql: Sql, id: string): Promise<SessionFacts | null> {
  const { rows } = await sql.query<{ session: SessionFacts }>({
    name: 'booking.session',
    text: `SELECT ${SESSION_JSON} AS session FROM ${SESSION_TABLES} WHERE s.id = $1`,
    values: [id],
  });
  return rows[0]?.session ?? null;
}

/** Whether another class of the set still waits for an answer. */
export async function hasRequestBeside(
  sql: Sql,
  { id, bookingSetId }: { id: string; bookingSetId: string },
): Promise<boolean> {
  const { rows } = await sql.query<{ beside: boolean }>(
    `SELECT EXISTS (SELECT FROM booking WHERE booking_set_id = $2 AND id <> $1 AND status = 'REQUESTED') AS beside`,
    [id, bookingSetId],
  );
  return rows[0]?.beside ?? false;
}
