import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#server/platform/ids.ts';
import { aBooking } from '#server/testing/booking-builder.ts';
import { aDepartment, anAccount, anOffer, aSession } from '#server/testing/builders.ts';
import { type LoginHeaders, loginHeaders } from '#server/testing/login.ts';
import { type TestServer, testServer } from '#server/testing/server.ts';

let server: TestServer;
let department: Awaited<ReturnType<typeof aDepartment>>;
let offer: Awaited<ReturnType<typeof anOffer>>;
let lead: LoginHeaders;

beforeAll(async () => {
  server = await testServer();
  department = await aDepartment(server.db);
  offer = await anOffer(server.db, department, { titleDa: 'Vagt på volden' });
  lead = await login('DEPARTMENT_LEAD', department.id);
});
afterAll(() => server.close());

async function login(role: 'DEPARTMENT_LEAD' | 'EDUCATOR', departmentId: string) {
  return loginHeaders(server, (await anAccount(server.db, { grants: [{ role, departmentId }] })).id);
}

async function call(path: string, init: { method?: string; body?: unknown; headers?: Record<string, string> } = {}) {
  const { method = 'GET', body, headers = lead } = init;
  const sent = body === undefined ? {} : { body: JSON.stringify(body) };
  const response = await fetch(server.url + path, { method, headers, ...sent });
  const text = await response.text();
  return { status: response.status, answer: text === '' ? null : JSON.parse(text) };
}

const close = (facts: object) =>
  call('/api/closed-days', { method: 'POST', body: { department: department.slug, reason: 'Storm', ...facts } });

test('closing tells of the sessions and bookings that fall on the days, cancels none, and lets nobody book them any more', async () => {
  const before = await aSession(server.db, offer, { day: '2026-05-03' });
  const first = await aSession(server.db, offer, { day: '2026-05-04', time: '00:30' });
  const last = await aSession(server.db, offer, { day: '2026-05-05', time: '22:00' });
  const after = await aSession(server.db, offer, { day: '2026-05-06', time: '00:00' });
  await aSession(server.db, offer, { day: '2026-05-05', state: 'CANCELLED' });
  await aBooking(server.db, first);
  await aBooking(server.db, first, { status: 'CANCELLED_BY_BOOKER' });
  const { status, answer } = await close({ from: '2026-05-04', to: '2026-05-05' });
  expect(status).toBe(201);
  expect(answer).toMatchObject({
    from: '2026-05-04',
    to: '2026-05-05',
    site: null,
    affected: { sessions: 2, bookings: 1, pupils: 24 },
    closedForBooking: 2,
  });
  expect(answer.affected.items.map(({ id }: { id: string }) => id)).toEqual([first.id, last.id]);
  expect([before, after].map(({ id }) => id)).not.toContain(answer.affected.items[0].id);
  expect((await call(`/api/closed-days/${answer.id}`)).answer).toMatchObject({
    id: answer.id,
    affected: answer.affected,
  });
  const states = await server.db.prisma.session.findMany({ where: { id: { in: [first.id, last.id] } } });
  expect(states.map(({ state }) => state)).toEqual(['CLOSED', 'CLOSED']);
});

test('a site closes what meets there, a half closes what takes the hall, and a later meeting of a course counts', async () => {
  const other = await aDepartment(server.db);
  const site = await server.db.prisma.site.findUniqueOrThrow({ where: { id: other.siteId } });
  const second = await server.db.prisma.site.create({
    data: { ...site, id: newId(), slug: 'skoven', departmentId: department.id },
  });
  const here = await aSession(server.db, offer, { day: '2026-06-01' });
  const there = await aSession(server.db, offer, { day: '2026-06-01', siteId: second.id });
  const room = { departmentId: department.id, siteId: department.siteId, kind: 'ROOM' as const, nameEn: 'x' };
  const hall = await server.db.prisma.resource.create({ data: { ...room, id: newId(), nameDa: 'Salen' } });
  const half = await server.db.prisma.resource.create({
    data: { ...room, id: newId(), nameDa: 'Halvdelen', parentId: hall.id },
  });
  await server.db.prisma.sessionResource.create({ data: { sessionId: here.id, resourceId: hall.id } });
  const startsAt = new Date('2026-06-03T07:00:00Z');
  const meeting = { id: newId(), sessionId: there.id, position: 2, startsAt, endsAt: new Date('2026-06-03T08:00:00Z') };
  await server.db.prisma.sessionMeeting.create({ data: meeting });
  const ids = async (facts: object) =>
    (await close({ from: '2026-06-01', to: '2026-06-01', ...facts })).answer.affected.items.map(
      ({ id }: { id: string }) => id,
    );
  expect(await ids({ site: 'skoven' })).toEqual([there.id]);
  expect(await ids({ resourceId: half.id })).toEqual([here.id]);
  expect(await ids({ from: '2026-06-03', to: '2026-06-03' })).toEqual([there.id]);
});

test('closed days are listed from today on, of the own departments, and can be removed', async () => {
  const own = await aDepartment(server.db);
  const headers = await login('DEPARTMENT_LEAD', own.id);
  const made = async (from: string, to: string) => {
    const body = { department: own.slug, reason: 'Grundlovsdag', from, to };
    return (await call('/api/closed-days', { method: 'POST', body, headers })).answer.id as string;
  };
  await made('2026-03-01', '2026-03-15');
  const id = await made('2026-03-10', '2026-03-16');
  const listed = async (query = '') =>
    (await call(`/api/closed-days?${query}`, { headers })).answer.items.map((one: { id: string }) => one.id);
  expect(await listed()).toEqual([id]);
  expect(await listed('from=2026-03-01&to=2026-03-09')).toHaveLength(1);
  expect((await call(`/api/closed-days?department=${own.slug}`)).status).toBe(403);
  expect((await call(`/api/closed-days/${id}`)).status).toBe(404);
  expect((await call(`/api/closed-days/${id}`, { method: 'DELETE' })).status).toBe(404);
  expect((await call(`/api/closed-days/${id}`, { method: 'DELETE', headers })).status).toBe(204);
  expect(await listed()).toEqual([]);
  const educator = await login('EDUCATOR', own.id);
  expect((await call('/api/closed-days', { headers: educator })).status).toBe(200);
  expect((await call('/api/closed-days', { headers: educator, method: 'POST', body: {} })).status).toBe(403);
});

test('what cannot be closed is refused field by field', async () => {
  const codes = async (facts: object) => {
    const { status, answer } = await close({ from: '2026-05-04', to: '2026-05-05', ...facts });
    return [status, ...(answer.errors ?? []).map((one: { path: string; code: string }) => `${one.path} ${one.code}`)];
  };
  expect(await codes({ to: '2026-05-03' })).toEqual([422, 'to BEFORE_FROM']);
  expect(await codes({ to: '2028-05-03' })).toEqual([422, 'to TOO_MANY_DAYS']);
  expect(await codes({ site: 'findes-ikke' })).toEqual([422, 'site INVALID_CHOICE']);
  expect(await codes({ resourceId: newId() })).toEqual([422, 'resourceId INVALID_CHOICE']);
  expect(await codes({ reason: '' })).toEqual([422, 'reason REQUIRED']);
  expect(await codes({ from: '2026-02-30' })).toEqual([422, 'from INVALID_DATE']);
  expect(server.errors).toEqual([]);
});
