import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApp } from '#server/app.ts';
import { anAccount } from '#server/testing/builders.ts';
import { type LoginHeaders, loginHeaders } from '#server/testing/login.ts';
import { rawCall } from '#server/testing/raw-call.ts';
import { type TestServer, testServer } from '#server/testing/server.ts';

// S2: what a page of another site can make a visitor's browser send, with the visitor's cookie. And what such a page may read: nothing.

let server: TestServer;
let secure: TestServer;
let login: LoginHeaders;
let cookie: string;
let accountId: string;

beforeAll(async () => {
  server = await testServer();
  secure = await testServer({ config: { PUBLIC_URL: 'https://besoeg.example.org' } });
  accountId = (await anAccount(server.db)).id;
  login = await loginHeaders(server, accountId);
  cookie = login.cookie;
});
afterAll(() => Promise.all([server.close(), secure.close()]));

const elsewhere: [string, Record<string, string>][] = [
  [
    'a form of another site',
    { origin: 'https://evil.example.org', 'content-type': 'application/x-www-form-urlencoded' },
  ],
  ['JSON dressed as text', { origin: 'https://evil.example.org', 'content-type': 'text/plain' }],
  ['a sandboxed frame (Origin: null)', { origin: 'null', 'content-type': 'application/json' }],
  ['a caller that names no origin', { 'content-type': 'application/json' }],
  [
    'a site whose name begins like ours',
    { origin: 'http://127.0.0.1.evil.example.org', 'content-type': 'application/json' },
  ],
  ['the same host on another port', { origin: 'http://127.0.0.1:1', 'content-type': 'application/json' }],
  ['an origin that is no address', { origin: 'evil', 'content-type': 'application/json' }],
];

describe('S2 changing calls with a cookie', () => {
  test.each(elsewhere)('%s changes nothing, whatever the call', async (_name, headers) => {
    const changing = createApp(server.deps).mounted.endpoints.filter(({ method }) => method !== 'GET');
    const done: string[] = [];
    for (const { method, path } of changing) {
      const address = path.replace(/:\w+/g, '01890a5d-ac96-774b-bcce-b302099a8057');
      const { status, body } = await rawCall(server.url, {
        method,
        path: address,
        headers: { ...headers, cookie },
        body: '{}',
      });
      if (status !== 403 || JSON.parse(body).code !== 'CROSS_ORIGIN') done.push(`${method} ${path}: ${status} ${body}`);
    }
    expect(changing.length).toBeGreaterThan(20);
    expect(done).toEqual([]);
    expect((await fetch(`${server.url}/api/me`, { headers: { cookie } })).status).toBe(200);
  });

  test('S2 nobody is logged in as somebody else from another site', async () => {
    for (const path of ['/api/login', '/dev/login', '/api/login/links']) {
      const headers = { origin: 'https://evil.example.org', 'content-type': 'text/plain' };
      const email = 'videncenter@example.org';
      const body = JSON.stringify(path === '/api/login' ? { email, password: 'x' } : { email });
      const answer = await rawCall(server.url, { method: 'POST', path, headers, body });
      expect([path, answer.status, answer.headers['set-cookie']]).toEqual([path, 403, undefined]);
    }
  });
});

describe('our own origin', () => {
  const logOut = (to: TestServer, headers: Record<string, string>) =>
    rawCall(to.url, {
      method: 'POST',
      path: '/api/logout',
      headers: { 'content-type': 'application/json', ...headers },
      body: '{}',
    });
  const own = async (to: TestServer) => {
    const { cookie } = await loginHeaders(to, (await anAccount(to.db)).id);
    return to === secure ? cookie.replace('login=', '__Host-login=') : cookie;
  };

  test('is the host that was asked', async () => {
    expect((await logOut(server, { origin: server.url, cookie: await own(server) })).status).toBeLessThan(300);
  });

  test('is that of PUBLIC_URL, also behind a proxy that rewrites Host', async () => {
    const origin = 'https://besoeg.example.org';
    expect((await logOut(secure, { origin, cookie: await own(secure) })).status).toBeLessThan(300);
    const host = { host: 'besoeg.example.org' };
    expect((await logOut(secure, { origin, ...host, cookie: await own(secure) })).status).toBeLessThan(300);
  });

  test('is not the same host over http, when people use https', async () => {
    const host = { host: 'besoeg.example.org' };
    const answer = await logOut(secure, { origin: 'http://besoeg.example.org', ...host, cookie: await own(secure) });
    expect(answer.status).toBe(403);
  });

  test('is that of the pages on another port in development', async () => {
    const development = await testServer({ config: { PUBLIC_URL: 'http://localhost:5173' } });
    const answer = await logOut(development, { origin: 'http://localhost:5173', cookie: await own(development) });
    expect(answer.status).toBeLessThan(300);
    await development.close();
  });
});

describe('CORS', () => {
  test('no answer lets another site read it, not even to the question beforehand', async () => {
    const opened: string[] = [];
    for (const { method, path } of createApp(server.deps).mounted.endpoints) {
      const address = path.replace(/:\w+/g, '01890a5d-ac96-774b-bcce-b302099a8057');
      const headers = {
        origin: 'https://evil.example.org',
        'access-control-request-method': method,
        'access-control-request-headers': 'content-type',
      };
      for (const asked of ['OPTIONS', method]) {
        const answer = await rawCall(server.url, {
          method: asked,
          path: address,
          headers,
          ...(asked === 'GET' ? {} : { body: '{}' }),
        });
        const named = Object.keys(answer.headers).filter((name) => name.startsWith('access-control-'));
        if (named.length > 0) opened.push(`${asked} ${address}: ${named}`);
      }
    }
    expect(opened).toEqual([]);
  });
});

describe('every answer of the API, also errors', () => {
  test.each([
    ['over http', () => server, undefined],
    ['over https', () => secure, 'max-age=31536000; includeSubDomains'],
  ] as const)('carries the headers that browsers are to keep to, %s', async (_name, of, hsts) => {
    const to = of();
    const bare: string[] = [];
    const statuses = new Set<number>();
    for (const { method, path } of createApp(to.deps).mounted.endpoints) {
      const address = path.replace(/:\w+/g, 'findes-ikke');
      for (const own of [{}, { cookie, origin: server.url, 'content-type': 'application/json' }]) {
        const body = method === 'GET' ? {} : { body: '{' };
        const { status, headers } = await rawCall(to.url, {
          method,
          path: address,
          headers: own as Record<string, string>,
          ...body,
        });
        statuses.add(status);
        const told =
          headers['x-content-type-options'] === 'nosniff' &&
          headers['x-frame-options'] === 'DENY' &&
          /^(strict-origin-when-cross-origin|no-referrer)$/.test(String(headers['referrer-policy'])) &&
          String(headers['permissions-policy']).includes('camera=()') &&
          headers['strict-transport-security'] === hsts &&
          (path.startsWith('/dev/') || /frame-ancestors 'none'/.test(String(headers['content-security-policy']))) &&
          (status >= 300 || headers['cache-control'] !== undefined);
        if (!told) bare.push(`${method} ${path}: ${status} ${JSON.stringify(headers)}`);
      }
    }
    expect(bare).toEqual([]);
    expect([...statuses]).toEqual(expect.arrayContaining([200, 401, 422]));
  });
});

test('the login’s cookie cannot be read by scripts or sent along by other sites; over https no neighbour can plant it', async () => {
  const { hashPassword } = await import('#server/accounts/password.ts');
  for (const [to, origin, pattern] of [
    [server, server.url, /^login=[\w-]{43}; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Lax$/],
    [
      secure,
      'https://besoeg.example.org',
      /^__Host-login=[\w-]{43}; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Lax; Secure$/,
    ],
  ] as const) {
    const passwordHash = await hashPassword('en lang og rolig sætning');
    const { email } = await anAccount(to.db, { passwordHash, grants: [{ role: 'TEACHER' }] });
    const answer = await fetch(`${to.url}/api/login`, {
      method: 'POST',
      headers: { origin, 'content-type': 'application/json' },
      body: JSON.stringify({ email, password: 'en lang og rolig sætning' }),
    });
    expect(answer.headers.getSetCookie()).toEqual([expect.stringMatching(pattern)]);
  }
});
