import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { aDepartment, anInstitution, anOffer, aSession } from '#server/testing/builders.ts';
import { besideServer, type TestServer, testServer } from '#server/testing/server.ts';
import { aBookingRequest } from './booking-request.sample.ts';

let server: TestServer | null = null;
let beside: Pick<TestServer, 'url' | 'close'> | null = null;
afterEach(async () => {
  await beside?.close();
  await server?.close();
  [server, beside] = [null, null];
});

interface Race {
  url: string;
  /** Of a second server: each serves the bookings of a session together, two race each other. */
  otherUrl: string;
  sessionId: string;
  school: string;
  db: TestServer['db'];
}

/** A session with room for six groups of ten, and a server with many connections. */
async function aRace(): Promise<Race> {
  server = await testServer({ connections: 30 });
  beside = await besideServer(server);
  const { db, url } = server;
  const department = await aDepartment(db);
  const offer = await anOffer(db, department);
  const session = await aSession(db, offer, { capacityGroups: 20, capacityPupils: 60, capacityAdults: 40 });
  return { db, url, otherUrl: beside.url, sessionId: session.id, school: (await anInstitution(db)).number };
}

async function post(url: string, path: string, body: unknown, headers: Record<string, string> = {}) {
  const response = await fetch(url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: await response.json() };
}

/** 50 classes of ten pupils ask at the same moment for 60 places. */
async function fiftyAtOnce({ url, otherUrl, sessionId, school }: Race) {
  const groups = [{ label: '5.b', gradeLevel: 5, pupils: 10, adults: 1 }];
  return Promise.all(
    Array.from({ length: 50 }, (_, at) =>
      post(at % 2 === 0 ? url : otherUrl, '/api/bookings', aBookingRequest(sessionId, school, { groups })),
    ),
  );
}

/** What is wrong after a race, in words; an empty list = nothing. */
async function violations({ db, sessionId }: Race, successes: number): Promise<string[]> {
  const session = await db.prisma.session.findUniqueOrThrow({ where: { id: sessionId } });
  const live = await db.prisma.booking.aggregate({
    where: { sessionId, status: 'CONFIRMED' },
    _sum: { pupils: true },
    _count: true,
  });
  const booked = live._sum.pupils ?? 0;
  const found: string[] = [];
  if (booked > session.capacityPupils) found.push(`oversold: ${booked} of ${session.capacityPupils}`);
  if (booked !== session.takenPupils) found.push(`counter says ${session.takenPupils}, bookings say ${booked}`);
  if (live._count !== successes) found.push(`${successes} answers of 201, ${live._count} bookings`);
  return found;
}

const statuses = (answers: { status: number }[]) => {
  const counts: Record<number, number> = {};
  for (const { status } of answers) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
};

/** Read-then-insert, the classic mistake: the lock is gone, and there is time between looking and taking. */
async function plantReadThenInsert({ db }: Race): Promise<void> {
  const { rows } = await db.pool.query<{ source: string }>(
    "SELECT pg_get_functiondef('booking_create'::regproc) AS source",
  );
  const mutant = rows[0]?.source.replace(
    'WHERE id = p_session_id FOR UPDATE;',
    'WHERE id = p_session_id; PERFORM pg_sleep(0.02);',
  );
  expect(mutant).not.toBe(rows[0]?.source);
  await db.pool.query(mutant ?? '');
}

async function dropCapacityChecks({ db }: Race): Promise<void> {
  for (const places of ['groups', 'pupils', 'adults']) {
    await db.pool.query(`ALTER TABLE session DROP CONSTRAINT session_${places}_within_capacity`);
  }
}

describe('the last places', () => {
  test('go to exactly as many as there is room for when 50 book at once', async () => {
    const race = await aRace();
    const answers = await fiftyAtOnce(race);
    expect(statuses(answers)).toEqual({ 201: 6, 409: 44 });
    expect(await violations(race, 6)).toEqual([]);
  });

  test('would be oversold by reading first and inserting then: the test catches that mutant', async () => {
    const race = await aRace();
    await plantReadThenInsert(race);
    await dropCapacityChecks(race);
    const answers = await fiftyAtOnce(race);
    expect((await violations(race, statuses(answers)[201] ?? 0)).join()).toContain('oversold');
  });

  test('are not oversold even by that mutant while the CHECK stands', async () => {
    const race = await aRace();
    await plantReadThenInsert(race);
    const answers = await fiftyAtOnce(race);
    expect(await violations(race, statuses(answers)[201] ?? 0)).toEqual([]);
  });
});

test('histories of parallel booking, changing and cancelling never break an invariant', async () => {
  const race = await aRace();
  const action = fc.oneof(
    {
      weight: 3,
      arbitrary: fc.record({ kind: fc.constant('book' as const), pupils: fc.integer({ min: 1, max: 28 }) }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant('change' as const),
        pupils: fc.integer({ min: 1, max: 28 }),
        which: fc.nat(9),
      }),
    },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('cancel' as const), which: fc.nat(9) }) },
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(action, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 4 }),
      async (rounds) => {
        const session = await aSession(race.db, await offerOf(race), {
          capacityGroups: 4,
          capacityPupils: 60,
          capacityAdults: 12,
        });
        const links: { reference: string; manageToken: string }[] = [];
        for (const round of rounds) {
          const answers = await Promise.all(round.map((step) => perform(race, session.id, links, step)));
          expect(answers.filter((status) => status >= 500)).toEqual([]);
        }
        for (const recount of ['session_counter_differences', 'booking_sum_differences']) {
          expect((await race.db.pool.query(`SELECT * FROM ${recount}()`)).rows).toEqual([]);
        }
      },
    ),
    { numRuns: 25, seed: 20260316 },
  );
});

const offerOf = (race: Race) => race.db.prisma.offer.findFirstOrThrow();

type Step =
  | { kind: 'book'; pupils: number }
  | { kind: 'change'; pupils: number; which: number }
  | { kind: 'cancel'; which: number };

async function perform(
  race: Race,
  sessionId: string,
  links: { reference: string; manageToken: string }[],
  step: Step,
): Promise<number> {
  if (step.kind === 'book') {
    const groups = [{ label: '5.b', gradeLevel: 5, pupils: step.pupils, adults: 2 }];
    const { status, body } = await post(race.url, '/api/bookings', aBookingRequest(sessionId, race.school, { groups }));
    if (status === 201) links.push(body);
    return status;
  }
  const link = links[step.which];
  if (link === undefined) return 0;
  const headers = { authorization: `Bearer ${link.manageToken}` };
  if (step.kind === 'cancel')
    return (await post(race.url, `/api/bookings/${link.reference}/cancel`, {}, headers)).status;
  const response = await fetch(`${race.url}/api/bookings/${link.reference}`, {
    method: 'PATCH',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ groups: [{ label: '5.b', gradeLevel: 5, pupils: step.pupils, adults: 2 }] }),
  });
  return response.status;
}
