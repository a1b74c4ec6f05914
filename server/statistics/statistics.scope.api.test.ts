import { afterAll, beforeAll, expect, test } from 'vitest';
import { aBooking } from '#server/testing/booking-builder.ts';
import {
  type AccountFacts,
  aDepartment,
  anAccount,
  anInstitution,
  anOffer,
  aSession,
} from '#server/testing/builders.ts';
import { loginHeaders } from '#server/testing/login.ts';
import { type TestServer, testServer } from '#server/testing/server.ts';

// Two departments (Frederiksberg and Odense), visited from Frederiksberg (10 pupils each) and Odense (20 each).

let server: TestServer;
let fort: { id: string; slug: string };

beforeAll(async () => {
  server = await testServer();
  const { db } = server;
  const near = await aDepartment(db, { slug: 'naer', municipalityCode: '0147' });
  const far = await aDepartment(db, { slug: 'fjern', municipalityCode: '0461' });
  fort = near;
  const schools = [
    { school: await anInstitution(db, { municipalityCode: '0147' }), pupils: 10 },
    { school: await anInstitution(db, { municipalityCode: '0461' }), pupils: 20 },
  ];
  for (const department of [near, far]) {
    const session = await aSession(db, await anOffer(db, department), { day: '2026-03-10' });
    for (const { school, pupils } of schools)
      await aBooking(db, session, { institution: school, groups: [{ pupils }], came: 'AS_BOOKED' });
  }
});
afterAll(() => server.close());

async function as(...grants: NonNullable<AccountFacts['grants']>) {
  return loginHeaders(server, (await anAccount(server.db, { grants })).id);
}
type Headers = Awaited<ReturnType<typeof as>>;
const ask = (headers: Headers, query = '') => fetch(`${server.url}/api/statistics/visits?${query}`, { headers });
const totalOf = async (headers: Headers, query = '') => (await (await ask(headers, query)).json()).total;

test('a municipality’s coordinator counts what its departments held and where its institutions went, each visit once', async () => {
  const coordinator = await as({ role: 'COORDINATOR', municipalityCode: '0147' });
  expect(await totalOf(coordinator)).toMatchObject({ visits: 3, pupils: 10 + 20 + 10, sessionsOffered: 1 });
  expect(await totalOf(coordinator, 'department=fjern')).toMatchObject({ visits: 1, pupils: 10, sessionsOffered: 0 });
  expect(await totalOf(coordinator, 'municipality=0461')).toMatchObject({ visits: 1, pupils: 20 });
});

test('a region’s coordinator counts the municipalities that lie in it today', async () => {
  const coordinator = await as({ role: 'COORDINATOR', regionCode: '1083' });
  expect(await totalOf(coordinator)).toMatchObject({ visits: 3, pupils: 20 + 10 + 20 });
});

test('a partner of a department counts that department and learns of no other', async () => {
  const partner = await as({ role: 'PARTNER', departmentId: fort.id });
  expect(await totalOf(partner)).toMatchObject({ visits: 2, pupils: 30 });
  expect((await ask(partner, 'department=fjern')).status).toBe(403);
});

test('several roles add up, and a role that ended yesterday adds nothing', async () => {
  const yesterday = new Date('2026-03-16T00:00:00Z');
  const ended = { role: 'COORDINATOR', municipalityCode: '0461', validTo: yesterday } as const;
  const both = await as({ role: 'PARTNER', departmentId: fort.id }, ended);
  expect(await totalOf(both)).toMatchObject({ visits: 2 });
  expect((await ask(await as(ended))).status).toBe(403);
});

test('who may see figures does not see the bookings behind them, unless they work there', async () => {
  const behind = (headers: Headers) => fetch(`${server.url}/api/statistics/visits/bookings`, { headers });
  expect((await behind(await as({ role: 'PARTNER', departmentId: fort.id }))).status).toBe(403);
  expect((await behind(await as({ role: 'COORDINATOR', municipalityCode: '0147' }))).status).toBe(403);
  const educator = await behind(await as({ role: 'EDUCATOR', departmentId: fort.id }));
  expect((await educator.json()).items).toHaveLength(2);
});

test('what can be chosen is what occurs in one’s own part', async () => {
  const choicesOf = async (headers: Headers) =>
    (await (await fetch(`${server.url}/api/statistics/choices`, { headers })).json()).department as { value: string }[];
  const coordinator = await choicesOf(await as({ role: 'COORDINATOR', municipalityCode: '0147' }));
  expect(coordinator.map(({ value }) => value).sort()).toEqual(['fjern', 'naer']);
  const partner = await choicesOf(await as({ role: 'PARTNER', departmentId: fort.id }));
  expect(partner.map(({ value }) => value)).toEqual(['naer']);
});
