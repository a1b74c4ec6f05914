import { randomBytes } from 'node:crypto';
import { hashOf } from '#server/accounts/account.service.ts';
import { insertLogin } from '#server/accounts/login.store.ts';
import { newId } from '#server/platform/ids.ts';
import { aBooking } from '#server/testing/booking-builder.ts';
import { aDepartment, anAccount, anOffer, aSession } from '#server/testing/builders.ts';
import { addDays, type LocalDate, mondayOf } from '#server/time/local-time.ts';
import { weekName } from '#server/time/week-name.ts';
import type { BenchDatabase } from './bench-database.ts';

const EDUCATORS = 40;
const WEEKS = 4;
/** Of each working day: 20 days make 1,500. */
const SESSIONS_A_DAY = 75;
const ROOMS = 12;

/** Somebody of the department who is logged in. */
export interface BoardUser {
  name: string;
  cookie: string;
}

export interface BoardWorld {
  users: BoardUser[];
  /** "2026-W12" */
  weeks: string[];
  sessions: number;
  /** Books one of the department's sessions in the week; the name of the school. */
  book(week: string): Promise<string>;
}

/** A department with 40 educators, 12 rooms and 1,500 sessions in four weeks, three in five booked. */
export async function boardWorld(db: BenchDatabase, now: Date, today: LocalDate): Promise<BoardWorld> {
  const department = await aDepartment(db, { name: 'Naturcenter Måling' });
  const offers: string[] = [];
  for (let made = 0; made < 12; made++) {
    const subjectFamily = (['HISTORY', 'SCIENCE', 'ARTS'] as const)[made % 3] ?? 'HISTORY';
    const words = { titleDa: `Forløb nummer ${made + 1}`, titleEn: `Offer number ${made + 1}` };
    offers.push((await anOffer(db, department, { subjectFamily, ...words })).id);
  }
  const users = await educatorsOf(db, department.id, now);
  const rooms = Array.from({ length: ROOMS }, (_, index) => ({ id: newId(), name: `Lokale ${index + 1}` }));
  await db.prisma.resource.createMany({
    data: rooms.map(({ id, name }) => {
      return { id, nameDa: name, nameEn: name, departmentId: department.id, siteId: department.siteId, kind: 'ROOM' };
    }),
  });
  const first = addDays(mondayOf(today), 7);
  const days = Array.from({ length: WEEKS * 5 }, (_, index) => addDays(first, Math.floor(index / 5) * 7 + (index % 5)));
  await db.pool.query(SESSIONS, [days, SESSIONS_A_DAY, offers, department.siteId]);
  await db.pool.query(EDUCATED, [users.map(({ id }) => id), SESSIONS_A_DAY, department.id]);
  await db.pool.query(ROOMED, [rooms.map(({ id }) => id), SESSIONS_A_DAY, department.id]);
  await bookMany(db, { id: offers[0] ?? '', siteId: department.siteId }, addDays(first, -7));
  await db.pool.query('VACUUM ANALYZE');
  const { rows } = await db.pool.query<{ count: number }>('SELECT count(*) FROM session WHERE local_date >= $1', [
    first,
  ]);
  return {
    users: users.map(({ name, cookie }) => ({ name, cookie })),
    weeks: Array.from({ length: WEEKS }, (_, index) => weekName(addDays(first, 7 * index))),
    sessions: rows[0]?.count ?? 0,
    book: (week) => bookOne(db, addDays(first, 7 * (Number(week.slice(6)) - Number(weekName(first).slice(6))))),
  };
}

async function educatorsOf(db: BenchDatabase, departmentId: string, now: Date) {
  const users: (BoardUser & { id: string })[] = [];
  for (let made = 0; made < EDUCATORS; made++) {
    const name = `Underviser ${String(made + 1).padStart(2, '0')} Måling`;
    const { id } = await anAccount(db, { name, grants: [{ role: 'EDUCATOR', departmentId }] });
    const cookie = randomBytes(32).toString('base64url');
    const login = {
      accountId: id,
      method: 'PASSWORD' as const,
      secondFactor: false,
      userAgent: null,
      failuresBefore: 0,
    };
    await insertLogin(db.pool, {
      idHash: hashOf(cookie),
      ...login,
      now,
      expiresAt: new Date(now.getTime() + 12 * 3_600_000),
    });
    users.push({ id, name, cookie });
  }
  return users;
}

/** Two slots of each educator a day, so that nobody is taken twice: the database would refuse it. */
const SESSIONS = `
INSERT INTO session (id, offer_id, site_id, starts_at, ends_at, capacity_groups, capacity_pupils, capacity_adults)
SELECT gen_random_uuid(), ($3::uuid[])[1 + nth % cardinality($3::uuid[])], $4, begins, begins + interval '90 minutes', 2, 56, 16
FROM unnest($1::date[]) AS day CROSS JOIN generate_series(0, $2::int - 1) AS nth
CROSS JOIN LATERAL (SELECT (day + time '09:00' + nth / 40 * interval '3 hours' + nth % 4 * interval '15 minutes')
  AT TIME ZONE 'Europe/Copenhagen' AS begins) AS start`;

const NUMBERED = `SELECT s.id, (row_number() OVER (PARTITION BY s.local_date ORDER BY s.starts_at, s.id) - 1) % $2::int AS nth
  FROM session s JOIN offer o ON o.id = s.offer_id WHERE o.department_id = $3`;
const EDUCATED = `INSERT INTO session_educator (session_id, account_id)
SELECT n.id, ($1::uuid[])[1 + n.nth % cardinality($1::uuid[])] FROM (${NUMBERED}) n`;
/** One in three sessions has a room. */
const ROOMED = `INSERT INTO session_resource (session_id, resource_id)
SELECT n.id, ($1::uuid[])[1 + n.nth / 3 % cardinality($1::uuid[])] FROM (${NUMBERED}) n WHERE n.nth % 3 = 0 AND n.nth < 36`;

/** One booking by the book, and a copy of it for three in five sessions. */
async function bookMany(db: BenchDatabase, offer: { id: string; siteId: string }, day: LocalDate): Promise<void> {
  const pattern = await aBooking(db, await aSession(db, offer, { day, time: '06:00' }), {
    groups: [{ label: '5.b', pupils: 24 }],
  });
  await db.pool.query(
    `INSERT INTO booking SELECT (jsonb_populate_record(b, jsonb_build_object('id', md5(s.id::text)::uuid, 'session_id', s.id,
        'reference', 'BCDE-' || upper(translate(lpad(to_hex((row_number() OVER ())::int), 4, '0'), '01', 'xy')), 'local_date', s.local_date, 'offer_id', s.offer_id))).*
       FROM booking b, session s WHERE b.id = $1 AND s.id <> b.session_id AND abs(hashtext(s.id::text)) % 5 < 3`,
    [pattern.id],
  );
  await db.pool.query(
    `INSERT INTO booking_group SELECT (jsonb_populate_record(g, jsonb_build_object('id', gen_random_uuid(), 'booking_id', b.id))).*
       FROM booking_group g, booking b WHERE g.booking_id = $1 AND b.id <> $1`,
    [pattern.id],
  );
  await db.pool.query(
    `UPDATE session s SET taken_groups = 1, taken_pupils = b.pupils, taken_adults = b.adults FROM booking b
      WHERE b.session_id = s.id AND b.id <> $1`,
    [pattern.id],
  );
}

async function bookOne(db: BenchDatabase, monday: LocalDate): Promise<string> {
  const { rows } = await db.pool.query<{ id: string }>(
    `SELECT id FROM session WHERE local_date BETWEEN $1 AND $1::date + 4 AND taken_groups = 0 ORDER BY random() LIMIT 1`,
    [monday],
  );
  const [session] = rows;
  if (session === undefined) throw new Error('Everything is booked.');
  const { institutionName } = await aBooking(db, session);
  return institutionName;
}
