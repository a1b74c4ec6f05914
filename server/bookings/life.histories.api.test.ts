import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { bookingClockFor } from '#server/booking-clock/booking-clock.ts';
import { aDepartment } from '#server/testing/builders.ts';
import { wrongIn } from '#server/testing/life/life-history.ts';
import { type LifeRound, type LifeStep, lifeHistory } from '#server/testing/life/life-steps.ts';
import { besideServer, type TestServer, testServer } from '#server/testing/server.ts';

/** `npm run test:long` asks for 1,000. */
const RUNS = Number(process.env.LIFE_RUNS ?? 100);
const SEED = 20260316;
/** A mutant that survives so many histories is not caught. */
const MUTANT_RUNS = 150;
const PATIENCE_MS = 300_000 + RUNS * 3_000;

let server: TestServer | null = null;
let beside: Pick<TestServer, 'url' | 'close'> | null = null;
afterEach(async () => {
  await beside?.close();
  await server?.close();
  [server, beside] = [null, null];
});

const everyStep: LifeStep['do'][] = [
  'hold',
  'book',
  'split',
  'wait',
  'accept',
  'change',
  'move',
  'cancel',
  'undo',
  'cut',
  'clock',
];

type Plant = (server: TestServer) => Promise<void>;

async function histories({
  runs,
  plant,
  look,
}: {
  runs: number;
  plant?: Plant;
  look?: (server: TestServer) => Promise<void>;
}) {
  const started = await testServer({ connections: 20 });
  server = started;
  beside = await besideServer(started);
  const urls = [started.url, beside.url] as const;
  const department = await aDepartment(started.db);
  await plant?.(started);
  const lookAtClock = () => (look ?? theClock)(started);
  const found: string[] = [];
  const done = new Map<LifeStep['do'], number>();
  const result = await fc.check(
    fc.asyncProperty(lifeHistory, async (history: LifeRound[]) => {
      const wrong = await wrongIn(history, { server: started, urls, department, lookAtClock, done });
      found.push(...wrong);
      return wrong.length === 0;
    }),
    { numRuns: runs, seed: SEED, endOnFailure: true },
  );
  // What the database itself refuses shows as an error.
  if (result.failed && found.length === 0) found.push(String(result.errorInstance));
  return { history: result.counterexample, wrong: found, done, errors: started.errors };
}

const theClock = ({ deps }: TestServer) => bookingClockFor(deps).look();

/** Changes a SQL function of the test database; a text that is not in it is an error. */
async function mutate({ db }: TestServer, name: string, changes: [from: string, to: string][]): Promise<void> {
  const { rows } = await db.pool.query<{ source: string }>(`SELECT pg_get_functiondef('${name}'::regproc) AS source`);
  let source = rows[0]?.source ?? '';
  for (const [from, to] of changes) {
    expect(source, `${name} has: ${from}`).toContain(from);
    source = source.replaceAll(from, to);
  }
  await db.pool.query(source);
}

async function dropCapacityChecks({ db }: TestServer): Promise<void> {
  for (const places of ['groups', 'pupils', 'adults']) {
    await db.pool.query(`ALTER TABLE session DROP CONSTRAINT session_${places}_within_capacity`);
  }
}

describe('the life of bookings', () => {
  test(
    'keeps every promise whatever happens at once: holding, booking, splitting, waiting, moving, cancelling, cutting, lapsing',
    async () => {
      const { wrong, history, errors, done } = await histories({ runs: RUNS });
      expect(errors).toEqual([]);
      expect(wrong, JSON.stringify(history)).toEqual([]);
      // Histories in which nothing succeeds would keep every promise too.
      for (const step of everyStep) expect(done.get(step) ?? 0, step).toBeGreaterThan(RUNS / 25);
    },
    PATIENCE_MS,
  );
});

describe('the same histories catch the mutant', () => {
  test(
    'that reads first and inserts then, without the CHECK',
    async () => {
      const { wrong } = await histories({
        runs: MUTANT_RUNS,
        plant: async (started) => {
          await dropCapacityChecks(started);
          await mutate(started, 'booking_create', [
            ['WHERE id = p_session_id FOR UPDATE;', 'WHERE id = p_session_id; PERFORM pg_sleep(0.02);'],
          ]);
        },
      });
      expect(wrong.join()).toMatch(/over capacity|differences/);
    },
    PATIENCE_MS,
  );

  test(
    'that offers nobody the places that come free',
    async () => {
      const { wrong } = await histories({
        runs: MUTANT_RUNS,
        plant: (started) =>
          mutate(started, 'session_marks_free_places', [['coalesce(NEW.promotion_due, 0) + 1', 'NULL']]),
      });
      expect(wrong.join()).toContain('waits while');
    },
    PATIENCE_MS,
  );

  test(
    'that ends holds without a lock, by what it read before',
    async () => {
      const { wrong } = await histories({ runs: MUTANT_RUNS, plant: plantUnlockedExpiry, look: endHoldsUnlocked });
      expect(wrong.join()).toMatch(/differences|: 5\d\d|within_capacity/);
    },
    PATIENCE_MS,
  );
});

/** Ends what it saw, not what is still so: between looking and ending somebody may have booked the held places. */
async function plantUnlockedExpiry(started: TestServer): Promise<void> {
  await started.db.pool.query(`
    CREATE OR REPLACE FUNCTION session_end_lapsed_holds(p_session_id uuid, p_now timestamptz) RETURNS integer LANGUAGE plpgsql AS $$
    DECLARE
      seen uuid[];
      freed record;
    BEGIN
      SELECT array_agg(id) INTO seen FROM booking WHERE session_id = p_session_id AND status = 'HELD' AND expires_at <= p_now;
      SELECT count(*) AS holds, coalesce(sum(group_count), 0) AS groups, coalesce(sum(pupils), 0) AS pupils, coalesce(sum(adults), 0) AS adults
      INTO freed FROM booking WHERE id = ANY (seen);
      PERFORM pg_sleep(0.02);
      UPDATE booking SET status = 'EXPIRED', expires_at = NULL WHERE id = ANY (seen) AND status = 'HELD';
      UPDATE session SET taken_groups = taken_groups - freed.groups, taken_pupils = taken_pupils - freed.pupils, taken_adults = taken_adults - freed.adults
      WHERE id = p_session_id;
      RETURN freed.holds;
    END $$`);
}

/** The clock that takes no lock before it ends holds, and then does the rest of its work. */
async function endHoldsUnlocked(started: TestServer): Promise<void> {
  const now = started.clock.now();
  const { rows } = await started.db.pool.query<{ id: string }>(
    "SELECT DISTINCT session_id AS id FROM booking WHERE status = 'HELD' AND expires_at <= $1",
    [now],
  );
  for (const { id } of rows) await started.db.pool.query('SELECT session_end_lapsed_holds($1, $2)', [id, now]);
  await theClock(started);
}
