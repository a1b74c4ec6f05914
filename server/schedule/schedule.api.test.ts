import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#server/platform/ids.ts';
import { aBooking } from '#server/testing/booking-builder.ts';
import { aDepartment, anAccount, anOffer, aSession } from '#server/testing/builders.ts';
import { type LoginHeaders, loginHeaders } from '#server/testing/login.ts';
import { type TestServer, testServer } from '#server/testing/server.ts';
import type { ScheduleItem } from './schedule.contract.ts';

let server: TestServer;
let own: Awaited<ReturnType<typeof aDepartment>>;
let other: Awaited<ReturnType<typeof aDepartment>>;
let educator: LoginHeaders & { id: string };

beforeAll(async () => {
  server = await testServer();
  own = await aDepartment(server.db, { slug: 'egen' });
  other = await aDepartment(server.db, { slug: 'anden' });
  educator = await login([{ role: 'EDUCATOR', departmentId: own.id }]);
});
afterAll(() => server.close());

async function login(grants: NonNullable<Parameters<typeof anAccount>[1]>['grants']) {
  const { id } = await anAccount(server.db, { grants });
  return { ...(await loginHeaders(server, id)), id };
}

async function read(query: string, { id: _, ...headers }: LoginHeaders & { id: string } = educator) {
  const response = await fetch(`${server.url}/api/schedule?${query}`, { headers });
  const body = await response.json();
  return { status: response.status, body, items: (body.items ?? []) as ScheduleItem[] };
}

test('a day shows its sessions by their start, with bookings, attendance and educators', async () => {
  const offer = await anOffer(server.db, own, {
    titleDa: 'Vagt på volden',
    titleEn: 'On guard',
    clothingDa: 'Støvler',
  });
  await server.db.prisma.material.create({
    data: {
      ...{ id: offer.id, offerId: offer.id, phase: 'DURING', position: 0, titleDa: 'Lygter', titleEn: 'Lamps' },
      ...{ noteDa: '14 stk.', noteEn: '14', bodyDa: '', bodyEn: '' },
    },
  });
  const late = await aSession(server.db, offer, { day: '2026-03-10', time: '12:00' });
  const early = await aSession(server.db, offer, { day: '2026-03-10', time: '09:00' });
  await server.db.prisma.sessionEducator.create({ data: { sessionId: early.id, accountId: educator.id } });
  const groups = [
    { label: '5.a', pupils: 20 },
    { label: 'Særligt', specialEducation: true, pupils: 6 },
  ];
  const booking = await aBooking(server.db, early, { groups, needs: 'Trinfri adgang', came: 'AS_BOOKED' });
  await aBooking(server.db, early, { status: 'CANCELLED_BY_BOOKER' });

  const { items } = await read('from=2026-03-10&to=2026-03-10');
  expect(items.map(({ session }) => session.id)).toEqual([early.id, late.id]);
  expect(items[0]).toMatchObject({
    session: {
      startsAt: '2026-03-10T08:00:00.000Z',
      localDate: '2026-03-10',
      offer: { title: 'Vagt på volden' },
      clothing: 'Støvler',
      materials: [{ title: 'Lygter', note: '14 stk.' }],
      left: { groups: 0, pupils: 30 },
    },
    educators: [{ id: educator.id, name: 'Kim Prøve', role: 'LEADS' }],
    rooms: [],
  });
  expect(items[0]?.bookings).toHaveLength(1);
  expect(items[0]?.bookings[0]).toMatchObject({
    reference: booking.reference,
    status: 'CONFIRMED',
    needs: 'Trinfri adgang',
    institutionAddress: 'Voldgaden 1, 2100 København Ø',
    groups: [{ label: '5.a' }, { label: 'Særligt', specialEducation: true }],
    visitor: { phone: '20 00 00 20' },
    attendance: {
      outcome: 'CAME',
      groups: [
        { pupils: 20, adults: 2 },
        { pupils: 6, adults: 2 },
      ],
    },
  });
  expect(items[1]).toMatchObject({ bookings: [], educators: [] });
});

test('somebody sees the own departments, the knowledge centre all; another department is refused', async () => {
  await aSession(server.db, await anOffer(server.db, own), { day: '2026-04-20' });
  await aSession(server.db, await anOffer(server.db, other), { day: '2026-04-20' });
  const slugs = ({ items }: { items: ScheduleItem[] }) => items.map(({ session }) => session.department.slug).sort();
  expect(slugs(await read('from=2026-04-20&to=2026-04-20'))).toEqual(['egen']);
  expect((await read('department=anden')).status).toBe(403);
  expect((await read('department=findes-ikke')).status).toBe(403);
  const centre = await login([{ role: 'KNOWLEDGE_CENTRE' }]);
  expect(slugs(await read('from=2026-04-20&to=2026-04-20', centre))).toEqual(['anden', 'egen']);
  expect(slugs(await read('from=2026-04-20&to=2026-04-20&department=anden', centre))).toEqual(['anden']);
  expect((await read('department=findes-ikke', centre)).status).toBe(422);
  const both = await login([own, other].map(({ id }) => ({ role: 'EDUCATOR' as const, departmentId: id })));
  expect(slugs(await read('from=2026-04-20&to=2026-04-20', both))).toEqual(['anden', 'egen']);
});

test('only mine, only those of a colleague, only those that lack attendance', async () => {
  const offer = await anOffer(server.db, own);
  const mine = await aSession(server.db, offer, { day: '2026-03-03' });
  const theirs = await aSession(server.db, offer, { day: '2026-03-03', time: '12:00' });
  await server.db.prisma.sessionEducator.create({ data: { sessionId: mine.id, accountId: educator.id } });
  await aBooking(server.db, mine);
  await aBooking(server.db, theirs, { came: 'NO_SHOW' });
  const ids = async (query: string) =>
    (await read(`from=2026-03-03&to=2026-03-03&${query}`)).items.map(({ session }) => session.id);
  expect(await ids('educator=me')).toEqual([mine.id]);
  expect(await ids(`educator=${educator.id}`)).toEqual([mine.id]);
  expect(await ids('attendance=MISSING')).toEqual([mine.id]);
  expect(await ids('')).toEqual([mine.id, theirs.id]);
});

test('days are Danish days, both included, at most a year', async () => {
  const offer = await anOffer(server.db, own);
  const night = await aSession(server.db, offer, { day: '2026-06-01', time: '00:00' });
  const evening = await aSession(server.db, offer, { day: '2026-06-02', time: '23:30' });
  const found = await read('from=2026-06-01&to=2026-06-02');
  expect(found.items.map(({ session }) => session.id)).toEqual([night.id, evening.id]);
  expect((await read('from=2026-06-02&to=2026-06-01')).status).toBe(422);
  expect((await read('from=2026-06-01&to=2027-06-01')).status).toBe(200);
  for (const edge of ['to=1900-01-01', 'to=1901-01-01', 'from=2197-12-31', 'from=2199-12-31']) {
    expect((await read(edge)).status, edge).toBeLessThan(500);
  }
  const long = await read('from=2026-06-01&to=2027-06-02');
  expect(long.body).toMatchObject({ code: 'INVALID_INPUT', errors: [{ path: 'to', code: 'TOO_MANY_DAYS' }] });
});

test('without dates it is this week; wrong dates are 422, and without a login everything is 401', async () => {
  expect((await read('')).body).toMatchObject({ from: '2026-03-16', to: '2026-03-22' });
  for (const query of ['from=2026-02-30', 'from=i%20dag', 'educator=x', 'from=2026-03-01&from=2026-03-02']) {
    expect((await read(query)).status).toBe(422);
  }
  expect((await fetch(`${server.url}/api/schedule?from=x`)).status).toBe(401);
  expect(server.errors).toEqual([]);
});

test('rooms, kits and who does what stand with their session; blocked time stands beside', async () => {
  const offer = await anOffer(server.db, own);
  const session = await aSession(server.db, offer, { day: '2026-05-12' });
  const { id: helper } = await anAccount(server.db, {
    name: 'Bo Prøve',
    grants: [{ role: 'EDUCATOR', departmentId: own.id }],
  });
  await server.db.prisma.sessionEducator.createMany({
    data: [
      { sessionId: session.id, accountId: helper, role: 'ASSISTS' },
      { sessionId: session.id, accountId: educator.id },
    ],
  });
  const things = [
    { id: newId(), kind: 'ROOM' as const, nameDa: 'Salen', nameEn: 'The hall' },
    { id: newId(), kind: 'KIT' as const, nameDa: 'Vaders', nameEn: 'Waders', pooled: true, quantity: 20 },
  ];
  await server.db.prisma.resource.createMany({ data: things.map((thing) => ({ ...thing, departmentId: own.id })) });
  await server.db.prisma.sessionResource.createMany({
    data: things.map(({ id, kind }) => ({ sessionId: session.id, resourceId: id, quantity: kind === 'KIT' ? 12 : 1 })),
  });
  const startsAt = new Date('2026-05-12T11:00:00Z');
  const endsAt = new Date('2026-05-12T12:00:00Z');
  await server.db.prisma.blockedTime.create({
    data: {
      ...{ id: newId(), departmentId: own.id, kind: 'MEETING', title: 'Teammøde', startsAt, endsAt },
      ...{ createdAt: startsAt, createdBy: educator.id, people: { create: { accountId: helper } } },
      resources: { create: { resourceId: things[0]?.id ?? '' } },
    },
  });
  const { items, body } = await read('from=2026-05-12&to=2026-05-12');
  expect(items[0]).toMatchObject({
    educators: [
      { name: 'Kim Prøve', role: 'LEADS' },
      { name: 'Bo Prøve', role: 'ASSISTS' },
    ],
    rooms: [
      { name: 'Salen', kind: 'ROOM', quantity: null },
      { name: 'Vaders', kind: 'KIT', quantity: 12 },
    ],
  });
  expect(body.blocked).toMatchObject([{ title: 'Teammøde', people: ['Bo Prøve'], rooms: ['Salen'] }]);
  expect((await read('from=2026-05-12&to=2026-05-12&educator=me')).body.blocked).toEqual([]);
  expect((await read('from=2026-05-13&to=2026-05-13')).body.blocked).toEqual([]);
});
