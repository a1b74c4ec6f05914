import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { aBooking } from '#server/testing/booking-builder.ts';
import { aDepartment, anAccount, anOffer, aSession } from '#server/testing/builders.ts';
import { loginHeaders } from '#server/testing/login.ts';
import { type AskedBrowser, anAskedLink, newestLink } from '#server/testing/mail-link-builder.ts';
import { TEST_NOW, type TestServer, testServer } from '#server/testing/server.ts';

let server: TestServer;
let serial = 0;

beforeAll(async () => {
  server = await testServer();
});
afterAll(() => server.close());
beforeEach(async () => {
  server.clock.set(TEST_NOW);
  await server.db.pool.query("DELETE FROM throttle_event WHERE bucket LIKE 'link-address:%'");
});

const anAddress = () => {
  serial += 1;
  return `laerer-${serial}@example.org`;
};
const later = (milliseconds: number) => server.clock.set(new Date(Date.parse(TEST_NOW) + milliseconds).toISOString());
const MINUTE = 60_000;

function ask(body: object, headers: Record<string, string> = {}) {
  return fetch(`${server.url}/api/login/links`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'accept-language': 'da', ...headers },
    body: JSON.stringify(body),
  });
}
function use(body: object, headers: Record<string, string> = {}) {
  return fetch(`${server.url}/api/login/links/consume`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'accept-language': 'da', ...headers },
    body: JSON.stringify(body),
  });
}
const look = (token: string, headers: Record<string, string> = {}) =>
  fetch(`${server.url}/api/login/links/${token}`, { headers });
const loginOf = (response: Response) => /^login=([^;]*)/.exec(response.headers.get('set-cookie') ?? '')?.[1] ?? null;
const codeOf = async (response: Response) => ((await response.json()) as { code: string }).code;
const wrongCodeFor = ({ code }: AskedBrowser) => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

describe('S4 a mail link', () => {
  test('S4 a scanner’s five GETs leave it usable, and a POST uses it up', async () => {
    const { token, cookie } = await anAskedLink(server, anAddress());
    for (let at = 0; at < 5; at += 1) {
      const scanned = await look(token);
      expect([scanned.status, await codeOf(scanned)]).toEqual([409, 'OTHER_BROWSER']);
      expect((await look(token, { cookie })).status).toBe(200);
    }
    const used = await use({ token }, { cookie });
    expect(used.status).toBe(200);
    expect(used.headers.get('set-cookie')).toMatch(/^login=[\w-]{43}; Path=\/; Max-Age=43200; HttpOnly; SameSite=Lax$/);
  });

  test('S4 replay, expired, void and unknown ones answer the same', async () => {
    const replayed = await anAskedLink(server, anAddress());
    await use({ token: replayed.token }, { cookie: replayed.cookie });
    const guessed = await anAskedLink(server, anAddress());
    for (let at = 0; at < 5; at += 1) await use({ code: wrongCodeFor(guessed) }, { cookie: guessed.cookie });
    const expired = await anAskedLink(server, anAddress());
    later(10 * MINUTE);
    const alive = await anAskedLink(server, anAddress());
    const unknown = {
      token: `${alive.token.slice(0, -1)}${alive.token.endsWith('A') ? 'B' : 'A'}`,
      cookie: alive.cookie,
    };
    const answers = new Set<string>();
    for (const { token, cookie } of [replayed, guessed, expired, unknown]) {
      for (const response of [await use({ token }, { cookie }), await look(token, { cookie })])
        answers.add(`${response.status} ${await response.text()}`);
    }
    expect([...answers]).toEqual([expect.stringContaining('"code":"LINK_NOT_VALID"')]);
  });

  test('S4 another browser is told to type the code where the link was asked for, and uses nothing up', async () => {
    const mine = await anAskedLink(server, anAddress());
    const other = await anAskedLink(server, anAddress());
    for (const headers of [{ cookie: '' }, { cookie: other.cookie }]) {
      const response = await use({ token: mine.token }, headers);
      expect(response.status).toBe(409);
      expect(await response.json()).toMatchObject({
        code: 'OTHER_BROWSER',
        detail: expect.stringContaining('skriv de seks cifre fra mailen dér'),
      });
      expect(loginOf(response)).toBeNull();
    }
    expect((await use({ token: mine.token }, { cookie: mine.cookie })).status).toBe(200);
  });

  test('S4 20 parallel POSTs give one login', async () => {
    const email = anAddress();
    const { token, cookie } = await anAskedLink(server, email);
    const responses = await Promise.all(Array.from({ length: 20 }, () => use({ token }, { cookie })));
    const statuses = responses.map(({ status }) => status).sort();
    expect(statuses).toEqual([200, ...Array.from({ length: 19 }, () => 409)]);
    const accounts = await server.db.prisma.account.findMany({ where: { email }, include: { logins: true } });
    expect(accounts.map(({ logins }) => logins.length)).toEqual([1]);
  });

  test('S4 works for ten minutes to the second', async () => {
    const first = await anAskedLink(server, anAddress());
    const second = await anAskedLink(server, anAddress());
    later(10 * MINUTE - 1000);
    expect((await use({ token: first.token }, { cookie: first.cookie })).status).toBe(200);
    later(10 * MINUTE);
    expect((await use({ token: second.token }, { cookie: second.cookie })).status).toBe(409);
  });

  test('S4 the code logs in the browser that asked, however it is spaced, and nobody else', async () => {
    const mine = await anAskedLink(server, anAddress());
    const other = await anAskedLink(server, anAddress());
    const code = `${mine.code.slice(0, 3)} ${mine.code.slice(3)}`;
    expect((await use({ code })).status).toBe(409);
    expect((await use({ code }, { cookie: other.cookie })).status).toBe(401);
    const response = await use({ code }, { cookie: mine.cookie });
    expect(response.status).toBe(200);
    expect(loginOf(response)).not.toBeNull();
    expect((await use({ code }, { cookie: mine.cookie })).status).toBe(409);
  });

  test('S4 five wrong codes make code and link void, also when they come at once', async () => {
    const asked = await anAskedLink(server, anAddress());
    const wrong = wrongCodeFor(asked);
    const responses = await Promise.all(
      Array.from({ length: 12 }, () => use({ code: wrong }, { cookie: asked.cookie })),
    );
    expect(responses.filter(({ status }) => status === 401)).toHaveLength(5);
    expect((await use({ code: asked.code }, { cookie: asked.cookie })).status).toBe(409);
    expect((await use({ token: asked.token }, { cookie: asked.cookie })).status).toBe(409);
  });

  test('S4 a wrong code says how often it may be tried again', async () => {
    const asked = await anAskedLink(server, anAddress());
    const details: string[] = [];
    for (let at = 0; at < 5; at += 1) {
      const response = await use({ code: wrongCodeFor(asked) }, { cookie: asked.cookie });
      details.push(((await response.json()) as { detail: string }).detail);
    }
    expect(details[0]).toContain('4 gange');
    expect(details[3]).toContain('én gang');
    expect(details[4]).toContain('Bed om et nyt link');
  });

  test('S4 a browser that asked twice can use either mail', async () => {
    const email = anAddress();
    const first = await anAskedLink(server, email);
    const second = await anAskedLink(server, email, { cookie: first.cookie });
    expect(second.cookie).toBe(first.cookie);
    expect((await use({ code: first.code, email }, { cookie: first.cookie })).status).toBe(200);
    expect((await use({ token: second.token }, { cookie: first.cookie })).status).toBe(200);
  });

  test('S4 neither token nor code nor the browser’s secret stands anywhere in the database', async () => {
    const { token, code, cookie } = await anAskedLink(server, anAddress());
    const { rows } = await server.db.pool.query<{ row: string }>(
      'SELECT m::text AS row FROM mail_link m UNION ALL SELECT o::text FROM outbox_mail o',
    );
    const stored = rows.map(({ row }) => row).join('\n');
    for (const secret of [token, cookie.slice('link='.length)]) expect(stored).not.toContain(secret);
    expect(stored).not.toMatch(new RegExp(`"${code}"|\\b${code.slice(0, 3)} ${code.slice(3)}\\b`));
  });
});

describe('the first use of a link', () => {
  test('makes a teacher of an unknown address, named as the newest booking says', async () => {
    const email = anAddress();
    const offer = await anOffer(server.db, await aDepartment(server.db));
    await aBooking(server.db, await aSession(server.db, offer), { contactEmail: email, contactName: 'Mette Sandager' });
    const { token, cookie } = await anAskedLink(server, email);
    const response = await use({ token }, { cookie });
    const { account, purpose } = (await response.json()) as { account: { id: string }; purpose: string };
    expect(purpose).toBe('LOGIN');
    expect(account).toMatchObject({
      name: 'Mette Sandager',
      email,
      emailProven: true,
      roles: [{ role: 'TEACHER' }],
      login: { method: 'LINK' },
    });
    const actions = await server.db.prisma.auditEvent.findMany({ where: { subjectAccountId: account.id } });
    expect(actions.map(({ action }) => action)).toEqual(['account.created']);
  });

  test('names somebody who never booked by the address, and makes one account for two links at once', async () => {
    const email = anAddress();
    const links = [await anAskedLink(server, email), await anAskedLink(server, email)];
    const used = await Promise.all(links.map(({ token, cookie }) => use({ token }, { cookie })));
    expect(used.map(({ status }) => status)).toEqual([200, 200]);
    const accounts = await server.db.prisma.account.findMany({ where: { email } });
    expect(accounts.map(({ name }) => name)).toEqual([`laerer ${serial}`]);
  });

  test('proves the address of an account that was made by somebody else', async () => {
    const { email, id } = await anAccount(server.db, { email: anAddress(), grants: [{ role: 'TEACHER' }] });
    const { token, cookie } = await anAskedLink(server, email ?? '');
    await use({ token }, { cookie });
    const account = await server.db.prisma.account.findUniqueOrThrow({ where: { id } });
    expect(account.emailProvenAt).toEqual(server.clock.now());
  });
});

test('a login by link has only a teacher’s and a school administrator’s roles in force', async () => {
  const department = await aDepartment(server.db);
  const { email } = await anAccount(server.db, {
    email: anAddress(),
    grants: [
      { role: 'TEACHER' },
      { role: 'DEPARTMENT_LEAD', departmentId: department.id },
      { role: 'KNOWLEDGE_CENTRE' },
    ],
  });
  const { token, cookie } = await anAskedLink(server, email ?? '');
  const { account } = (await (await use({ token }, { cookie })).json()) as {
    account: Record<'roles' | 'sleepingRoles', { role: string }[]>;
  };
  expect(account.roles.map(({ role }) => role)).toEqual(['TEACHER']);
  expect(account.sleepingRoles).toHaveLength(2);
});

test('a login is remembered for 30 days only where that was asked for', async () => {
  const { token, cookie } = await anAskedLink(server, anAddress());
  const response = await use({ token, remember: true }, { cookie });
  expect(response.headers.get('set-cookie')).toContain('Max-Age=2592000');
});

test('a remembered login that nobody used for seven days ends, and one that is used goes on', async () => {
  const { token, cookie } = await anAskedLink(server, anAddress());
  const { headers } = await use({ token, remember: true }, { cookie });
  const login = headers.getSetCookie().find((one) => one.startsWith('login=')) ?? '';
  const begun = server.clock.now().getTime();
  const statusAfter = async (days: number) => {
    server.clock.set(new Date(begun + days * 86_400_000).toISOString());
    return (await fetch(`${server.url}/api/me`, { headers: { cookie: login.split(';')[0] ?? '' } })).status;
  };
  expect([await statusAfter(6), await statusAfter(12), await statusAfter(19.1)]).toEqual([200, 200, 401]);
});

test('a closed account is told so only by whoever can read its mail', async () => {
  const { email } = await anAccount(server.db, { email: anAddress(), active: false });
  const { token, cookie } = await anAskedLink(server, email ?? '');
  const response = await use({ token }, { cookie });
  expect([response.status, await codeOf(response)]).toEqual([403, 'ACCOUNT_CLOSED']);
});

test('S7 known, unknown and closed addresses are answered alike, and the same is done for each', async () => {
  const known = (await anAccount(server.db, { email: anAddress() })).email ?? '';
  const closed = (await anAccount(server.db, { email: anAddress(), active: false })).email ?? '';
  const told: unknown[] = [];
  for (const email of [known, anAddress(), closed]) {
    const asked = vi.spyOn(pg.Client.prototype, 'query');
    const response = await ask({ email });
    const queries = asked.mock.calls.map(([query]) => query as unknown);
    asked.mockRestore();
    expect(queries.length).toBeGreaterThan(5);
    const { id } = await newestLink(server, email);
    const mail = await server.db.prisma.outboxMail.findFirstOrThrow({ where: { recipientEmail: email } });
    const { linkId, ...facts } = mail.facts as { linkId: string };
    expect(linkId).toBe(id);
    const cookie = response.headers.get('set-cookie')?.replace(/=[\w-]{43};/, '=…;');
    told.push({
      status: response.status,
      body: await response.json(),
      cookie,
      facts,
      name: mail.recipientName,
      queries,
    });
  }
  expect(told[1]).toEqual(told[0]);
  expect(told[2]).toEqual(told[0]);
});

describe('S6 links are limited', () => {
  test('S6 to five an hour for a mail address, with the time of the next', async () => {
    const email = anAddress();
    for (let at = 0; at < 5; at += 1) expect((await ask({ email })).status).toBe(202);
    const refused = await ask({ email: email.toUpperCase() });
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '3600']);
    expect(((await refused.json()) as { detail: string }).detail).toContain('kl. 10.00');
    expect((await ask({ email: anAddress() })).status).toBe(202);
    later(60 * MINUTE);
    expect((await ask({ email })).status).toBe(202);
  });

  test('S6 to a hundred an hour for a network address, whatever X-Forwarded-For says', async () => {
    const rows = Array.from({ length: 100 }, () => `(gen_random_uuid(), 'link-address:127.0.0.1', '${TEST_NOW}')`);
    await server.db.pool.query(`INSERT INTO throttle_event (id, bucket, at) VALUES ${rows.join(',')}`);
    for (const forwarded of ['198.51.100.7', '127.0.0.2'])
      expect((await ask({ email: anAddress() }, { 'x-forwarded-for': forwarded })).status).toBe(429);
  });

  test('S6 wrong codes for one address, whatever the number of links', async () => {
    const email = anAddress();
    const guesses: number[] = [];
    for (let link = 0; link < 5; link += 1) {
      const asked = await anAskedLink(server, email);
      for (let at = 0; at < 5; at += 1)
        guesses.push((await use({ code: wrongCodeFor(asked) }, { cookie: asked.cookie })).status);
    }
    expect(guesses.slice(0, 20)).toEqual(Array.from({ length: 20 }, () => 401));
    expect(guesses.slice(20)).toEqual(Array.from({ length: 5 }, () => 429));
  });

  test('S6 wrong codes for one address, also where the browser’s newest link is for another one', async () => {
    const email = anAddress();
    for (let round = 0; round < 4; round += 1) {
      later(round * MINUTE);
      const { cookie } = await anAskedLink(server, email);
      later(round * MINUTE + 1000);
      const own = await anAskedLink(server, anAddress(), { cookie });
      for (let at = 0; at < 5; at += 1)
        expect((await use({ code: wrongCodeFor(own) }, { cookie })).status, `guess ${at}`).toBe(401);
    }
    const { code, cookie } = await anAskedLink(server, email);
    expect((await use({ code }, { cookie })).status).toBe(429);
  });
});

test.each([
  'https://elsewhere.example.org/',
  '//elsewhere.example.org',
  '/\\elsewhere.example.org',
  '/\t/elsewhere',
  'javascript:alert(1)',
])('S3 a link never leads to %s', async (next) => {
  const { token, cookie } = await anAskedLink(server, anAddress(), { next });
  expect(await (await use({ token }, { cookie })).json()).toMatchObject({ next: null });
});

test('a link leads to the own page that was asked for', async () => {
  const { token, cookie } = await anAskedLink(server, anAddress(), { next: '/en/min-side?fra=mail' });
  expect(await (await use({ token }, { cookie })).json()).toMatchObject({ next: '/en/min-side?fra=mail' });
});

test('S2 another site can neither ask for a link nor use one', async () => {
  const { token, cookie } = await anAskedLink(server, anAddress());
  const origin = 'https://elsewhere.example.org';
  expect((await ask({ email: anAddress() }, { origin })).status).toBe(403);
  expect((await use({ token }, { cookie, origin })).status).toBe(403);
  expect((await use({ token }, { cookie, origin: 'null' })).status).toBe(403);
});

test('A3 nobody chooses whose account or which purpose a link is for', async () => {
  const { id } = await anAccount(server.db);
  const { token, cookie } = await anAskedLink(server, anAddress());
  for (const extra of [
    { accountId: id },
    { purpose: 'INVITATION' },
    { role: 'KNOWLEDGE_CENTRE' },
    { expiresAt: '2030-01-01' },
  ]) {
    expect((await ask({ email: anAddress(), ...extra })).status).toBe(422);
    expect((await use({ token, ...extra }, { cookie })).status).toBe(422);
  }
});

describe('showing an address to be one’s own', () => {
  async function prove(accountId: string, email: string) {
    const headers = await loginHeaders(server, accountId, { method: 'OIDC', secondFactor: false });
    const response = await fetch(`${server.url}/api/me/email`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ email }),
    });
    const [cookie = ''] = (response.headers.get('set-cookie') ?? '').split(';');
    return { response, cookie };
  }
  const withoutAddress = () => anAccount(server.db, { email: null, grants: [{ role: 'TEACHER' }] });

  test('gives it to the account that asked, and begins no login', async () => {
    const [{ id }, email] = [await withoutAddress(), anAddress()];
    const { response, cookie } = await prove(id, email);
    expect(response.status).toBe(202);
    const used = await use({ token: (await newestLink(server, email)).token }, { cookie });
    expect(await used.json()).toEqual({ purpose: 'PROVE_EMAIL', account: null, next: null });
    expect(used.headers.get('set-cookie')).toBeNull();
    expect(await server.db.prisma.account.findUniqueOrThrow({ where: { id } })).toMatchObject({
      email,
      emailProvenAt: server.clock.now(),
    });
  });

  test('says so when another account has it, and takes nothing from that one', async () => {
    const other = await anAccount(server.db, { email: anAddress() });
    const { id } = await withoutAddress();
    const { cookie } = await prove(id, other.email ?? '');
    const used = await use({ token: (await newestLink(server, other.email ?? '')).token }, { cookie });
    expect([used.status, await codeOf(used)]).toEqual([409, 'EMAIL_TAKEN']);
    expect((await server.db.prisma.account.findUniqueOrThrow({ where: { id } })).email).toBeNull();
  });

  test('is refused where the account has an address', async () => {
    const { id } = await anAccount(server.db, { email: anAddress(), emailProvenAt: new Date(TEST_NOW) });
    expect((await prove(id, anAddress())).response.status).toBe(409);
  });
});
