import { afterAll, beforeAll, expect, test } from 'vitest';
import { aBookingRequest } from '#server/bookings/booking-request.sample.ts';
import { aDepartment, anAccount, anInstitution, anOffer, aSession } from '#server/testing/builders.ts';
import { loginHeaders } from '#server/testing/login.ts';
import { type OwnPostgres, ownPostgres } from '#server/testing/own-postgres.ts';
import { until } from '#server/testing/program.ts';
import { type TestServer, testServer } from '#server/testing/server.ts';

// K3: while the database is away the answer is 503 and an invitation to try again; when it is back, so are we.

let postgres: OwnPostgres;
let server: TestServer;
let calls: (() => Promise<Response>)[];
let sessionId: string;

beforeAll(async () => {
  postgres = await ownPostgres();
  server = await testServer({ db: postgres.db });
  const offer = await anOffer(server.db, await aDepartment(server.db, { slug: 'fortet' }), { slug: 'kasematten' });
  const room = { capacityGroups: 10_000, capacityPupils: 100_000, capacityAdults: 100_000 };
  sessionId = (await aSession(server.db, offer, room)).id;
  const { number } = await anInstitution(server.db);
  const headers = await loginHeaders(server, (await anAccount(server.db)).id);
  const get = (path: string) => () => fetch(server.url + path, { headers });
  const book = () => {
    const body = JSON.stringify(aBookingRequest(sessionId, number, { groups: [oneGroup] }));
    return fetch(`${server.url}/api/bookings`, { method: 'POST', headers, body });
  };
  const paths = ['/api/health', '/api/me', '/api/offers', '/api/offers/kasematten/sessions', '/api/departments/fortet'];
  calls = [...paths, '/api/statistics/visits', '/covers/kasematten.svg', '/dev/mails.json'].map(get);
  calls.push(book, book);
});
afterAll(() => server.close());

const oneGroup = { label: '5.b', gradeLevel: 5, pupils: 1, adults: 1 };

/** Calls of all kinds, again and again from `clients` sides, until `end` is reached. */
async function load(end: Promise<void>, clients = 4) {
  let over = false;
  const statuses: Record<number, number> = {};
  const problems: unknown[] = [];
  const client = async () => {
    while (!over) {
      for (const call of calls) {
        const response = await call();
        statuses[response.status] = (statuses[response.status] ?? 0) + 1;
        const text = await response.text();
        if (response.status >= 500 && response.headers.get('content-type')?.includes('json'))
          problems.push(JSON.parse(text));
      }
    }
  };
  const ended = end.finally(() => {
    over = true;
  });
  await Promise.all([ended, ...Array.from({ length: clients }, client)]);
  return { statuses, problems };
}

async function expectAllToWork(): Promise<void> {
  const answers = await Promise.all(calls.map((call) => call()));
  expect(answers.map(({ status }) => status)).toEqual(
    calls.map((_call, index) => (index < calls.length - 2 ? 200 : 201)),
  );
  const { rows } = await server.db.pool.query('SELECT * FROM session_counter_differences()');
  expect(rows).toEqual([]);
}

const isUp = () => fetch(`${server.url}/api/health`).then(({ status }) => status === 200);

/** Only successes and 503, and each 503 says what it is. */
function expectOnlyUnavailable({ statuses, problems }: Awaited<ReturnType<typeof load>>): void {
  expect(Object.keys(statuses).filter((status) => !['200', '201', '503'].includes(status))).toEqual([]);
  expect(problems).not.toEqual([]);
  for (const problem of problems) {
    expect(problem).toMatchObject({ status: 503, code: 'UNAVAILABLE', detail: expect.stringMatching(/\w/) });
  }
  expect(server.errors.map(({ event }) => event).filter((event) => event !== 'database.away')).toEqual([]);
}

test('K3 connections that are cut under load cost some answers, then all is well again', async () => {
  const cut = async () => {
    for (let times = 0; times < 5; times += 1) {
      await until(isUp, 5_000);
      await server.db.pool
        .query(
          'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND backend_type = $1',
          ['client backend'],
        )
        .catch(() => undefined);
    }
  };
  expectOnlyUnavailable(await load(cut()));
  await expectAllToWork();
});

test('K3 a database that crashes under load recovers, and so do we', async () => {
  const crash = async () => {
    const { rows } = await server.db.pool.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    process.kill(rows[0]?.pid ?? 0, 'SIGKILL');
    await until(async () => !(await isUp()), 5_000).catch(() => undefined);
    await until(isUp, 10_000);
  };
  expectOnlyUnavailable(await load(crash()));
  await expectAllToWork();
});

test('K3 a database that is shut down and started again: 503 at once in between, nothing to restart on our side', async () => {
  const restart = async () => {
    await postgres.shutDown();
    const away = await fetch(`${server.url}/api/health`);
    expect(away.status).toBe(503);
    expect(away.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(away.headers.get('retry-after')).toBe('5');
    await postgres.startAgain();
    await until(isUp, 10_000);
  };
  expectOnlyUnavailable(await load(restart()));
  await expectAllToWork();
});
