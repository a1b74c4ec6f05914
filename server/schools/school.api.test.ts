import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { aBookingRequest } from '#server/bookings/booking-request.sample.ts';
import { aBooking } from '#server/testing/booking-builder.ts';
import { aDepartment, anAccount, anInstitution, anOffer, aSession } from '#server/testing/builders.ts';
import { type LoginHeaders, loginHeaders } from '#server/testing/login.ts';
import { TEST_NOW, type TestServer, testServer } from '#server/testing/server.ts';
import { localDateToDate } from '#server/time/local-time.ts';

type School = Awaited<ReturnType<typeof anInstitution>>;

let server: TestServer;
let offer: Awaited<ReturnType<typeof anOffer>>;
let main: School;
let branch: School;
let other: School;
let office: LoginHeaders;

beforeAll(async () => {
  server = await testServer();
  offer = await anOffer(server.db, await aDepartment(server.db), { priceOre: 82_500 });
  main = await anInstitution(server.db);
  branch = await anInstitution(server.db, { parentNumber: main.number });
  other = await anInstitution(server.db);
  office = await administratorOf(main);
});
beforeEach(async () => {
  server.clock.set(TEST_NOW);
  await server.db.prisma.institutionAdministrator.deleteMany();
});
afterAll(() => server.close());

async function administratorOf(school: School, validTo?: Date): Promise<LoginHeaders> {
  const grants = [
    { role: 'SCHOOL_ADMINISTRATOR' as const, institutionNumber: school.number, ...(validTo && { validTo }) },
  ];
  const account = await anAccount(server.db, { grants });
  return loginHeaders(server, account.id, { method: 'LINK', secondFactor: false });
}

const call = (path: string, headers: Record<string, string>, init: RequestInit = {}) =>
  fetch(`${server.url}/api/schools/${path}`, { headers, ...init });
const put = (school: School, headers: Record<string, string>, body: unknown) =>
  call(`${school.number}/administrator`, headers, { method: 'PUT', body: JSON.stringify(body) });
const remove = (school: School, headers: Record<string, string>) =>
  call(`${school.number}/administrator`, headers, { method: 'DELETE' });

async function visitsOf(school: School, headers: LoginHeaders, query = '') {
  return (await call(`${school.number}/visits${query}`, headers)).json();
}

/** Books without a login, and answers the booking as it is stored. */
async function bookFor(number: string, facts: Parameters<typeof aBookingRequest>[2] = {}) {
  const session = await aSession(server.db, offer, { day: '2026-04-23' });
  const response = await fetch(`${server.url}/api/bookings`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(aBookingRequest(session.id, number, facts)),
  });
  expect(response.status).toBe(201);
  const answer = await response.json();
  const booking = await server.db.prisma.booking.findUniqueOrThrow({
    where: { reference: answer.reference },
    include: { outbox: true },
  });
  const read = await fetch(`${server.url}/api/bookings/${answer.reference}`, {
    headers: { authorization: `Bearer ${answer.manageToken}` },
  });
  const mailed = booking.outbox.filter(({ recipientRole }) => recipientRole === 'ADMINISTRATOR');
  return { ...answer, booking, shown: await read.json(), invited: mailed.map(({ recipientEmail }) => recipientEmail) };
}

test('a school’s administrator sees every visit of the school and its branches, and of no other school', async () => {
  const session = await aSession(server.db, offer, { day: '2026-04-22', capacityGroups: 9, capacityPupils: 200 });
  const atMain = await aBooking(server.db, session, { institution: main, visitorName: 'Ali Noor' });
  const atBranch = await aBooking(server.db, session, { institution: branch });
  await aBooking(server.db, session, { institution: other });
  const { items, counts } = await visitsOf(main, office);
  expect(items.map(({ reference }: { reference: string }) => reference).sort()).toEqual(
    [atMain.reference, atBranch.reference].sort(),
  );
  expect(counts).toEqual({ coming: 2, past: 0 });
  const [shown] = items.filter(({ reference }: { reference: string }) => reference === atMain.reference);
  expect(shown).toMatchObject({ visitorName: 'Ali Noor', institution: { number: main.number }, status: 'CONFIRMED' });
  expect(Object.keys(shown)).not.toContain('needs');
  expect(JSON.stringify(shown)).not.toContain('laerer@example.org');
  expect((await visitsOf(branch, office)).items).toMatchObject([{ reference: atBranch.reference }]);
});

test('past visits are those of this school year', async () => {
  const school = await anInstitution(server.db);
  const headers = await administratorOf(school);
  const on = async (day: string) =>
    (await aBooking(server.db, await aSession(server.db, offer, { day }), { institution: school })).reference;
  await on('2025-06-11');
  const autumn = await on('2025-09-10');
  const winter = await on('2026-02-04');
  const answer = await visitsOf(school, headers, '?when=past');
  expect(answer.items.map(({ reference }: { reference: string }) => reference)).toEqual([winter, autumn]);
  expect(answer).toMatchObject({ schoolYear: '2025/26', counts: { coming: 0, past: 2 } });
});

test('A4 every address of a school answers 404 to whoever is administrator of another one, of a branch only, or no longer', async () => {
  const yesterday = localDateToDate('2026-03-16');
  const outsiders: [string, School, LoginHeaders][] = [
    ['another school', main, await administratorOf(other)],
    ['the main school of a branch', main, await administratorOf(branch)],
    ['a number that nobody has', { ...main, number: '999999' }, office],
  ];
  for (const [who, school, headers] of outsiders) {
    for (const path of ['', '/visits', '/invoices']) {
      expect((await call(school.number + path, headers)).status, `${who} ${path}`).toBe(404);
    }
    expect((await put(school, headers, { email: 'tyv@example.org' })).status, who).toBe(404);
    expect((await remove(school, headers)).status, who).toBe(404);
  }
  const ended = await administratorOf(main, yesterday);
  expect((await call(main.number, ended)).status).toBe(403);
  expect((await put(main, ended, { email: 'tyv@example.org' })).status).toBe(403);
  expect(await server.db.prisma.institutionAdministrator.count()).toBe(0);
});

test('the knowledge centre sees every school', async () => {
  const account = await anAccount(server.db);
  const headers = await loginHeaders(server, account.id);
  for (const school of [main, branch, other]) expect((await call(school.number, headers)).status).toBe(200);
});

test('the expected invoices are the confirmed visits with a price, month by month', async () => {
  const school = await anInstitution(server.db);
  const headers = await administratorOf(school);
  const on = async (day: string, facts: object) =>
    aBooking(server.db, await aSession(server.db, offer, { day }), { institution: school, ...facts });
  const first = await on('2026-04-08', { priceOre: 82_500, invoiceGln: '5790000000005', invoiceOrderNumber: '17' });
  await on('2026-04-29', { priceOre: 50_000 });
  await on('2026-05-06', { priceOre: 10_000 });
  await on('2026-05-07', { priceOre: 0 });
  await on('2026-05-08', { priceOre: 99_900, status: 'CANCELLED_BY_BOOKER' });
  const answer = await (await call(`${school.number}/invoices`, headers)).json();
  expect(answer).toMatchObject({
    schoolYear: '2025/26',
    totalOre: 142_500,
    months: [
      { month: '2026-04', totalOre: 132_500 },
      { month: '2026-05', totalOre: 10_000 },
    ],
  });
  expect(answer.months[0].items[0]).toMatchObject({
    reference: first.reference,
    amountOre: 82_500,
    invoice: { gln: '5790000000005', orderNumber: '17', reference: null },
  });
});

test('once the address is set, the office gets the invitations of visits booked by anybody, and nobody sees the address', async () => {
  expect((await bookFor(main.number)).invited).toEqual([]);
  expect((await put(main, office, { name: 'Kontoret', email: 'Kontor@Example.org' })).status).toBe(200);
  const made = await bookFor(main.number);
  expect(made.invited).toEqual(['kontor@example.org']);
  expect(made.shown).toMatchObject({ administrator: null, schoolInvited: true });
  expect(JSON.stringify([made.shown, made.status, made.session])).not.toContain('kontor@example.org');
  const invitation = made.booking.outbox.find(
    ({ recipientRole }: { recipientRole: string }) => recipientRole === 'ADMINISTRATOR',
  );
  expect(invitation.calendarMethod).toBe('REQUEST');
});

test('the address stays hidden after the setting has changed, and whoever was invited hears of the cancellation', async () => {
  await put(main, office, { email: 'gammel@example.org' });
  const made = await bookFor(main.number);
  await put(main, office, { email: 'ny@example.org' });
  const headers = { authorization: `Bearer ${made.manageToken}`, 'content-type': 'application/json' };
  const answer = await fetch(`${server.url}/api/bookings/${made.reference}/cancel`, {
    method: 'POST',
    headers,
    body: '{}',
  });
  expect(await answer.text()).not.toContain('gammel@example.org');
  const mails = await server.db.prisma.outboxMail.findMany({
    where: { bookingId: made.booking.id, recipientRole: 'ADMINISTRATOR' },
    orderBy: { sequence: 'asc' },
  });
  expect(mails.map(({ kind, recipientEmail }) => [kind, recipientEmail])).toEqual([
    ['CONFIRMATION', 'gammel@example.org'],
    ['CANCELLATION', 'gammel@example.org'],
  ]);
});

test('whoever names an administrator with the booking gets that one, and the school’s setting stays as it is', async () => {
  await put(main, office, { email: 'kontor@example.org' });
  const made = await bookFor(main.number, { administrator: { email: 'anden@example.org' } });
  expect(made.invited).toEqual(['anden@example.org']);
  expect(made.shown).toMatchObject({ administrator: { email: 'anden@example.org' }, schoolInvited: false });
  expect((await bookFor(main.number)).invited).toEqual(['kontor@example.org']);
});

test('an invitation goes to the branch’s own office, else to its main school’s, else to nobody — whatever is set and taken away', async () => {
  const step = fc.record({
    school: fc.constantFrom('main', 'branch'),
    email: fc.option(fc.constantFrom('a@example.org', 'b@example.org', 'c@example.org')),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 4 }), async (steps) => {
      await server.db.prisma.institutionAdministrator.deleteMany();
      const set: Record<string, string | null> = { main: null, branch: null };
      for (const { school, email } of steps) {
        const at = school === 'main' ? main : branch;
        const response = email === null ? await remove(at, office) : await put(at, office, { email });
        expect(response.ok).toBe(true);
        set[school] = email;
      }
      expect((await bookFor(branch.number)).invited).toEqual([set.branch ?? set.main].filter(Boolean));
      expect((await bookFor(main.number)).invited).toEqual([set.main].filter(Boolean));
      expect((await bookFor(other.number)).invited).toEqual([]);
    }),
    { numRuns: 8, seed: 3 },
  );
});

test('G1 setting and removing leave one audit row each, without the address', async () => {
  const school = await anInstitution(server.db);
  const headers = await administratorOf(school);
  await remove(school, headers);
  await put(school, headers, { email: 'kontor@example.org' });
  await put(school, headers, { name: 'Kontoret', email: 'kontor2@example.org' });
  await remove(school, headers);
  const rows = await server.db.prisma.auditEvent.findMany({ where: { institutionNumber: school.number } });
  expect(rows.map(({ action }) => action).sort()).toEqual([
    'school.administratorRemoved',
    'school.administratorSet',
    'school.administratorSet',
  ]);
  expect(rows.every(({ role }) => role === 'SCHOOL_ADMINISTRATOR')).toBe(true);
  expect(JSON.stringify(rows)).not.toContain('example.org');
});

test('a branch shows its main school’s office as long as it has none of its own', async () => {
  await put(main, office, { name: 'Kontoret', email: 'kontor@example.org' });
  const read = async (school: School) => (await call(school.number, office)).json();
  expect(await read(branch)).toMatchObject({
    parent: { number: main.number },
    administrator: null,
    inheritedAdministrator: { email: 'kontor@example.org' },
  });
  await put(branch, office, { email: 'afdeling@example.org' });
  expect(await read(branch)).toMatchObject({
    administrator: { email: 'afdeling@example.org' },
    inheritedAdministrator: null,
  });
  expect(await read(main)).toMatchObject({
    administrator: { name: 'Kontoret', email: 'kontor@example.org' },
    branches: [{ number: branch.number, administrator: { email: 'afdeling@example.org' } }],
  });
});

test('wrong addresses are answered field by field', async () => {
  for (const body of [{}, { email: 'kontor' }, { email: 'a@b.dk\r\nBcc: c@d.dk' }, { email: 'a@b.dk', name: 'A\nB' }]) {
    const response = await put(main, office, body);
    expect(response.status).toBe(422);
  }
  expect((await put(main, office, { email: 'a@b.dk', setBy: 'x' })).status).toBe(422);
});
