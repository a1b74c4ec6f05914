import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { aDateRequest } from '#server/date-requests/date-request.sample.ts';
import { newId } from '#server/platform/ids.ts';
import { aBooking } from '#server/testing/booking-builder.ts';
import { aDepartment, anAccount, anInstitution, anOffer, aSession } from '#server/testing/builders.ts';
import { type LoginHeaders, loginHeaders } from '#server/testing/login.ts';
import { type TestServer, testServer } from '#server/testing/server.ts';

let server: TestServer;
let department: Awaited<ReturnType<typeof aDepartment>>;
let offer: Awaited<ReturnType<typeof anOffer>>;
let lead: LoginHeaders;
let educator: LoginHeaders;

beforeAll(async () => {
  server = await testServer();
});
afterAll(() => server.close());

beforeEach(async () => {
  department = await aDepartment(server.db);
  offer = await anOffer(server.db, department, { confirmation: 'BY_REQUEST' });
  const somebody = async (role: 'DEPARTMENT_LEAD' | 'EDUCATOR') =>
    loginHeaders(server, (await anAccount(server.db, { grants: [{ role, departmentId: department.id }] })).id);
  lead = await somebody('DEPARTMENT_LEAD');
  educator = await somebody('EDUCATOR');
});

const read = async (path: string, headers = lead) => (await fetch(server.url + path, { headers })).json();
const requested = async (facts: object) => {
  const session = await aSession(server.db, offer, { capacityGroups: 10, capacityPupils: 300, capacityAdults: 60 });
  return aBooking(server.db, session, { status: 'REQUESTED', ...facts });
};

test('requests stand by what expires first; classes that are answered together are one', async () => {
  const later = await requested({ expiresAt: new Date('2026-03-20T23:00:00Z') });
  const bookingSetId = newId();
  const first = await requested({ bookingSetId, expiresAt: new Date('2026-03-18T23:00:00Z') });
  await requested({ bookingSetId, expiresAt: new Date('2026-03-18T23:00:00Z') });
  await requested({ status: 'CONFIRMED' });
  const { items, total } = await read('/api/tasks/requests');
  expect(total).toBe(2);
  expect(items).toMatchObject([
    { classes: 2, pupils: 48, waitsFor: { department: true, head: false, school: false }, mayAnswer: true },
    { reference: later.reference, classes: 1, expiresAt: '2026-03-20T23:00:00.000Z' },
  ]);
  expect([first.reference, items[0].reference]).toContain(items[0].reference);
  expect((await read('/api/tasks/requests', educator)).items[0]).toMatchObject({ mayAnswer: false });
});

test('what is counted waits for the department: not what a head or a school has to answer, and nobody else’s', async () => {
  await requested({ expiresAt: new Date('2026-03-20T23:00:00Z') });
  await requested({ expiresAt: new Date('2026-03-20T23:00:00Z'), acceptedAt: new Date('2026-03-15T08:00:00Z') });
  const school = await anInstitution(server.db);
  const body = JSON.stringify(aDateRequest(school.number));
  await fetch(`${server.url}/api/offers/${offer.slug}/date-requests`, { method: 'POST', body });
  expect(await read('/api/tasks/count')).toEqual({ requests: 1, dateRequests: 1, reviews: 0, waiting: 0, total: 2 });
  const { id: departmentId } = await aDepartment(server.db);
  const stranger = await anAccount(server.db, { grants: [{ role: 'DEPARTMENT_LEAD', departmentId }] });
  const counted = await read('/api/tasks/count', await loginHeaders(server, stranger.id));
  expect(counted).toEqual({ requests: 0, dateRequests: 0, reviews: 0, waiting: 0, total: 0 });
});
