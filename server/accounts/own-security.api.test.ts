import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { inTransaction } from '#server/platform/database.ts';
import { newId } from '#server/platform/ids.ts';
import { loginHeaders } from '#server/testing/login.ts';
import { aPerson, Browser, PASSWORD, wait } from '#server/testing/own-person.ts';
import { type TestServer, testServer } from '#server/testing/server.ts';
import { hashPassword } from './password.ts';

let server: TestServer;

beforeAll(async () => {
  server = await testServer();
});
afterAll(() => server.close());
beforeEach(() => server.clock.set('2026-03-16T08:00:00Z'));

const NEW_PASSWORD = 'otte muslinger i vinden';
const isLoggedIn = async (browser: Browser) => (await browser.call('GET', '/api/me')).status === 200;
const noticesTo = async (email: string) =>
  (await server.db.prisma.outboxMail.findMany({ where: { recipientEmail: email } })).map(
    ({ facts }) => (facts as { event: string }).event,
  );

/** Somebody logged in in three browsers. */
async function aPersonInThreePlaces() {
  const person = await aPerson(server);
  const others = [new Browser(server), new Browser(server)];
  for (const browser of [person.browser, ...others]) await browser.logIn(person.email);
  return { ...person, others };
}

test('S1 a changed password ends all other logins and gives this one a new id', async () => {
  const { browser, others, email, id } = await aPersonInThreePlaces();
  const before = browser.cookies.get('login') ?? '';
  await browser.read('PUT', '/api/me/password', { current: PASSWORD, new: NEW_PASSWORD });
  expect(browser.cookies.get('login')).not.toBe(before);
  expect(await isLoggedIn(browser)).toBe(true);
  for (const other of others) expect(await isLoggedIn(other)).toBe(false);
  const stale = new Browser(server);
  stale.cookies.set('login', before);
  expect(await isLoggedIn(stale)).toBe(false);
  expect((await new Browser(server).logIn(email)).status).toBe(401);
  expect((await new Browser(server).logIn(email, { password: NEW_PASSWORD })).status).toBe(200);
  expect(await noticesTo(email)).toEqual(['PASSWORD_CHANGED']);
  const audit = await server.db.prisma.auditEvent.findMany({ where: { subjectAccountId: id } });
  expect(audit).toMatchObject([{ action: 'account.passwordChanged', actor: 'account', accountId: id }]);
});

test('S1 logging out everywhere ends all other logins, or all', async () => {
  const { browser, others } = await aPersonInThreePlaces();
  expect(await browser.read('POST', '/api/logout/everywhere', {})).toEqual({ ended: 2 });
  expect(await isLoggedIn(browser)).toBe(true);
  for (const other of others) expect(await isLoggedIn(other)).toBe(false);
  expect(await browser.read('POST', '/api/logout/everywhere', { alsoHere: true })).toEqual({ ended: 1 });
  expect(browser.cookies.has('login')).toBe(false);
});

test('a weak password is refused with a sentence about it, and the old one stays', async () => {
  const { browser, email } = await aPerson(server);
  await browser.logIn(email);
  for (const [chosen, code] of [
    ['for kort', 'TOO_SHORT'],
    ['Password123456', 'TOO_COMMON'],
    [email, 'NAMES_THE_OWNER'],
    ['x'.repeat(500), 'TOO_LONG'],
  ]) {
    const answer = await browser.call('PUT', '/api/me/password', { current: PASSWORD, new: chosen });
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({ errors: [{ path: 'new', code }] });
  }
  expect((await new Browser(server).logIn(email)).status).toBe(200);
});

test('S6 the current password is asked for, and guessing it waits after ten', async () => {
  const { browser, email } = await aPerson(server);
  await browser.logIn(email);
  const change = (current?: string) => browser.call('PUT', '/api/me/password', { current, new: NEW_PASSWORD });
  expect(await (await change()).json()).toMatchObject({ errors: [{ path: 'current', code: 'REQUIRED' }] });
  for (let guess = 0; guess < 10; guess += 1) {
    expect(await (await change('forkert')).json()).toMatchObject({ errors: [{ code: 'WRONG_PASSWORD' }] });
  }
  expect((await change(PASSWORD)).status).toBe(429);
  expect((await new Browser(server).logIn(email)).status).toBe(200);
});

test('S1 a login with the old password that is under way while it is changed does not begin', async () => {
  const { id, email } = await aPerson(server);
  const newHash = await hashPassword(NEW_PASSWORD);
  const underWay = await inTransaction(server.db, async (sql) => {
    await sql.query('SELECT FROM account WHERE id = $1 FOR UPDATE', [id]);
    const login = new Browser(server).logIn(email);
    await vi.waitFor(async () => expect(await waitingForLocks()).toBe(1), { timeout: 10_000 });
    await sql.query('UPDATE account SET password_hash = $2 WHERE id = $1', [id, newHash]);
    return { login };
  });
  expect((await underWay.login).status).toBe(401);
  expect(await server.db.prisma.login.count({ where: { accountId: id } })).toBe(0);
});

async function waitingForLocks(): Promise<number> {
  const { rows } = await server.db.pool.query(
    `SELECT count(*) AS total FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
  );
  return rows[0].total;
}

test('just after a mail link a forgotten password is replaced; a quarter of an hour later no more', async () => {
  const { id, email } = await aPerson(server, { grants: [{ role: 'TEACHER' }] });
  const headers = await loginHeaders(server, id, { method: 'LINK', secondFactor: false });
  const change = () =>
    fetch(`${server.url}/api/me/password`, { method: 'PUT', headers, body: JSON.stringify({ new: NEW_PASSWORD }) });
  wait(server, 15 * 60);
  expect((await change()).status).toBe(422);
  wait(server, -1);
  expect((await change()).status).toBe(200);
  expect((await new Browser(server).logIn(email, { password: NEW_PASSWORD })).status).toBe(200);
});

test('a mailbox alone never becomes staff: no factor by mail link, and no password where a role waits for its factor', async () => {
  const { id } = await aPerson(server, { grants: [{ role: 'KNOWLEDGE_CENTRE' }] });
  const headers = await loginHeaders(server, id, { method: 'LINK', secondFactor: false });
  const ask = async (method: string, path: string, body: unknown = {}) => {
    const answer = await fetch(`${server.url}${path}`, { method, headers, body: JSON.stringify(body) });
    return [answer.status, (await answer.json()).code];
  };
  expect(await ask('POST', '/api/me/totp')).toEqual([403, 'STRONGER_LOGIN_NEEDED']);
  expect(await ask('POST', '/api/me/passkeys/options')).toEqual([403, 'STRONGER_LOGIN_NEEDED']);
  expect(await ask('PUT', '/api/me/password', { new: NEW_PASSWORD })).toEqual([422, 'INVALID_INPUT']);
  const secret = { totpSecret: Buffer.alloc(60), totpConfirmedAt: server.clock.now() };
  await server.db.prisma.account.update({ where: { id }, data: secret });
  expect((await ask('PUT', '/api/me/password', { new: NEW_PASSWORD }))[0]).toBe(200);
});

test('S6 a mail link does not make room for more guesses at the password', async () => {
  const { id, email } = await aPerson(server);
  for (let guess = 0; guess < 10; guess += 1) await new Browser(server).logIn(email, { password: 'forkert' });
  await loginHeaders(server, id, { method: 'LINK', secondFactor: false });
  expect((await new Browser(server).logIn(email)).status).toBe(429);
});

test('an account without an address can have no password', async () => {
  const { id } = await aPerson(server, { email: null, passwordHash: null });
  const headers = await loginHeaders(server, id, { method: 'OIDC', secondFactor: false });
  const body = JSON.stringify({ new: NEW_PASSWORD });
  const answer = await fetch(`${server.url}/api/me/password`, { method: 'PUT', headers, body });
  expect([answer.status, (await answer.json()).code]).toEqual([409, 'NO_EMAIL']);
});

test('the list of logins names the browser and which one asks, and each can be ended', async () => {
  const { browser, email } = await aPerson(server);
  await browser.logIn(email);
  wait(server, 600);
  const agent =
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36';
  const other = new Browser(server);
  await other.call('POST', '/api/login', { email, password: PASSWORD }, { 'user-agent': agent });
  const { items } = await browser.read('GET', '/api/me/logins');
  expect(items).toMatchObject([
    { current: false, browser: 'Chrome på Windows', method: 'PASSWORD', createdAt: '2026-03-16T08:10:00.000Z' },
    { current: true, lastSeenAt: '2026-03-16T08:10:00.000Z' },
  ]);
  expect((await browser.call('DELETE', `/api/me/logins/${items[0].id}`)).status).toBe(204);
  expect(await isLoggedIn(other)).toBe(false);
  expect((await browser.call('DELETE', `/api/me/logins/${items[1].id}`)).status).toBe(204);
  expect(browser.cookies.has('login')).toBe(false);
});

test("A4 another person's login is not found, and goes on", async () => {
  const [mine, theirs] = [await aPerson(server), await aPerson(server)];
  await mine.browser.logIn(mine.email);
  await theirs.browser.logIn(theirs.email);
  const { items } = await theirs.browser.read('GET', '/api/me/logins');
  for (const id of [items[0].id, newId(), 'findes-ikke']) {
    expect((await mine.browser.call('DELETE', `/api/me/logins/${id}`)).status).toBe(404);
  }
  expect(await isLoggedIn(theirs.browser)).toBe(true);
});

test('S6 wrong attempts are shown at the next login, and the tenth is told by mail once', async () => {
  const { email } = await aPerson(server);
  for (let guess = 0; guess < 3; guess += 1) await new Browser(server).logIn(email, { password: 'forkert' });
  const browser = new Browser(server);
  expect(await (await browser.logIn(email)).json()).toMatchObject({ login: { failuresBefore: 3 } });
  expect(await browser.read('GET', '/api/me')).toMatchObject({ login: { failuresBefore: 3 } });
  expect(await (await browser.logIn(email)).json()).toMatchObject({ login: { failuresBefore: 0 } });
  for (let guess = 0; guess < 14; guess += 1) await new Browser(server).logIn(email, { password: 'forkert' });
  await vi.waitFor(async () => expect(await noticesTo(email)).toEqual(['MANY_FAILURES']));
  expect(server.errors).toEqual([]);
});
