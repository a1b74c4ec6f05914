import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { TestBrowser } from '#server/testing/oidc/browser.ts';
import { type HostileProvider, startHostileProvider, type Token } from '#server/testing/oidc/hostile-provider.ts';
import { CLIENT_ID, CLIENT_SECRET } from '#server/testing/oidc/identity-provider.ts';
import { newSigningKey } from '#server/testing/oidc/signing-key.ts';
import { TEST_NOW, type TestServer, testServer } from '#server/testing/server.ts';

// S9: whatever an answer has wrong, nobody is logged in, and the person reads a sentence.

let server: TestServer;
let provider: HostileProvider;

beforeAll(async () => {
  provider = await startHostileProvider();
  const { issuer } = provider;
  server = await testServer({
    config: {
      UNILOGIN_ISSUER: issuer,
      UNILOGIN_CLIENT_ID: CLIENT_ID,
      UNILOGIN_CLIENT_SECRET: CLIENT_SECRET,
      ENTRA_ISSUER: issuer,
      ENTRA_CLIENT_ID: CLIENT_ID,
      ENTRA_CLIENT_SECRET: CLIENT_SECRET,
    },
  });
  server.deps.config.PUBLIC_URL = server.url;
});
afterAll(async () => {
  await server.close();
  await provider.close();
});
afterEach(() => {
  provider.spoil = (token) => token;
  server.clock.set(TEST_NOW);
});

/** Begins a login, as somebody who has come back from the provider with a code. */
async function begun() {
  const browser = new TestBrowser();
  const start = await browser.get(`${server.url}/api/login/oidc/unilogin`);
  const asked = new URL(start.headers.get('location') ?? '').searchParams;
  provider.nonce = asked.get('nonce') ?? '';
  return { browser, state: asked.get('state') ?? '' };
}

/** Comes back with an answer; tells where the browser is sent and whether it is logged in. */
async function comeBack(browser: TestBrowser, answer: Record<string, string>, provider = 'unilogin') {
  const query = new URLSearchParams({ code: 'a-code', ...answer });
  const response = await browser.get(`${server.url}/api/login/oidc/${provider}/callback?${query}`);
  const loggedIn = browser.cookie(server.url, 'login') !== undefined;
  return { to: response.headers.get('location'), loggedIn };
}

const failed = (code: string) => ({ to: `/log-ind?fejl=${code}`, loggedIn: false });

async function tokenRefused(spoil: (token: Token) => Token) {
  const { browser, state } = await begun();
  provider.spoil = spoil;
  expect(await comeBack(browser, { state })).toEqual(failed('INVALID_ANSWER'));
}

const withClaims = (claims: Record<string, unknown>) => (token: Token) => ({
  ...token,
  claims: { ...token.claims, ...claims },
});

test('an answer in which nothing is wrong logs in', async () => {
  const { browser, state } = await begun();
  expect(await comeBack(browser, { state })).toEqual({ to: '/min-side/skole?velkommen', loggedIn: true });
});

test('S9 a state that was never given, or none, logs nobody in', async () => {
  const { browser } = await begun();
  const before = provider.exchanges;
  expect(await comeBack(browser, { state: 'made-up' })).toEqual(failed('UNKNOWN_ATTEMPT'));
  expect(await comeBack(browser, {})).toEqual(failed('UNKNOWN_ATTEMPT'));
  expect(provider.exchanges, 'codes sent to the provider').toBe(before);
});

test('S9 a state counts once, also when two answers come at once', async () => {
  const { browser, state } = await begun();
  const answers = await Promise.all([comeBack(browser, { state }), comeBack(browser, { state })]);
  expect(answers.map(({ to }) => to).sort()).toEqual(['/log-ind?fejl=UNKNOWN_ATTEMPT', '/min-side']);
  const replayed = await comeBack(new TestBrowser(), { state });
  expect(replayed).toEqual(failed('UNKNOWN_ATTEMPT'));
});

test('S9 another browser cannot bring the answer, and the one that asked cannot use it afterwards', async () => {
  const { browser, state } = await begun();
  expect(await comeBack(new TestBrowser(), { state })).toEqual(failed('OTHER_BROWSER'));
  expect(await comeBack(browser, { state })).toEqual(failed('UNKNOWN_ATTEMPT'));
  const mine = await begun();
  const theirs = await begun();
  expect(await comeBack(theirs.browser, { state: mine.state })).toEqual(failed('OTHER_BROWSER'));
});

test('S9 an answer for one provider does not count at another', async () => {
  const { browser, state } = await begun();
  expect(await comeBack(browser, { state }, 'entra')).toEqual(failed('UNKNOWN_ATTEMPT'));
});

test('S9 after ten minutes the answer comes too late', async () => {
  const { browser, state } = await begun();
  server.clock.set(new Date(Date.parse(TEST_NOW) + 10 * 60_000).toISOString());
  expect(await comeBack(browser, { state })).toEqual(failed('EXPIRED'));
});

test('S9 bad nonce: a token made for another login', async () => {
  await tokenRefused(withClaims({ nonce: 'of-another-login' }));
  await tokenRefused(withClaims({ nonce: undefined }));
});

test('S9 wrong issuer', () => tokenRefused(withClaims({ iss: 'https://another.example.org' })));

test('S9 wrong audience: a token made for another service', async () => {
  await tokenRefused(withClaims({ aud: 'another-service' }));
  await tokenRefused(withClaims({ aud: [CLIENT_ID, 'another-service'], azp: 'another-service' }));
});

test('S9 alg none, although the provider itself says that it may', () =>
  tokenRefused((token) => ({ ...token, key: null })));

test('S9 expired token', async () => {
  const hourAgo = Math.floor(Date.now() / 1000) - 3600;
  await tokenRefused(withClaims({ iat: hourAgo - 300, exp: hourAgo }));
});

test('S9 wrong signature: another key under the same id', async () => {
  const another = newSigningKey();
  await tokenRefused((token) => ({ ...token, key: another }));
});

test('S9 a token without what recognises somebody', async () => {
  await tokenRefused(withClaims({ sub: undefined }));
  await tokenRefused(withClaims({ sub: 'x'.repeat(300) }));
});

test('S9 a mail claim of somebody who has an account here opens nothing', async () => {
  const email = 'kendt@example.org';
  const account = await server.db.prisma.account.create({ data: { id: crypto.randomUUID(), name: 'Kendt', email } });
  const { browser, state } = await begun();
  provider.spoil = withClaims({ sub: 'an-impostor', email, email_verified: true });
  expect(await comeBack(browser, { state })).toMatchObject({ loggedIn: true });
  const me = await (await browser.get(`${server.url}/api/me`)).json();
  expect(me.id).not.toBe(account.id);
  expect(me).toMatchObject({ email: null, emailProven: false });
});

test('S9 somebody who is no member of staff is turned away, whatever else stands in the token', async () => {
  for (const group of ['Elev', 'Kontaktperson', 'Ekstern', 'medarbejder', ['Elev']]) {
    const { browser, state } = await begun();
    provider.spoil = withClaims({ aktoer_gruppe: group });
    expect(await comeBack(browser, { state })).toEqual(failed('NOT_STAFF'));
  }
});

test("S9 the provider's own refusals are told as sentences", async () => {
  for (const [error, code] of [
    ['access_denied', 'CANCELLED'],
    ['server_error', 'REFUSED'],
  ] as const) {
    const { browser, state } = await begun();
    expect(await comeBack(browser, { state, error })).toEqual(failed(code));
  }
});

test('the next address is only ever one of our own', async () => {
  for (const next of [
    '//elsewhere.example.org',
    'https://elsewhere.example.org',
    '/\\elsewhere',
    'javascript:alert(1)',
  ]) {
    const browser = new TestBrowser();
    const start = await browser.get(`${server.url}/api/login/oidc/unilogin?next=${encodeURIComponent(next)}`);
    const asked = new URL(start.headers.get('location') ?? '').searchParams;
    provider.nonce = asked.get('nonce') ?? '';
    expect((await comeBack(browser, { state: asked.get('state') ?? '' })).to).toBe('/min-side');
  }
});

test('S9 another site cannot send somebody into a login here', async () => {
  const headers = { 'sec-fetch-site': 'cross-site' };
  const answer = await fetch(`${server.url}/api/login/oidc/unilogin`, { headers, redirect: 'manual' });
  expect(answer.headers.get('location')).toBe('/log-ind');
  expect(answer.headers.get('set-cookie')).toBeNull();
});

test('a provider that is away gives a sentence, and is asked again the next time', async () => {
  const away = await testServer({
    config: { UNILOGIN_ISSUER: 'http://127.0.0.1:9', UNILOGIN_CLIENT_ID: 'a', UNILOGIN_CLIENT_SECRET: 'b' },
  });
  for (const _time of [1, 2]) {
    const answer = await fetch(`${away.url}/api/login/oidc/unilogin?language=en`, { redirect: 'manual' });
    expect(answer.headers.get('location')).toBe('/en/log-ind?fejl=AWAY');
  }
  const entra = await fetch(`${away.url}/api/login/oidc/entra`, { redirect: 'manual' });
  expect(entra.headers.get('location')).toBe('/log-ind?fejl=UNKNOWN_PROVIDER');
  expect(away.errors).toEqual([]);
  await away.close();
});

test('nothing of all this is a failure of ours', () => {
  expect(server.errors).toEqual([]);
});
