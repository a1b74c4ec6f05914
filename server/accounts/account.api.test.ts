import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { aDepartment, anAccount } from '#server/testing/builders.ts';
import { type TestServer, testServer } from '#server/testing/server.ts';
import { localDateToDate } from '#server/time/local-time.ts';
import { hashOf } from './account.service.ts';
import { hashPassword } from './password.ts';

let server: TestServer;
let hash: string;
let mail = 0;

beforeAll(async () => {
  server = await testServer();
  hash = await hashPassword('lavt-vand');
});
afterAll(() => server.close());
beforeEach(() => server.clock.set('2026-03-16T08:00:00Z'));

/** A person with the password `lavt-vand`. */
async function aPerson(facts: Parameters<typeof anAccount>[1] = {}) {
  mail += 1;
  const email = `ansat-${mail}@example.org`;
  return { ...(await anAccount(server.db, { passwordHash: hash, email, ...facts })), email };
}

function logIn(email: string, password = 'lavt-vand', headers: Record<string, string> = {}) {
  const body = JSON.stringify({ email, password });
  return fetch(`${server.url}/api/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'accept-language': 'da', ...headers },
    body,
  });
}

const cookieOf = (response: Response) => /^login=([^;]*)/.exec(response.headers.get('set-cookie') ?? '')?.[1] ?? '';
const me = (cookie: string) => fetch(`${server.url}/api/me`, { headers: { cookie: `login=${cookie}` } });

test('the right password begins a login, and only the hash of its id is stored', async () => {
  const department = await aDepartment(server.db);
  const person = await aPerson({ grants: [{ role: 'EDUCATOR', departmentId: department.id }] });
  const response = await logIn(person.email.toUpperCase());
  expect(response.status).toBe(200);
  expect(await response.json()).toMatchObject({
    email: person.email,
    roles: [{ role: 'EDUCATOR', department: { slug: department.slug } }],
  });
  expect(response.headers.get('set-cookie')).toMatch(
    /^login=[\w-]{43}; Path=\/; Max-Age=43200; HttpOnly; SameSite=Lax$/,
  );
  const stored = await server.db.prisma.login.findMany({ where: { accountId: person.id } });
  expect(stored.map(({ idHash }) => Buffer.from(idHash))).toEqual([hashOf(cookieOf(response))]);
  expect((await me(cookieOf(response))).status).toBe(200);
});

test('S1 the login id changes at login, and the one the browser came with ends', async () => {
  const person = await aPerson();
  const first = cookieOf(await logIn(person.email));
  const second = cookieOf(await logIn(person.email, 'lavt-vand', { cookie: `login=${first}`, origin: server.url }));
  expect(second).not.toBe(first);
  expect((await me(first)).status).toBe(401);
  expect((await me(second)).status).toBe(200);
});

test('S1 logging out ends the login', async () => {
  const cookie = cookieOf(await logIn((await aPerson()).email));
  const headers = { cookie: `login=${cookie}`, origin: server.url };
  const response = await fetch(`${server.url}/api/logout`, { method: 'POST', headers });
  expect(response.status).toBe(204);
  expect(response.headers.get('set-cookie')).toMatch(/^login=; Path=\/; Max-Age=0;/);
  expect((await me(cookie)).status).toBe(401);
  expect((await fetch(`${server.url}/api/logout`, { method: 'POST' })).status).toBe(204);
});

test('a login lasts 12 hours', async () => {
  const cookie = cookieOf(await logIn((await aPerson()).email));
  server.clock.set('2026-03-16T19:59:59Z');
  expect((await me(cookie)).status).toBe(200);
  server.clock.set('2026-03-16T20:00:00Z');
  expect((await me(cookie)).status).toBe(401);
});

test('S2 a page of another site can neither log in nor log out', async () => {
  const person = await aPerson();
  const elsewhere = { origin: 'https://elsewhere.example.org' };
  expect((await logIn(person.email, 'lavt-vand', elsewhere)).status).toBe(403);
  const cookie = cookieOf(await logIn(person.email));
  for (const headers of [{ ...elsewhere }, { origin: 'null' }, {}]) {
    const call = { method: 'POST', headers: { cookie: `login=${cookie}`, ...headers } };
    expect((await fetch(`${server.url}/api/logout`, call)).status).toBe(403);
  }
  expect((await me(cookie)).status).toBe(200);
});

test('S7 an unknown mail, a wrong password, an account without password and a closed one answer the same', async () => {
  const wrong = await logIn((await aPerson()).email, 'forkert');
  const answers = await Promise.all([
    logIn('ingen@example.org'),
    logIn((await aPerson({ passwordHash: null })).email),
    logIn((await aPerson({ active: false })).email),
  ]);
  expect(wrong.status).toBe(401);
  const said = await wrong.json();
  expect(said).toMatchObject({ code: 'WRONG_LOGIN' });
  for (const answer of answers) {
    expect(answer.status).toBe(401);
    expect(await answer.json()).toEqual(said);
  }
});

test('S6 after ten failures the eleventh attempt waits, even with the right password, known mail or not', async () => {
  const person = await aPerson();
  for (const email of [person.email, 'ukendt@example.org']) {
    for (let attempt = 0; attempt < 10; attempt += 1) expect((await logIn(email, 'forkert')).status).toBe(401);
    server.clock.set('2026-03-16T08:05:00Z');
    const response = await logIn(email);
    expect(response.status).toBe(429);
    expect(response.headers.get('retry-after')).toBe('600');
    expect(await response.json()).toMatchObject({
      code: 'TOO_MANY_ATTEMPTS',
      detail: 'Der er prøvet for mange gange med den mailadresse. Prøv igen kl. 9.15.',
    });
    server.clock.set('2026-03-16T08:00:00Z');
  }
  server.clock.set('2026-03-16T08:15:00Z');
  expect((await logIn(person.email)).status).toBe(200);
});

test('S6 thirty guesses at the same moment are not more than ten', async () => {
  const person = await aPerson();
  const answers = await Promise.all(Array.from({ length: 30 }, () => logIn(person.email, 'forkert')));
  expect(answers.filter(({ status }) => status === 401).length).toBeLessThanOrEqual(10);
  expect(answers.every(({ status }) => status === 401 || status === 429)).toBe(true);
});

test('a role that ended yesterday sees nothing today', async () => {
  const person = await aPerson({ grants: [] });
  const { id: departmentId } = await aDepartment(server.db);
  const grant = { id: person.id, accountId: person.id, role: 'EDUCATOR' as const, departmentId };
  const span = { validFrom: localDateToDate('2026-01-01'), validTo: localDateToDate('2026-03-17') };
  await server.db.prisma.roleGrant.create({ data: { ...grant, ...span } });
  const cookie = cookieOf(await logIn(person.email));
  server.clock.set('2026-03-16T19:00:00Z');
  expect((await (await me(cookie)).json()).roles).toHaveLength(1);
  server.clock.set('2026-03-16T23:00:00Z');
  const late = cookieOf(await logIn(person.email));
  expect((await (await me(late)).json()).roles).toEqual([]);
});

test('wrong input is 422 and hostile input nobody', async () => {
  const post = (body: string) => fetch(`${server.url}/api/login`, { method: 'POST', body });
  expect((await post('{')).status).toBe(422);
  expect((await post('{"email":"navn","password":""}')).status).toBe(422);
  expect((await post('{"email":"a@b.dk","password":["x"]}')).status).toBe(422);
  expect((await logIn('a@b.dk', '\u0000\ud800')).status).toBe(401);
  for (const cookie of ['login=x', "login=' OR 1=1 --", `login=${'A'.repeat(43)}`]) {
    expect((await fetch(`${server.url}/api/me`, { headers: { cookie } })).status).toBe(401);
  }
  expect(server.errors).toEqual([]);
});

test('the demo lists a login for each role, and an installation with a database of its own does not', async () => {
  await aPerson();
  const logins = await (await fetch(`${server.url}/dev/logins.json`)).json();
  expect(logins).toContainEqual(expect.objectContaining({ role: 'KNOWLEDGE_CENTRE', password: expect.any(String) }));
  const real = await testServer({ config: { demo: false } });
  expect((await fetch(`${real.url}/dev/logins.json`)).status).toBe(404);
  await real.close();
});

test('the demo’s own people stay its logins when others with the same role come later', async () => {
  const since = (createdAt: string, email: string) =>
    anAccount(server.db, { email, createdAt: new Date(createdAt), grants: [{ role: 'TEACHER' }] });
  await since('2020-08-01T00:00:00Z', 'kendt@example.org');
  await since('2020-08-02T00:00:00Z', 'zenia@example.org');
  const logins: { role: string; email: string }[] = await (await fetch(`${server.url}/dev/logins.json`)).json();
  const teachers = logins.filter(({ role }) => role === 'TEACHER');
  expect(teachers.map(({ email }) => email)).toEqual(['kendt@example.org']);
});

test('over https only the cookie that no neighbouring site can plant is a login', async () => {
  const secure = await testServer({ config: { PUBLIC_URL: 'https://besoeg.example.org' } });
  const { email } = await anAccount(secure.db, { passwordHash: hash, email: 'sikker@example.org' });
  const body = JSON.stringify({ email, password: 'lavt-vand' });
  const response = await fetch(`${secure.url}/api/login`, { method: 'POST', body });
  const [, name, value] = /^([^=]*)=([^;]*);.*; Secure$/.exec(response.headers.get('set-cookie') ?? '') ?? [];
  expect(name).toBe('__Host-login');
  const statusWith = async (cookie: string) => (await fetch(`${secure.url}/api/me`, { headers: { cookie } })).status;
  expect(await statusWith(`login=${'A'.repeat(43)}; __Host-login=${value}`)).toBe(200);
  expect(await statusWith(`login=${value}`)).toBe(401);
  await secure.close();
});
