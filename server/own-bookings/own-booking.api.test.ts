import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { aBookingRequest } from '#server/bookings/booking-request.sample.ts';
import { aBooking } from '#server/testing/booking-builder.ts';
import { aDepartment, anAccount, anInstitution, anOffer, aSession } from '#server/testing/builders.ts';
import { type LoginHeaders, loginHeaders } from '#server/testing/login.ts';
import { TEST_NOW, type TestServer, testServer } from '#server/testing/server.ts';

let server: TestServer;
let offer: Awaited<ReturnType<typeof anOffer>>;
let school: Awaited<ReturnType<typeof anInstitution>>;

beforeAll(async () => {
  server = await testServer();
  offer = await anOffer(server.db, await aDepartment(server.db), { priceOre: 82_500 });
  school = await anInstitution(server.db);
});
beforeEach(() => server.clock.set(TEST_NOW));
afterAll(() => server.close());

let teachers = 0;

/** A teacher by mail link, with an address of their own. */
async function aTeacher({ proven = true }: { proven?: boolean } = {}) {
  teachers += 1;
  const email = `laerer-${teachers}@example.org`;
  const account = await anAccount(server.db, {
    email,
    name: 'Lone Lind',
    emailProvenAt: proven ? new Date(TEST_NOW) : null,
    grants: [{ role: 'TEACHER' }],
  });
  const headers = await loginHeaders(server, account.id, { method: 'LINK', secondFactor: false });
  return { id: account.id, email, headers };
}

const visitIn = async (day: string) => aSession(server.db, offer, { day });

async function list(headers: Record<string, string>, query = '') {
  const response = await fetch(`${server.url}/api/me/bookings${query}`, { headers });
  expect(response.status).toBe(200);
  return response.json();
}

const referencesOf = (answer: { items: { reference: string }[] }) => answer.items.map(({ reference }) => reference);

function book(body: unknown, headers: Record<string, string> = { 'content-type': 'application/json' }) {
  return fetch(`${server.url}/api/bookings`, { method: 'POST', headers, body: JSON.stringify(body) });
}

/** An EAN number with its check digit. */
const GLN = '5790000000005';

test('a booking made without a login appears after logging in with the same, proven mail address', async () => {
  const teacher = await aTeacher();
  const session = await visitIn('2026-04-23');
  const contact = { name: 'Lone Lind', email: teacher.email.toUpperCase(), phone: '20 00 41 87' };
  const made = await (await book(aBookingRequest(session.id, school.number, { contact }))).json();
  const answer = await list(teacher.headers);
  expect(answer).toMatchObject({ total: 1, counts: { coming: 1, past: 0 }, emailProven: true });
  expect(answer.items[0]).toMatchObject({
    reference: made.reference,
    status: 'CONFIRMED',
    institution: { number: school.number },
    groups: [{ label: '5.b', pupils: 26 }],
    price: { totalOre: 82_500 },
    managePath: `/booking/${made.reference}/${made.manageToken}`,
    bookableAgain: true,
  });
});

test('A4 an address that nobody has shown to be theirs shows nothing, whatever was booked with it', async () => {
  const thief = await aTeacher({ proven: false });
  const session = await visitIn('2026-04-24');
  const contact = { name: 'Lone Lind', email: thief.email, phone: '20 00 41 87' };
  const { reference } = await (await book(aBookingRequest(session.id, school.number, { contact }))).json();
  expect(await list(thief.headers)).toMatchObject({ items: [], counts: { coming: 0, past: 0 }, emailProven: false });
  const last = await fetch(`${server.url}/api/me/bookings/last?reference=${reference}`, { headers: thief.headers });
  expect(last.status).toBe(404);
});

test('a booking made while logged in is theirs although others visit, without the key to it', async () => {
  const teacher = await aTeacher();
  const session = await visitIn('2026-04-27');
  const made = await (await book(aBookingRequest(session.id, school.number), teacher.headers)).json();
  const { items } = await list(teacher.headers);
  expect(items).toMatchObject([{ reference: made.reference, managePath: null }]);
  const { id } = await server.db.prisma.booking.findUniqueOrThrow({ where: { reference: made.reference } });
  const audit = await server.db.prisma.auditEvent.findMany({ where: { bookingId: id } });
  expect(audit).toMatchObject([
    { actor: 'account', accountId: teacher.id, role: 'TEACHER', action: 'booking.created' },
  ]);
});

test('nothing changes for whoever books without a login: nobody is noted, the audit says public', async () => {
  const session = await visitIn('2026-04-28');
  const { reference } = await (await book(aBookingRequest(session.id, school.number))).json();
  const booking = await server.db.prisma.booking.findUniqueOrThrow({ where: { reference } });
  expect(booking.bookedBy).toBeNull();
  const audit = await server.db.prisma.auditEvent.findMany({ where: { bookingId: booking.id } });
  expect(audit).toMatchObject([{ actor: 'public', accountId: null, role: null }]);
});

test('S2 a booking with a login cookie from another site is refused', async () => {
  const { headers } = await aTeacher();
  const session = await visitIn('2026-04-29');
  const foreign = { ...headers, origin: 'https://elsewhere.example' };
  const response = await book(aBookingRequest(session.id, school.number), foreign);
  expect(response.status).toBe(403);
  expect(await server.db.prisma.booking.count({ where: { sessionId: session.id } })).toBe(0);
});

test('A4 nobody sees the bookings of somebody else, nor with a reference they know', async () => {
  const [one, other] = [await aTeacher(), await aTeacher()];
  const booking = await aBooking(server.db, await visitIn('2026-04-30'), {
    institution: school,
    contactEmail: one.email,
    visitorEmail: one.email,
  });
  expect(referencesOf(await list(one.headers))).toEqual([booking.reference]);
  expect(referencesOf(await list(other.headers))).toEqual([]);
  const last = (headers: LoginHeaders) =>
    fetch(`${server.url}/api/me/bookings/last?reference=${booking.reference}`, { headers });
  expect((await last(other.headers)).status).toBe(404);
  expect((await last(one.headers)).status).toBe(200);
});

test('coming ones stand nearest first, past and cancelled ones latest first; what the venue cancelled stays in sight', async () => {
  const teacher = await aTeacher();
  const mine = { institution: school, contactEmail: teacher.email };
  const on = async (day: string, facts: object = {}) =>
    (await aBooking(server.db, await visitIn(day), { ...mine, ...facts })).reference;
  const later = await on('2026-05-20');
  const sooner = await on('2026-05-04');
  const cancelledByVenue = await on('2026-05-11', { status: 'CANCELLED_BY_VENUE' });
  const old = await on('2025-10-08');
  const recent = await on('2026-02-25');
  const cancelled = await on('2026-06-03', { status: 'CANCELLED_BY_BOOKER' });
  expect(referencesOf(await list(teacher.headers))).toEqual([sooner, cancelledByVenue, later]);
  const past = await list(teacher.headers, '?when=past');
  expect(referencesOf(past)).toEqual([cancelled, recent, old]);
  expect(past).toMatchObject({ total: 3, counts: { coming: 3, past: 3 } });
  expect(await list(teacher.headers, '?when=past&page=2')).toMatchObject({ items: [], total: 3, page: 2 });
});

test('the next booking begins with school, class, EAN and phone of the last one', async () => {
  const teacher = await aTeacher();
  const contact = { name: 'Lone Lind', email: teacher.email, phone: '20 00 41 87' };
  const invoice = { gln: GLN, orderNumber: '17', reference: 'LL' };
  const groups = [{ label: '4.a', gradeLevel: 4, pupils: 22, adults: 2, specialEducation: false }];
  const session = await visitIn('2026-05-05');
  await book(aBookingRequest(session.id, school.number, { contact, groups, invoice }));
  const response = await fetch(`${server.url}/api/me/bookings/last`, { headers: teacher.headers });
  expect(await response.json()).toMatchObject({
    institution: { number: school.number, name: school.name },
    groups: [{ label: '4.a', gradeLevel: 4, ageGroup: null, studyYear: null, pupils: 22, adults: 2 }],
    invoice,
    contact,
  });
});

test('who never booked is known by name and mail only', async () => {
  const teacher = await aTeacher();
  const response = await fetch(`${server.url}/api/me/bookings/last`, { headers: teacher.headers });
  expect(await response.json()).toEqual({
    reference: null,
    offer: null,
    institution: null,
    groups: [],
    invoice: null,
    contact: { name: 'Lone Lind', email: teacher.email, phone: null },
  });
});

test('what has been erased is nobody’s any more', async () => {
  const teacher = await aTeacher();
  await aBooking(server.db, await visitIn('2026-05-06'), { contactEmail: teacher.email, erasedAt: new Date(TEST_NOW) });
  expect(await list(teacher.headers)).toMatchObject({ counts: { coming: 0, past: 0 } });
});
