import { afterAll, beforeAll, expect, test } from 'vitest';
import { aBooking } from '#server/testing/booking-builder.ts';
import { aDepartment, anAccount, anOffer, aSession } from '#server/testing/builders.ts';
import { type LoginHeaders, loginHeaders } from '#server/testing/login.ts';
import { until } from '#server/testing/program.ts';
import { type TestServer, testServer } from '#server/testing/server.ts';

// Whose sessions are handed over when an account closes or a role ends: overlaps are respected, and everybody is told.

let server: TestServer;
let department: Awaited<ReturnType<typeof aDepartment>>;
let offer: Awaited<ReturnType<typeof anOffer>>;
let lead: LoginHeaders;

beforeAll(async () => {
  server = await testServer();
  department = await aDepartment(server.db);
  offer = await anOffer(server.db, department, { titleDa: 'Vagt på volden' });
  const { id } = await anAccount(server.db, { grants: [{ role: 'DEPARTMENT_LEAD', departmentId: department.id }] });
  lead = await loginHeaders(server, id);
});
afterAll(() => server.close());

const educator = (name: string) =>
  anAccount(server.db, { name, grants: [{ role: 'EDUCATOR', departmentId: department.id }] });

async function taught(accountId: string, day: string, time = '09:00') {
  const session = await aSession(server.db, offer, { day, time });
  await server.db.prisma.sessionEducator.create({ data: { sessionId: session.id, accountId } });
  return session;
}

async function call(method: string, path: string, body: unknown) {
  const response = await fetch(`${server.url}${path}`, { method, headers: lead, body: JSON.stringify(body) });
  return { status: response.status, body: await response.json() };
}

const team = async (sessionId: string) =>
  (await server.db.prisma.sessionEducator.findMany({ where: { sessionId } })).map(({ accountId }) => accountId);
const mailsTo = async (email: string | null) =>
  (await server.db.prisma.outboxMail.findMany({ where: { recipientEmail: email ?? '' } })).map(({ kind }) => kind);

test('a colleague who is elsewhere cannot take over: the other session is named, and who is free', async () => {
  const leaving = await educator('Kim Prøve');
  const [busy, free] = [await educator('Bo Prøve'), await educator('Fie Prøve')];
  const session = await taught(leaving.id, '2026-05-04');
  await taught(busy.id, '2026-05-04', '10:00');
  const close = (reassignTo: string | null) => call('POST', `/api/people/${leaving.id}/deactivate`, { reassignTo });
  const refused = await close(busy.id);
  expect(refused).toMatchObject({ status: 409, body: { code: 'SESSIONS_CLASH', reasons: [{ session: session.id }] } });
  expect(refused.body.detail).toMatch(
    /^Bo Prøve er optaget af »Vagt på volden« mandag den 4\. maj kl\. 10\.00–11\.30\. Fri i stedet: .*Fie Prøve/,
  );
  expect(refused.body.reasons[0].free).toContainEqual({ id: free.id, name: 'Fie Prøve' });
  expect(await team(session.id)).toEqual([leaving.id]);
  expect((await close(free.id)).status).toBe(200);
  expect(await team(session.id)).toEqual([free.id]);
});

test('two sessions that overlap cannot go to the same colleague', async () => {
  const leaving = await educator('Kim Prøve');
  const taker = await educator('Mie Prøve');
  const other = await educator('Nik Prøve');
  const first = await taught(leaving.id, '2026-05-05');
  const second = await aSession(server.db, offer, { day: '2026-05-05', time: '10:00' });
  // Data of before there was a rule: taught, though not allocated.
  await server.db.pool.query('ALTER TABLE session_educator DISABLE TRIGGER session_educator_allocates');
  await server.db.prisma.sessionEducator.create({ data: { sessionId: second.id, accountId: leaving.id } });
  await server.db.pool.query('ALTER TABLE session_educator ENABLE TRIGGER session_educator_allocates');
  const close = (body: unknown) => call('POST', `/api/people/${leaving.id}/deactivate`, body);
  expect((await close({ reassignTo: taker.id })).body).toMatchObject({
    code: 'SESSIONS_CLASH',
    reasons: [{ session: second.id }],
  });
  const done = await close({ reassignTo: taker.id, sessions: [{ id: second.id, reassignTo: other.id }] });
  expect(done.status).toBe(200);
  expect([await team(first.id), await team(second.id)]).toEqual([[taker.id], [other.id]]);
});

const WAITING = `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;

test('somebody put on a session while their account is being closed waits or is seen: never an error', async () => {
  const leaving = await educator('Kim Prøve');
  const [first, second] = [
    await taught(leaving.id, '2026-05-11'),
    await aSession(server.db, offer, { day: '2026-05-12' }),
  ];
  const assigning = await server.db.pool.connect();
  try {
    await assigning.query('BEGIN');
    // The database then ends the other one, which has waited for longer.
    await assigning.query(`SET LOCAL deadlock_timeout = '20s'`);
    await assigning.query('SELECT FROM session WHERE id = ANY ($1) FOR UPDATE', [[first.id, second.id]]);
    const closing = call('POST', `/api/people/${leaving.id}/deactivate`, { reassignTo: null });
    await until(async () => (await server.db.pool.query(WAITING)).rows.length > 0, 5_000);
    await assigning.query('INSERT INTO session_educator (session_id, account_id) VALUES ($1, $2)', [
      second.id,
      leaving.id,
    ]);
    await assigning.query('COMMIT');
    expect((await closing).status).toBe(200);
  } finally {
    assigning.release();
  }
  expect([await team(first.id), await team(second.id)]).toEqual([[], []]);
  expect(server.errors).toEqual([]);
});

test('nobody is put on a session behind the back of whoever closes their account', async () => {
  const leaving = await educator('Kim Prøve');
  const session = await aSession(server.db, offer, { day: '2026-05-19' });
  const closing = await server.db.pool.connect();
  try {
    await closing.query('BEGIN');
    await closing.query('SELECT FROM account WHERE id = $1 FOR UPDATE', [leaving.id]);
    const assigning = call('PUT', `/api/sessions/${session.id}/educators/${leaving.id}`, { role: 'LEADS' });
    await until(async () => (await server.db.pool.query(WAITING)).rows.length > 0, 5_000);
    await closing.query('UPDATE account SET active = false WHERE id = $1', [leaving.id]);
    await closing.query('COMMIT');
    expect((await assigning).status).toBe(404);
  } finally {
    closing.release();
  }
  expect(await team(session.id)).toEqual([]);
});

test('a session that a colleague has taken meanwhile gets nobody else', async () => {
  const [leaving, taker, faster] = [
    await educator('Kim Prøve'),
    await educator('Bo Prøve'),
    await educator('Fie Prøve'),
  ];
  const session = await taught(leaving.id, '2026-05-18');
  const assigning = await server.db.pool.connect();
  try {
    await assigning.query('BEGIN');
    await assigning.query('SELECT FROM session WHERE id = $1 FOR UPDATE', [session.id]);
    await assigning.query('UPDATE session_educator SET account_id = $2 WHERE session_id = $1', [session.id, faster.id]);
    const closing = call('POST', `/api/people/${leaving.id}/deactivate`, { reassignTo: taker.id });
    await until(async () => (await server.db.pool.query(WAITING)).rows.length > 0, 5_000);
    await assigning.query('COMMIT');
    expect((await closing).status).toBe(200);
  } finally {
    assigning.release();
  }
  expect(await team(session.id)).toEqual([faster.id]);
});

test('who takes over gets an invitation, who leaves a farewell, and the school hears who teaches now', async () => {
  const leaving = await educator('Kim Prøve');
  const taker = await educator('Per Prøve');
  const session = await taught(leaving.id, '2026-05-06');
  await aBooking(server.db, session, { visitorEmail: 'skole@example.org', contactEmail: 'skole@example.org' });
  expect((await call('POST', `/api/people/${leaving.id}/deactivate`, { reassignTo: taker.id })).status).toBe(200);
  expect(await mailsTo(taker.email)).toEqual(['CONFIRMATION']);
  expect(await mailsTo(leaving.email)).toEqual(['CHANGE']);
  expect(await mailsTo('skole@example.org')).toEqual(['CHANGE']);
});

test('ending the role of an educator asks what becomes of the sessions after it, and only of those', async () => {
  const leaving = await educator('Kim Prøve');
  const taker = await educator('Ro Prøve');
  const before = await taught(leaving.id, '2026-05-29');
  const after = await taught(leaving.id, '2026-06-01');
  const grant = await server.db.prisma.roleGrant.findFirstOrThrow({ where: { accountId: leaving.id } });
  const end = (body: object) =>
    call('PATCH', `/api/people/${leaving.id}/roles/${grant.id}`, { validTo: '2026-06-01', ...body });
  const asked = await end({});
  expect(asked).toMatchObject({
    status: 409,
    body: { code: 'HAS_FUTURE_SESSIONS', reasons: [{ sessions: [{ id: after.id }] }] },
  });
  expect(asked.body.reasons[0].sessions).toHaveLength(1);
  expect(await end({ reassignTo: taker.id })).toMatchObject({
    status: 200,
    body: { roles: [{ validTo: '2026-06-01' }] },
  });
  expect([await team(before.id), await team(after.id)]).toEqual([[leaving.id], [taker.id]]);
  expect(server.errors).toEqual([]);
});
