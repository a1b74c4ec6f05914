import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#server/platform/ids.ts';
import { aBooking } from '#server/testing/booking-builder.ts';
import { aDepartment, anAccount, anOffer, aSession } from '#server/testing/builders.ts';
import { type LoginHeaders, loginHeaders } from '#server/testing/login.ts';
import { type TestServer, testServer } from '#server/testing/server.ts';
import { instantOf, localDateToDate } from '#server/time/local-time.ts';
import type { BoardRow, MonthBoard, WeekBoard } from './board.contract.ts';

let server: TestServer;
let own: Awaited<ReturnType<typeof aDepartment>>;
let other: Awaited<ReturnType<typeof aDepartment>>;
let kim: string;
let lone: string;
let headers: LoginHeaders;

beforeAll(async () => {
  server = await testServer();
  own = await aDepartment(server.db, { slug: 'egen' });
  other = await aDepartment(server.db, { slug: 'anden' });
  kim = await educator('Kim Prøve');
  lone = await educator('Lone Prøve');
  headers = await loginHeaders(server, kim);
});
afterAll(() => server.close());

async function educator(name: string, departmentId = own.id) {
  const { id } = await anAccount(server.db, { name, grants: [{ role: 'EDUCATOR', departmentId }] });
  return id;
}

const at = (day: string, time: string) => instantOf(day, time) as Date;
const teaches = (sessionId: string, accountId: string) =>
  server.db.prisma.sessionEducator.create({ data: { sessionId, accountId } });

async function read<Board = WeekBoard>(query: string, as: LoginHeaders = headers, path = 'week') {
  const response = await fetch(`${server.url}/api/boards/${path}?${query}`, { headers: as });
  const body = (await response.json()) as Board & { code?: string };
  return { status: response.status, body, etag: response.headers.get('etag') };
}

const rowOf = (board: WeekBoard, name: string) => board.rows.find((row) => row.name === name) as BoardRow;
const cardsOf = (row: BoardRow | undefined, date: string) =>
  row?.cells.find((cell) => cell.date === date)?.clusters.flat() ?? [];
const problemsOf = (row: BoardRow | undefined, date: string) => cardsOf(row, date).flatMap(({ problems }) => problems);

async function aRoom(facts: { name: string; parentId?: string; pooled?: boolean; quantity?: number }) {
  const { name, ...rest } = facts;
  const kind = facts.pooled ? ('KIT' as const) : ('ROOM' as const);
  const data = { id: newId(), departmentId: own.id, siteId: own.siteId, kind, nameDa: name, nameEn: name, ...rest };
  return server.db.prisma.resource.create({ data });
}

test('a week by person has a row for each, with sessions, bookings and who is missing', async () => {
  const offer = await anOffer(server.db, own, { titleDa: 'Vagt på volden', titleEn: 'On guard' });
  const taught = await aSession(server.db, offer, { day: '2026-03-17', time: '09:30' });
  const alone = await aSession(server.db, offer, { day: '2026-03-18' });
  await teaches(taught.id, kim);
  await aBooking(server.db, taught, { institutionName: 'Søndervangskolen', groups: [{ label: '5.b', pupils: 26 }] });
  const { body } = await read('week=2026-W12');
  expect(body).toMatchObject({
    department: { slug: 'egen' },
    by: 'PERSON',
    totals: { sessions: 2, booked: 1, unstaffed: 1 },
  });
  expect(body.rows.map(({ name }) => name)).toEqual(['Uden underviser', 'Kim Prøve', 'Lone Prøve']);
  expect(cardsOf(rowOf(body, 'Kim Prøve'), '2026-03-17')).toMatchObject([
    { sessionId: taught.id, startsAt: '2026-03-17T08:30:00.000Z', endsAt: '2026-03-17T10:00:00.000Z', problems: [] },
  ]);
  expect(cardsOf(rowOf(body, 'Uden underviser'), '2026-03-18')).toMatchObject([{ sessionId: alone.id }]);
  expect(body.sessions.find(({ id }) => id === taught.id)).toMatchObject({
    title: 'Vagt på volden',
    taken: { groups: 1, pupils: 26 },
    capacity: { groups: 2, pupils: 56 },
    educators: [{ name: 'Kim Prøve' }],
    bookings: [{ groups: '5.b', pupils: 26, adults: 2, requested: false }],
    attended: false,
  });
});

test('overlaps of before there was a rule, absence and another department are shown as problems, whatever is filtered', async () => {
  const offer = await anOffer(server.db, own, { titleDa: 'Fiskerne', titleEn: 'The fishers' });
  const elsewhere = await anOffer(server.db, other, { titleDa: 'Broen', titleEn: 'The bridge' });
  const first = await aSession(server.db, offer, { day: '2026-04-07', time: '09:00' });
  const second = await aSession(server.db, offer, { day: '2026-04-07', time: '10:00', state: 'CLOSED' });
  await teaches(first.id, lone);
  // What the migration met: a row without its allocation.
  await server.db.pool.query(`SET session_replication_role = replica;
    INSERT INTO session_educator (session_id, account_id) VALUES ('${second.id}', '${lone}'); SET session_replication_role = DEFAULT`);
  const ill = await aSession(server.db, offer, { day: '2026-04-08' });
  await teaches(ill.id, kim);
  const absence = { startsAt: at('2026-04-08', '00:00'), endsAt: at('2026-04-09', '00:00') };
  await server.db.prisma.absence.create({
    data: { id: newId(), accountId: kim, createdBy: kim, createdAt: new Date(), ...absence },
  });
  const { body } = await read('week=2026-W15');
  expect(problemsOf(rowOf(body, 'Lone Prøve'), '2026-04-07')).toEqual([
    { code: 'OVERLAP', message: 'Overlap kl. 10.00–10.30 med »Fiskerne«' },
    { code: 'OVERLAP', message: 'Overlap kl. 10.00–10.30 med »Fiskerne«' },
  ]);
  expect(rowOf(body, 'Lone Prøve').cells[1]?.clusters).toHaveLength(1);
  expect(problemsOf(rowOf(body, 'Kim Prøve'), '2026-04-08')).toMatchObject([{ code: 'AWAY' }]);
  expect(rowOf(body, 'Kim Prøve').cells[2]).toMatchObject({ off: 'Fraværende' });
  const closed = await read('week=2026-W15&state=CLOSED');
  expect(problemsOf(rowOf(closed.body, 'Lone Prøve'), '2026-04-07')).toMatchObject([{ code: 'OVERLAP' }]);
  expect((await read('week=2026-W15&state=PROBLEM')).body.totals).toMatchObject({ sessions: 3, problems: 3 });
  const there = await aSession(server.db, elsewhere, { day: '2026-04-10', time: '09:00' });
  const here = await aSession(server.db, offer, { day: '2026-04-10', time: '10:00' });
  await teaches(there.id, lone);
  await server.db.pool.query(`SET session_replication_role = replica;
    INSERT INTO session_educator (session_id, account_id) VALUES ('${here.id}', '${lone}'); SET session_replication_role = DEFAULT`);
  const again = await read('week=2026-W15', { ...headers, 'accept-language': 'en' });
  expect(problemsOf(rowOf(again.body, 'Lone Prøve'), '2026-04-10')).toEqual([
    { code: 'ELSEWHERE', message: 'Overlaps with “The bridge” at Afdeling anden 10:00–10:30' },
  ]);
});

test('by room parts stand below their whole and are taken with it; a pool says when it is short; the rest has no room', async () => {
  const hall = await aRoom({ name: 'Salen' });
  const half = await aRoom({ name: 'Salen øst', parentId: hall.id });
  const waders = await aRoom({ name: 'Vaders', pooled: true, quantity: 12 });
  const offer = await anOffer(server.db, own);
  const whole = await aSession(server.db, offer, { day: '2026-05-04' });
  const roomless = await aSession(server.db, offer, { day: '2026-05-05' });
  await server.db.prisma.sessionResource.createMany({
    data: [
      { sessionId: whole.id, resourceId: hall.id },
      { sessionId: whole.id, resourceId: waders.id, quantity: 10 },
    ],
  });
  const { body } = await read('week=2026-W19&by=ROOM');
  expect(body.rows.map(({ name, partOf, note }) => [name, partOf, note])).toEqual([
    ['Salen', null, 'Stedet'],
    ['Salen øst', 'Salen', 'Stedet'],
    ['Vaders', null, 'Stedet · 12 stk.'],
    ['Uden lokale', null, null],
  ]);
  expect(cardsOf(rowOf(body, 'Salen øst'), '2026-05-04')).toMatchObject([{ sessionId: whole.id, via: 'Salen' }]);
  expect(cardsOf(rowOf(body, 'Vaders'), '2026-05-04')).toMatchObject([{ quantity: 10, problems: [] }]);
  expect(cardsOf(rowOf(body, 'Uden lokale'), '2026-05-05')).toMatchObject([{ sessionId: roomless.id }]);
  expect(half.id).not.toBe(hall.id);
});

test('by offer, by site, by educator; a course stands in each week that it meets in', async () => {
  const course = await anOffer(server.db, own, { titleDa: 'Kursus', form: 'COURSE', meetingCount: 2 });
  const session = await aSession(server.db, course, { day: '2026-05-11' });
  await server.db.prisma.sessionMeeting.create({
    data: {
      id: newId(),
      sessionId: session.id,
      position: 2,
      startsAt: at('2026-05-18', '09:00'),
      endsAt: at('2026-05-18', '10:00'),
    },
  });
  const next = await read('week=2026-W21&by=OFFER');
  expect(next.body.rows).toHaveLength(1);
  expect(cardsOf(rowOf(next.body, 'Kursus'), '2026-05-18')).toMatchObject([{ sessionId: session.id, meeting: 2 }]);
  expect((await read('week=2026-W21&site=stedet')).body.totals.sessions).toBe(1);
  expect((await read('week=2026-W21&site=findes-ikke')).status).toBe(422);
  const byKim = await read(`week=2026-W21&educator=${kim}`);
  expect(byKim.body.rows.map(({ name }) => name)).toEqual(['Kim Prøve']);
  expect(byKim.body.totals.sessions).toBe(0);
});

test('closed days, holidays, blocked time and working hours stand in their cells', async () => {
  const day = { departmentId: own.id, createdAt: new Date(), createdBy: kim };
  await server.db.prisma.closedDay.create({
    data: {
      id: newId(),
      ...day,
      validFrom: localDateToDate('2026-05-26'),
      validTo: localDateToDate('2026-05-27'),
      reason: 'Rengøring',
    },
  });
  await server.db.prisma.schoolHoliday.create({
    data: {
      ...{ id: newId(), municipalityCode: '0101', schoolYear: '2025/26', name: 'Lejrskole' },
      ...{ validFrom: localDateToDate('2026-05-27'), validTo: localDateToDate('2026-05-29') },
    },
  });
  await server.db.prisma.workingHours.create({
    data: {
      id: newId(),
      accountId: lone,
      departmentId: own.id,
      weekday: 4,
      startsAt: '08:00',
      endsAt: '15:30',
      validFrom: localDateToDate('2026-05-25'),
    },
  });
  const span = { startsAt: at('2026-05-28', '13:00'), endsAt: at('2026-05-28', '15:00') };
  await server.db.prisma.blockedTime.create({
    data: { id: newId(), ...day, kind: 'MEETING', title: 'Teammøde', ...span, people: { create: { accountId: lone } } },
  });
  const { body } = await read('week=2026-W22');
  expect(body.days.map(({ holiday }) => holiday)).toEqual(['2. pinsedag', null, null, null, null, null, null]);
  expect(body.days[1]?.closed).toEqual(['Lukket: Rengøring']);
  expect(body.days[2]?.schoolHolidays).toEqual(['Lejrskole, København']);
  expect(rowOf(body, 'Lone Prøve').cells[3]).toMatchObject({
    hours: '8.00–15.30',
    off: null,
    blocked: [{ title: 'Teammøde', startsAt: span.startsAt.toISOString() }],
  });
  expect(rowOf(body, 'Lone Prøve').cells[2]).toMatchObject({ off: 'Har fri' });
});

test('a month says what is offered and used, by day and by offer; cancelled ones are counted apart', async () => {
  const offer = await anOffer(server.db, own, { titleDa: 'Måneden' });
  const used = await aSession(server.db, offer, { day: '2026-06-02' });
  await aBooking(server.db, used);
  await aSession(server.db, offer, { day: '2026-06-02', time: '12:00' });
  await aSession(server.db, offer, { day: '2026-06-30', state: 'CANCELLED' });
  const { body } = await read<MonthBoard>('month=2026-06', headers, 'month');
  const both = { sessions: 2, usedSessions: 1, places: 112, usedPlaces: 24, cancelled: 1 };
  expect(body).toMatchObject({ month: '2026-06', total: both, offers: [{ title: 'Måneden', ...both }] });
  expect(body.days).toHaveLength(30);
  expect(body.days[1]).toMatchObject({ date: '2026-06-02', sessions: 2, usedSessions: 1, cancelled: 0 });
  expect(body.days[29]).toMatchObject({ sessions: 0, cancelled: 1 });
  expect((await read('month=2026-02', headers, 'month')).status).toBe(200);
});

test('another department is 403, an unknown one 422 to whom may see all; wrong weeks are 422, strangers 401', async () => {
  expect((await read('week=2026-W12&department=anden')).status).toBe(403);
  expect((await read('month=2026-03&department=anden', headers, 'month')).status).toBe(403);
  const centre = await loginHeaders(server, (await anAccount(server.db)).id);
  expect((await read('week=2026-W12&department=anden', centre)).body.department.slug).toBe('anden');
  expect((await read('week=2026-W12&department=findes-ikke', centre)).status).toBe(422);
  for (const query of [
    '',
    'week=2026-W54',
    'week=2025-W53',
    'week=2026-12',
    'week=2026-W12&by=CAT',
    'week=2026-W12&educator=x',
  ]) {
    expect((await read(query)).status, query).toBe(422);
  }
  expect((await fetch(`${server.url}/api/boards/week?week=2026-W12`)).status).toBe(401);
  expect(server.errors).toEqual([]);
});

test('who has seen the board is told that nothing has changed, until something has', async () => {
  const offer = await anOffer(server.db, own);
  const session = await aSession(server.db, offer, { day: '2026-06-15' });
  const { etag } = await read('week=2026-W25');
  const again = () =>
    fetch(`${server.url}/api/boards/week?week=2026-W25`, { headers: { ...headers, 'if-none-match': etag ?? '' } });
  expect((await again()).status).toBe(304);
  await aBooking(server.db, session);
  expect((await again()).status).toBe(200);
});
