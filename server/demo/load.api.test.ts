import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '#server/testing/database.ts';
import { loadDemoWorld } from './load.ts';
import { topUpDemoWorld } from './top-up.ts';

const SEED = 1;
const DEMO_DATE = '2026-03-16';
const NOW = new Date('2026-03-16T08:00:00Z');
const TABLES = [
  'offer',
  'offer_version',
  'resource',
  'working_hours',
  'session',
  'session_educator',
  'session_resource',
  'booking',
  'booking_group',
  'attendance',
  'attendance_group',
];

let db: TestDatabase;

beforeAll(async () => {
  db = await testDatabase();
  await loadDemoWorld(db, { seed: SEED, demoDate: DEMO_DATE, now: NOW });
  await topUpDemoWorld(db, NOW);
}, 90_000);

afterAll(() => db.close());

/** The first column of the only row. */
async function numberOf(sql: string, database = db): Promise<number> {
  const { rows } = await database.pool.query<{ n: number }>(`SELECT (${sql})::integer AS n`);
  return rows[0]?.n ?? Number.NaN;
}

describe('the demo world', () => {
  test('is the same in a second database', async () => {
    const other = await testDatabase();
    await loadDemoWorld(other, { seed: SEED, demoDate: DEMO_DATE, now: new Date('2026-03-16T19:00:00Z') });
    await topUpDemoWorld(other, NOW);
    for (const table of [...TABLES, 'account', 'institution']) {
      const sql = `SELECT md5(string_agg(t::text, E'\\n' ORDER BY t::text)) AS hash FROM ${table} t`;
      const [mine, theirs] = await Promise.all([db.pool.query(sql), other.pool.query(sql)]);
      expect(theirs.rows, table).toEqual(mine.rows);
    }
    await other.close();
  }, 90_000);

  test('is loaded only once', async () => {
    expect(await loadDemoWorld(db, { seed: 2, demoDate: DEMO_DATE, now: NOW })).toBe(false);
  });

  test('has a house with a limit, an online offer with its link, and visits out at the schools', async () => {
    expect(await numberOf('SELECT count(*) FROM site WHERE self_guided_pupils IS NOT NULL')).toBe(1);
    expect(await numberOf('SELECT count(*) FROM site_hour_differences()')).toBe(0);
    expect(await numberOf("SELECT count(*) FROM offer WHERE form = 'ONLINE' AND online_url IS NULL")).toBe(0);
    const outreach =
      "SELECT count(*) FROM booking WHERE form = 'OUTREACH' AND institution_number IS NOT NULL AND place_address";
    expect(await numberOf(`${outreach} IS NOT NULL`)).toBeGreaterThan(10);
    expect(await numberOf(`${outreach} IS NULL`)).toBe(0);
  });

  test('counts on each session exactly what its live bookings say', async () => {
    const wrong = await numberOf(`
      SELECT count(*) FROM session s
      LEFT JOIN (SELECT session_id, sum(group_count) g, sum(pupils) p, sum(adults) a FROM booking
                 WHERE status IN ('HELD', 'REQUESTED', 'CONFIRMED', 'OFFERED') GROUP BY 1) b ON b.session_id = s.id
      WHERE (s.taken_groups, s.taken_pupils, s.taken_adults)
            IS DISTINCT FROM (coalesce(b.g, 0), coalesce(b.p, 0), coalesce(b.a, 0))`);
    expect(wrong).toBe(0);
  });

  test('sums the groups on each booking and each attendance', async () => {
    expect(
      await numberOf(`SELECT count(*) FROM booking b
        JOIN (SELECT booking_id, count(*) n, sum(pupils) p, sum(adults) a FROM booking_group GROUP BY 1) g ON g.booking_id = b.id
        WHERE (b.group_count, b.pupils, b.adults) IS DISTINCT FROM (g.n, g.p, g.a)`),
    ).toBe(0);
    expect(
      await numberOf(`SELECT count(*) FROM attendance b
        JOIN (SELECT booking_id, count(*) FILTER (WHERE pupils > 0) n, sum(pupils) p, sum(adults) a
              FROM attendance_group GROUP BY 1) g USING (booking_id)
        WHERE (b.group_count, b.pupils, b.adults) IS DISTINCT FROM (g.n, g.p, g.a)`),
    ).toBe(0);
  });

  test('freezes the region and the partnership that hold on the day of the visit', async () => {
    expect(
      await numberOf(`SELECT count(*) FROM booking b
        WHERE b.region_code IS DISTINCT FROM (SELECT r.region_code FROM municipality_region r
          WHERE r.municipality_code = b.municipality_code AND daterange(r.valid_from, r.valid_to) @> b.local_date)
        OR b.partnership_type IS DISTINCT FROM (SELECT p.type FROM partnership p
          WHERE p.department_id = b.department_id AND daterange(p.valid_from, p.valid_to) @> b.local_date)`),
    ).toBe(0);
    expect(await numberOf(`SELECT count(DISTINCT region_code) FROM booking`)).toBe(6);
    expect(await numberOf(`SELECT count(DISTINCT partnership_type) FROM booking`)).toBe(3);
  });

  test('sends no educator to two places at once', async () => {
    expect(
      await numberOf(`SELECT count(*) FROM (
          SELECT s.starts_at, lag(s.ends_at) OVER (PARTITION BY e.account_id ORDER BY s.starts_at) AS before
          FROM session_educator e JOIN session s ON s.id = e.session_id) AS diary
        WHERE before > starts_at`),
    ).toBe(0);
  });

  test('takes educators, rooms and kits as its sessions say, and keeps what was booked of each offer', async () => {
    expect(await numberOf('SELECT count(*) FROM allocation_differences()')).toBe(0);
    // Whoever comes second to a room does without: that is not often.
    expect(
      await numberOf(`SELECT 100 * count(u.resource_id) / count(*) FROM session s JOIN offer_resource r ON r.offer_id = s.offer_id
        LEFT JOIN session_resource u ON u.session_id = s.id AND u.resource_id = r.resource_id WHERE s.state = 'OPEN'`),
    ).toBeGreaterThan(80);
    expect(await numberOf('SELECT count(*) FROM allocation WHERE blocked_time_id IS NOT NULL')).toBeGreaterThan(100);
    expect(await numberOf(`SELECT count(*) FROM offer WHERE state <> 'DRAFT' AND current_version_id IS NULL`)).toBe(0);
    expect(await numberOf('SELECT count(*) FROM booking WHERE offer_version_id IS NULL')).toBe(0);
  });

  test('has bookings in every turn of their life: requests, a head who was asked, a queue, classes that come together, wishes', async () => {
    expect(
      await numberOf(`SELECT count(*) FROM booking WHERE status = 'REQUESTED' AND expires_at > '${DEMO_DATE}'`),
    ).toBe(4);
    expect(await numberOf('SELECT count(*) FROM head_approval WHERE answer IS NULL')).toBe(1);
    expect(
      await numberOf(`SELECT count(*) FROM booking b JOIN session s ON s.id = b.session_id
        WHERE b.status = 'WAITING' AND s.taken_groups = s.capacity_groups AND b.expires_at = s.starts_at`),
    ).toBe(3);
    expect(await numberOf('SELECT count(DISTINCT session_id) FROM booking WHERE booking_set_id IS NOT NULL')).toBe(2);
    expect(await numberOf(`SELECT count(*) FROM date_request WHERE state = 'OPEN'`)).toBe(2);
    expect(await numberOf('SELECT count(*) FROM evaluation')).toBeGreaterThan(300);
    expect(await numberOf('SELECT count(*) FROM session WHERE promotion_due IS NOT NULL')).toBe(0);
  });

  test('has thanked for the visits that have been, so that nobody is mailed about them now', async () => {
    expect(
      await numberOf(`SELECT count(*) FROM booking b JOIN attendance a ON a.booking_id = b.id
        WHERE a.outcome = 'CAME' AND b.thanked_at IS NULL AND b.local_date < date '${DEMO_DATE}' - 1`),
    ).toBe(0);
  });

  test('lets roles end with the agreement of their department', async () => {
    expect(await numberOf(`SELECT count(*) FROM role_grant WHERE valid_to = '2026-01-01'`)).toBe(2);
  });

  test('has filled half to three quarters of the past, with few who stayed away', async () => {
    const share = await db.pool.query<{ taken: number; absent: number }>(`
      SELECT (SELECT sum(taken_groups)::float / sum(capacity_groups) FROM session WHERE local_date < '${DEMO_DATE}') AS taken,
             (SELECT avg((outcome = 'NO_SHOW')::int)::float FROM attendance) AS absent`);
    expect(share.rows[0]?.taken).toBeGreaterThan(0.5);
    expect(share.rows[0]?.taken).toBeLessThan(0.75);
    expect(share.rows[0]?.absent).toBeGreaterThan(0.01);
    expect(share.rows[0]?.absent).toBeLessThan(0.05);
  });

  test('leaves some visits of the last 30 days to be recorded in each department that teaches', async () => {
    const { rows } = await db.pool.query<{ slug: string; n: number }>(`
      SELECT d.slug, count(*)::integer AS n FROM booking b JOIN department d ON d.id = b.department_id
      LEFT JOIN attendance a ON a.booking_id = b.id
      WHERE b.status = 'CONFIRMED' AND a.booking_id IS NULL AND b.local_date BETWEEN date '${DEMO_DATE}' - 30 AND date '${DEMO_DATE}' - 1
      GROUP BY 1`);
    expect(rows.length).toBeGreaterThanOrEqual(2);
    expect(rows.every(({ n }) => n >= 1 && n <= 4)).toBe(true);
    expect(
      await numberOf(`SELECT count(*) FROM booking b LEFT JOIN attendance a ON a.booking_id = b.id
        WHERE b.status = 'CONFIRMED' AND a.booking_id IS NULL AND b.local_date < date '${DEMO_DATE}' - 30`),
    ).toBe(0);
  });

  test.each(['DAYCARE', 'PRIMARY', 'UPPER_SECONDARY'])(
    'has free and full sessions for %s week by week',
    async (group) => {
      const { rows } = await db.pool.query<{ week: string; free: number }>(
        `SELECT to_char(week, 'IYYY-IW') AS week, count(o.id) FILTER (WHERE s.taken_groups < s.capacity_groups)::integer AS free
       FROM generate_series(date '2026-03-23', date '2027-07-19', interval '7 days') AS week
       LEFT JOIN session s ON s.local_date >= week AND s.local_date < week + interval '7 days' AND s.state = 'OPEN'
       LEFT JOIN offer o ON o.id = s.offer_id AND o.state = 'PUBLISHED' AND $1::text = ANY (o.target_groups::text[])
       GROUP BY 1 ORDER BY 1`,
        [group],
      );
      expect(rows.filter(({ free }) => free === 0)).toEqual([]);
    },
  );

  test('holds its sessions at the local times of the timetable on both sides of the clock change', async () => {
    expect(
      await numberOf(`SELECT count(*) FROM session
        WHERE to_char(starts_at AT TIME ZONE 'Europe/Copenhagen', 'HH24:MI') NOT BETWEEN '08:00' AND '14:00'`),
    ).toBe(0);
  });
});

describe('the top-up', () => {
  test('adds nothing where there is enough', async () => {
    expect(await topUpDemoWorld(db, NOW)).toBe(0);
  });

  test('makes new sessions when every session of the coming weeks has been taken', async () => {
    await db.pool.query(`UPDATE session SET state = 'CLOSED' WHERE local_date BETWEEN '2026-04-13' AND '2026-04-26'`);
    expect(await topUpDemoWorld(db, NOW)).toBeGreaterThanOrEqual(3);
    expect(await topUpDemoWorld(db, NOW)).toBe(0);
  });

  test('carries on when the demo is started years later', async () => {
    expect(await topUpDemoWorld(db, new Date('2029-01-08T09:00:00Z'))).toBeGreaterThan(100);
  });
});
