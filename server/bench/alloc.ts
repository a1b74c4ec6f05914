import { aDepartment, anAccount, anOffer, aResource } from '#server/testing/builders.ts';
import { assertRight, type Bench } from './bench.ts';
import { type BenchDatabase, benchDatabase } from './bench-database.ts';
import { load } from './load.ts';
import { invalidity, measure, ratioFigure } from './rounds.ts';

const PEOPLE = 40;
const ROOMS = 40;
/** Sessions of each person that stand before anything is measured. */
const STANDING = 1_000;
const INSERTS = 2_000;
const TARGET = 0.5;

/**
 * Taking an educator and a room for a session, with the two exclusion constraints, against the same insert into the same table
 * without them (plain btree indexes on the same columns, the same CHECKs and foreign keys). Beside it, for comparison, what
 * staff's edit costs: a row of session_educator and of session_resource with the triggers that allocate, against two plain rows.
 * In the same run nobody is in two places at once, whatever is tried. Target: design/performance.md, "alloc".
 */
export const alloc: Bench = async ({ rounds }) => {
  const db = await benchDatabase();
  try {
    const world = await allocationWorld(db);
    await db.pool.query(PLAIN);
    const side = (statement: string, name: string) => async () => {
      const slots = await world.slots(INSERTS);
      return (await load(slots, async (slot) => void (await db.pool.query({ name, text: statement, values: slot }))))
        .rate;
    };
    const sides = {
      ours: side(insertInto('allocation'), 'bench.alloc'),
      limit: side(insertInto('bench_allocation'), 'bench.plain'),
      path: side(PATH, 'bench.path'),
      pathLimit: side(PLAIN_PATH, 'bench.plain-path'),
    };
    for (const warmUp of Object.values(sides)) await warmUp();
    const measured = await measure(sides, rounds);
    await assertNobodyTwice(db, world);
    return {
      figures: [
        ratioFigure('alloc', measured.ours, measured.limit, TARGET),
        { ...ratioFigure('alloc with triggers', measured.path, measured.pathLimit, 0), target: null, reached: null },
      ],
      invalid: invalidity(measured.limit),
    };
  } finally {
    await db.close();
  }
};

const insertInto = (table: string) =>
  `INSERT INTO ${table} (session_id, account_id, resource_id, via_resource_id, during)
   SELECT s.id, CASE WHEN person THEN $2::uuid END, CASE WHEN NOT person THEN $3::uuid END, CASE WHEN NOT person THEN $3::uuid END,
          tstzrange(s.starts_at, s.ends_at)
   FROM session s CROSS JOIN (VALUES (true), (false)) AS kind(person) WHERE s.id = $1`;

/** Both rows in one round trip, as the two inserts into `allocation` are. */
const PATH = `WITH room AS (INSERT INTO session_resource (session_id, resource_id) VALUES ($1, $3))
  INSERT INTO session_educator (session_id, account_id) VALUES ($1, $2)`;
const PLAIN_PATH = `WITH room AS (INSERT INTO bench_session_resource (session_id, resource_id) VALUES ($1, $3))
  INSERT INTO bench_session_educator (session_id, account_id) VALUES ($1, $2)`;

/** The tables again without exclusion and triggers; indexes, CHECKs and keys as in the migrations. */
const PLAIN = `
CREATE TABLE bench_allocation (LIKE allocation INCLUDING DEFAULTS INCLUDING CONSTRAINTS);
ALTER TABLE bench_allocation ADD PRIMARY KEY (id), ADD FOREIGN KEY (session_id) REFERENCES session, ADD FOREIGN KEY (account_id) REFERENCES account,
  ADD FOREIGN KEY (resource_id) REFERENCES resource, ADD FOREIGN KEY (blocked_time_id) REFERENCES blocked_time;
CREATE INDEX ON bench_allocation (session_id);
CREATE INDEX ON bench_allocation (blocked_time_id);
CREATE INDEX ON bench_allocation (resource_id);
CREATE INDEX ON bench_allocation (account_id, (lower(during))) WHERE account_id IS NOT NULL;
CREATE INDEX ON bench_allocation (resource_id, (lower(during))) WHERE resource_id IS NOT NULL;
INSERT INTO bench_allocation SELECT * FROM allocation;
CREATE TABLE bench_session_educator (LIKE session_educator INCLUDING ALL);
CREATE TABLE bench_session_resource (LIKE session_resource INCLUDING ALL);
ALTER TABLE bench_session_educator ADD FOREIGN KEY (session_id) REFERENCES session, ADD FOREIGN KEY (account_id) REFERENCES account;
ALTER TABLE bench_session_resource ADD FOREIGN KEY (session_id) REFERENCES session, ADD FOREIGN KEY (resource_id) REFERENCES resource;
ANALYZE;`;

type Slot = [sessionId: string, accountId: string, resourceId: string];

interface AllocationWorld {
  offerId: string;
  siteId: string;
  people: string[];
  rooms: string[];
  /** New sessions with a person and a room that are free then: nothing refuses them. */
  slots(count: number): Promise<Slot[]>;
}

async function allocationWorld(db: BenchDatabase): Promise<AllocationWorld> {
  const department = await aDepartment(db);
  const offer = await anOffer(db, department);
  const grants = [{ role: 'EDUCATOR' as const, departmentId: department.id }];
  const people: string[] = [];
  for (let made = 0; made < PEOPLE; made++) people.push((await anAccount(db, { grants })).id);
  const rooms: string[] = [];
  for (let made = 0; made < ROOMS; made++) rooms.push((await aResource(db, department)).id);
  let hours = 0;
  const slots = async (count: number) => {
    const { rows } = await db.pool.query<{ id: string; nth: number }>(SESSIONS, [
      ...[offer.id, department.siteId, count, PEOPLE, hours],
    ]);
    hours += Math.ceil(count / PEOPLE) * 2;
    return rows.map(({ id, nth }): Slot => [id, people[nth % PEOPLE] ?? '', rooms[nth % ROOMS] ?? '']);
  };
  const standing = await slots(PEOPLE * STANDING);
  const columns = [0, 1, 2].map((column) => standing.map((slot) => slot[column]));
  await db.pool.query(
    'INSERT INTO session_educator (session_id, account_id) SELECT * FROM unnest($1::uuid[], $2::uuid[])',
    columns.slice(0, 2),
  );
  await db.pool.query(
    'INSERT INTO session_resource (session_id, resource_id) SELECT * FROM unnest($1::uuid[], $2::uuid[])',
    [columns[0], columns[2]],
  );
  return { offerId: offer.id, siteId: department.siteId, people, rooms, slots };
}

/** $3 sessions of 90 minutes, $4 of them side by side every other hour, from hour $5 of 2026 on. */
const SESSIONS = `
WITH made AS (
  INSERT INTO session (id, offer_id, site_id, starts_at, ends_at, capacity_groups, capacity_pupils, capacity_adults)
  SELECT gen_random_uuid(), $1, $2, begins, begins + interval '90 minutes', 1, 28, 5
  FROM generate_series(0, $3::int - 1) AS nth
  CROSS JOIN LATERAL (SELECT timestamptz '2026-01-01 00:00Z' + ($5::int + nth / $4::int * 2) * interval '1 hour' AS begins) AS start
  RETURNING id, starts_at)
SELECT id, (row_number() OVER (ORDER BY starts_at))::int - 1 AS nth FROM made`;

/** Two hundred take one person at one time: one gets through, and nobody is anywhere twice. */
async function assertNobodyTwice(db: BenchDatabase, { offerId, siteId, people }: AllocationWorld): Promise<void> {
  const { rows } = await db.pool.query<{ id: string }>(SESSIONS, [offerId, siteId, 200, 200, 10_000_000]);
  const sql = 'INSERT INTO session_educator (session_id, account_id) VALUES ($1, $2)';
  const outcomes = await Promise.allSettled(rows.map(({ id }) => db.pool.query(sql, [id, people[0]])));
  const won = outcomes.filter(({ status }) => status === 'fulfilled').length;
  assertRight(won === 1, `${won} of 200 took the same person at the same time`);
  const twice = await db.pool.query(
    `SELECT FROM allocation a JOIN allocation b ON a.account_id = b.account_id AND a.during && b.during AND a.id < b.id LIMIT 1`,
  );
  assertRight(twice.rows.length === 0, 'somebody is in two places at once');
}
