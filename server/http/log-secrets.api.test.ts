import { afterAll, beforeAll, expect, test } from 'vitest';
import { hashPassword } from '#server/accounts/password.ts';
import { createApp } from '#server/app.ts';
import { aBookingRequest } from '#server/bookings/booking-request.sample.ts';
import { mailComposerFor } from '#server/invites/mail-composer.ts';
import type { Logger } from '#server/platform/logger.ts';
import type { Delivery } from '#server/platform/mailer.ts';
import { createOutboxWorker } from '#server/platform/outbox.ts';
import { aDepartment, anAccount, anInstitution, anOffer, aSession } from '#server/testing/builders.ts';
import { loginHeaders } from '#server/testing/login.ts';
import { until } from '#server/testing/program.ts';
import { type TestServer, testServer } from '#server/testing/server.ts';

// I6: everything that is logged while people book, log in and get mails, also when something breaks, before the logger takes
// out addresses and tokens: what we log ourselves has none to begin with.

let server: TestServer;
const lines: string[] = [];
const secrets = new Set<string>();
const keep = (event: string, facts?: Record<string, unknown>) => void lines.push(`${event} ${JSON.stringify(facts)}`);
const logger: Logger = { info: keep, warn: keep, error: keep };
const PASSWORD = 'en lang og rolig sætning';
const EMAIL = 'hemmelig.person@example.org';

beforeAll(async () => {
  server = await testServer({ logger });
});
afterAll(() => server.close());

async function post(path: string, body: unknown, headers: Record<string, string> = {}) {
  const own = { 'content-type': 'application/json', origin: server.url, ...headers };
  const answer = await fetch(server.url + path, { method: 'POST', headers: own, body: JSON.stringify(body) });
  for (const cookie of answer.headers.getSetCookie()) secrets.add(/=([^;]*)/.exec(cookie)?.[1] ?? '');
  return { status: answer.status, body: await answer.json().catch(() => null) };
}

async function logIn(): Promise<string> {
  const passwordHash = await hashPassword(PASSWORD);
  const account = await anAccount(server.db, { email: EMAIL, passwordHash, grants: [{ role: 'TEACHER' }] });
  expect((await post('/api/login', { email: EMAIL, password: 'den-forkerte-adgangskode' })).status).toBe(401);
  expect((await post('/api/login', { email: EMAIL, password: PASSWORD })).status).toBe(200);
  await post('/api/login/links', { email: EMAIL });
  await post('/api/login/links/consume', { code: '123456', email: EMAIL });
  const { cookie } = await loginHeaders(server, account.id);
  secrets.add(cookie.split('=')[1] ?? '');
  return cookie;
}

async function book(): Promise<void> {
  const session = await aSession(server.db, await anOffer(server.db, await aDepartment(server.db)));
  const request = aBookingRequest(session.id, (await anInstitution(server.db)).number);
  const contact = { ...request.contact, name: 'Hemmelig Person', email: EMAIL };
  const { status, body } = await post('/api/bookings', { ...request, contact });
  expect(status).toBe(201);
  secrets.add(body.manageToken);
  const headers = { authorization: `Bearer ${body.manageToken}` };
  await fetch(`${server.url}/api/bookings/${body.reference}`, { headers });
  await fetch(`${server.url}/api/bookings/${body.reference}`, { headers: { authorization: 'Bearer forkert-noegle' } });
}

/** Sends what is queued to a mail server that refuses in words that hold the address. */
async function sendInVain(): Promise<void> {
  const answer = `550 5.1.1 <${EMAIL}>: no such person`;
  const ends: Delivery['outcome'][] = ['TEMPORARY', 'PERMANENT', 'ACCEPTED'];
  const mailer = { send: async () => ({ outcome: ends.shift() ?? ('ACCEPTED' as const), code: 550, answer }) };
  const compose = mailComposerFor(server.deps.config);
  const worker = createOutboxWorker({ ...server.deps, logger, mailer, compose, pollMs: 20 });
  worker.start();
  const waiting = `SELECT 1 FROM outbox_mail WHERE status = 'QUEUED' OR status = 'INFLIGHT'`;
  await until(async () => (await server.db.pool.query(waiting)).rowCount === 0, 15_000);
  await worker.stop();
}

test('I6 the log has no password, token, cookie, name or mail address, also when mails and the database fail', async () => {
  const cookie = await logIn();
  await book();
  await sendInVain();
  expect(lines.some((line) => line.startsWith('mail.'))).toBe(true);
  await fetch(`${server.url}/api/me/export`, { headers: { cookie } });
  await server.db.pool.query('ALTER TABLE booking RENAME TO booking_away');
  await server.db.pool.query('ALTER TABLE throttle_event RENAME TO throttle_away');
  for (const { method, path } of createApp(server.deps).mounted.endpoints) {
    const address = path.replace(/:\w+/g, 'ABCD-EFGH');
    const body = { email: EMAIL, password: PASSWORD, code: '123456', token: 'a'.repeat(43), name: 'Hemmelig Person' };
    const headers = { cookie, origin: server.url, 'content-type': 'application/json' };
    await fetch(server.url + address, { method, headers, ...(method === 'GET' ? {} : { body: JSON.stringify(body) }) });
  }
  const log = lines.join('\n');
  expect(log).toContain('api.failed');
  const typed = [PASSWORD, 'den-forkerte-adgangskode', EMAIL, 'hemmelig.person', 'Hemmelig Person', 'forkert-noegle'];
  for (const secret of [...secrets, ...typed].filter((text) => text.length > 5)) expect(log).not.toContain(secret);
  expect(log).not.toMatch(/[\w.]+@[\w-]+\.(org|dk)/);
});
