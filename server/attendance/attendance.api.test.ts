import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { aBooking, type BookingFacts } from '#server/testing/booking-builder.ts';
import { aDepartment, anAccount, anOffer, aSession } from '#server/testing/builders.ts';
import { type LoginHeaders, loginHeaders } from '#server/testing/login.ts';
import { TEST_NOW, type TestServer, testServer } from '#server/testing/server.ts';

let server: TestServer;
let department: Awaited<ReturnType<typeof aDepartment>>;
let educator: LoginHeaders;
let accountId: string;

beforeAll(async () => {
  server = await testServer();
  department = await aDepartment(server.db);
  const account = await anAccount(server.db, { grants: [{ role: 'EDUCATOR', departmentId: department.id }] });
  accountId = account.id;
});
afterAll(() => server.close());
beforeEach(async () => {
  server.clock.set(TEST_NOW);
  educator = await loginHeaders(server, accountId);
});

/** A booking of two classes on the day of the tests. */
async function aVisit(facts: BookingFacts & { day?: string; time?: string } = {}) {
  const { day = '2026-03-16', time = '07:00', ...own } = facts;
  const session = await aSession(server.db, await anOffer(server.db, department), { day, time });
  const groups = [
    { label: '5.a', pupils: 26, adults: 2 },
    { label: '5.b', pupils: 24, adults: 2 },
  ];
  const booking = await aBooking(server.db, session, { groups, ...own });
  const rows = await server.db.prisma.bookingGroup.findMany({
    where: { bookingId: booking.id },
    orderBy: { position: 'asc' },
  });
  return { ...booking, groupIds: rows.map(({ id }) => id) };
}

function record(reference: string, body: unknown, headers: Record<string, string> = educator) {
  const url = `${server.url}/api/bookings/${reference}/attendance`;
  return fetch(url, { method: 'PUT', headers: { 'accept-language': 'da', ...headers }, body: JSON.stringify(body) });
}

const stored = (bookingId: string) =>
  server.db.prisma.attendance.findUnique({ where: { bookingId }, include: { groups: true } });
const audit = (bookingId: string) =>
  server.db.prisma.auditEvent.findMany({ where: { bookingId }, orderBy: { id: 'asc' } });

test('came as booked: the numbers of the booking are counted, with who recorded it in the audit', async () => {
  const visit = await aVisit();
  const response = await record(visit.reference, { outcome: 'CAME' });
  expect(response.status).toBe(200);
  expect(response.headers.get('etag')).toBe('"1"');
  expect(await response.json()).toMatchObject({
    outcome: 'CAME',
    groups: [{ pupils: 26 }, { pupils: 24 }],
    recordedBy: 'Kim Prøve',
    recordedAt: '2026-03-16T08:00:00.000Z',
  });
  expect(await stored(visit.id)).toMatchObject({ groupCount: 2, pupils: 50, adults: 4, recordedBy: accountId });
  const [event] = await audit(visit.id);
  expect(event).toMatchObject({ action: 'attendance.recorded', actor: 'account', accountId, role: 'EDUCATOR' });
});

test('came with other numbers, and corrected afterwards', async () => {
  const visit = await aVisit();
  const [a, b] = visit.groupIds;
  await record(visit.reference, { outcome: 'CAME', groups: [{ id: a, pupils: 20, adults: 3 }] });
  expect(await stored(visit.id)).toMatchObject({ groupCount: 2, pupils: 44, adults: 5, version: 1 });
  const groups = [
    { id: a, pupils: 0, adults: 0 },
    { id: b, pupils: 23, adults: 1 },
  ];
  server.clock.set('2026-03-16T08:01:00Z');
  const response = await record(visit.reference, { outcome: 'CAME', groups });
  expect(response.headers.get('etag')).toBe('"2"');
  expect(await stored(visit.id)).toMatchObject({ groupCount: 1, pupils: 23, adults: 1 });
  expect((await audit(visit.id)).map(({ action }) => action)).toEqual(['attendance.recorded', 'attendance.corrected']);
  expect(JSON.stringify(await audit(visit.id))).not.toContain('Kim Prøve');
});

test('a group that did not come is a no-show with nobody counted', async () => {
  const visit = await aVisit();
  await record(visit.reference, { outcome: 'CAME' });
  const response = await record(visit.reference, { outcome: 'NO_SHOW', groups: [] });
  expect(await response.json()).toMatchObject({ outcome: 'NO_SHOW', groups: [] });
  expect(await stored(visit.id)).toMatchObject({ groupCount: 0, pupils: 0, adults: 0, groups: [] });
});

test('a group that came late is counted as any other, and it can be corrected that it was in time', async () => {
  const visit = await aVisit();
  const late = await record(visit.reference, { outcome: 'CAME', cameLate: true });
  expect(await late.json()).toMatchObject({ outcome: 'CAME', cameLate: true, correctableUntil: '2026-09-30' });
  expect(await stored(visit.id)).toMatchObject({ cameLate: true, pupils: 50, version: 1 });
  await record(visit.reference, { outcome: 'CAME' });
  expect(await stored(visit.id)).toMatchObject({ cameLate: false, pupils: 50, version: 2 });
  expect((await record(visit.reference, { outcome: 'NO_SHOW', cameLate: true })).status).toBe(200);
  expect(await stored(visit.id)).toMatchObject({ outcome: 'NO_SHOW', cameLate: false });
  expect((await record(visit.reference, { outcome: 'CAME', cameLate: 'ja' })).status).toBe(422);
});

test('after 30 September last school year’s figures are closed: a 409 says until when, and nothing changes', async () => {
  const visit = await aVisit({ day: '2026-06-10' });
  server.clock.set('2026-09-30T21:59:00Z');
  educator = await loginHeaders(server, accountId);
  expect((await record(visit.reference, { outcome: 'CAME' })).status).toBe(200);
  server.clock.set('2026-09-30T22:00:00Z');
  const response = await record(visit.reference, { outcome: 'NO_SHOW' });
  expect(response.status).toBe(409);
  const problem = await response.json();
  expect(problem.reasons).toMatchObject([{ code: 'PERIOD_CLOSED', lastDay: '2026-09-30', schoolYear: '2025/26' }]);
  expect(problem.reasons[0].message).toContain('til og med onsdag den 30. september 2026');
  expect(await stored(visit.id)).toMatchObject({ outcome: 'CAME', version: 1 });
});

test('the same recording twice changes nothing and leaves one audit row', async () => {
  const visit = await aVisit();
  for (let tap = 0; tap < 3; tap += 1) {
    expect((await record(visit.reference, { outcome: 'CAME' })).headers.get('etag')).toBe('"1"');
  }
  expect(await audit(visit.id)).toHaveLength(1);
});

test('twenty taps at once leave one recording and one audit row', async () => {
  const visit = await aVisit();
  const answers = await Promise.all(Array.from({ length: 20 }, () => record(visit.reference, { outcome: 'CAME' })));
  expect(answers.every(({ status }) => status === 200)).toBe(true);
  expect(await audit(visit.id)).toHaveLength(1);
});

test('If-Match keeps a colleague from being overwritten unseen', async () => {
  const visit = await aVisit();
  const seen = (version: string) => ({ ...educator, 'if-match': version });
  expect((await record(visit.reference, { outcome: 'CAME' }, seen('*'))).status).toBe(412);
  await record(visit.reference, { outcome: 'CAME' });
  await record(visit.reference, { outcome: 'NO_SHOW' });
  const late = await record(visit.reference, { outcome: 'CAME' }, seen('"1"'));
  expect(late.status).toBe(412);
  expect(await late.json()).toMatchObject({ code: 'CHANGED_MEANWHILE' });
  expect((await record(visit.reference, { outcome: 'CAME' }, seen('"2"'))).status).toBe(200);
  const asFirst = { ...educator, 'if-none-match': '*' };
  expect((await record(visit.reference, { outcome: 'NO_SHOW' }, asFirst)).status).toBe(412);
  expect((await record(visit.reference, { outcome: 'CAME' }, asFirst)).status).toBe(200);
});

test('not before the Danish day of the visit begins', async () => {
  const visit = await aVisit({ day: '2026-03-17' });
  const early = await record(visit.reference, { outcome: 'CAME' });
  expect(early.status).toBe(409);
  expect(await early.json()).toMatchObject({
    code: 'TOO_EARLY',
    detail: 'Fremmødet kan registreres fra tirsdag den 17. marts, som er besøgets dag.',
  });
  server.clock.set('2026-03-16T23:00:00Z');
  educator = await loginHeaders(server, accountId);
  expect((await record(visit.reference, { outcome: 'CAME' })).status).toBe(200);
});

test('only for confirmed bookings', async () => {
  for (const status of ['REQUESTED', 'CANCELLED_BY_BOOKER', 'WAITING'] as const) {
    const response = await record((await aVisit({ status })).reference, { outcome: 'NO_SHOW' });
    expect(response.status).toBe(409);
    expect(await response.json()).toMatchObject({ code: 'NOT_CONFIRMED', reasons: [{ status }] });
  }
});

test('wrong numbers are answered field by field and nothing is written', async () => {
  const visit = await aVisit();
  const other = await aVisit();
  const id = visit.groupIds[0];
  const wrong: [unknown, string][] = [
    [{}, 'outcome'],
    [{ outcome: 'LATE' }, 'outcome'],
    [{ outcome: 'CAME', groups: [{ id, pupils: -1, adults: 2 }] }, 'groups.0.pupils'],
    [{ outcome: 'CAME', groups: [{ id, pupils: 2.5, adults: 2 }] }, 'groups.0.pupils'],
    [{ outcome: 'CAME', groups: [{ id, pupils: 1e308, adults: 2 }] }, 'groups.0.pupils'],
    [{ outcome: 'CAME', groups: [{ id, pupils: 501, adults: 2 }] }, 'groups.0.pupils'],
    [{ outcome: 'CAME', groups: [{ id: 'x', pupils: 2, adults: 2 }] }, 'groups.0.id'],
    [{ outcome: 'CAME', groups: [{ id: other.groupIds[0], pupils: 2, adults: 2 }] }, 'groups.0.id'],
    [{ outcome: 'CAME', groups: visit.groupIds.map((one) => ({ id: one, pupils: 0, adults: 0 })) }, 'groups'],
  ];
  for (const [body, path] of wrong) {
    const response = await record(visit.reference, body);
    expect(response.status).toBe(422);
    expect((await response.json()).errors[0]).toMatchObject({ path });
  }
  expect(await stored(visit.id)).toBeNull();
});

test('who may: nobody without a login, staff of the department, the knowledge centre, not another department', async () => {
  const visit = await aVisit();
  const elsewhere = await aDepartment(server.db);
  const stranger = await anAccount(server.db, { grants: [{ role: 'DEPARTMENT_LEAD', departmentId: elsewhere.id }] });
  const nobody = { 'content-type': 'application/json' };
  expect((await record(visit.reference, { outcome: 'CAME' }, nobody)).status).toBe(401);
  expect((await record('ZZZZ-ZZZZ', {}, nobody)).status).toBe(401);
  expect((await record('ZZZZ-ZZZZ', { outcome: 'CAME' })).status).toBe(404);
  const foreign = await loginHeaders(server, stranger.id);
  expect((await record(visit.reference, { outcome: 'CAME' }, foreign)).status).toBe(403);
  const everywhere = await loginHeaders(server, (await anAccount(server.db)).id);
  expect((await record(visit.reference, { outcome: 'CAME' }, everywhere)).status).toBe(200);
});

test('the missing ones are confirmed visits of the last 30 days that have ended without attendance', async () => {
  const read = async () => {
    const answer = await fetch(`${server.url}/api/attendance/missing`, { headers: educator });
    return (await answer.json()).total as number;
  };
  const before = await read();
  await aVisit({ day: '2026-03-13' });
  await aVisit({ day: '2026-02-14' });
  await aVisit({ day: '2026-02-13' });
  await aVisit({ day: '2026-03-16', time: '08:30' });
  await aVisit({ day: '2026-03-13', came: 'NO_SHOW' });
  await aVisit({ day: '2026-03-13', status: 'REQUESTED' });
  expect(await read()).toBe(before + 2);
});
