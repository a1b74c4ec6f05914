import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { newId } from '#server/platform/ids.ts';
import { aBooking } from '#server/testing/booking-builder.ts';
import { aDepartment, anAccount, anOffer, aSession } from '#server/testing/builders.ts';
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
const stored = (id: string) => server.db.prisma.session.findUniqueOrThrow({ where: { id } });
const teaches = (sessionId: string, accountId: string) =>
  server.db.prisma.sessionEducator.create({ data: { sessionId, accountId } });

test('a session takes over from its offer what is not said, and what takes time of educators is taken', async () => {
  const { offer, anna, department } = world;
  const body = { offerId: offer.id, date: '2026-04-23', time: '09:00', educators: [{ id: anna }] };
  const { status, answer, etag } = await call('POST', '', { body });
  expect([status, etag]).toEqual([201, '"1"']);
  expect(answer).toMatchObject({ dryRun: false, reasons: [], bookings: [] });
  expect(answer.session).toMatchObject({
    id: answer.id,
    startsAt: '2026-04-23T07:00:00.000Z',
    date: '2026-04-23',
    time: '09:00',
    durationMinutes: 90,
    state: 'OPEN',
    site: { id: department.siteId },
    capacity: { groups: 1, pupils: 28, adults: 5 },
    educators: [{ id: anna, name: 'Anna Prøve', role: 'LEADS' }],
  });
  expect(await server.db.prisma.allocation.count({ where: { accountId: anna } })).toBe(1);
  const events = await server.db.prisma.auditEvent.findMany({ where: { sessionId: answer.id } });
  expect(events.map(({ action, role }) => [action, role])).toEqual([['session.created', 'DEPARTMENT_LEAD']]);
});

test('02:30 on 29 March is refused with a sentence, in October the first 02:30 is meant', async () => {
  const { offer } = world;
  const { status, answer } = await call('POST', '', { body: { offerId: offer.id, date: '2026-03-29', time: '02:30' } });
  expect([status, answer.errors[0].code, answer.errors[0].path]).toEqual([422, 'NO_SUCH_TIME', 'time']);
  expect(answer.errors[0].message).toBe(
    'Klokken 02.30 findes ikke søndag den 29. marts 2026: uret stilles frem til sommertid den nat. Vælg et andet tidspunkt.',
  );
  const autumn = await call('POST', '', { body: { offerId: offer.id, date: '2026-10-25', time: '02:30' } });
  expect(autumn.answer.session.startsAt).toBe('2026-10-25T00:30:00.000Z');
  const moved = await call('PATCH', `/${autumn.answer.id}`, { body: { date: '2026-03-29' } });
  expect([moved.status, moved.answer.errors[0]]).toMatchObject([422, { code: 'NO_SUCH_TIME', path: 'date' }]);
});

test('an educator who teaches elsewhere at that time is a conflict that names the other session; a dry run says the same', async () => {
  const { offer, anna } = world;
  const other = await aSession(server.db, offer, { bufferAfterMinutes: 15 });
  await teaches(other.id, anna);
  const body = { offerId: offer.id, date: '2026-04-23', time: '10:30', educators: [{ id: anna }] };
  const { status, answer } = await call('POST', '', { body });
  expect([status, answer.code]).toEqual([409, 'EDUCATOR_TAKEN']);
  expect(answer.reasons[0].message).toBe(
    `Anna Prøve er optaget af »${offer.titleDa}« torsdag den 23. april kl. 9.00–10.30, når klargøring, oprydning og vej regnes med.`,
  );
  const dry = await call('POST', '', { body: { ...body, dryRun: true } });
  expect([dry.status, dry.answer.id]).toEqual([200, null]);
  expect(dry.answer.reasons[0]).toEqual(answer.reasons[0]);
  expect(dry.answer.conflicts).toContainEqual(expect.objectContaining({ code: 'EDUCATOR_TAKEN', severity: 'BLOCKS' }));
  const later = await call('POST', '', { body: { ...body, time: '10:45' } });
  expect(later.status).toBe(201);
});

test('A3, A4 another department’s offers and sessions, and fields that nobody may set, are refused', async () => {
  const elsewhere = await aDepartment(server.db);
  const foreign = await anOffer(server.db, elsewhere);
  const session = await aSession(server.db, foreign);
  const made = await call('POST', '', { body: { offerId: foreign.id, date: '2026-04-23', time: '09:00' } });
  expect([made.status, made.answer.errors[0]]).toMatchObject([422, { path: 'offerId', code: 'INVALID_CHOICE' }]);
  expect((await call('GET', `/${session.id}/editing`)).status).toBe(404);
  expect((await call('PATCH', `/${session.id}`, { body: { note: 'Hej' } })).status).toBe(404);
  expect((await call('POST', `/${session.id}/cancel`, { body: { cause: 'OTHER' } })).status).toBe(404);
  expect((await call('DELETE', `/${session.id}`)).status).toBe(404);
  const own = await aSession(server.db, world.offer);
  const site = await call('PATCH', `/${own.id}`, { body: { siteId: elsewhere.siteId } });
  expect([site.status, site.answer.errors[0]]).toMatchObject([422, { path: 'siteId', code: 'INVALID_CHOICE' }]);
  const set = await call('PATCH', `/${own.id}`, { body: { takenPupils: 0, revision: 7 } });
  expect([set.status, set.answer.errors[0].code]).toEqual([422, 'UNKNOWN_FIELD']);
});

test('an educator reads a session of the department and may not change it', async () => {
  const session = await aSession(server.db, world.offer);
  const headers = await loginHeaders(server, world.anna);
  const read = await call('GET', `/${session.id}/editing`, { headers });
  expect([read.status, read.answer.mayEdit, read.etag]).toEqual([200, false, '"1"']);
  expect((await call('PATCH', `/${session.id}`, { headers, body: { note: 'Hej' } })).status).toBe(403);
});

test('the same person or room is the same in capital letters', async () => {
  const { offer, anna } = world;
  const session = await aSession(server.db, offer);
  const twice = { educators: [{ id: anna }, { id: anna.toUpperCase() }] };
  const { status, answer } = await call('PATCH', `/${session.id}`, { body: twice });
  expect([status, answer.errors]).toMatchObject([422, [{ path: 'educators.1.id', code: 'NAMED_TWICE' }]]);
  const capitals = await call('PATCH', `/${session.id.toUpperCase()}`, {
    body: { educators: twice.educators.slice(1) },
  });
  expect([capitals.status, capitals.answer.session.educators]).toMatchObject([200, [{ id: anna }]]);
});

test('C6 of two leads who edit the same session the second is told, and nothing is lost', async () => {
  const session = await aSession(server.db, world.offer);
  const first = await call('PATCH', `/${session.id}`, { body: { note: 'Husk nøglen' }, ifMatch: 1 });
  expect([first.status, first.etag]).toEqual([200, '"2"']);
  const second = await call('PATCH', `/${session.id}`, { body: { state: 'CLOSED' }, ifMatch: 1 });
  expect([second.status, second.answer.code]).toEqual([412, 'CHANGED_MEANWHILE']);
  expect(await stored(session.id)).toMatchObject({ note: 'Husk nøglen', state: 'OPEN', revision: 2 });
  const both = await Promise.all(
    ['A', 'B'].map((note) => call('PATCH', `/${session.id}`, { body: { note }, ifMatch: 2 })),
  );
  expect(both.map(({ status }) => status).sort()).toEqual([200, 412]);
});

test('a capacity below what is booked says who would lose a place: the latest booked first', async () => {
  const session = await aSession(server.db, world.offer, { capacityGroups: 3, capacityPupils: 80 });
  const groups = (pupils: number) => [{ pupils, adults: 2 }];
  await aBooking(server.db, session, { groups: groups(20), createdAt: new Date('2026-01-10T09:00:00Z') });
  const middle = await aBooking(server.db, session, {
    groups: groups(24),
    createdAt: new Date('2026-02-10T09:00:00Z'),
  });
  const latest = await aBooking(server.db, session, {
    groups: groups(10),
    createdAt: new Date('2026-03-10T09:00:00Z'),
  });
  const { status, answer } = await call('PATCH', `/${session.id}`, { body: { capacity: { pupils: 40 } } });
  expect([status, answer.code]).toEqual([409, 'CAPACITY_BELOW_BOOKED']);
  expect(answer.reasons[0]).toMatchObject({ tooFew: { groups: 0, pupils: 14, adults: 0 } });
  expect(answer.reasons[0].bookings.map(({ reference }: { reference: string }) => reference)).toEqual([
    latest.reference,
    middle.reference,
  ]);
  expect(answer.detail).toContain('14 børn');
  expect(answer.detail).toContain(`${latest.institutionName} (${latest.reference}, 10 børn og 2 voksne)`);
  expect((await call('PATCH', `/${session.id}`, { body: { capacity: { pupils: 54 } } })).status).toBe(200);
});

test('another time takes the bookings along only when the caller has seen them; then each gets a review and the schools hear', async () => {
  const session = await aSession(server.db, world.offer, { day: '2026-06-18' });
  const booking = await aBooking(server.db, session);
  const body = { date: '2026-08-20', time: '10:00' };
  const refused = await call('PATCH', `/${session.id}`, { body });
  expect([refused.status, refused.answer.code]).toEqual([409, 'HAS_BOOKINGS']);
  expect(refused.answer.reasons[0].bookings).toMatchObject([{ reference: booking.reference, pupils: 24 }]);
  const dry = await call('PATCH', `/${session.id}`, { body: { ...body, dryRun: true } });
  expect([dry.status, dry.answer.reasons, dry.answer.bookings.length]).toEqual([200, [], 1]);
  expect((await stored(session.id)).revision).toBe(1);

  const message = 'Fortet får nyt tag i juni.';
  const moved = await call('PATCH', `/${session.id}`, {
    body: { ...body, acknowledgedBookings: 1, message },
    ifMatch: 1,
  });
  expect([moved.status, moved.etag]).toEqual([200, '"2"']);
  expect(moved.answer.session).toMatchObject({ date: '2026-08-20', time: '10:00' });
  const after = await server.db.prisma.booking.findUniqueOrThrow({ where: { id: booking.id } });
  expect(after).toMatchObject({ schoolYear: '2026/27', status: 'CONFIRMED' });
  expect(after.localDate.toISOString().slice(0, 10)).toBe('2026-08-20');
  const [review] = await server.db.prisma.reviewTask.findMany({ where: { bookingId: booking.id } });
  expect(review).toMatchObject({ cause: 'SESSION_MOVED', message, outcome: null, createdBy: world.lead });
  const mails = await server.db.prisma.outboxMail.findMany({ where: { bookingId: booking.id } });
  expect(mails.map(({ kind }) => kind)).toContain('CHANGE');
});

test('educators are changed without asking anybody, and the school hears who comes', async () => {
  const { offer, anna, bent } = world;
  const session = await aSession(server.db, offer);
  await teaches(session.id, anna);
  const booking = await aBooking(server.db, session);
  const { status, answer } = await call('PATCH', `/${session.id}`, { body: { educators: [{ id: bent }] } });
  expect([status, answer.session.educators]).toMatchObject([200, [{ id: bent, role: 'LEADS' }]]);
  expect(await server.db.prisma.reviewTask.count({ where: { bookingId: booking.id } })).toBe(0);
  const mails = await server.db.prisma.outboxMail.findMany({ where: { bookingId: booking.id } });
  expect(mails.map(({ recipientRole }) => recipientRole)).toContain('EDUCATOR');
  expect(mails.map(({ kind }) => kind)).toContain('CHANGE');
});

test('who is put on a session by hand makes the question to colleagues needless', async () => {
  const { offer, anna, bent, lead } = world;
  const session = await aSession(server.db, offer);
  const asked = { id: newId(), sessionId: session.id, accountId: anna, askedBy: lead, askedAt: new Date(TEST_NOW) };
  await server.db.prisma.educatorRequest.create({ data: asked });
  const read = await call('GET', `/${session.id}/editing`);
  expect(read.answer.requests).toMatchObject([{ person: { id: anna, name: 'Anna Prøve' } }]);
  const { answer } = await call('PATCH', `/${session.id}`, { body: { educators: [{ id: bent }] } });
  expect(answer.session.requests).toEqual([]);
  const request = await server.db.prisma.educatorRequest.findUniqueOrThrow({ where: { id: asked.id } });
  expect(request.state).toBe('WITHDRAWN');
});

test('what was in the way before the change keeps nobody from changing the rest', async () => {
  const { offer, anna } = world;
  const session = await aSession(server.db, offer);
  await teaches(session.id, anna);
  await server.db.prisma.absence.create({
    data: {
      id: newId(),
      accountId: anna,
      startsAt: new Date('2026-04-23T00:00:00Z'),
      endsAt: new Date('2026-04-24T00:00:00Z'),
      createdAt: new Date(TEST_NOW),
      createdBy: world.lead,
    },
  });
  const read = await call('GET', `/${session.id}/editing`);
  expect(read.answer.conflicts).toContainEqual(expect.objectContaining({ code: 'EDUCATOR_AWAY' }));
  expect((await call('PATCH', `/${session.id}`, { body: { capacity: { pupils: 60 } } })).status).toBe(200);
  expect((await call('PATCH', `/${session.id}`, { body: { educatorsNeeded: 2 } })).status).toBe(200);
  const longer = await call('PATCH', `/${session.id}`, { body: { durationMinutes: 120 } });
  expect([longer.status, longer.answer.code]).toEqual([409, 'EDUCATOR_AWAY']);
});

test('meetings of a course come one after the other, and each takes its time', async () => {
  const { department, anna } = world;
  const course = await anOffer(server.db, department, { form: 'COURSE', meetingCount: 3 });
  const meetings = [
    { date: '2026-04-30', time: '09:00' },
    { date: '2026-05-07', time: '09:00', durationMinutes: 120 },
  ];
  const body = { offerId: course.id, date: '2026-04-23', time: '09:00', educators: [{ id: anna }] };
  const wrong = await call('POST', '', { body: { ...body, meetings: [...meetings].reverse() } });
  expect(wrong.answer.errors[0]).toMatchObject({ path: 'meetings.1', code: 'MEETINGS_OVERLAP' });
  const { status, answer } = await call('POST', '', { body: { ...body, meetings } });
  expect([status, answer.session.meetings.length]).toEqual([201, 2]);
  expect(await server.db.prisma.allocation.count({ where: { accountId: anna } })).toBe(3);
  const twice = await call('POST', '', { body: { ...body, date: '2026-05-07', time: '10:30', meetings: [] } });
  expect([twice.status, twice.answer.code]).toEqual([409, 'EDUCATOR_TAKEN']);
  expect(twice.answer.reasons[0].message).toContain(' den 7. maj kl. ');
});

test('a cancelled session frees its people, its bookings are to be looked at, and it cannot be changed any more', async () => {
  const { offer, anna } = world;
  const session = await aSession(server.db, offer);
  await teaches(session.id, anna);
  const booking = await aBooking(server.db, session);
  const asked = { cause: 'WEATHER', message: 'Der er varslet storm.' };
  const dry = await call('POST', `/${session.id}/cancel`, { body: { ...asked, dryRun: true } });
  expect([dry.status, dry.answer.bookings.length, (await stored(session.id)).state]).toEqual([200, 1, 'OPEN']);
  const late = await call('POST', `/${session.id}/cancel`, { body: { ...asked, acknowledgedBookings: 0 } });
  expect([late.status, late.answer.code]).toEqual([409, 'HAS_BOOKINGS']);
  const { status, answer } = await call('POST', `/${session.id}/cancel`, { body: asked, ifMatch: 1 });
  expect([status, answer.session.state]).toEqual([200, 'CANCELLED']);
  expect(answer.session.cancelled).toMatchObject({ cause: 'WEATHER', message: asked.message });
  expect(await server.db.prisma.allocation.count({ where: { sessionId: session.id } })).toBe(0);
  const [review] = await server.db.prisma.reviewTask.findMany({ where: { bookingId: booking.id } });
  expect(review).toMatchObject({ cause: 'SESSION_CANCELLED', outcome: null });
  for (const again of [
    await call('POST', `/${session.id}/cancel`, { body: asked }),
    await call('PATCH', `/${session.id}`, { body: { note: 'Nej' } }),
  ]) {
    expect([again.status, again.answer.code]).toEqual([409, 'SESSION_CANCELLED']);
  }
});

test('a session is removed only when nobody ever booked it', async () => {
  const session = await aSession(server.db, world.offer);
  const booked = await aSession(server.db, world.offer, { time: '13:00' });
  await aBooking(server.db, booked, { status: 'CANCELLED_BY_BOOKER' });
  const refused = await call('DELETE', `/${booked.id}`);
  expect([refused.status, refused.answer.code]).toEqual([409, 'SESSION_HAS_HAD_BOOKINGS']);
  expect((await call('DELETE', `/${session.id}`, { ifMatch: 7 })).status).toBe(412);
  expect((await call('DELETE', `/${session.id}`, { ifMatch: 1 })).status).toBe(204);
  expect(await server.db.prisma.session.count({ where: { id: session.id } })).toBe(0);
});

test('C3 a session sent twice under the same key is made once; another one under it is refused', async () => {
  const body = { offerId: world.offer.id, date: '2026-04-23', time: '09:00' };
  const key = `planned-once-${newId()}`;
  const both = await Promise.all([1, 2, 3].map(() => call('POST', '', { body, key })));
  expect(both.map(({ status }) => status)).toEqual([201, 201, 201]);
  expect(new Set(both.map(({ answer }) => answer.id)).size).toBe(1);
  const other = await call('POST', '', { body: { ...body, time: '11:00' }, key });
  expect([other.status, other.answer.code]).toEqual([422, 'IDEMPOTENCY_MISMATCH']);
});

test('C4 two leads who swap educators in opposite directions at once are answered, and nobody teaches twice', async () => {
  const { offer, anna, bent, department } = world;
  const colleague = await anAccount(server.db, { grants: [{ role: 'DEPARTMENT_LEAD', departmentId: department.id }] });
  const other = await loginHeaders(server, colleague.id);
  for (let round = 0; round < 5; round++) {
    const day = `2026-05-0${round + 4}`;
    const one = await aSession(server.db, offer, { day });
    const two = await aSession(server.db, offer, { day });
    await teaches(one.id, anna);
    await teaches(two.id, bent);
    const answers = await Promise.all([
      call('PATCH', `/${one.id}`, { body: { educators: [{ id: bent }] } }),
      call('PATCH', `/${two.id}`, { body: { educators: [{ id: anna }] }, headers: other }),
    ]);
    for (const { status } of answers) expect([200, 409]).toContain(status);
  }
  const { rows } = await server.db.pool.query('SELECT * FROM allocation_differences()');
  expect(rows).toEqual([]);
  expect(server.errors).toEqual([]);
});
