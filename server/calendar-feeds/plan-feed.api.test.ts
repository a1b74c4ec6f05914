import ICAL from 'ical.js';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { newId } from '#server/platform/ids.ts';
import { aBooking } from '#server/testing/booking-builder.ts';
import { aDepartment, anAccount, anOffer, aSession } from '#server/testing/builders.ts';
import { loginHeaders } from '#server/testing/login.ts';
import { TEST_NOW, type TestServer, testServer } from '#server/testing/server.ts';
import { localDateToDate } from '#server/time/local-time.ts';

// Calendars of the staff: what somebody teaches, and what takes a room.

let server: TestServer;
let department: Awaited<ReturnType<typeof aDepartment>>;
let offer: Awaited<ReturnType<typeof anOffer>>;

beforeAll(async () => {
  server = await testServer();
  department = await aDepartment(server.db);
  offer = await anOffer(server.db, department, { titleDa: 'Vagt på volden', titleEn: 'On guard' });
});
beforeEach(() => server.clock.set(TEST_NOW));
afterAll(() => server.close());

async function educator(facts: { departmentId?: string; validTo?: Date; language?: 'da' | 'en' } = {}) {
  const { departmentId = department.id, validTo, language = 'da' } = facts;
  const grants = [{ role: 'EDUCATOR' as const, departmentId, ...(validTo ? { validTo } : {}) }];
  const { id } = await anAccount(server.db, { grants, language, name: 'Nina Natur' });
  return { id, headers: await loginHeaders(server, id) };
}
type Person = Awaited<ReturnType<typeof educator>>;

async function subscribe({ headers }: Person, body: object = { kind: 'EDUCATOR' }) {
  const response = await fetch(`${server.url}/api/me/feeds`, { method: 'POST', headers, body: JSON.stringify(body) });
  return { status: response.status, feed: (await response.json()) as { id: string; url: string } };
}
const open = ({ url }: { url: string }, headers: Record<string, string> = {}) =>
  fetch(server.url + new URL(url).pathname, { headers });

async function eventsOf(feed: { url: string }) {
  const text = await (await open(feed)).text();
  const all = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent');
  return {
    text,
    events: all.map((one) => `${one.getFirstPropertyValue('summary')} ${one.getFirstPropertyValue('status')}`),
  };
}

const teaches = ({ id: accountId }: Person, { id: sessionId }: { id: string }) =>
  server.db.prisma.sessionEducator.create({ data: { sessionId, accountId } });

async function aRoom(facts: object = {}) {
  const words = { nameDa: 'Salen', nameEn: 'The hall' };
  const room = { id: newId(), departmentId: department.id, siteId: department.siteId, kind: 'ROOM' as const };
  return server.db.prisma.resource.create({ data: { ...room, ...words, ...facts } });
}

async function meets(day: string, people: Person[], resources: { id: string }[] = []) {
  const createdBy = people[0]?.id ?? (await educator()).id;
  const times = { startsAt: new Date(`${day}T12:00:00Z`), endsAt: new Date(`${day}T13:00:00Z`) };
  const facts = {
    id: newId(),
    departmentId: department.id,
    kind: 'MEETING' as const,
    title: 'Personalemøde',
    createdBy,
  };
  await server.db.prisma.blockedTime.create({
    data: {
      ...{ ...facts, ...times, createdAt: server.clock.now() },
      people: { create: people.map(({ id: accountId }) => ({ accountId })) },
      resources: { create: resources.map(({ id: resourceId }) => ({ resourceId })) },
    },
  });
}

test('an educator’s calendar holds booked and free sessions and blocked time; classes and numbers, no needs', async () => {
  const nina = await educator();
  const booked = await aSession(server.db, offer, { day: '2026-04-20' });
  const free = await aSession(server.db, offer, { day: '2026-04-21' });
  await aSession(server.db, offer, { day: '2026-04-22' });
  await aBooking(server.db, booked, { needs: 'En elev bruger kørestol', message: 'Vi har læst om valg' });
  await aBooking(server.db, booked, { status: 'CANCELLED_BY_BOOKER', groups: [{ label: '9.z' }] });
  for (const session of [booked, free]) await teaches(nina, session);
  await meets('2026-04-20', [nina]);
  const { status, feed } = await subscribe(nina);
  expect(status).toBe(201);
  const { events, text } = await eventsOf(feed);
  expect(events).toEqual([
    expect.stringMatching(/^5\.b, Prøveskole \d+: Vagt på volden CONFIRMED$/),
    'Personalemøde CONFIRMED',
    'Ledig tid: Vagt på volden CONFIRMED',
  ]);
  expect(text.replace(/\r\n /g, '')).toContain('5.b: 24 børn eller unge\\, 2 voksne');
  expect(text).not.toMatch(/kørestol|læst om valg|laerer@example\.org|20 00 00 20|9\.z|ATTENDEE|ORGANIZER/);
  const etag = (await open(feed)).headers.get('etag') ?? '';
  expect((await open(feed, { 'if-none-match': etag })).status).toBe(304);
  const english = await educator({ language: 'en' });
  await teaches(english, await aSession(server.db, offer, { day: '2026-04-24' }));
  expect((await eventsOf((await subscribe(english)).feed)).events).toEqual(['Free: On guard CONFIRMED']);
});

test('each meeting of a course stands on its own day', async () => {
  const nina = await educator();
  const course = await aSession(server.db, offer, { day: '2026-05-04' });
  const meeting = { startsAt: new Date('2026-05-11T07:00:00Z'), endsAt: new Date('2026-05-11T08:30:00Z') };
  await server.db.prisma.sessionMeeting.create({
    data: { id: newId(), sessionId: course.id, position: 2, ...meeting },
  });
  await teaches(nina, course);
  const { text } = await eventsOf((await subscribe(nina)).feed);
  expect(text.match(/DTSTART:\w+/g)).toEqual(['DTSTART:20260504T070000Z', 'DTSTART:20260511T070000Z']);
});

test('cancelled sessions stand as cancelled for 30 days', async () => {
  const nina = await educator();
  const cancelledAt = new Date('2026-03-10T12:00:00Z');
  const facts = { state: 'CANCELLED' as const, cancelledAt, cancelCause: 'WEATHER' as const };
  await teaches(nina, await aSession(server.db, offer, { day: '2026-04-20', ...facts }));
  const { feed } = await subscribe(nina);
  expect((await eventsOf(feed)).events).toEqual(['Ledig tid: Vagt på volden CANCELLED']);
  server.clock.set('2026-04-09T12:00:01Z');
  expect((await open(feed)).status).toBe(200);
  expect(await (await open(feed)).text()).not.toContain('BEGIN:VEVENT');
});

test('a room’s calendar holds what takes it, its halves or the hall it is half of', async () => {
  const nina = await educator();
  const hall = await aRoom();
  const half = await aRoom({ parentId: hall.id, nameDa: 'Salen øst' });
  await aRoom({ parentId: hall.id, nameDa: 'Salen vest' });
  const takes = async (day: string, { id: resourceId }: { id: string }) => {
    const session = await aSession(server.db, offer, { day });
    await server.db.prisma.sessionResource.create({ data: { sessionId: session.id, resourceId } });
  };
  await takes('2026-06-01', hall);
  await takes('2026-06-02', half);
  await meets('2026-06-03', [], [half]);
  const of = async (resource: { id: string }) => {
    const { feed } = await subscribe(nina, { kind: 'RESOURCE', resourceId: resource.id });
    return (await eventsOf(feed)).text.match(/DTSTART:\w{8}/g);
  };
  expect(await of(half)).toEqual(['DTSTART:20260601', 'DTSTART:20260602', 'DTSTART:20260603']);
  expect(await of(hall)).toHaveLength(3);
  const listed = await (await fetch(`${server.url}/api/me/feeds`, { headers: nina.headers })).json();
  expect(listed.items.map(({ resource }: { resource: { name: string } }) => resource.name)).toEqual([
    'Salen',
    'Salen øst',
  ]);
});

test('A4 the calendars answer as long as the person works for the department, and to nobody else', async () => {
  const leaving = await educator({ validTo: localDateToDate('2026-03-17') });
  const room = await aRoom();
  const { feed: own } = await subscribe(leaving);
  const { feed: ofRoom } = await subscribe(leaving, { kind: 'RESOURCE', resourceId: room.id });
  const statuses = async () => [(await open(own)).status, (await open(ofRoom)).status];
  server.clock.set('2026-03-16T22:59:59Z');
  expect(await statuses()).toEqual([200, 200]);
  server.clock.set('2026-03-16T23:00:00Z');
  expect(await statuses()).toEqual([404, 404]);
  const stranger = await educator({ departmentId: (await aDepartment(server.db)).id });
  expect((await subscribe(stranger, { kind: 'RESOURCE', resourceId: room.id })).status).toBe(404);
  const { id } = await anAccount(server.db, { grants: [{ role: 'TEACHER' }] });
  const teacher = { id, headers: await loginHeaders(server, id) };
  expect((await subscribe(teacher)).status).toBe(404);
  expect(server.errors).toEqual([]);
});

test('A4 what somebody taught for a department they left is no longer in their calendar', async () => {
  const other = await aDepartment(server.db);
  const nina = await educator({ departmentId: other.id });
  await teaches(nina, await aSession(server.db, offer, { day: '2026-04-27' }));
  expect((await eventsOf((await subscribe(nina)).feed)).events).toEqual([]);
});
