import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { newId } from '#server/platform/ids.ts';
import { aBooking } from '#server/testing/booking-builder.ts';
import { aDepartment, anOffer, aResource, aSession } from '#server/testing/builders.ts';
import { loginHeaders } from '#server/testing/login.ts';
import { TEST_NOW, type TestServer, testServer } from '#server/testing/server.ts';
import { aPlanning, callSessions, type Planning, type SessionCall } from './session-editor.sample.ts';

let server: TestServer;
let world: Planning;
beforeAll(async () => {
  server = await testServer();
});
afterAll(() => server.close());
beforeEach(async () => {
  server.clock.set(TEST_NOW);
  world = await aPlanning(server);
});

const call = (method: string, path: string, more: Partial<SessionCall> = {}) =>
  callSessions(server, { method, path, headers: world.headers, ...more });
const bulk = (body: object, more: Partial<SessionCall> = {}) => call('POST', '/bulk', { body, ...more });
const stored = (id: string) => server.db.prisma.session.findUniqueOrThrow({ where: { id } });
const teaches = (sessionId: string, accountId: string) =>
  server.db.prisma.sessionEducator.create({ data: { sessionId, accountId } });
const startOf = async (id: string) => (await stored(id)).startsAt.toISOString();

/** Sessions of one day, back to back, taught by one educator. */
async function aFullDay(accountId: string, times = ['09:00', '10:30', '12:00'], day = '2026-04-23') {
  const sessions = [];
  for (const time of times) {
    const session = await aSession(server.db, world.offer, { day, time });
    await teaches(session.id, accountId);
    sessions.push(session);
  }
  return sessions.map(({ id }) => id);
}

test('a whole day is moved an hour later although each session takes the next one’s place', async () => {
  const sessionIds = await aFullDay(world.anna);
  const action = { kind: 'MOVE_BY', minutes: 90 };
  const dry = await bulk({ sessionIds, action, dryRun: true });
  expect([dry.status, dry.answer.totals]).toEqual([
    200,
    { sessions: 3, changed: 3, blocked: 0, warned: dry.answer.totals.warned, bookings: 0 },
  ]);
  expect(dry.answer.sessions[0]).toMatchObject({ before: { time: '09:00' }, after: { time: '10:30' } });
  const { status, answer } = await bulk({ sessionIds, action, seen: dry.answer.preview });
  expect([status, answer.totals.changed]).toEqual([200, 3]);
  expect(await startOf(sessionIds[2] ?? '')).toBe('2026-04-23T11:30:00.000Z');
  const { rows } = await server.db.pool.query('SELECT * FROM allocation_differences()');
  expect(rows).toEqual([]);
});

test('D1 what begins at nine begins at nine on the other side of summer time; what falls into the lost hour is named', async () => {
  const nine = await aSession(server.db, world.offer, { day: '2026-03-27', time: '09:00' });
  const night = await aSession(server.db, world.offer, { day: '2026-03-27', time: '02:30' });
  const action = { kind: 'MOVE_BY', days: 2 };
  expect((await bulk({ sessionIds: [nine.id], action })).status).toBe(200);
  expect(await startOf(nine.id)).toBe('2026-03-29T07:00:00.000Z');
  const { status, answer } = await bulk({ sessionIds: [night.id], action });
  expect([status, answer.code, answer.reasons[0].sessionId]).toEqual([409, 'NO_SUCH_TIME', night.id]);
  expect(answer.detail).toContain('Klokken 02.30 findes ikke søndag den 29. marts 2026');
});

test('one session in the way is named, and then none is moved', async () => {
  const sessionIds = await aFullDay(world.anna);
  const [other = ''] = await aFullDay(world.anna, ['13:30']);
  const { status, answer } = await bulk({ sessionIds, action: { kind: 'MOVE_BY', minutes: 60 } });
  expect([status, answer.code]).toEqual([409, 'EDUCATOR_TAKEN']);
  expect(answer.reasons).toMatchObject([{ sessionId: sessionIds[2], other: { kind: 'SESSION', id: other } }]);
  expect(answer.reasons[0].message).toMatch(
    /^»Forløb .*« torsdag den 23\. april 2026 kl\. 12\.00–13\.30: Anna Prøve er optaget af/,
  );
  expect(await startOf(sessionIds[0] ?? '')).toBe('2026-04-23T07:00:00.000Z');
});

test('touched bookings are shown, must have been seen, and are told', async () => {
  const sessionIds = await aFullDay(world.anna);
  const booking = await aBooking(server.db, { id: sessionIds[0] ?? '' });
  const action = { kind: 'MOVE_BY', days: 7 };
  const refused = await bulk({ sessionIds, action });
  expect([refused.status, refused.answer.code]).toEqual([409, 'HAS_BOOKINGS']);
  expect(refused.answer.reasons[0].bookings).toMatchObject([{ reference: booking.reference }]);
  const { status, answer } = await bulk({ sessionIds, action, acknowledgedBookings: 1 });
  expect([status, answer.totals.bookings]).toEqual([200, 1]);
  const reviews = await server.db.prisma.reviewTask.findMany({ where: { bookingId: booking.id } });
  expect(reviews).toMatchObject([{ cause: 'SESSION_MOVED' }]);
});

test('an edit by somebody else after the preview is told (412), and nothing is changed', async () => {
  const sessionIds = await aFullDay(world.anna);
  const action = { kind: 'SET_STATE', state: 'CLOSED' };
  const { answer } = await bulk({ sessionIds, action, dryRun: true });
  await call('PATCH', `/${sessionIds[1]}`, { body: { note: 'Husk nøglen' } });
  const { status, answer: refused } = await bulk({ sessionIds, action, seen: answer.preview });
  expect([status, refused.code]).toEqual([412, 'CHANGED_MEANWHILE']);
  expect((await stored(sessionIds[0] ?? '')).state).toBe('OPEN');
});

test('educators, capacity, state and site of many are changed, and what already is so counts as no change', async () => {
  const { anna, bent } = world;
  const sessionIds = await aFullDay(anna);
  const educators = async () =>
    (await server.db.prisma.sessionEducator.findMany({ where: { sessionId: { in: sessionIds } } })).map(
      (one) => one.accountId,
    );
  const replaced = await bulk({
    sessionIds,
    action: { kind: 'REPLACE_EDUCATOR', educatorId: anna, byEducatorId: bent },
  });
  expect([replaced.status, new Set(await educators())]).toEqual([200, new Set([bent])]);
  await bulk({ sessionIds, action: { kind: 'ADD_EDUCATOR', educatorId: anna, role: 'LEARNING' } });
  expect((await educators()).length).toBe(6);
  await bulk({ sessionIds, action: { kind: 'REMOVE_EDUCATOR', educatorId: bent } });
  expect(new Set(await educators())).toEqual(new Set([anna]));
  const capacity = { pupils: 40 };
  expect((await bulk({ sessionIds, action: { kind: 'SET_CAPACITY', capacity } })).answer.totals.changed).toBe(3);
  expect((await bulk({ sessionIds, action: { kind: 'SET_CAPACITY', capacity } })).answer.totals.changed).toBe(0);
  expect((await stored(sessionIds[0] ?? '')).capacityPupils).toBe(40);
  const elsewhere = await aDepartment(server.db);
  const { status, answer } = await bulk({ sessionIds, action: { kind: 'SET_SITE', siteId: elsewhere.siteId } });
  expect([status, answer.errors[0]]).toMatchObject([422, { path: 'action.siteId', code: 'INVALID_CHOICE' }]);
});

test('a stormy day is cancelled by filter, and each booking is to be looked at', async () => {
  const sessionIds = await aFullDay(world.anna);
  const later = await aSession(server.db, world.offer, { day: '2026-04-24' });
  await aBooking(server.db, { id: sessionIds[0] ?? '' });
  await aBooking(server.db, { id: sessionIds[1] ?? '' });
  const filter = { department: world.department.slug, from: '2026-04-23', to: '2026-04-23' };
  const body = { filter, action: { kind: 'CANCEL', cause: 'WEATHER' }, message: 'Der er varslet storm.' };
  const dry = await bulk({ ...body, dryRun: true });
  expect(dry.answer.totals).toMatchObject({ sessions: 3, changed: 3, bookings: 2 });
  const { status } = await bulk({ ...body, acknowledgedBookings: 2, seen: dry.answer.preview });
  expect(status).toBe(200);
  const states = await Promise.all([...sessionIds, later.id].map(async (id) => (await stored(id)).state));
  expect(states).toEqual(['CANCELLED', 'CANCELLED', 'CANCELLED', 'OPEN']);
  expect(await server.db.prisma.reviewTask.count({ where: { sessionId: { in: sessionIds } } })).toBe(2);
});

test('C3 the same key moves once', async () => {
  const sessionIds = await aFullDay(world.anna);
  const key = `moved-once-${newId()}`;
  const body = { sessionIds, action: { kind: 'MOVE_BY', days: 1 } };
  const answers = await Promise.all([1, 2, 3].map(() => bulk(body, { key })));
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  expect(await startOf(sessionIds[0] ?? '')).toBe('2026-04-24T07:00:00.000Z');
  expect((await bulk({ ...body, action: { kind: 'MOVE_BY', days: 2 } }, { key })).answer.code).toBe(
    'IDEMPOTENCY_MISMATCH',
  );
});

test('A4 sessions of others, of two departments, or both ways of picking are refused field by field', async () => {
  const [own = ''] = await aFullDay(world.anna, ['09:00']);
  const elsewhere = await aDepartment(server.db);
  const foreign = await aSession(server.db, await anOffer(server.db, elsewhere));
  const action = { kind: 'SET_STATE', state: 'CLOSED' };
  const { status, answer } = await bulk({ sessionIds: [own, foreign.id], action });
  expect([status, answer.errors]).toMatchObject([422, [{ path: 'sessionIds.1', code: 'INVALID_CHOICE' }]]);
  expect((await bulk({ action })).answer.errors[0].code).toBe('ONE_OF_TWO');
  expect((await stored(foreign.id)).state).toBe('OPEN');
});

test('the list shows sessions of one’s departments by start, filtered and in pages', async () => {
  const { anna, offer, department } = world;
  const [first = ''] = await aFullDay(anna);
  await aBooking(server.db, { id: first });
  const empty = await aSession(server.db, offer, { day: '2026-04-24', state: 'CLOSED' });
  await aSession(server.db, await anOffer(server.db, await aDepartment(server.db)));
  const list = await call('GET', '?pageSize=2');
  expect([list.answer.total, list.answer.items.length]).toEqual([4, 2]);
  expect(list.answer.items[0]).toMatchObject({
    id: first,
    time: '09:00',
    bookings: 1,
    educators: [{ name: 'Anna Prøve' }],
    department: { slug: department.slug },
  });
  const totals = async (query: string) => (await call('GET', query)).answer.total;
  expect(await totals('?needsEducator=true')).toBe(1);
  expect(await totals(`?educator=${anna}`)).toBe(3);
  expect(await totals('?state=CLOSED')).toBe(1);
  expect(await totals('?weekday=5')).toBe(1);
  expect(await totals(`?offer=${offer.slug}&from=2026-04-24`)).toBe(1);
  expect(await totals('?page=9')).toBe(4);
  const mine = await call('GET', '?educator=me', { headers: await loginHeaders(server, anna) });
  expect(mine.answer.items.map(({ id }: { id: string }) => id)).not.toContain(empty.id);
});

test('what can be planned with is that of one’s own departments, and what is out of use is left out', async () => {
  const { department, offer, anna, headers } = world;
  const elsewhere = await aDepartment(server.db);
  await anOffer(server.db, elsewhere);
  await anOffer(server.db, department, { state: 'ARCHIVED' });
  const room = await aResource(server.db, department);
  await aResource(server.db, department, { active: false });
  const response = await fetch(`${server.url}/api/planning/choices`, { headers });
  const answer = await response.json();
  const idsOf = (list: { id: string }[]) => list.map(({ id }) => id);
  expect(idsOf(answer.offers)).toEqual([offer.id]);
  expect(answer.offers[0].usual).toEqual({ groups: 1, pupils: 28, adults: 5 });
  expect(idsOf(answer.sites)).toEqual([department.siteId]);
  expect(idsOf(answer.educators)).toContain(anna);
  expect(idsOf(answer.resources)).toEqual([room.id]);
});
