import { type ChildProcess, fork } from 'node:child_process';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { mailComposerFor } from '#server/invites/mail-composer.ts';
import { type TestDatabase, testDatabase } from '#server/testing/database.ts';
import { mailSettings } from '#server/testing/mail-settings.ts';
import { aQueuedMail } from '#server/testing/outbox-builder.ts';
import { TEST_NOW } from '#server/testing/server.ts';
import { type TestSmtp, testSmtp } from '#server/testing/smtp.ts';
import { fixedClock } from './clock.ts';
import { catchingMailer, type Mailer, smtpMailer } from './mailer.ts';
import { claimMails, settleMail } from './outbox.store.ts';
import { createOutboxWorker, type MailComposer, type OutboxWorker } from './outbox.ts';

let db: TestDatabase;
let smtp: TestSmtp;
let clock: ReturnType<typeof fixedClock>;
let workers: OutboxWorker[] = [];

beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());
beforeEach(async () => {
  smtp = await testSmtp();
  clock = fixedClock(TEST_NOW);
});
afterEach(async () => {
  await Promise.all(workers.map((worker) => worker.stop()));
  workers = [];
  await smtp.close();
  await db.pool.query('TRUNCATE outbox_mail, caught_mail');
});

const mailComposer = mailComposerFor(mailSettings);
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

function startWorker(given: { mailer?: Mailer; compose?: MailComposer<never>; parallel?: number } = {}): OutboxWorker {
  const mailer = smtpMailer(smtp.url);
  const compose = mailComposer as MailComposer<never>;
  const worker = createOutboxWorker({ db, clock, logger: silent, mailer, compose, pollMs: 20, ...given });
  workers.push(worker);
  worker.start();
  return worker;
}

/** A busy machine is slow; what is waited for comes. */
const PATIENCE = { timeout: 30_000, interval: 20 };
const mailOf = (id: string) => db.prisma.outboxMail.findUniqueOrThrow({ where: { id } });
const becomes = (id: string, status: string) =>
  vi.waitFor(async () => expect((await mailOf(id)).status).toBe(status), PATIENCE);
const later = (milliseconds: number) => clock.set(new Date(clock.now().getTime() + milliseconds).toISOString());
const HOUR = 3_600_000;

describe('a queued mail', () => {
  test('is sent, and the mail server’s answer is kept', async () => {
    const id = await aQueuedMail(db);
    startWorker();
    await becomes(id, 'SENT');
    const row = await mailOf(id);
    expect(row).toMatchObject({ attempts: 1, smtpCode: 250, sentAt: new Date(TEST_NOW), leaseUntil: null });
    expect(row.smtpAnswer).toContain('250');
    expect(smtp.received.map(({ messageId }) => messageId)).toEqual([row.messageId]);
  });

  test('is rendered once: what was stored is what a later attempt sends', async () => {
    smtp.onMessage = () => ({ code: 451, answer: 'Later' });
    const id = await aQueuedMail(db);
    startWorker();
    await becomes(id, 'RETRY');
    await db.pool.query(`UPDATE outbox_mail SET rendered = jsonb_set(rendered, '{subject}', '"As stored"')`);
    smtp.onMessage = () => 'ACCEPT';
    later(15_000);
    await becomes(id, 'SENT');
    expect(smtp.received[0]?.subject).toBe('As stored');
  });

  test('leaves soon after a wake-up, without waiting for the poll', async () => {
    const worker = createOutboxWorker({
      db,
      clock,
      logger: silent,
      mailer: smtpMailer(smtp.url),
      compose: mailComposer,
      pollMs: 60_000,
    });
    workers.push(worker);
    worker.start();
    await new Promise((resolve) => setTimeout(resolve, 50));
    const id = await aQueuedMail(db);
    worker.wake();
    await becomes(id, 'SENT');
  });

  test('that cannot be written fails alone', async () => {
    const broken = await aQueuedMail(db, { facts: { groups: 'none' } });
    const whole = await aQueuedMail(db);
    startWorker();
    await becomes(broken, 'FAILED');
    await becomes(whole, 'SENT');
    expect((await mailOf(broken)).smtpAnswer).toBe('The mail could not be written');
  });

  test('is queued once, however often its event is told', async () => {
    const id = await aQueuedMail(db);
    const { dedupeKey } = await mailOf(id);
    const again = db.pool.query(
      `INSERT INTO outbox_mail SELECT (jsonb_populate_record(m, jsonb_build_object('id', gen_random_uuid(), 'message_id', 'x'))).*
       FROM outbox_mail AS m WHERE dedupe_key = $1 ON CONFLICT (dedupe_key) DO NOTHING`,
      [dedupeKey],
    );
    expect((await again).rowCount).toBe(0);
  });
});

describe('a mail server in trouble', () => {
  test('that is down is tried again after about ten seconds', async () => {
    const { url } = smtp;
    await smtp.close();
    const id = await aQueuedMail(db);
    startWorker({ mailer: smtpMailer(url) });
    await becomes(id, 'RETRY');
    const { runAfter, smtpCode, smtpAnswer } = await mailOf(id);
    const waits = runAfter.getTime() - Date.parse(TEST_NOW);
    expect(waits).toBeGreaterThanOrEqual(8_000);
    expect(waits).toBeLessThanOrEqual(12_000);
    expect(smtpCode).toBeNull();
    expect(smtpAnswer).toContain('ECONNREFUSED');
  });

  test('that hangs does not hold the mail for ever', async () => {
    smtp.onMessage = () => 'HANG';
    const id = await aQueuedMail(db);
    startWorker({ mailer: smtpMailer(smtp.url, { totalMs: 400 }) });
    await becomes(id, 'RETRY');
    expect((await mailOf(id)).smtpCode).toBeNull();
  });

  test('that says 451 gets eight more attempts over a day, then the mail has failed', async () => {
    smtp.onMessage = () => ({ code: 451, answer: 'Try later' });
    const id = await aQueuedMail(db);
    startWorker();
    for (let attempt = 1; attempt <= 8; attempt += 1) {
      await vi.waitFor(
        async () => expect(await mailOf(id)).toMatchObject({ attempts: attempt, status: 'RETRY' }),
        PATIENCE,
      );
      later(15 * HOUR);
    }
    await becomes(id, 'FAILED');
    expect(await mailOf(id)).toMatchObject({ attempts: 9, smtpCode: 451 });
  });

  test.each(['onMessage', 'onRecipient'] as const)('that says 550 (%s) fails the mail at once', async (when) => {
    smtp[when] = () => ({ code: 550, answer: 'No such user' });
    const id = await aQueuedMail(db);
    startWorker();
    await becomes(id, 'FAILED');
    const row = await mailOf(id);
    expect(row).toMatchObject({ attempts: 1, smtpCode: 550 });
    expect(row.smtpAnswer).toContain('No such user');
  });

  test('that refuses one of several recipients has not accepted the mail', async () => {
    smtp.onRecipient = (address) => (address === 'b@example.org' ? { code: 550, answer: 'Unknown' } : 'ACCEPT');
    const envelope = { from: 'a@example.org', to: ['a@example.org', 'b@example.org'] };
    const delivery = await smtpMailer(smtp.url).send({ envelope, subject: 'X', text: 'x' });
    expect(delivery).toMatchObject({ outcome: 'PERMANENT', code: 550 });
  });

  test('fails some mails and not the others', async () => {
    smtp.onRecipient = (address) => (address.startsWith('bad') ? { code: 550, answer: 'No' } : 'ACCEPT');
    const bad = await aQueuedMail(db, { recipient: 'bad@example.org' });
    const good = await aQueuedMail(db);
    startWorker();
    await becomes(bad, 'FAILED');
    await becomes(good, 'SENT');
  });
});

describe('the mails of one booking to one person', () => {
  const cancel = { kind: 'CANCELLATION', method: 'CANCEL', sequence: 1, stream: 'one' } as const;
  const methods = () => smtp.received.map(({ attachments }) => attachments[0]?.method);

  test('leave in their order', async () => {
    const ids = [await aQueuedMail(db, { stream: 'one' }), await aQueuedMail(db, cancel)];
    startWorker();
    for (const id of ids) await becomes(id, 'SENT');
    expect(methods()).toEqual(['REQUEST', 'CANCEL']);
  });

  test('wait while an earlier one is under way', async () => {
    const request = await aQueuedMail(db, { stream: 'one' });
    const claim = { now: clock.now(), leaseUntil: new Date(clock.now().getTime() + 60_000), limit: 5 };
    const [row] = await claimMails(db, claim);
    const cancellation = await aQueuedMail(db, cancel);
    expect(row?.id).toBe(request);
    expect(await claimMails(db, claim)).toEqual([]);
    if (row) await settleMail(db, row, { status: 'SENT', code: 250, answer: '', now: clock.now(), runAfter: null });
    expect((await claimMails(db, claim)).map(({ id }) => id)).toEqual([cancellation]);
  });

  test('are dropped when they wait for a retry and a newer one has come', async () => {
    smtp.onMessage = () => ({ code: 451, answer: 'Later' });
    const request = await aQueuedMail(db, { stream: 'one' });
    startWorker();
    await becomes(request, 'RETRY');
    smtp.onMessage = () => 'ACCEPT';
    const cancellation = await aQueuedMail(db, cancel);
    await becomes(cancellation, 'SENT');
    await becomes(request, 'ABORTED');
    expect(methods()).toEqual(['CANCEL']);
  });

  test('go on after one that failed for good', async () => {
    smtp.onMessage = () => ({ code: 554, answer: 'Refused' });
    const request = await aQueuedMail(db, { stream: 'one' });
    startWorker();
    await becomes(request, 'FAILED');
    smtp.onMessage = () => 'ACCEPT';
    await becomes(await aQueuedMail(db, cancel), 'SENT');
  });
});

describe('a worker that dies', () => {
  test('leaves its mail to the next when the lease has run out, and can no longer settle it', async () => {
    const id = await aQueuedMail(db);
    const [dead] = await claimMails(db, {
      now: clock.now(),
      leaseUntil: new Date(clock.now().getTime() + 60_000),
      limit: 1,
    });
    startWorker();
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect((await mailOf(id)).status).toBe('INFLIGHT');
    later(61_000);
    await becomes(id, 'SENT');
    if (dead)
      await settleMail(db, dead, { status: 'FAILED', code: 550, answer: 'late', now: clock.now(), runAfter: null });
    expect((await mailOf(id)).status).toBe('SENT');
  });

  test('by kill -9, several times, loses no mail and never changes a Message-ID', async () => {
    const slow = await testSmtp({ delayMs: 60 });
    let asked = 0;
    slow.onMessage = () => {
      asked += 1;
      return asked % 10 === 0 ? { code: 451, answer: 'Later' } : 'ACCEPT';
    };
    const ids: string[] = [];
    for (let count = 0; count < 60; count += 1) ids.push(await aQueuedMail(db));
    let underWay = 0;
    for (const enough of [5, 20, 35]) {
      const child = workerProcess(slow);
      await sent(enough);
      await killed(child);
      underWay += await db.prisma.outboxMail.count({ where: { status: 'INFLIGHT' } });
    }
    // Between two batches a kill hits nothing; three kills in a row do not all come there.
    expect(underWay).toBeGreaterThan(0);
    const last = workerProcess(slow);
    await sent(ids.length);
    await killed(last);
    const arrived = new Set(slow.received.map(({ messageId }) => messageId));
    expect(arrived).toEqual(new Set(ids.map((id) => `<${id}@skolebesoeg.example.org>`)));
    await slow.close();
  }, 90_000);

  function workerProcess({ url }: TestSmtp): ChildProcess {
    const script = path.resolve(import.meta.dirname, '../testing/mail-worker-process.ts');
    return fork(script, [db.url, url], { execArgv: [], stdio: 'ignore' });
  }

  const sent = (count: number) =>
    vi.waitFor(
      async () => expect(await db.prisma.outboxMail.count({ where: { status: 'SENT' } })).toBeGreaterThanOrEqual(count),
      PATIENCE,
    );

  async function killed(child: ChildProcess): Promise<void> {
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
  }
});

test('two workers send each mail once', async () => {
  for (let count = 0; count < 30; count += 1) await aQueuedMail(db);
  startWorker();
  startWorker();
  await vi.waitFor(
    async () => expect(await db.prisma.outboxMail.count({ where: { status: 'SENT' } })).toBe(30),
    PATIENCE,
  );
  expect(smtp.received).toHaveLength(30);
});

test('stopping finishes what is under way and takes nothing more', async () => {
  const slow = await testSmtp({ delayMs: 1_000 });
  for (let count = 0; count < 10; count += 1) await aQueuedMail(db);
  const worker = startWorker({ mailer: smtpMailer(slow.url), parallel: 2 });
  await vi.waitFor(
    async () => expect(await db.prisma.outboxMail.count({ where: { status: 'INFLIGHT' } })).toBe(2),
    PATIENCE,
  );
  await worker.stop();
  const byStatus = await db.prisma.outboxMail.groupBy({ by: ['status'], _count: true, orderBy: { status: 'asc' } });
  expect(byStatus.map(({ status }) => status)).toEqual(['QUEUED', 'SENT']);
  expect(slow.received.length).toBe(byStatus.find(({ status }) => status === 'SENT')?._count);
  await slow.close();
});

test('the demo’s mailer keeps the whole message instead of sending it', async () => {
  const id = await aQueuedMail(db);
  startWorker({ mailer: catchingMailer(db, clock) });
  await becomes(id, 'SENT');
  const [caught] = await db.prisma.caughtMail.findMany();
  expect(caught).toMatchObject({ recipient: 'mette@example.org', caughtAt: new Date(TEST_NOW) });
  expect(Buffer.from(caught?.raw ?? []).toString()).toContain(`Message-ID: ${(await mailOf(id)).messageId}`);
  expect(smtp.received).toEqual([]);
});
