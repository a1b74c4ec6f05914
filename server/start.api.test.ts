import { existsSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import path from 'node:path';
import pg from 'pg';
import { afterAll, describe, expect, test } from 'vitest';
import { type Cluster, clusterUrl } from '#server/platform/embedded/cluster.ts';
import { testDatabase } from '#server/testing/database.ts';
import { demoBookings } from '#server/testing/demo-bookings.ts';
import {
  dataFolder,
  killPrograms,
  type Program,
  processesOf,
  removeFolder,
  runCommand,
  type Settings,
  START_LIMIT_MS,
  startProgram,
  until,
} from '#server/testing/program.ts';

// The program as a whole, in processes of its own on one data folder; the tests tell one story, in order.

const folder = dataFolder();
const settings = { DATA_DIR: folder, DEMO_DATE: '2026-03-16', DEMO_CLOCK: '2026-03-16T08:00:00Z' };
const gone = () => until(() => processesOf(folder).length === 0, 8_000);
const health = (url: string) =>
  fetch(`${url}/api/health`).then(
    ({ status }) => status,
    () => null,
  );

let program: Program;

afterAll(async () => {
  killPrograms();
  await gone();
  removeFolder(folder);
});

describe('db:migrate', () => {
  test('makes an embedded database, says what it applied, and leaves no process', {
    timeout: START_LIMIT_MS,
  }, async () => {
    const { code, output } = await runCommand(['npm', 'run', 'db:migrate', '--silent'], settings);
    expect({ code, output }).toEqual({ code: 0, output: expect.stringMatching(/^Applied \d{14}_create_platform, /) });
    await gone();
  });

  test('works on a database of one’s own, without the secret of the links', async () => {
    const db = await testDatabase();
    const { code, output } = await runCommand(['node', 'server/scripts/migrate.ts'], { DATABASE_URL: db.url });
    expect({ code, output }).toEqual({ code: 0, output: 'The database is up to date.\n' });
    await db.close();
  });
});

describe('the start', () => {
  test('answers nothing before it is ready, then says where to go', { timeout: START_LIMIT_MS }, async () => {
    program = await startProgram(settings);
    const early: (number | null)[] = [];
    const ready = program.ready();
    await until(async () => early.push(await health(program.url)) > 0 && early.at(-1) !== null, START_LIMIT_MS);
    await ready;
    expect([...new Set(early)]).toEqual([null, 200]);
    expect(program.output()).toContain(`Skolebesøg is ready: ${program.url}\n`);
    expect(program.output()).toMatch(/KNOWLEDGE_CENTRE +\S+@example\.org\n/);
    expect(program.output()).toContain(`${program.url}/dev/mails`);
  });

  test('on data that another server uses is refused in one sentence, and that server goes on', async () => {
    const second = await startProgram(settings);
    expect(await second.ended).toBe(1);
    expect(second.output()).toBe(
      `Skolebesøg is already running on the data in ${folder}; stop it first, or set DATA_DIR.\n`,
    );
    expect(await health(program.url)).toBe(200);
  });

  test('db:migrate works beside it, db:reset refuses', async () => {
    expect(await runCommand(['node', 'server/scripts/migrate.ts'], settings)).toEqual({
      code: 0,
      output: 'The database is up to date.\n',
    });
    expect(await runCommand(['node', 'server/scripts/reset.ts'], settings)).toEqual({
      code: 1,
      output: `Skolebesøg is running on the data in ${folder}: stop it first.\n`,
    });
    expect(await health(program.url)).toBe(200);
  });
});

/** A database that nobody answers for: port 9 is never ours. */
const elsewhere = { DATABASE_URL: 'postgresql://anna:secret@127.0.0.1:9/visits', LINK_SECRET: 'x'.repeat(32) };

describe('a start that cannot work says why in a sentence', () => {
  const wrong: [string, Settings, RegExp][] = [
    ['a port that is none', { PORT: 'abc' }, /^A setting is wrong:\nPORT must be a port number, 0 to 65535\.\n$/],
    [
      'no secret for links',
      { DATABASE_URL: elsewhere.DATABASE_URL },
      /^A setting is wrong:\nLINK_SECRET must be set when DATABASE_URL is/,
    ],
    [
      'several at once',
      { DEMO_DATE: '2026-13-01', SMTP_URL: 'http://mail' },
      /^A setting is wrong:\nSMTP_URL .+\nDEMO_DATE .+\n$/,
    ],
    [
      'a folder that is none',
      { DATA_DIR: '/dev/null/data' },
      /^A setting is wrong:\nDATA_DIR cannot be used by this user\. \(.+\)\n$/,
    ],
    [
      'a database that is not there',
      elsewhere,
      /^The database at 127\.0\.0\.1:9\/visits cannot be used: see to DATABASE_URL\. \(.*ECONNREFUSED.*\)\n$/,
    ],
  ];
  for (const [name, environment, sentence] of wrong) {
    test(name, async () => {
      const refused = await startProgram({ DATA_DIR: folder, ...environment });
      expect(await refused.ended).toBe(1);
      expect(refused.output()).toMatch(sentence);
      expect(refused.output()).not.toContain('secret@');
    });
  }

  test('a port that is taken', async () => {
    const db = await testDatabase();
    const { port } = new URL(program.url);
    const refused = await startProgram({ DATABASE_URL: db.url, LINK_SECRET: elsewhere.LINK_SECRET, PORT: port });
    expect(await refused.ended).toBe(1);
    expect(refused.output()).toMatch(/^The port is taken by another program: set PORT to a free one\. \(.*\)\n$/);
    await db.close();
  });
});

describe('a stop', () => {
  test('K5 by SIGTERM answers what is under way, does not wait for idle connections, and leaves no process', async () => {
    const [booking] = await demoBookings(program.url, 1);
    const idle = connect(Number(new URL(program.url).port), '127.0.0.1');
    idle.on('error', () => undefined);
    const half = halfABooking(program.url, booking);
    await half.sent;
    const since = performance.now();
    program.kill('SIGTERM');
    program.kill('SIGTERM');
    await until(async () => (await health(program.url)) === null, 2_000);
    expect(await half.finish()).toMatch(/^HTTP\/1\.1 201 Created\r\n/);
    expect(await program.ended).toBe(0);
    expect(performance.now() - since).toBeLessThan(4_000);
    idle.destroy();
    await gone();
  });
});

/** A booking whose body arrives in two parts: the second when the test says so. */
function halfABooking(url: string, booking: unknown) {
  const body = JSON.stringify(booking);
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  const head = [
    'POST /api/bookings HTTP/1.1',
    `host: ${new URL(url).host}`,
    'content-type: application/json',
    `content-length: ${Buffer.byteLength(body)}`,
    'expect: 100-continue',
  ];
  socket.write(`${head.join('\r\n')}\r\n\r\n`);
  // The server says "100 Continue" when it has begun with the request.
  const sent = new Promise<void>((resolve) => socket.once('data', () => resolve()));
  const finish = async () => {
    socket.write(body);
    return Buffer.concat(await socket.toArray()).toString();
  };
  return { sent, finish };
}

describe('kill -9', () => {
  test('K1, K6 loses no acknowledged booking, leaves no orphan, and every key still gives one booking', {
    timeout: 60_000,
  }, async () => {
    program = await startProgram(settings);
    await program.ready();
    const requests = (await demoBookings(program.url, 60)).map((body, index) => ({
      body,
      key: `kill-nine-number-${index}`,
    }));
    const acknowledged = new Map<string, Acknowledged>();
    const waiting = [...requests];
    const client = async () => {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        const answer = await book(program.url, next).catch(() => null);
        if (answer?.status === 201) acknowledged.set(next.key, answer.body);
        if (acknowledged.size >= 20) program.kill('SIGKILL');
      }
    };
    await Promise.all([client(), client(), client(), client()]);
    expect(await program.ended).toBe(null);
    expect(acknowledged.size).toBeGreaterThanOrEqual(20);
    expect(acknowledged.size).toBeLessThan(requests.length);

    program = await startProgram(settings);
    await program.ready();
    expect(processesOf(folder).filter((command) => / -D /.test(command) && !command.includes('/bin/sh'))).toHaveLength(
      1,
    );
    for (const { reference, manageToken } of acknowledged.values()) {
      const found = await fetch(`${program.url}/api/bookings/${reference}`, {
        headers: { authorization: `Bearer ${manageToken}` },
      });
      expect(found.status).toBe(200);
    }
    const again = await Promise.all(requests.map((request) => book(program.url, request)));
    expect(again.map(({ status }) => status)).toEqual(requests.map(() => 201));
    for (const [index, { key }] of requests.entries()) {
      const first = acknowledged.get(key);
      if (first) expect(again[index]?.body.reference).toBe(first.reference);
    }
    const { keys, differences } = await countedIn(folder);
    expect(keys).toBe(requests.length);
    expect(differences).toEqual([]);
  });

  test('then two starts at once, while the old database is still going down: exactly one of them works', {
    timeout: START_LIMIT_MS,
  }, async () => {
    program.kill('SIGKILL');
    const both = await Promise.all([startProgram(settings), startProgram(settings)]);
    const outcomes = await Promise.all(
      both.map((one) =>
        one.ready().then(
          () => 'ready',
          () => one.output(),
        ),
      ),
    );
    expect(outcomes.sort()).toEqual([expect.stringMatching(/^Skolebesøg is already running .*\n$/), 'ready']);
    for (const one of both) one.kill('SIGTERM');
    expect((await Promise.all(both.map(({ ended }) => ended))).sort()).toEqual([0, 1]);
    await gone();
  });
});

/** What the database itself says: bookings made with our keys, and sessions whose counters disagree with their bookings. */
async function countedIn(dataFolderPath: string) {
  const cluster = JSON.parse(readFileSync(path.join(dataFolderPath, 'postgres.json'), 'utf8')) as Cluster;
  const client = new pg.Client(clusterUrl(cluster, 'skolebesoeg'));
  await client.connect();
  const counted = await client.query<{ bookings: number }>(
    `SELECT count(DISTINCT b.id)::integer AS bookings FROM idempotency_key k JOIN booking b ON b.id = k.booking_id WHERE k.key LIKE 'kill-nine-number-%'`,
  );
  const { rows: differences } = await client.query('SELECT * FROM session_counter_differences()');
  await client.end();
  return { keys: counted.rows[0]?.bookings, differences };
}

describe('npm start', () => {
  for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
    test(`that gets ${signal} takes the server and its database with it`, { timeout: START_LIMIT_MS }, async () => {
      const npm = await startProgram(settings, ['npm', 'start', '--silent']);
      await npm.ready();
      npm.kill(signal);
      await npm.ended;
      await until(async () => (await health(npm.url)) === null, 5_000);
      await gone();
    });
  }
});

describe('db:reset', () => {
  test('throws the database away, and says so when there is none', async () => {
    const reset = () => runCommand(['npm', 'run', 'db:reset', '--silent'], settings);
    expect(await reset()).toEqual({
      code: 0,
      output: `The database in ${folder} is gone; npm start makes a new one.\n`,
    });
    expect(await reset()).toEqual({ code: 0, output: `There is no database in ${folder}.\n` });
    expect(existsSync(path.join(folder, 'postgres'))).toBe(false);
  });

  test('never touches a database of somebody else', async () => {
    const { code, output } = await runCommand(['node', 'server/scripts/reset.ts'], elsewhere);
    expect({ code, output }).toEqual({
      code: 1,
      output: 'DATABASE_URL is set: only the embedded database can be reset.\n',
    });
  });
});

interface Acknowledged {
  reference: string;
  manageToken: string;
}

async function book(url: string, { body, key }: { body: unknown; key: string }) {
  const headers = { 'content-type': 'application/json', 'idempotency-key': key };
  const response = await fetch(`${url}/api/bookings`, { method: 'POST', headers, body: JSON.stringify(body) });
  return { status: response.status, body: (await response.json()) as Acknowledged };
}
