import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { hashPassword } from '#server/accounts/password.ts';
import { anAccount } from '#server/testing/builders.ts';
import { loginHeaders } from '#server/testing/login.ts';
import { type TestServer, testServer } from '#server/testing/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await testServer();
});
afterAll(() => server.close());

type Line = { event: string; facts: Record<string, unknown> };
let lines: Line[];
beforeEach(() => {
  lines = [];
  vi.spyOn(server.deps.logger, 'info').mockImplementation((event, facts = {}) => void lines.push({ event, facts }));
});
const logged = (event: string) =>
  vi.waitFor(() => {
    const found = lines.filter((line) => line.event === event).map(({ facts }) => facts);
    expect(found).not.toEqual([]);
    return found;
  });

const logIn = (email: string, password: string) =>
  fetch(`${server.url}/api/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  });

test('a login that begins is logged with its account and its operation, without address or cookie', async () => {
  const email = 'log@example.org';
  const { id } = await anAccount(server.db, { email, passwordHash: await hashPassword('lavt-vand-og-sten') });
  const answer = await logIn(email, 'lavt-vand-og-sten');
  const [facts] = await logged('login.begun');
  expect(facts).toEqual({ endpoint: 'POST /api/login', account: id, login: expect.any(String) });
  const cookie = /^login=([^;]+)/.exec(answer.headers.get('set-cookie') ?? '')?.[1] ?? '';
  expect(JSON.stringify(lines)).not.toMatch(new RegExp(`${email}|lavt-vand|${cookie}`));
});

test('a wrong password, a missing role and a limit are logged as refusals', async () => {
  await logIn('ukendt@example.org', 'forkert');
  expect(await logged('access.refused')).toEqual([
    { endpoint: 'POST /api/login', status: 401, code: 'WRONG_LOGIN', account: null },
  ]);
  lines.length = 0;
  const { id } = await anAccount(server.db, { grants: [{ role: 'TEACHER' }] });
  await fetch(`${server.url}/api/audit`, { headers: await loginHeaders(server, id) });
  expect(await logged('access.refused')).toEqual([
    { endpoint: 'GET /api/audit', status: 403, code: 'FORBIDDEN', account: id },
  ]);
  for (let attempt = 0; attempt < 10; attempt += 1) await logIn('ukendt@example.org', 'forkert');
  expect(await logged('access.refused')).toContainEqual(
    expect.objectContaining({ status: 429, code: 'TOO_MANY_ATTEMPTS' }),
  );
});

test('a call from another site is logged as a refusal', async () => {
  const { id } = await anAccount(server.db);
  const headers = { ...(await loginHeaders(server, id)), origin: 'https://elsewhere.example.org' };
  await fetch(`${server.url}/api/retention/runs`, { method: 'POST', headers, body: '{}' });
  expect(await logged('access.refused')).toContainEqual(expect.objectContaining({ code: 'CROSS_ORIGIN', account: id }));
});
