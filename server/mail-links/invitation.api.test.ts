import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type AccountFacts, aDepartment, anAccount } from '#server/testing/builders.ts';
import { newestLink } from '#server/testing/mail-link-builder.ts';
import { TEST_NOW, type TestServer, testServer } from '#server/testing/server.ts';
import { createInvitation } from './invitation.service.ts';

let server: TestServer;
let department: Awaited<ReturnType<typeof aDepartment>>;
let serial = 0;

beforeAll(async () => {
  server = await testServer();
  department = await aDepartment(server.db);
});
afterAll(() => server.close());
beforeEach(() => server.clock.set(TEST_NOW));

const DAY = 24 * 3_600_000;
const later = (milliseconds: number) => server.clock.set(new Date(Date.parse(TEST_NOW) + milliseconds).toISOString());

async function invited(facts: AccountFacts = {}) {
  serial += 1;
  const email = `inviteret-${serial}@example.org`;
  const grants = [{ role: 'EDUCATOR' as const, departmentId: department.id }];
  const { id } = await anAccount(server.db, { email, grants, name: 'Ida Prøve', ...facts });
  return { id, email, token: await invite(id, email) };
}
async function invite(accountId: string, email: string) {
  const known = await server.db.prisma.mailLink.findMany({ where: { email } });
  const now = server.clock.now();
  const facts = { accountId, email, name: 'Ida Prøve', language: 'da', invitedBy: 'Kim Prøve', roles: [] } as const;
  await createInvitation(server.db.pool, { ...facts, roles: [], now });
  return (
    await newestLink(
      server,
      email,
      known.map(({ id }) => id),
    )
  ).token;
}
const look = (token: string) => fetch(`${server.url}/api/invitations/${token}`);
function takeUp(body: object) {
  return fetch(`${server.url}/api/invitations/consume`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}
const password = 'tre grønne heste';

test('tells the invitee’s name and what is asked for, and nothing else about anybody', async () => {
  const { token } = await invited();
  for (let at = 0; at < 5; at += 1) {
    expect(await (await look(token)).json()).toEqual({ name: 'Ida Prøve', password: 'REQUIRED' });
  }
  const teacher = await invited({ grants: [{ role: 'TEACHER' }] });
  expect(await (await look(teacher.token)).json()).toMatchObject({ password: 'OPTIONAL' });
});

test('a member of staff chooses a password, is logged in with it, and the address is proven', async () => {
  const { id, token } = await invited();
  const response = await takeUp({ token, password });
  expect(response.status).toBe(200);
  expect(await response.json()).toMatchObject({
    roles: [{ role: 'EDUCATOR' }],
    login: { method: 'PASSWORD', secondFactor: false },
    factors: { password: true },
    emailProven: true,
  });
  const audit = await server.db.prisma.auditEvent.findMany({ where: { subjectAccountId: id } });
  expect(audit.map(({ action }) => action).sort()).toEqual(['account.emailProven', 'account.passwordChosen']);
});

test('a lead is logged in, but the role sleeps until there is a second factor', async () => {
  const { token } = await invited({ grants: [{ role: 'DEPARTMENT_LEAD', departmentId: department.id }] });
  expect(await (await takeUp({ token, password })).json()).toMatchObject({
    roles: [],
    sleepingRoles: [{ role: 'DEPARTMENT_LEAD' }],
    factors: { required: true },
  });
});

test('a missing, weak or common password is refused, and the invitation can still be used', async () => {
  const { token } = await invited();
  for (const wrong of [{}, { password: '' }, { password: 'kort' }, { password: 'password1234' }]) {
    const response = await takeUp({ token, ...wrong });
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({ errors: [{ path: 'password' }] });
  }
  expect((await takeUp({ token, password })).status).toBe(200);
});

test('somebody who has a password keeps it: an invitation is no way around it', async () => {
  const passwordHash =
    '$argon2id$v=19$m=19456,t=2,p=1$c2tvbGViZXPDuGcxMjM0$aW5nZW4gaGFyIGRlbm5lIGFkZ2FuZ3Nrb2RlMTIzNDU';
  const { id, token } = await invited({ passwordHash });
  const answer = await (await takeUp({ token, password })).json();
  expect(answer).toMatchObject({ roles: [], login: { method: 'LINK' } });
  expect((await server.db.prisma.account.findUniqueOrThrow({ where: { id } })).passwordHash).toBe(passwordHash);
});

test('S4 an invitation works once, also when it is taken up twenty times at once', async () => {
  const { token } = await invited();
  const responses = await Promise.all(Array.from({ length: 20 }, () => takeUp({ token, password })));
  expect(responses.filter(({ status }) => status === 200)).toHaveLength(1);
  expect((await look(token)).status).toBe(409);
});

test('S4 an invitation works for seven days to the second, and a newer one takes its place', async () => {
  const { id, email, token } = await invited();
  later(7 * DAY - 1000);
  expect((await look(token)).status).toBe(200);
  const newer = await invite(id, email);
  expect((await look(token)).status).toBe(409);
  later(14 * DAY - 1000);
  expect((await look(newer)).status).toBe(409);
  const last = await invited();
  later(21 * DAY - 1000);
  expect((await takeUp({ token: last.token, password })).status).toBe(409);
});

test('an account that was closed or got another address cannot be taken up by the old mail', async () => {
  const closed = await invited();
  await server.db.prisma.account.update({ where: { id: closed.id }, data: { active: false } });
  const moved = await invited();
  await server.db.prisma.account.update({ where: { id: moved.id }, data: { email: `ny-${moved.email}` } });
  for (const { token } of [closed, moved]) expect((await takeUp({ token, password })).status).toBe(409);
});

test('an invitation is no login link, and a login link no invitation', async () => {
  const { token } = await invited();
  expect((await fetch(`${server.url}/api/login/links/${token}`)).status).toBe(409);
  const login = await fetch(`${server.url}/api/login/links`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'laerer@example.org' }),
  });
  expect(login.status).toBe(202);
  const link = await newestLink(server, 'laerer@example.org');
  expect((await look(link.token)).status).toBe(409);
  expect((await takeUp({ token: link.token, password })).status).toBe(409);
});

test('A3 nobody chooses a role or another person’s account', async () => {
  const { token } = await invited();
  for (const extra of [{ accountId: 'x' }, { roles: ['KNOWLEDGE_CENTRE'] }, { email: 'x@example.org' }])
    expect((await takeUp({ token, password, ...extra })).status).toBe(422);
});
