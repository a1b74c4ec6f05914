import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { newId } from '#server/platform/ids.ts';
import { aDepartment } from '#server/testing/builders.ts';
import { loginHeaders } from '#server/testing/login.ts';
import { aPerson, Browser, wait } from '#server/testing/own-person.ts';
import { type TestServer, testServer } from '#server/testing/server.ts';
import { type Deviation, SoftwareAuthenticator } from '#server/testing/software-authenticator.ts';

const SITE = 'https://besoeg.example.org';
let server: TestServer;

beforeAll(async () => {
  server = await testServer({ config: { PUBLIC_URL: SITE } });
});
afterAll(() => server.close());
beforeEach(() => server.clock.set('2026-03-16T08:00:00Z'));

/** Adds a passkey for whoever is logged in in a browser. */
async function add(
  browser: Browser,
  authenticator: SoftwareAuthenticator,
  deviation: Deviation = {},
): Promise<Response> {
  const options = await browser.read('POST', '/api/me/passkeys/options');
  const response = authenticator.register(options, deviation);
  return browser.call('POST', '/api/me/passkeys', { response, name: 'Min telefon' });
}

async function aPersonWithPasskey(facts: Parameters<typeof aPerson>[1] = {}) {
  const person = await aPerson(server, facts);
  await person.browser.logIn(person.email);
  const authenticator = new SoftwareAuthenticator(SITE);
  expect((await add(person.browser, authenticator)).status).toBe(201);
  return { ...person, authenticator };
}

/** Logs in with a passkey, as the page does. */
async function logIn(authenticator: SoftwareAuthenticator, deviation: Deviation = {}, browser = new Browser(server)) {
  const options = await browser.read('POST', '/api/login/passkey/options');
  return browser.call('POST', '/api/login/passkey', { response: authenticator.authenticate(options, deviation) });
}

const codeOf = async (response: Response) => [response.status, (await response.json()).code];

test('a passkey logs its owner in with two factors, without a mail address or a password', async () => {
  const { authenticator, id } = await aPersonWithPasskey();
  const browser = new Browser(server);
  const answer = await logIn(authenticator, {}, browser);
  expect(answer.status).toBe(200);
  expect(await answer.json()).toMatchObject({
    id,
    roles: [{ role: 'KNOWLEDGE_CENTRE' }],
    login: { method: 'PASSKEY', secondFactor: true },
    factors: { passkeys: 1 },
  });
  expect(answer.headers.get('set-cookie')).toMatch(
    /^__Host-login=[\w-]{43}; Path=\/; Max-Age=43200; HttpOnly; SameSite=Lax; Secure$/,
  );
  expect((await browser.read('GET', '/api/me/passkeys')).items).toMatchObject([
    { name: 'Min telefon', lastUsedAt: '2026-03-16T08:00:00.000Z', backedUp: false },
  ]);
});

test('the options ask for an owner who is recognised, a key that names them, and nothing about its maker', async () => {
  const { browser, email } = await aPerson(server);
  await browser.logIn(email);
  const response = await browser.call('POST', '/api/me/passkeys/options');
  expect(await response.json()).toMatchObject({
    rp: { id: 'besoeg.example.org' },
    attestation: 'none',
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
  expect(response.headers.get('set-cookie')).toMatch(
    /^__Host-passkey=[\w-]{43}; Path=\/; Max-Age=300; HttpOnly; SameSite=Strict; Secure$/,
  );
  const asked = await new Browser(server).read('POST', '/api/login/passkey/options');
  expect(asked).toMatchObject({ rpId: 'besoeg.example.org', userVerification: 'required' });
  expect(asked.allowCredentials ?? []).toEqual([]);
});

test('a lead whose roles sleep adds a passkey, and they are in force', async () => {
  const { id: departmentId } = await aDepartment(server.db);
  const { browser, email } = await aPerson(server, { grants: [{ role: 'DEPARTMENT_LEAD', departmentId }] });
  await browser.logIn(email);
  expect((await browser.read('GET', '/api/me')).roles).toEqual([]);
  const before = browser.cookies.get('__Host-login');
  await add(browser, new SoftwareAuthenticator(SITE));
  expect((await browser.read('GET', '/api/me')).roles).toMatchObject([{ role: 'DEPARTMENT_LEAD' }]);
  expect(browser.cookies.get('__Host-login')).not.toBe(before);
});

const wrong: Record<string, Deviation> = {
  'another origin': { origin: 'https://elsewhere.example.org' },
  'a subdomain': { origin: 'https://evil.besoeg.example.org' },
  'another site': { rpId: 'elsewhere.example.org' },
  'a challenge of its own': { challenge: 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' },
  'an owner who was not recognised': { userVerified: false },
  'the other ceremony': { type: 'payment.get' },
};

test('S8 no passkey is added or used with what the browser or the authenticator says wrong', async () => {
  const { authenticator, browser } = await aPersonWithPasskey();
  for (const [what, deviation] of Object.entries(wrong)) {
    expect(await codeOf(await logIn(authenticator, deviation)), what).toEqual([401, 'WRONG_PASSKEY']);
    const added = await add(browser, new SoftwareAuthenticator(SITE), deviation);
    expect(await codeOf(added), what).toEqual([409, 'PASSKEY_NOT_ADDED']);
  }
  expect(await codeOf(await logIn(authenticator, { userHandle: 'AAAAAAAAAAAAAAAAAAAAAA' }))).toEqual([
    401,
    'WRONG_PASSKEY',
  ]);
  expect((await logIn(authenticator)).status).toBe(200);
  expect((await browser.read('GET', '/api/me/passkeys')).items).toHaveLength(1);
  expect(server.errors).toEqual([]);
});

test('S8 an answer counts once, also when it is sent ten times at once', async () => {
  const { authenticator } = await aPersonWithPasskey();
  const browser = new Browser(server);
  const options = await browser.read('POST', '/api/login/passkey/options');
  const body = { response: authenticator.authenticate(options) };
  const cookie = `__Host-passkey=${browser.cookies.get('__Host-passkey')}`;
  const send = () => new Browser(server).call('POST', '/api/login/passkey', body, { cookie });
  const answers = await Promise.all(Array.from({ length: 10 }, send));
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  expect((await send()).status).toBe(401);
});

test('S8 an answer counts in the browser that asked, and for five minutes', async () => {
  const { authenticator } = await aPersonWithPasskey();
  const browser = new Browser(server);
  const options = await browser.read('POST', '/api/login/passkey/options');
  const body = { response: authenticator.authenticate(options) };
  expect((await new Browser(server).call('POST', '/api/login/passkey', body)).status).toBe(401);
  const late = await browser.read('POST', '/api/login/passkey/options');
  wait(server, 300);
  const answer = { response: authenticator.authenticate(late) };
  expect((await browser.call('POST', '/api/login/passkey', answer)).status).toBe(401);
  expect(await server.db.prisma.loginChallenge.count({ where: { expiresAt: { gt: server.clock.now() } } })).toBe(0);
});

test('S8 a challenge for adding a passkey is none for logging in, nor for somebody else', async () => {
  const { authenticator, browser } = await aPersonWithPasskey();
  const adding = await browser.read('POST', '/api/me/passkeys/options');
  const login = { response: authenticator.authenticate(adding) };
  expect((await browser.call('POST', '/api/login/passkey', login)).status).toBe(401);

  const other = await aPerson(server);
  await other.browser.logIn(other.email);
  const options = await browser.read('POST', '/api/me/passkeys/options');
  other.browser.cookies.set('__Host-passkey', browser.cookies.get('__Host-passkey') ?? '');
  const response = new SoftwareAuthenticator(SITE).register(options);
  const added = await other.browser.call('POST', '/api/me/passkeys', { response, name: 'Telefon' });
  expect(await codeOf(added)).toEqual([409, 'PASSKEY_NOT_ADDED']);
});

test('S8 a counter that stands still or goes back is a copied key', async () => {
  const { authenticator } = await aPersonWithPasskey();
  expect((await logIn(authenticator, { counter: 7 })).status).toBe(200);
  for (const counter of [7, 6, 0]) {
    expect(await codeOf(await logIn(authenticator, { counter }))).toEqual([401, 'WRONG_PASSKEY']);
  }
  expect((await logIn(authenticator, { counter: 8 })).status).toBe(200);
});

test('S7 an unknown passkey, a damaged signature and a closed account answer the same', async () => {
  const { authenticator, id } = await aPersonWithPasskey();
  const unknown = new SoftwareAuthenticator(SITE);
  const damaged = new Browser(server);
  const options = await damaged.read('POST', '/api/login/passkey/options');
  const response = authenticator.authenticate(options);
  response.response.signature = unknown.authenticate(options).response.signature;
  const answers = [await logIn(unknown), await damaged.call('POST', '/api/login/passkey', { response })];
  await server.db.prisma.account.update({ where: { id }, data: { active: false, deactivatedAt: server.clock.now() } });
  answers.push(await logIn(authenticator));
  const said = await Promise.all(answers.map(async (answer) => [answer.status, await answer.text()]));
  expect(said).toEqual([said[0], said[0], said[0]]);
  expect(said[0]?.[0]).toBe(401);
});

test('S2 a page of another site can begin nothing here', async () => {
  const elsewhere = { origin: 'https://elsewhere.example.org' };
  for (const path of ['/api/login/passkey/options', '/api/login/passkey']) {
    const answer = await new Browser(server).call(
      'POST',
      path,
      { response: new SoftwareAuthenticator(SITE).authenticate({ challenge: 'AAAA' }) },
      elsewhere,
    );
    expect(await codeOf(answer)).toEqual([403, 'CROSS_ORIGIN']);
  }
});

test('S1 logging in with a passkey ends the login that the browser came with', async () => {
  const { authenticator, browser } = await aPersonWithPasskey();
  const before = new Browser(server);
  before.cookies.set('__Host-login', browser.cookies.get('__Host-login') ?? '');
  expect((await logIn(authenticator, {}, browser)).status).toBe(200);
  expect((await before.call('GET', '/api/me')).status).toBe(401);
});

test('the same passkey is not added twice, and somebody else cannot take it over', async () => {
  const { authenticator, browser } = await aPersonWithPasskey();
  expect((await add(browser, authenticator)).status).toBe(409);
  const other = await aPerson(server);
  await other.browser.logIn(other.email);
  expect((await add(other.browser, authenticator)).status).toBe(409);
});

test('a passkey can be removed, but not the last second factor of somebody whose role asks for one', async () => {
  const bound = await aPersonWithPasskey();
  const [{ id }] = (await bound.browser.read('GET', '/api/me/passkeys')).items;
  const refused = await bound.browser.call('DELETE', `/api/me/passkeys/${id}`);
  expect(await codeOf(refused)).toEqual([409, 'SECOND_FACTOR_REQUIRED']);
  await add(bound.browser, new SoftwareAuthenticator(SITE));
  expect((await bound.browser.call('DELETE', `/api/me/passkeys/${id}`)).status).toBe(204);
  expect((await logIn(bound.authenticator)).status).toBe(401);
});

test('a stolen password adds no passkey where there is one, and nobody does a quarter of an hour after logging in', async () => {
  const { browser, email } = await aPersonWithPasskey();
  const thief = new Browser(server);
  expect((await thief.logIn(email)).status).toBe(200);
  expect(await codeOf(await thief.call('POST', '/api/me/passkeys/options'))).toEqual([403, 'SECOND_FACTOR_FIRST']);
  wait(server, 15 * 60);
  expect(await codeOf(await browser.call('POST', '/api/me/passkeys/options'))).toEqual([403, 'LOGIN_TOO_OLD']);
});

test("A4 another person's passkey is not found", async () => {
  const [mine, theirs] = [await aPersonWithPasskey(), await aPersonWithPasskey()];
  const [{ id }] = (await theirs.browser.read('GET', '/api/me/passkeys')).items;
  for (const other of [id, newId(), 'findes-ikke']) {
    expect((await mine.browser.call('DELETE', `/api/me/passkeys/${other}`)).status).toBe(404);
  }
  expect((await logIn(theirs.authenticator)).status).toBe(200);
});

test('wrong passwords before are shown after a login with a passkey', async () => {
  const { authenticator, email } = await aPersonWithPasskey();
  for (let guess = 0; guess < 4; guess += 1) await new Browser(server).logIn(email, { password: 'forkert' });
  expect(await (await logIn(authenticator)).json()).toMatchObject({ login: { failuresBefore: 4 } });
});

test('a demo at an address of numbers has its passkeys at localhost', async () => {
  const local = await testServer({ config: { PUBLIC_URL: 'http://127.0.0.1:3210' } });
  const { id } = await aPerson(local);
  const headers = await loginHeaders(local, id);
  const call = (path: string, cookie: string, body?: unknown) =>
    fetch(local.url + path, {
      method: 'POST',
      headers: { ...headers, cookie },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
  const begun = await call('/api/me/passkeys/options', headers.cookie);
  const challenge = /^passkey=[\w-]{43}/.exec(begun.headers.get('set-cookie') ?? '')?.[0] ?? '';
  const response = new SoftwareAuthenticator('http://localhost:3210').register(await begun.json());
  expect((await call('/api/me/passkeys', `${headers.cookie}; ${challenge}`, { response, name: 'Pc' })).status).toBe(
    201,
  );
  await local.close();
});
