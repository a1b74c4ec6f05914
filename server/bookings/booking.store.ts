import type { Sql } from '#server/platform/database.ts';
import type { BookingFacts, BookingSnapshot, SessionFacts } from './booking.facts.ts';
import type { Places } from './booking.rules.ts';

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

/** How many pupils the house still takes while the session s at the site t runs; null = no limit. */
export const HOUSE_LEFT = `CASE WHEN s.educators_needed = 0 AND t.self_guided_pupils IS NOT NULL THEN greatest(0, t.self_guided_pupils - coalesce(
    (SELECT max(h.pupils) FROM site_hour h WHERE h.site_id = s.site_id AND h.starts_at < s.ends_at AND h.starts_at > s.starts_at - interval '1 hour'), 0)) END`;

const sessionJson = (offer: string) => `jsonb_build_object(
  'id', s.id, 'version', s.version, 'state', s.state, 'startsAt', s.starts_at, 'endsAt', s.ends_at, 'localDate', s.local_date,
  'capacity', jsonb_build_object('groups', s.capacity_groups, 'pupils', s.capacity_pupils, 'adults', s.capacity_adults),
  'taken', jsonb_build_object('groups', s.taken_groups, 'pupils', s.taken_pupils, 'adults', s.taken_adults),
  'onlineUrl', coalesce(s.online_url, o.online_url),
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

interface SnapshotQuestion {
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
  const { institution } = question;
  const byNumber = 'number' in institution;
  const { rows } = await sql.query<{ snapshot: BookingSnapshot }>({
    name: 'booking.snapshot',
    text: `WITH institution_row AS (
       SELECT i.number, i.name, i.kind::text, i.municipality_code, i.active,
              jsonb_build_object('address', i.address, 'postalCode', i.postal_code, 'city', i.city) AS address,
              CASE WHEN a.email IS NOT NULL THEN jsonb_build_object('name', a.name, 'email', a.email) END AS administrator
         FROM institution i LEFT JOIN LATERAL (
                SELECT name, email FROM institution_administrator WHERE institution_number IN (i.number, i.parent_number)
                 ORDER BY institution_number = i.number DESC LIMIT 1) a ON true
        WHERE i.number = $2
       UNION ALL SELECT NULL, $3, NULL, m.code, true, NULL, NULL FROM municipality m WHERE $2::text IS NULL AND m.code = $4
     ), session_row AS (
       SELECT ${SESSION_JSON} AS facts, d.id AS department_id FROM ${SESSION_TABLES} WHERE s.id = $1
     )
     SELECT jsonb_build_object(
       'session', (SELECT facts FROM session_row),
       'institution', (SELECT jsonb_build_object('number', number, 'name', name, 'kind', kind, 'municipalityCode', municipality_code,
                                                 'active', active, 'address', address, 'administrator', administrator) FROM institution_row),
       'regionSpans', (SELECT coalesce(jsonb_agg(jsonb_build_object('regionCode', r.region_code, 'validFrom', r.valid_from,
                                                                    'validTo', r.valid_to)), '[]')
                       FROM municipality_region r JOIN institution_row i ON i.municipality_code = r.municipality_code),
       'partnershipSpans', (SELECT coalesce(jsonb_agg(jsonb_build_object('type', p.type, 'validFrom', p.valid_from,
                                                                         'validTo', p.valid_to)), '[]')
                            FROM partnership p JOIN session_row s ON s.department_id = p.department_id),
       'recentBookings', (SELECT count(*) FROM booking WHERE contact_email = $5 AND created_at > $6::timestamptz - interval '1 hour'),
       'known', (SELECT jsonb_build_object('bookingId', k.booking_id, 'requestHash', k.request_hash)
                 FROM idempotency_key k WHERE k.key = $7),
       'hold', (SELECT jsonb_build_object('id', h.id, 'sessionId', h.session_id, 'holderHash', encode(h.holder_hash, 'hex'),
                                          'live', h.status = 'HELD', 'groups', h.group_count, 'pupils', h.pupils, 'adults', h.adults)
                FROM booking h WHERE h.id = $8 AND h.is_hold),
       'lapsed', (SELECT jsonb_build_object('groups', coalesce(sum(h.group_count), 0), 'pupils', coalesce(sum(h.pupils), 0),
                                            'adults', coalesce(sum(h.adults), 0))
                  FROM booking h
                  WHERE h.session_id = $1 AND h.status = 'HELD' AND h.expires_at <= $6 AND h.id IS DISTINCT FROM $8::uuid)) AS snapshot`,
    values: [
      question.sessionId,
      byNumber ? institution.number : null,
      byNumber ? null : institution.name,
      byNumber ? null : institution.municipality,
      question.contactEmail,
      question.now,
      question.idempotencyKey,
      question.holdId ?? null,
    ],
  });
  const [row] = rows;
  if (row === undefined) throw new Error('the snapshot query answers one row');
  return row.snapshot;
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

/** The SQL function `booking_change`. */
export async function changeBooking(
  sql: Sql,
  change: unknown,
): Promise<{ outcome: 'changed' | 'stale' } | { outcome: 'full'; left: Places }> {
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
