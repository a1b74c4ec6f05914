import type { Sql } from '#server/platform/database.ts';
import { addDays, instantOf, type LocalDate } from '#server/time/local-time.ts';
import {
  asksHead,
  byHead,
  byRequest,
  classesTogether,
  comments,
  dateWishes,
  requests,
  type StoryVisit,
  waiting,
} from './content/life.ts';
import { demoId } from './demo-id.ts';
import type { DemoSeed } from './world.ts';

/** Offers that ask the lead or the school's head first; before the offers' versions are kept. */
export async function letOffersAsk(sql: Sql): Promise<void> {
  await sql.query(
    "UPDATE offer SET confirmation = 'BY_REQUEST', level_by_request = true, request_working_days = 5 WHERE slug = ANY ($1)",
    [byRequest],
  );
  await sql.query('UPDATE offer SET head_approval = true, head_working_days = 7 WHERE slug = ANY ($1)', [byHead]);
}

/**
 * What is under way when the demo begins: requests, a school's head who was asked, a queue, wishes for other dates, classes
 * that come together; and what teachers thought of the visits that have been.
 */
export async function liveDemoBookings(sql: Sql, seed: DemoSeed): Promise<void> {
  for (const visit of requests) await addVisit(sql, seed, visit, { status: 'REQUESTED', expiresIn: 6 - visit.daysAgo });
  await askHead(sql, seed);
  await fillQueue(sql, seed);
  await bookTogether(sql, seed);
  for (const wish of dateWishes) await wishForDate(sql, seed, wish);
  await rememberWhatWas(sql, seed);
}

interface Standing {
  status: 'REQUESTED' | 'CONFIRMED' | 'WAITING';
  /** Days from the demo's first day until it lapses; null = never. */
  expiresIn: number | null;
  sessionId?: string;
  setId?: string;
  entryId?: string;
  /** Whose school and teacher: those of another story. */
  like?: string;
}

const noon = (day: LocalDate) => instantOf(day, '12:00') as Date;

/** A booking of the next session with room, by a teacher of the demo who has booked something else. Answers its id. */
async function addVisit(
  sql: Sql,
  { seed, demoDate }: DemoSeed,
  visit: StoryVisit,
  standing: Standing,
): Promise<string> {
  const createdAt = instantOf(addDays(demoDate, -visit.daysAgo), '20:40') as Date;
  const of = (key: string) => demoId(seed, createdAt, `life|${key}`);
  const id = of(visit.key);
  await sql.query(VISIT, [
    id,
    visit.key,
    visit.offer,
    standing.sessionId ?? null,
    addDays(demoDate, 9),
    standing.status,
    standing.expiresIn === null ? null : noon(addDays(demoDate, standing.expiresIn)),
    visit.pupils,
    visit.adults,
    visit.message,
    createdAt,
    standing.setId ?? null,
    standing.entryId ?? null,
    standing.like ?? visit.key,
    of(`group|${visit.key}`),
    visit.label,
    visit.grade,
  ]);
  return id;
}

/**
 * The session is $4, or the first with room from $5 on. The teacher is one who has booked at the same department: which one depends on
 * $14. The reference is made of the id.
 */
const VISIT = `
WITH target AS (
  SELECT s.id, s.local_date, s.starts_at, o.id AS offer_id, o.department_id, o.subject_family, o.subject, o.form, o.current_version_id
  FROM session s JOIN offer o ON o.id = s.offer_id
  WHERE o.slug = $3 AND (s.id = $4 OR ($4::uuid IS NULL AND s.state = 'OPEN' AND s.local_date >= $5::date
        AND s.taken_groups < s.capacity_groups AND s.capacity_pupils - s.taken_pupils >= $8 AND s.capacity_adults - s.taken_adults >= $9))
  ORDER BY s.starts_at LIMIT 1
), teacher AS (
  SELECT b.* FROM booking b JOIN target t ON t.department_id = b.department_id
  WHERE b.target_group = 'PRIMARY' AND b.institution_kind = 'FOLKESKOLE' AND b.status = 'CONFIRMED' ORDER BY md5(b.id::text || $14) LIMIT 1
), made AS (
  INSERT INTO booking (id, reference, session_id, booking_set_id, waitlist_entry_id, status, expires_at, language, institution_number, institution_name,
      contact_name, contact_email, contact_phone, visitor_name, visitor_email, visitor_phone, message, price_ore, group_count, pupils, adults,
      local_date, school_year, department_id, offer_id, offer_version_id, municipality_code, region_code, partnership_type, institution_kind,
      target_group, grade_stage, subject_family, subject, form, created_at, updated_at)
  SELECT $1, translate(upper(substr(md5($2), 1, 4) || '-' || substr(md5($2), 5, 4)), '01', 'XZ'), t.id, $12, $13, $6::booking_status, $7, 'da', b.institution_number, b.institution_name,
      b.contact_name, b.contact_email, b.contact_phone, b.contact_name, b.contact_email, b.contact_phone, $10, o.price_ore, 1, $8, $9,
      t.local_date, CASE WHEN extract(month FROM t.local_date) < 8 THEN extract(year FROM t.local_date) - 1 ELSE extract(year FROM t.local_date) END
        || '/' || lpad(((CASE WHEN extract(month FROM t.local_date) < 8 THEN extract(year FROM t.local_date) ELSE extract(year FROM t.local_date) + 1 END)::integer % 100)::text, 2, '0'),
      t.department_id, t.offer_id, t.current_version_id, b.municipality_code,
      (SELECT r.region_code FROM municipality_region r WHERE r.municipality_code = b.municipality_code AND daterange(r.valid_from, r.valid_to) @> t.local_date),
      (SELECT p.type FROM partnership p WHERE p.department_id = t.department_id AND daterange(p.valid_from, p.valid_to) @> t.local_date),
      b.institution_kind, 'PRIMARY', CASE WHEN $17 <= 3 THEN 'LOWER' WHEN $17 <= 6 THEN 'MIDDLE' ELSE 'UPPER' END::grade_stage,
      t.subject_family, t.subject, t.form, $11, $11
  FROM target t CROSS JOIN teacher b JOIN offer o ON o.id = t.offer_id
  RETURNING id, session_id, status, group_count, pupils, adults
), grouped AS (
  INSERT INTO booking_group (id, booking_id, position, label, grade_level, special_education, pupils, adults)
  SELECT $15, id, 0, $16, $17, false, pupils, adults FROM made
)
UPDATE session s SET taken_groups = s.taken_groups + m.group_count, taken_pupils = s.taken_pupils + m.pupils, taken_adults = s.taken_adults + m.adults
FROM made m WHERE s.id = m.session_id AND m.status <> 'WAITING'`;

async function askHead(sql: Sql, seed: DemoSeed): Promise<void> {
  const dueOn = addDays(seed.demoDate, 4);
  const bookingId = await addVisit(sql, seed, asksHead, { status: 'REQUESTED', expiresIn: 4 });
  await sql.query(
    `INSERT INTO head_approval (booking_id, name, email, asked_at, due_at)
     SELECT id, 'Lars Overgård', 'skoleleder@example.org', created_at, $2 FROM booking WHERE id = $1`,
    [bookingId, noon(dueOn)],
  );
}

/** A session that is full, with a queue: the next one that nobody has to be turned away from for it. */
async function fillQueue(sql: Sql, seed: DemoSeed): Promise<void> {
  const { demoDate } = seed;
  const { rows } = await sql.query<{ id: string; starts_at: Date }>(
    `SELECT s.id, s.starts_at FROM session s JOIN offer o ON o.id = s.offer_id
     WHERE o.slug = $1 AND s.state = 'OPEN' AND s.local_date >= $2::date + 12 AND s.taken_groups > 0
     ORDER BY s.capacity_groups - s.taken_groups, s.starts_at LIMIT 1`,
    [waiting[0]?.offer, demoDate],
  );
  const [session] = rows;
  if (session === undefined) return;
  await sql.query('UPDATE session SET capacity_groups = taken_groups WHERE id = $1', [session.id]);
  for (const visit of waiting) {
    const entryId = demoId(seed.seed, noon(addDays(demoDate, -visit.daysAgo)), `life|entry|${visit.key}`);
    await sql.query(
      `INSERT INTO waitlist_entry (id, offer_id, session_id, wish_from, wish_to, weekdays, created_at)
       SELECT $1, offer_id, id, CASE WHEN $3 THEN local_date END, CASE WHEN $3 THEN local_date + 14 END,
              CASE WHEN $3 THEN '{2}'::smallint[] ELSE '{}' END, $4
       FROM session WHERE id = $2`,
      [entryId, session.id, visit.alsoOtherDays, instantOf(addDays(demoDate, -visit.daysAgo), '20:40')],
    );
    await addVisit(sql, seed, visit, { status: 'WAITING', expiresIn: null, sessionId: session.id, entryId });
  }
  await sql.query(
    'UPDATE booking b SET expires_at = s.starts_at FROM session s WHERE s.id = b.session_id AND b.status = $1',
    ['WAITING'],
  );
}

/** The classes of one school, each at a time of its own on the first day with room for all. */
async function bookTogether(sql: Sql, seed: DemoSeed): Promise<void> {
  const { rows } = await sql.query<{ sessions: string[] }>(
    `SELECT array_agg(s.id ORDER BY s.starts_at) AS sessions FROM session s JOIN offer o ON o.id = s.offer_id
     WHERE o.slug = $1 AND s.state = 'OPEN' AND s.local_date >= $2::date + 14 AND s.taken_groups = 0 AND s.capacity_pupils >= 25
     GROUP BY s.local_date HAVING count(*) >= $3 ORDER BY s.local_date LIMIT 1`,
    [classesTogether[0]?.offer, seed.demoDate, classesTogether.length],
  );
  const sessions = rows[0]?.sessions ?? [];
  const setId = demoId(seed.seed, noon(addDays(seed.demoDate, -12)), 'life|set');
  for (const [at, visit] of classesTogether.entries()) {
    const sessionId = sessions[at];
    if (sessionId === undefined) return;
    await addVisit(sql, seed, visit, { status: 'CONFIRMED', expiresIn: null, sessionId, setId, like: 'set' });
  }
}

async function wishForDate(sql: Sql, { seed, demoDate }: DemoSeed, wish: (typeof dateWishes)[number]): Promise<void> {
  const createdAt = instantOf(addDays(demoDate, -wish.daysAgo), '21:15') as Date;
  await sql.query(
    `INSERT INTO date_request (id, offer_id, department_id, language, institution_number, institution_name, municipality_code,
         contact_name, contact_email, contact_phone, groups, pupils, adults, wish_from, wish_to, weekdays, time_of_day, message, created_at)
     SELECT $1, o.id, o.department_id, 'da', b.institution_number, b.institution_name, b.municipality_code,
            b.contact_name, b.contact_email, b.contact_phone, $3, $4, $5, $6, $7, $8, $9, $10, $11
     FROM offer o JOIN LATERAL (
       SELECT * FROM booking b WHERE b.department_id = o.department_id AND b.institution_kind = 'FOLKESKOLE' AND b.status = 'CONFIRMED'
       ORDER BY md5(b.id::text || $12) LIMIT 1) b ON true
     WHERE o.slug = $2`,
    [
      demoId(seed, createdAt, `life|${wish.key}`),
      wish.offer,
      JSON.stringify([{ label: wish.label, gradeLevel: wish.grade, pupils: wish.pupils, adults: wish.adults }]),
      wish.pupils,
      wish.adults,
      addDays(demoDate, wish.fromDay),
      addDays(demoDate, wish.toDay),
      wish.weekdays,
      wish.timeOfDay,
      wish.message,
      createdAt,
      wish.key,
    ],
  );
}

/** Visits that have been were thanked for; about every third was evaluated, and a few classes came late. */
async function rememberWhatWas(sql: Sql, { demoDate }: DemoSeed): Promise<void> {
  await sql.query(
    `UPDATE booking b SET thanked_at = (b.local_date + 1 + time '16:00') AT TIME ZONE 'Europe/Copenhagen',
       evaluated_at = CASE WHEN get_byte(decode(md5('evaluation' || b.id), 'hex'), 0) < 85 THEN (b.local_date + 2 + time '19:30') AT TIME ZONE 'Europe/Copenhagen' END
     FROM attendance a WHERE a.booking_id = b.id AND a.outcome = 'CAME' AND b.local_date < $1::date - 1`,
    [demoDate],
  );
  await sql.query(
    `INSERT INTO evaluation (id, offer_id, department_id, month, learning, suitability, come_again, comment)
     SELECT md5('evaluation' || b.id)::uuid, b.offer_id, b.department_id, to_char(b.local_date, 'YYYY-MM'),
            least(5, 3 + chance.a % 3), least(5, 3 + chance.b % 3), least(5, 4 + chance.c % 2),
            CASE WHEN chance.d % 5 = 0 THEN ($1::text[])[1 + chance.d % cardinality($1::text[])] END
     FROM booking b CROSS JOIN LATERAL (SELECT decode(md5('answers' || b.id), 'hex') AS bytes) h
     CROSS JOIN LATERAL (SELECT get_byte(bytes, 0) AS a, get_byte(bytes, 1) AS b, get_byte(bytes, 2) AS c, get_byte(bytes, 3) AS d) chance
     WHERE b.evaluated_at IS NOT NULL`,
    [comments],
  );
  await sql.query(
    "UPDATE attendance SET came_late = true WHERE outcome = 'CAME' AND get_byte(decode(md5('late' || booking_id), 'hex'), 0) < 8",
  );
}
