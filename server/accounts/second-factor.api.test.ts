import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { inTransaction } from '#server/platform/database.ts';
import { fromBase32 } from '#server/testing/base32.ts';
import { aDepartment } from '#server/testing/builders.ts';
import { loginHeaders } from '#server/testing/login.ts';
import { aPerson, Browser, wait } from '#server/testing/own-person.ts';
import { type TestServer, testServer } from '#server/testing/server.ts';
import { secondFactorCheck } from './second-factor.service.ts';
import { totpCode } from './totp.ts';

let server: TestServer;

beforeAll(async () => {
  server = await testServer();
});
afterAll(() => server.close());
beforeEach(() => server.clock.set('2026-03-16T08:00:00Z'));

const codeNow = (secret: Buffer) => totpCode(secret, server.clock.now());
const rolesOf = (me: { roles: { role: string }[] }) => me.roles.map(({ role }) => role);

/** Somebody who has codes from an app and has not used the one of this moment. */
async function aPersonWithTotp(facts: Parameters<typeof aPerson>[1] = {}) {
  const person = await aPerson(server, facts);
  await person.browser.logIn(person.email);
  const factor = await person.browser.setUpTotp(server);
  wait(server, 60);
  return { ...person, ...factor };
}

test('a lead without a second factor is logged in with sleeping roles, and awake once the first code is shown', async () => {
  const { id: departmentId } = await aDepartment(server.db);
  const { browser, email } = await aPerson(server, { grants: [{ role: 'DEPARTMENT_LEAD', departmentId }] });
  const before = await (await browser.logIn(email)).json();
  expect(rolesOf(before)).toEqual([]);
  expect(before).toMatchObject({
    sleepingRoles: [{ role: 'DEPARTMENT_LEAD' }],
    factors: { required: true, totp: false },
  });
  expect((await browser.call('GET', '/api/schedule?from=2026-03-16&to=2026-03-20')).status).toBe(403);

  const cookie = browser.cookies.get('login');
  const { secret, setup } = await browser.read('POST', '/api/me/totp', {});
  expect(await browser.read('GET', '/api/me')).toMatchObject({ factors: { totp: false } });
  const code = codeNow(fromBase32(secret));
  const { me, recoveryCodes } = await browser.read('PUT', '/api/me/totp', { setup, code });
  expect(rolesOf(me)).toEqual(['DEPARTMENT_LEAD']);
  expect(recoveryCodes).toHaveLength(10);
  expect(browser.cookies.get('login')).not.toBe(cookie);
  expect(rolesOf(await browser.read('GET', '/api/me'))).toEqual(['DEPARTMENT_LEAD']);
  expect((await browser.call('GET', '/api/schedule?from=2026-03-16&to=2026-03-20')).status).toBe(200);
});

test('the right password alone is asked for the code, and being asked is no failure', async () => {
  const { email, secret } = await aPersonWithTotp();
  const browser = new Browser(server);
  for (let attempt = 0; attempt < 15; attempt += 1) {
    const asked = await browser.logIn(email);
    expect(asked.status).toBe(401);
    expect(await asked.json()).toMatchObject({ code: 'SECOND_FACTOR_REQUIRED' });
  }
  const me = await (await browser.logIn(email, { code: codeNow(secret) })).json();
  expect(me).toMatchObject({ login: { method: 'PASSWORD', secondFactor: true, failuresBefore: 0 } });
  expect(rolesOf(me)).toEqual(['KNOWLEDGE_CENTRE']);
});

test('S8 a code that was used logs nobody in again, nor does the one before it', async () => {
  const { email, secret } = await aPersonWithTotp();
  const code = codeNow(secret);
  const before = totpCode(secret, new Date(server.clock.now().getTime() - 30_000));
  expect((await new Browser(server).logIn(email, { code })).status).toBe(200);
  for (const used of [code, before]) {
    const answer = await new Browser(server).logIn(email, { code: used });
    expect(answer.status).toBe(401);
    expect(await answer.json()).toMatchObject({ code: 'WRONG_CODE' });
  }
  wait(server, 30);
  expect((await new Browser(server).logIn(email, { code: codeNow(secret) })).status).toBe(200);
});

test('S8 one code used twenty times at once is right once', async () => {
  const { id, secret, email } = await aPersonWithTotp();
  const check = secondFactorCheck(server.deps.config.LINK_SECRET);
  const given = { accountId: id, code: codeNow(secret), now: server.clock.now() };
  const shown = await Promise.all(
    Array.from({ length: 20 }, () => inTransaction(server.db, (sql) => check(sql, given))),
  );
  expect(shown.filter((factor) => factor === 'totp')).toHaveLength(1);

  wait(server, 30);
  const code = codeNow(secret);
  const answers = await Promise.all(Array.from({ length: 10 }, () => new Browser(server).logIn(email, { code })));
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
});

test('S8 guessing codes waits after ten', async () => {
  const { email, secret } = await aPersonWithTotp();
  const right = codeNow(secret);
  for (let guess = 0; guess < 10; guess += 1) {
    const code = String((Number(right) + 1 + guess) % 1_000_000).padStart(6, '0');
    expect((await new Browser(server).logIn(email, { code })).status).toBe(401);
  }
  const waits = await new Browser(server).logIn(email, { code: right });
  expect(waits.status).toBe(429);
  expect(waits.headers.get('retry-after')).toBe('900');
});

test('S8 a recovery code logs in once, however it is written, and is counted', async () => {
  const { email, recoveryCodes, browser } = await aPersonWithTotp();
  const [first = '', second = ''] = recoveryCodes;
  const typed = first.toUpperCase().replaceAll('-', ' ');
  expect((await new Browser(server).logIn(email, { code: typed })).status).toBe(200);
  expect((await new Browser(server).logIn(email, { code: first })).status).toBe(401);
  expect((await new Browser(server).logIn(email, { code: second })).status).toBe(200);
  expect(await browser.read('GET', '/api/me/security')).toMatchObject({ recoveryCodesLeft: 8 });
  const stored = JSON.stringify(await server.db.prisma.recoveryCode.findMany());
  for (const code of recoveryCodes) expect(stored).not.toContain(code.replaceAll('-', ''));
});

test('S8 one recovery code used twenty times at once is right once', async () => {
  const { id, email, recoveryCodes } = await aPersonWithTotp();
  const [first = '', second = ''] = recoveryCodes;
  const check = secondFactorCheck(server.deps.config.LINK_SECRET);
  const given = { accountId: id, code: first, now: server.clock.now() };
  const shown = await Promise.all(
    Array.from({ length: 20 }, () => inTransaction(server.db, (sql) => check(sql, given))),
  );
  expect(shown.filter((factor) => factor !== null)).toEqual(['recoveryCode']);
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => new Browser(server).logIn(email, { code: second })),
  );
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
});

test('S8 new recovery codes make the old ones void', async () => {
  const { email, browser, recoveryCodes } = await aPersonWithTotp();
  const made = await browser.read('POST', '/api/me/recovery-codes');
  expect((await new Browser(server).logIn(email, { code: recoveryCodes[0] ?? '' })).status).toBe(401);
  expect((await new Browser(server).logIn(email, { code: made.recoveryCodes[0] })).status).toBe(200);
});

test('beginning anew leaves the factor in force until the new one is confirmed', async () => {
  const { email, browser, secret } = await aPersonWithTotp();
  const begun = await browser.read('POST', '/api/me/totp', {});
  expect((await new Browser(server).logIn(email, { code: codeNow(secret) })).status).toBe(200);
  const wrong = await browser.call('PUT', '/api/me/totp', { setup: begun.setup, code: '12345' });
  expect(wrong.status).toBe(422);
  expect(await wrong.json()).toMatchObject({ errors: [{ path: 'code', code: 'WRONG_CODE' }] });
  const again = await browser.read('POST', '/api/me/totp', { setup: begun.setup });
  expect(again).toEqual(begun);

  wait(server, 30);
  const renewed = fromBase32(begun.secret);
  const given = { setup: begun.setup, code: codeNow(renewed) };
  await browser.read('PUT', '/api/me/totp', given);
  expect((await browser.call('PUT', '/api/me/totp', given)).status).toBe(422);
  wait(server, 30);
  expect((await new Browser(server).logIn(email, { code: codeNow(secret) })).status).toBe(401);
  expect((await new Browser(server).logIn(email, { code: codeNow(renewed) })).status).toBe(200);
});

test('a set-up of somebody else, or of half an hour ago, is none', async () => {
  const [mine, theirs] = [await aPerson(server), await aPerson(server)];
  await mine.browser.logIn(mine.email);
  await theirs.browser.logIn(theirs.email);
  const { secret, setup } = await theirs.browser.read('POST', '/api/me/totp', {});
  const code = codeNow(fromBase32(secret));
  const swapped = await mine.browser.call('PUT', '/api/me/totp', { setup, code });
  expect([swapped.status, (await swapped.json()).code]).toEqual([409, 'SETUP_EXPIRED']);
  expect((await mine.browser.call('PUT', '/api/me/totp', { setup: 'AAAA', code })).status).toBe(409);
});

test('a factor may be changed within fifteen minutes of logging in, and only by a login that showed the one there is', async () => {
  const { id, email, browser } = await aPersonWithTotp({ grants: [] });
  const oneFactor = await loginHeaders(server, id, { secondFactor: false });
  for (const [method, path] of [
    ['POST', '/api/me/totp'],
    ['DELETE', '/api/me/totp'],
    ['POST', '/api/me/recovery-codes'],
  ]) {
    const answer = await fetch(server.url + path, {
      method,
      headers: oneFactor,
      ...(path === '/api/me/totp' && method === 'POST' ? { body: '{}' } : {}),
    });
    expect([answer.status, (await answer.json()).code]).toEqual([403, 'SECOND_FACTOR_FIRST']);
  }
  wait(server, 15 * 60);
  const late = await browser.call('DELETE', '/api/me/totp');
  expect([late.status, (await late.json()).code]).toEqual([403, 'LOGIN_TOO_OLD']);
  expect((await new Browser(server).logIn(email)).status).toBe(401);
});

test('the codes can be removed, but not while a role asks for them', async () => {
  const free = await aPersonWithTotp({ grants: [] });
  expect((await free.browser.call('DELETE', '/api/me/totp')).status).toBe(204);
  expect((await new Browser(server).logIn(free.email)).status).toBe(200);
  expect(await server.db.prisma.recoveryCode.count({ where: { accountId: free.id } })).toBe(0);

  const bound = await aPersonWithTotp({ grants: [{ role: 'KNOWLEDGE_CENTRE' }] });
  const refused = await bound.browser.call('DELETE', '/api/me/totp');
  expect([refused.status, (await refused.json()).code]).toEqual([409, 'SECOND_FACTOR_REQUIRED']);
  expect((await new Browser(server).logIn(bound.email)).status).toBe(401);
});

test('who came by an identity provider shows the code afterwards, and the roles are in force', async () => {
  const { id, secret } = await aPersonWithTotp();
  const headers = await loginHeaders(server, id, { method: 'OIDC', secondFactor: false });
  const browser = new Browser(server);
  browser.cookies.set('login', headers.cookie.slice('login='.length));
  expect(rolesOf(await browser.read('GET', '/api/me'))).toEqual([]);
  expect((await browser.call('POST', '/api/me/second-factor', { code: '000000' })).status).toBe(422);
  const raised = await browser.read('POST', '/api/me/second-factor', { code: codeNow(secret) });
  expect(rolesOf(raised)).toEqual(['KNOWLEDGE_CENTRE']);
  expect(browser.cookies.get('login')).not.toBe(headers.cookie.slice('login='.length));
});

test('G1 every change of a factor is written down and told to the owner', async () => {
  const { id, email, browser, recoveryCodes } = await aPersonWithTotp({ grants: [] });
  await new Browser(server).logIn(email, { code: recoveryCodes[0] ?? '' });
  await browser.read('POST', '/api/me/recovery-codes');
  await browser.read('DELETE', '/api/me/totp');
  const audit = await server.db.prisma.auditEvent.findMany({ where: { accountId: id } });
  expect(audit.map(({ action }) => action).sort()).toEqual([
    'account.recoveryCodesMade',
    'account.totpConfirmed',
    'account.totpRemoved',
  ]);
  const mails = await server.db.prisma.outboxMail.findMany({
    where: { recipientEmail: email },
    orderBy: { createdAt: 'asc' },
  });
  expect(mails.map(({ kind, facts }) => [kind, (facts as { event: string }).event]).sort()).toEqual([
    ['SECURITY_NOTICE', 'RECOVERY_CODE_USED'],
    ['SECURITY_NOTICE', 'SECOND_FACTOR_ADDED'],
    ['SECURITY_NOTICE', 'SECOND_FACTOR_REMOVED'],
  ]);
});
