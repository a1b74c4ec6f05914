import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Me } from '#server/accounts/account.contract.ts';
import { freePort } from '#server/platform/free-port.ts';
import { aDepartment, anAccount } from '#server/testing/builders.ts';
import { loginHeaders } from '#server/testing/login.ts';
import { TestBrowser } from '#server/testing/oidc/browser.ts';
import {
  CLIENT_ID,
  CLIENT_SECRET,
  type IdentityProvider,
  startIdentityProvider,
} from '#server/testing/oidc/identity-provider.ts';
import { TEST_NOW, type TestServer, testServer } from '#server/testing/server.ts';

// Logging in against real OpenID providers: the npm package oidc-provider, once as UNI-Login and once as Entra.

const unknownClaims = { uniid: '1000013b36', loa: '2' };
const people = {
  laerer: { aktoer_gruppe: 'Medarbejder', ...unknownClaims },
  elev: { aktoer_gruppe: 'Elev', ...unknownClaims },
  ukendt: { uniid: 'henr276q' },
  toogfaktor: { aktoer_gruppe: ['Medarbejder'], unilogin_loa: 'ToFaktor', loa: '3' },
  kollega: { aktoer_gruppe: 'Medarbejder' },
  flytter: { aktoer_gruppe: 'Medarbejder' },
};
const mailOfSomebody = 'leder@example.org';
const workers = {
  leder: { tid: 'tenant-1', oid: 'object-1', name: 'Lis Leder', email: mailOfSomebody, email_verified: true },
  leder2: { tid: 'tenant-2', oid: 'object-1', email: mailOfSomebody },
  uden: { name: 'Uden Tenant' },
};

let server: TestServer;
let unilogin: IdentityProvider;
let entra: IdentityProvider;

beforeAll(async () => {
  const [uniPort, entraPort] = [await freePort(), await freePort()];
  const client = { CLIENT_ID, CLIENT_SECRET };
  server = await testServer({
    config: {
      UNILOGIN_ISSUER: `http://127.0.0.1:${uniPort}`,
      UNILOGIN_CLIENT_ID: client.CLIENT_ID,
      UNILOGIN_CLIENT_SECRET: client.CLIENT_SECRET,
      UNILOGIN_SECOND_FACTOR: true,
      ENTRA_ISSUER: `http://127.0.0.1:${entraPort}`,
      ENTRA_CLIENT_ID: client.CLIENT_ID,
      ENTRA_CLIENT_SECRET: client.CLIENT_SECRET,
      ENTRA_SECOND_FACTOR: true,
    },
  });
  server.deps.config.PUBLIC_URL = server.url;
  const back = (id: string) => [`${server.url}/api/login/oidc/${id}/callback`];
  unilogin = await startIdentityProvider({ port: uniPort, redirectUris: back('unilogin'), people, inIdToken: false });
  entra = await startIdentityProvider({ port: entraPort, redirectUris: back('entra'), people: workers });
});
afterAll(async () => {
  await unilogin.close();
  await entra.close();
  await server.close();
});

/** Goes all the way as somebody; answers the own path at which the browser ends. */
async function logInAs(sub: string, { provider = 'unilogin', browser = new TestBrowser(), query = '' } = {}) {
  const start = await browser.get(`${server.url}/api/login/oidc/${provider}${query}`);
  return { browser, end: await goOn(browser, start.headers.get('location') ?? '', `as=${sub}`) };
}

async function goOn(browser: TestBrowser, address: string, choice: string): Promise<string> {
  const choose = await browser.follow(new URL(address, server.url).href, (at) => at.includes('/interaction/'));
  const end = await browser.follow(`${choose}?${choice}`, isOwnPage);
  return end.slice(server.url.length);
}

function isOwnPage(address: string): boolean {
  return address.startsWith(server.url) && !new URL(address).pathname.startsWith('/api/');
}

async function meIn(browser: TestBrowser): Promise<Me | null> {
  const answer = await browser.get(`${server.url}/api/me`);
  return answer.ok ? ((await answer.json()) as Me) : null;
}

test('the providers that are configured are listed by the names people know', async () => {
  const answer = await (await fetch(`${server.url}/api/login/providers`)).json();
  expect(answer.items).toEqual([
    { id: 'unilogin', name: 'UNI-Login' },
    { id: 'entra', name: 'Microsoft' },
  ]);
});

test('the browser is sent to the provider with PKCE, state and nonce, and gets a cookie for ten minutes', async () => {
  const answer = await fetch(`${server.url}/api/login/oidc/unilogin`, { redirect: 'manual' });
  expect(answer.status).toBe(302);
  const address = new URL(answer.headers.get('location') ?? '');
  expect(address.origin).toBe(unilogin.issuer);
  const asked = Object.fromEntries(address.searchParams);
  expect(asked).toMatchObject({ response_type: 'code', scope: 'openid', code_challenge_method: 'S256' });
  for (const name of ['state', 'nonce', 'code_challenge']) expect(asked[name]).toMatch(/^[\w-]{43}$/);
  expect(answer.headers.get('set-cookie')).toMatch(/^oidc=[\w-]{43}; Path=\/; Max-Age=600; HttpOnly; SameSite=Lax$/);
});

test('a teacher who comes by UNI-Login for the first time has an account without mail, and is asked for the school once', async () => {
  const first = await logInAs('laerer');
  expect(first.end).toBe('/min-side/skole?velkommen');
  const me = await meIn(first.browser);
  expect(me).toMatchObject({
    name: 'Lærer',
    email: null,
    emailProven: false,
    login: { method: 'OIDC', secondFactor: false },
  });
  expect(me?.roles.map(({ role }) => role)).toEqual(['TEACHER']);
  const second = await logInAs('laerer', { query: '?next=/tilbud' });
  expect(second.end).toBe('/tilbud');
  expect((await meIn(second.browser))?.id).toBe(me?.id);
});

test('where the setting trusts it and UNI-Login says two factors, the login counts as one with two factors', async () => {
  const { browser } = await logInAs('toogfaktor');
  expect((await meIn(browser))?.login).toMatchObject({ method: 'OIDC', secondFactor: true });
});

test('a pupil is turned away with a sentence, and no account is made', async () => {
  const before = await server.db.prisma.account.count();
  const { end, browser } = await logInAs('elev');
  expect(end).toBe('/log-ind?fejl=NOT_STAFF');
  expect(await meIn(browser)).toBeNull();
  expect(await server.db.prisma.account.count()).toBe(before);
  expect((await logInAs('ukendt', { query: '?language=en' })).end).toBe('/en/log-ind?fejl=INVALID_ANSWER');
});

test('whoever stops at the provider comes back with a sentence', async () => {
  const browser = new TestBrowser();
  const start = await browser.get(`${server.url}/api/login/oidc/unilogin`);
  expect(await goOn(browser, start.headers.get('location') ?? '', 'cancel')).toBe('/log-ind?fejl=CANCELLED');
});

test('two first logins of one teacher at once make one account', async () => {
  const ends = await Promise.all([1, 2, 3, 4].map(() => logInAs('kollega')));
  const ids = await Promise.all(ends.map(async ({ browser }) => (await meIn(browser))?.id));
  expect(new Set(ids).size).toBe(1);
  expect(ids[0]).toBeDefined();
});

test('S9 a mail collision never links accounts: Entra lets in only whom its owner has added', async () => {
  const account = await anAccount(server.db, { email: mailOfSomebody, emailProvenAt: new Date(), grants: [] });
  const { end, browser } = await logInAs('leder', { provider: 'entra' });
  expect(end).toBe('/log-ind?fejl=UNKNOWN_IDENTITY');
  expect(await meIn(browser)).toBeNull();
  expect(await server.db.prisma.federatedIdentity.count({ where: { accountId: account.id } })).toBe(0);
  expect((await logInAs('uden', { provider: 'entra' })).end).toBe('/log-ind?fejl=INVALID_ANSWER');
});

test('a logged-in person adds a Microsoft account, logs in with it, and removes it again', async () => {
  const department = await aDepartment(server.db);
  const grants = [{ role: 'EDUCATOR' as const, departmentId: department.id }];
  const account = await anAccount(server.db, { grants, emailProvenAt: new Date() });
  const headers = await loginHeaders(server, account.id);
  expect((await add(headers, 'leder2', 'entra')).end).toBe('/min-side/andre-login?tilfoejet=entra');
  const { end, browser } = await logInAs('leder2', { provider: 'entra' });
  expect(end).toBe('/personale');
  expect(await meIn(browser)).toMatchObject({ id: account.id, login: { method: 'OIDC', secondFactor: true } });

  const other = await loginHeaders(server, (await anAccount(server.db)).id);
  expect((await add(other, 'leder2', 'entra')).end).toBe('/min-side/andre-login?fejl=TAKEN');

  const { items } = await (await fetch(`${server.url}/api/me/identities`, { headers })).json();
  expect(items).toEqual([expect.objectContaining({ provider: { id: 'entra', name: 'Microsoft' } })]);
  const address = `${server.url}/api/me/identities/${items[0].id}`;
  expect((await fetch(address, { method: 'DELETE', headers: other })).status).toBe(404);
  expect((await fetch(address, { method: 'DELETE', headers })).status).toBe(204);
  expect((await logInAs('leder2', { provider: 'entra' })).end).toBe('/log-ind?fejl=UNKNOWN_IDENTITY');
  const audit = await server.db.prisma.auditEvent.findMany({
    where: { accountId: account.id },
    orderBy: { action: 'asc' },
  });
  expect(audit.map(({ action }) => action)).toEqual(['identity.added', 'identity.removed']);
  const notices = await server.db.prisma.outboxMail.findMany({ where: { kind: 'SECURITY_NOTICE' } });
  expect(notices.map(({ recipientEmail }) => recipientEmail)).toEqual([account.email]);
});

type Carried = { cookie: string; origin: string };

/** Adds an identity with the login that `headers` carry; the browser comes back with `back`, null = logged out. */
async function add(headers: Carried, sub: string, provider: string, back: Carried | null = headers) {
  const path = `${server.url}/api/me/identities/${provider}`;
  const answer = await fetch(path, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: '{}',
  });
  if (!answer.ok) return { status: answer.status, code: (await answer.json()).code };
  const browser = new TestBrowser();
  if (back !== null) browser.setCookie(server.url, 'login', back.cookie.replace('login=', ''));
  const [, cookie = ''] = /^oidc=([^;]+)/.exec(answer.headers.get('set-cookie') ?? '') ?? [];
  browser.setCookie(server.url, 'oidc', cookie);
  return { browser, end: await goOn(browser, (await answer.json()).address, `as=${sub}`) };
}

test('the last way in cannot be removed', async () => {
  const { browser } = await logInAs('flytter');
  const headers = { cookie: `login=${browser.cookie(server.url, 'login')}`, origin: server.url };
  const { items } = await (await fetch(`${server.url}/api/me/identities`, { headers })).json();
  const answer = await fetch(`${server.url}/api/me/identities/${items[0].id}`, { method: 'DELETE', headers });
  expect(answer.status).toBe(409);
  expect(await answer.json()).toMatchObject({ code: 'LAST_WAY_IN' });
  expect((await logInAs('flytter')).end).toBe('/min-side');
});

test('a login by mail link cannot add a way in to roles that sleep in it', async () => {
  const account = await anAccount(server.db, { grants: [{ role: 'KNOWLEDGE_CENTRE' }, { role: 'TEACHER' }] });
  const headers = await loginHeaders(server, account.id, { method: 'LINK', secondFactor: false });
  expect(await add(headers, 'leder', 'entra')).toEqual({ status: 403, code: 'STRONGER_LOGIN_NEEDED' });
});

test('an identity is added only while the account that asked is logged in', async () => {
  const victim = await anAccount(server.db, { grants: [] });
  const asker = await loginHeaders(server, (await anAccount(server.db, { grants: [] })).id);
  const swapped = await add(asker, 'leder', 'entra', await loginHeaders(server, victim.id));
  expect(swapped.end).toBe('/log-ind?fejl=LOGGED_OUT');
  const loggedOut = await add(asker, 'leder', 'entra', null);
  expect(loggedOut.end).toBe('/log-ind?fejl=LOGGED_OUT');
  expect(await server.db.prisma.federatedIdentity.count({ where: { accountId: victim.id } })).toBe(0);
});

test('an identity is added with a fresh login only', async () => {
  const headers = await loginHeaders(server, (await anAccount(server.db, { grants: [] })).id);
  server.clock.set('2026-03-16T08:16:00Z');
  expect(await add(headers, 'leder', 'entra')).toEqual({ status: 403, code: 'LOGIN_TOO_OLD' });
  server.clock.set(TEST_NOW);
});

test('a pupil’s UNI-Login cannot be added to an account either', async () => {
  const headers = await loginHeaders(server, (await anAccount(server.db, { grants: [] })).id);
  expect((await add(headers, 'elev', 'unilogin')).end).toBe('/min-side/andre-login?fejl=NOT_STAFF');
});

test('a closed account stays closed, and no second one is made beside it', async () => {
  const { browser } = await logInAs('flytter');
  const me = await meIn(browser);
  await server.db.prisma.account.update({
    where: { id: me?.id ?? '' },
    data: { active: false, deactivatedAt: new Date() },
  });
  expect((await logInAs('flytter')).end).toBe('/log-ind?fejl=ACCOUNT_CLOSED');
});

test('nothing went wrong on the way', () => {
  expect(server.errors).toEqual([]);
});
