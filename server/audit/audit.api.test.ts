import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { aBookingRequest } from '#server/bookings/booking-request.sample.ts';
import { recordAudit } from '#server/platform/audit.ts';
import { inTransaction } from '#server/platform/database.ts';
import { aBooking } from '#server/testing/booking-builder.ts';
import { aDepartment, anAccount, anInstitution, anOffer, aSession } from '#server/testing/builders.ts';
import { type LoginHeaders, loginHeaders } from '#server/testing/login.ts';
import { TEST_NOW, type TestServer, testServer } from '#server/testing/server.ts';
import type { AuditEvent } from './audit.contract.ts';

let server: TestServer;
let own: Awaited<ReturnType<typeof aDepartment>>;
let other: Awaited<ReturnType<typeof aDepartment>>;
let leadId: string;
let lead: LoginHeaders;
let educator: LoginHeaders;
let centre: LoginHeaders;

beforeAll(async () => {
  server = await testServer();
  own = await aDepartment(server.db);
  other = await aDepartment(server.db);
  const account = async (facts: Parameters<typeof anAccount>[1]) => (await anAccount(server.db, facts)).id;
  leadId = await account({ name: 'Lise Leder', grants: [{ role: 'DEPARTMENT_LEAD', departmentId: own.id }] });
  lead = await loginHeaders(server, leadId);
  educator = await loginHeaders(server, await account({ grants: [{ role: 'EDUCATOR', departmentId: own.id }] }));
  centre = await loginHeaders(server, await account({ name: 'Vibe Viden' }));
});
afterAll(() => server.close());
beforeEach(() => server.clock.set(TEST_NOW));

const get = (path: string, headers: Record<string, string>) =>
  fetch(server.url + path, { headers: { 'accept-language': 'da', ...headers } });
const eventsOf = async (path: string, headers: Record<string, string>) =>
  ((await (await get(path, headers)).json()) as { items: AuditEvent[] }).items;

/** A booking made over the API on the day of the tests. */
async function bookedVisit(department = own) {
  const offer = await anOffer(server.db, department, { leadTimeWorkingDays: 0, cancellationWorkingDays: 0 });
  const session = await aSession(server.db, offer, { day: '2026-03-16', time: '14:00' });
  const school = await anInstitution(server.db);
  const response = await fetch(`${server.url}/api/bookings`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(aBookingRequest(session.id, school.number)),
  });
  return (await response.json()) as { reference: string; manageToken: string };
}

async function aVisitWithAHistory() {
  const { reference, manageToken } = await bookedVisit();
  const change = (path: string, method: string, body: unknown, headers: Record<string, string>) =>
    fetch(`${server.url}/api/bookings/${reference}${path}`, {
      method,
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  server.clock.set('2026-03-16T08:10:00Z');
  const link = { authorization: `Bearer ${manageToken}` };
  const groups = [{ label: '5.b', gradeLevel: 5, pupils: 20, adults: 3 }];
  expect((await change('', 'PATCH', { groups }, link)).status).toBe(200);
  server.clock.set('2026-03-16T14:00:00Z');
  expect((await change('/attendance', 'PUT', { outcome: 'CAME' }, lead)).status).toBe(200);
  return { reference, change, link };
}

test('the timeline of a booking tells who did what, when and as what, newest first', async () => {
  const { reference } = await aVisitWithAHistory();
  const items = await eventsOf(`/api/bookings/${reference}/timeline`, lead);
  expect(items.map(({ who, role, what, at }) => ({ who, role, what, at }))).toEqual([
    { who: 'Lise Leder', role: 'DEPARTMENT_LEAD', what: 'Registrerede fremmøde', at: '2026-03-16T14:00:00.000Z' },
    { who: 'Skolen via linket', role: null, what: 'Ændrede bookingen', at: '2026-03-16T08:10:00.000Z' },
    { who: 'Skolen uden login', role: null, what: 'Bookede besøget', at: '2026-03-16T08:00:00.000Z' },
  ]);
  expect(items[1]?.details).toContainEqual({ label: 'Elever eller børn', before: '26', after: '20' });
  expect(items.every(({ department }) => department?.slug === own.slug)).toBe(true);
});

test('A4 a timeline is the lead’s of the department and the knowledge centre’s; to others the booking does not exist', async () => {
  const { reference } = await bookedVisit(other);
  const path = `/api/bookings/${reference}/timeline`;
  expect((await get(path, centre)).status).toBe(200);
  expect((await get(path, lead)).status).toBe(404);
  expect((await get(path, educator)).status).toBe(403);
  expect((await get('/api/bookings/ABCDEFGH/timeline', centre)).status).toBe(404);
});

test('A4 a visit and its mails are the staff’s of the department; to others the booking does not exist', async () => {
  const mine = await bookedVisit();
  const theirs = await bookedVisit(other);
  expect(await (await get(`/api/bookings/${mine.reference}/visit`, educator)).json()).toMatchObject({
    reference: mine.reference,
    attendance: null,
    educators: [],
  });
  const mails = (await (await get(`/api/mails?booking=${mine.reference}`, educator)).json()) as { items: unknown[] };
  expect(mails.items.length).toBeGreaterThan(0);
  expect(mails.items[0]).toMatchObject({ kind: 'CONFIRMATION', status: 'QUEUED', sentAt: null });
  for (const path of [`/api/bookings/${theirs.reference}/visit`, `/api/mails?booking=${theirs.reference}`]) {
    expect((await get(path, educator)).status, path).toBe(404);
    expect((await get(path, centre)).status, path).toBe(200);
  }
});

test('the history is scoped to a lead’s departments and can be narrowed', async () => {
  const mine = await bookedVisit();
  const theirs = await bookedVisit(other);
  const references = async (query: string, headers: LoginHeaders) =>
    (await eventsOf(`/api/audit?pageSize=100&${query}`, headers)).map(({ booking }) => booking);
  expect(await references('', lead)).toContain(mine.reference);
  expect(await references('', lead)).not.toContain(theirs.reference);
  expect(await references('', centre)).toContain(theirs.reference);
  expect(await references(`department=${other.slug}`, centre)).not.toContain(mine.reference);
  expect((await get(`/api/audit?department=${other.slug}`, lead)).status).toBe(403);
  expect((await get('/api/audit', educator)).status).toBe(403);
  const actions = async (query: string) =>
    new Set((await eventsOf(`/api/audit?pageSize=100&${query}`, centre)).map(({ action }) => action));
  expect(await actions('action=booking.created')).toEqual(new Set(['booking.created']));
  expect([...(await actions('action=booking'))].every((action) => action.startsWith('booking.'))).toBe(true);
  expect(await actions('from=2026-03-17')).toEqual(new Set());
  expect((await actions('from=2026-03-16&to=2026-03-16')).size).toBeGreaterThan(0);
  expect(await actions('to=2026-03-15')).toEqual(new Set());
  const byLead = await eventsOf(`/api/audit?account=${leadId}`, centre);
  expect(byLead.every(({ who }) => who === 'Lise Leder')).toBe(true);
});

test('G1 an audit row stands in the transaction of what it tells about: one that fails leaves neither', async () => {
  const booking = await aBooking(server.db, await aSession(server.db, await anOffer(server.db, own)));
  const before = await server.db.prisma.auditEvent.count();
  const failing = inTransaction(server.db, async (sql) => {
    await sql.query("UPDATE booking SET message = 'ændret' WHERE id = $1", [booking.id]);
    await recordAudit(sql, {
      now: new Date(TEST_NOW),
      actor: 'system',
      action: 'booking.changed',
      bookingId: booking.id,
    });
    throw new Error('the last step fails');
  });
  await expect(failing).rejects.toThrow('the last step fails');
  expect(await server.db.prisma.auditEvent.count()).toBe(before);
  expect((await server.db.prisma.booking.findUnique({ where: { id: booking.id } }))?.message).not.toBe('ændret');
});

test('G1 without its audit row nothing is changed: booking, change, cancellation, attendance, people, roles', async () => {
  const { reference, manageToken } = await bookedVisit();
  const person = await anAccount(server.db, { grants: [{ role: 'EDUCATOR', departmentId: own.id }] });
  const [grant] = await server.db.prisma.roleGrant.findMany({ where: { accountId: person.id } });
  const state = async () => ({
    bookings: await server.db.prisma.booking.findMany({ orderBy: { id: 'asc' } }),
    attendance: await server.db.prisma.attendance.count(),
    accounts: await server.db.prisma.account.findMany({ orderBy: { id: 'asc' } }),
    roles: await server.db.prisma.roleGrant.findMany({ orderBy: { id: 'asc' } }),
    mails: await server.db.prisma.outboxMail.count(),
  });
  const before = await state();
  const link = { authorization: `Bearer ${manageToken}`, 'content-type': 'application/json' };
  const session = await aSession(server.db, await anOffer(server.db, own));
  const school = await anInstitution(server.db);
  const json = { 'content-type': 'application/json' };
  const role = { role: 'EDUCATOR', scope: { department: own.slug }, validFrom: '2026-09-01' };
  const calls: [string, string, unknown, Record<string, string>][] = [
    ['POST', '/api/bookings', aBookingRequest(session.id, school.number), json],
    ['PATCH', `/api/bookings/${reference}`, { needs: 'Rampe.' }, link],
    ['POST', `/api/bookings/${reference}/cancel`, {}, link],
    ['PUT', `/api/bookings/${reference}/attendance`, { outcome: 'CAME' }, lead],
    ['POST', '/api/people', { name: 'Nina', email: 'nina.g1@example.org', language: 'da', ...role }, lead],
    ['PATCH', `/api/people/${person.id}`, { name: 'Omdøbt' }, lead],
    ['PATCH', `/api/people/${person.id}/roles/${grant?.id}`, { validTo: '2026-04-01' }, lead],
    ['POST', `/api/people/${person.id}/deactivate`, { reassignTo: null }, lead],
  ];
  await server.db.pool.query('ALTER TABLE audit_event ADD CONSTRAINT out_of_order CHECK (false) NOT VALID');
  try {
    for (const [method, path, body, headers] of calls) {
      const response = await fetch(server.url + path, { method, headers, body: JSON.stringify(body) });
      expect(response.status, `${method} ${path}`).toBe(500);
    }
  } finally {
    await server.db.pool.query('ALTER TABLE audit_event DROP CONSTRAINT out_of_order');
  }
  expect(await state()).toEqual(before);
});

test.each(['UPDATE audit_event SET action = $$x$$', 'DELETE FROM audit_event', 'TRUNCATE audit_event'])(
  'G1 what was written down stays: %s is refused',
  async (statement) => {
    await bookedVisit();
    await expect(server.db.pool.query(statement)).rejects.toThrow('append-only');
  },
);
