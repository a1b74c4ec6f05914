import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#server/platform/ids.ts';
import { aBooking, type BookingFacts } from '#server/testing/booking-builder.ts';
import { aDepartment, anAccount, anOffer, aSession } from '#server/testing/builders.ts';
import { type LoginHeaders, loginHeaders } from '#server/testing/login.ts';
import { type TestServer, testServer } from '#server/testing/server.ts';

// A visit is a booking that came. What was held, waited for, offered, asked for or withdrawn is nobody's visit.

let server: TestServer;
let centre: LoginHeaders;
let offer: Awaited<ReturnType<typeof anOffer>>;

beforeAll(async () => {
  server = await testServer();
  centre = await loginHeaders(server, (await anAccount(server.db)).id);
  offer = await anOffer(server.db, await aDepartment(server.db));
});
afterAll(() => server.close());

async function booked(facts: BookingFacts) {
  const session = await aSession(server.db, offer, { day: '2026-03-10', capacityGroups: 5 });
  return aBooking(server.db, session, facts);
}

async function total(): Promise<Record<string, number>> {
  const answer = await fetch(`${server.url}/api/statistics/visits?schoolYear=2025/26`, { headers: centre });
  return (await answer.json()).total;
}

const bookings = async () => {
  const url = `${server.url}/api/statistics/visits/bookings?schoolYear=2025/26`;
  return (await (await fetch(url, { headers: centre })).json()).total as number;
};

test('holds, requests, places in the queue and whatever came of them are in no figure', async () => {
  const soon = new Date('2026-03-20T12:00:00Z');
  const nobody = { contactEmail: '', visitorEmail: '', isHold: true };
  const before = await total();
  await booked({ status: 'HELD', expiresAt: soon, ...nobody });
  await booked({ status: 'EXPIRED', ...nobody });
  await booked({ status: 'OFFERED', expiresAt: soon });
  for (const status of ['REQUESTED', 'WAITING', 'DECLINED', 'WITHDRAWN', 'EXPIRED', 'CONFIRMED'] as const) {
    await booked({ status });
  }
  const { sessionsOffered, pupilPlacesOffered, ...counted } = await total();
  expect(counted).toMatchObject({ visits: 0, groups: 0, pupils: 0, adults: 0, bookedPupils: 0, noShows: 0 });
  expect(counted).toMatchObject({ cancelledByBooker: 0, cancelledByVenue: 0, sessionsUsed: 0 });
  expect(sessionsOffered).toBe((before.sessionsOffered ?? 0) + 9);
  expect(pupilPlacesOffered).toBe(9 * 56);
  expect(await bookings()).toBe(0);
});

test('three classes booked as one are three visits, each with its own numbers', async () => {
  const bookingSetId = newId();
  await booked({ bookingSetId, groups: [{ label: '5.a', pupils: 24, adults: 2 }], came: 'AS_BOOKED' });
  await booked({ bookingSetId, groups: [{ label: '5.b', pupils: 25, adults: 2 }], came: [{ pupils: 20, adults: 3 }] });
  await booked({ bookingSetId, groups: [{ label: '5.c', pupils: 26, adults: 2 }], came: 'NO_SHOW' });
  expect(await total()).toMatchObject({
    visits: 2,
    groups: 2,
    pupils: 44,
    adults: 5,
    bookedPupils: 75,
    noShows: 1,
    sessionsUsed: 2,
  });
  expect(await bookings()).toBe(3);
});

test('a class that came late is counted as any other', async () => {
  const before = await total();
  const late = await booked({ came: 'AS_BOOKED' });
  await server.db.prisma.attendance.update({ where: { bookingId: late.id }, data: { cameLate: true } });
  expect((await total()).visits).toBe((before.visits ?? 0) + 1);
});
