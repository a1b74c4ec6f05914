import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { aDepartment, anAccount, anOffer, aResource, aSession } from '#server/testing/builders.ts';
import { type TestDatabase, testDatabase } from '#server/testing/database.ts';
import { isBlocking } from './conflict.rules.ts';
import { findConflicts, planOrConflicts } from './conflict.service.ts';
import type { PlannedTime } from './planned-time.ts';

const now = new Date('2026-03-16T08:00:00Z');
const HOUR_MS = 3_600_000;
const FIRST = Date.parse('2026-05-04T06:00:00Z');
const SESSIONS = 4;
const PEOPLE = 2;

let db: TestDatabase | null = null;
afterEach(async () => {
  await db?.close();
  db = null;
});

type Step =
  | { kind: 'assign' | 'leave'; session: number; person: number }
  | { kind: 'take' | 'give back'; session: number }
  | { kind: 'move'; session: number; hours: number }
  | { kind: 'cancel' | 'reopen'; session: number };

const which = fc.nat(SESSIONS - 1);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('assign'), session: which, person: fc.nat(PEOPLE - 1) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('leave'), session: which, person: fc.nat(PEOPLE - 1) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constantFrom('take', 'give back'), session: which }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('move'), session: which, hours: fc.nat(3) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('cancel', 'reopen'), session: which }) },
) as fc.Arbitrary<Step>;
/** Rounds of steps; the steps of one round are taken at the same moment. */
const history = fc.array(fc.array(step, { minLength: 2, maxLength: 6 }), { minLength: 1, maxLength: 4 });

interface World {
  departmentId: string;
  siteId: string;
  offerId: string;
  sessions: string[];
  people: string[];
  room: string;
}

async function aWorld(on: TestDatabase): Promise<World> {
  const department = await aDepartment(on);
  const offer = await anOffer(on, department);
  const grants = [{ role: 'EDUCATOR' as const, departmentId: department.id }];
  const people = await Promise.all(Array.from({ length: PEOPLE }, () => anAccount(on, { grants })));
  const facts = { bufferBeforeMinutes: 10, bufferAfterMinutes: 20 };
  const sessions = await Promise.all(Array.from({ length: SESSIONS }, () => aSession(on, offer, facts)));
  const { id: room } = await aResource(on, department);
  const { id: departmentId, siteId } = department;
  const ids = { sessions: sessions.map(({ id }) => id), people: people.map(({ id }) => id) };
  return { departmentId, siteId, offerId: offer.id, ...ids, room };
}

const SQL_OF: Record<Step['kind'], string> = {
  assign: 'INSERT INTO session_educator (session_id, account_id) VALUES ($1, $2) ON CONFLICT DO NOTHING',
  leave: 'DELETE FROM session_educator WHERE session_id = $1 AND account_id = $2',
  take: 'INSERT INTO session_resource (session_id, resource_id) VALUES ($1, $2) ON CONFLICT DO NOTHING',
  'give back': 'DELETE FROM session_resource WHERE session_id = $1 AND resource_id = $2',
  move: "UPDATE session SET starts_at = $2, ends_at = $2::timestamptz + interval '90 minutes' WHERE id = $1",
  cancel: "UPDATE session SET state = 'CANCELLED' WHERE id = $1 AND $2::text IS NULL",
  reopen: "UPDATE session SET state = 'OPEN' WHERE id = $1 AND $2::text IS NULL",
};

function secondValue(world: World, one: Step): string | Date | null {
  if ('person' in one) return world.people[one.person] ?? '';
  if (one.kind === 'move') return new Date(FIRST + one.hours * HOUR_MS);
  return one.kind === 'take' || one.kind === 'give back' ? world.room : null;
}

/** Takes a step as the services do: look, and let the database have the last word. */
async function take(on: TestDatabase, world: World, one: Step): Promise<void> {
  const sessionId = world.sessions[one.session] ?? '';
  const plan = { departmentId: world.departmentId, now };
  const planned = async () => ({ ...plan, planned: [await plannedAfter(on, world, one)] });
  const found = await findConflicts(on.pool, await planned());
  if ([...found.values()].flat().some(isBlocking)) return;
  await planOrConflicts(
    on,
    async (sql) => {
      await sql.query('SELECT FROM session WHERE id = $1 FOR UPDATE', [sessionId]);
      await sql.query(SQL_OF[one.kind], [sessionId, secondValue(world, one)]);
    },
    planned,
  );
}

/** The session as it would be after the step. */
async function plannedAfter(on: TestDatabase, world: World, one: Step): Promise<PlannedTime> {
  const { rows } = await on.pool.query(
    `SELECT s.*, ARRAY(SELECT account_id FROM session_educator WHERE session_id = s.id) AS people,
            EXISTS (SELECT FROM session_resource WHERE session_id = s.id) AS room FROM session s WHERE id = $1`,
    [world.sessions[one.session]],
  );
  const [row] = rows;
  const startsAt = one.kind === 'move' ? new Date(FIRST + one.hours * HOUR_MS) : row.starts_at;
  const educators = new Set<string>(row.people);
  if (one.kind === 'assign') educators.add(world.people[one.person] ?? '');
  return {
    ...{ key: row.id, sessionId: row.id, offerId: world.offerId, siteId: world.siteId, meetings: [] },
    ...{ startsAt, endsAt: new Date(startsAt.getTime() + 1.5 * HOUR_MS) },
    ...{ bufferBeforeMinutes: 10, bufferAfterMinutes: 20, travelMinutes: 0, educators: [...educators] },
    resources: row.room || one.kind === 'take' ? [{ id: world.room, quantity: 1 }] : [],
  };
}

/** Who or what is in two places at once: read from the sessions themselves, not from what is derived of them. */
async function overlaps(on: TestDatabase): Promise<string[]> {
  const { rows } = await on.pool.query<{ who: string }>(
    `WITH taken AS (
       SELECT e.account_id AS who, s.* FROM session_educator e JOIN session s ON s.id = e.session_id
       UNION ALL SELECT r.resource_id, s.* FROM session_resource r JOIN session s ON s.id = r.session_id)
     SELECT a.who::text FROM taken a JOIN taken b ON a.who = b.who AND a.id < b.id
      WHERE a.state <> 'CANCELLED' AND b.state <> 'CANCELLED'
        AND a.starts_at - interval '10 minutes' < b.ends_at + interval '20 minutes'
        AND b.starts_at - interval '10 minutes' < a.ends_at + interval '20 minutes'`,
  );
  return rows.map(({ who }) => who);
}

const property = (on: TestDatabase) =>
  fc.asyncProperty(history, async (rounds) => {
    const world = await aWorld(on);
    for (const round of rounds) await Promise.all(round.map((one) => take(on, world, one)));
    expect(await overlaps(on)).toEqual([]);
    expect((await on.pool.query('SELECT * FROM allocation_differences()')).rows).toEqual([]);
  });

const seed = 20260316;

test('no history of parallel assigning, moving, cancelling and reopening puts anybody in two places at once', async () => {
  db = await testDatabase({ connections: 20 });
  await fc.assert(property(db), { numRuns: 60, seed });
});

test('looking before writing is not enough: without the constraints the same histories are caught', async () => {
  db = await testDatabase({ connections: 20 });
  await db.pool.query('ALTER TABLE allocation DROP CONSTRAINT educator_once_at_a_time');
  await db.pool.query('ALTER TABLE allocation DROP CONSTRAINT resource_once_at_a_time');
  const outcome = await fc.check(property(db), { numRuns: 60, seed, endOnFailure: true });
  expect(outcome.failed).toBe(true);
  expect(await overlaps(db)).not.toEqual([]);
});
