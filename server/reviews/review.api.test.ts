import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
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
let stranger: LoginHeaders;

beforeAll(async () => {
  server = await testServer({ connections: 20 });
});
afterAll(() => server.close());

beforeEach(async () => {
  department = await aDepartment(server.db);
  offer = await anOffer(server.db, department);
  const somebody = async (role: 'DEPARTMENT_LEAD' | 'EDUCATOR', departmentId: string) =>
    loginHeaders(server, (await anAccount(server.db, { grants: [{ role, departmentId }] })).id);
  lead = await somebody('DEPARTMENT_LEAD', department.id);
  educator = await somebody('EDUCATOR', department.id);
  stranger = await somebody('DEPARTMENT_LEAD', (await aDepartment(server.db)).id);
});

async function call(method: string, path: string, headers: LoginHeaders, body?: unknown) {
  const init = { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
  const response = await fetch(server.url + path, init);
  return { status: response.status, body: await response.json() };
}
const storm = { cause: 'WEATHER', message: { da: 'Der er varslet storm.', en: 'A storm is coming.' } };
const cancel = (body: object, headers = lead) =>
  call('POST', '/api/sessions/cancellations', headers, { ...storm, ...body });
const list = (state = 'open', headers = lead) => call('GET', `/api/reviews?state=${state}`, headers);
const resolve = (id: string, body: object, headers = lead) => call('POST', `/api/reviews/${id}/resolve`, headers, body);
const mailsOf = (bookingId: string) =>
  server.db.prisma.outboxMail.findMany({ where: { bookingId }, orderBy: { sequence: 'asc' } });
const differences = async () => (await server.db.pool.query('SELECT * FROM session_counter_differences()')).rows;

/** A day with two sessions and three bookings, one of them in English, and one free time a week later. */
async function aStormyDay() {
  const morning = await aSession(server.db, offer, { day: '2026-04-23', time: '09:00' });
  const noon = await aSession(server.db, offer, { day: '2026-04-23', time: '12:00' });
  const later = await aSession(server.db, offer, { day: '2026-04-30', capacityGroups: 1 });
  const school = await anInstitution(server.db);
  const one = await aBooking(server.db, morning, { institution: school });
  const two = await aBooking(server.db, morning, { institution: school, language: 'en' });
  const three = await aBooking(server.db, noon);
  return { morning, noon, later, one, two, three };
}

describe('cancelling a day', () => {
  test('is shown first: sessions, bookings, schools and mails; nothing is changed', async () => {
    const { morning } = await aStormyDay();
    const { status, body } = await cancel({ from: '2026-04-23', dryRun: true });
    expect(status).toBe(200);
    expect(body.totals).toEqual({ sessions: 2, bookings: 3, schools: 2, pupils: 72, mails: 3 });
    expect(body.sessions[0]).toMatchObject({ id: morning.id, site: 'Stedet', bookings: [{ groups: ['5.b'] }, {}] });
    expect(body.sites).toMatchObject([{ name: 'Stedet' }]);
    expect(await server.db.prisma.session.count({ where: { offerId: offer.id, state: 'CANCELLED' } })).toBe(0);
  });

  test('tells each school once in its language and leaves a review for each booking', async () => {
    const { one, two, three } = await aStormyDay();
    expect((await cancel({ from: '2026-04-23' })).body).toMatchObject({
      dryRun: false,
      totals: { sessions: 2, mails: 3 },
    });
    const mails = await Promise.all([one, two, three].map(({ id }) => mailsOf(id)));
    expect(mails.map((some) => some.map(({ kind, calendarMethod }) => [kind, calendarMethod]))).toEqual(
      Array.from({ length: 3 }, () => [['SESSION_CANCELLED', 'CANCEL']]),
    );
    expect(mails[1]?.[0]?.facts).toMatchObject({ note: 'A storm is coming.' });
    const { body } = await list();
    expect(body).toMatchObject({ open: 3, items: [{ cause: 'SESSION_CANCELLED', mayResolve: true }, {}, {}] });
    expect((await cancel({ from: '2026-04-23' })).body.code).toBe('NOTHING_TO_CANCEL');
  });

  test('who was asked to teach what is cancelled hears that they need not answer', async () => {
    const { morning } = await aStormyDay();
    const colleague = await anAccount(server.db, { grants: [{ role: 'EDUCATOR', departmentId: department.id }] });
    const about = { sessionId: morning.id, accountId: colleague.id, askedBy: colleague.id, askedAt: new Date() };
    const { id } = await server.db.prisma.educatorRequest.create({ data: { id: newId(), ...about } });
    expect((await cancel({ from: '2026-04-23' })).status).toBe(200);
    expect(await server.db.prisma.educatorRequest.findUnique({ where: { id } })).toMatchObject({ state: 'WITHDRAWN' });
    const told = await server.db.prisma.outboxMail.findMany({ where: { recipientEmail: colleague.email ?? '' } });
    expect(told.map(({ kind }) => kind)).toEqual(['EDUCATOR_REQUEST_WITHDRAWN']);
  });

  test('cancels only what is chosen, only in departments one leads, and never what is over', async () => {
    const { morning, noon } = await aStormyDay();
    expect((await cancel({ from: '2026-04-23' }, stranger)).body.code).toBe('NOTHING_TO_CANCEL');
    expect((await cancel({ from: '2026-04-23', dryRun: true }, stranger)).body.sessions).toEqual([]);
    expect((await cancel({ from: '2026-04-23' }, educator)).status).toBe(403);
    const elsewhere = await aSession(server.db, await anOffer(server.db, await aDepartment(server.db)));
    const { body } = await cancel({ from: '2026-04-23', sessionIds: [noon.id, elsewhere.id] });
    expect(body.sessions).toMatchObject([{ id: noon.id }]);
    const states = await server.db.prisma.session.findMany({ where: { id: { in: [morning.id, elsewhere.id] } } });
    expect(states.map(({ state }) => state)).toEqual(['OPEN', 'OPEN']);
    await aSession(server.db, offer, { day: '2026-03-13' });
    expect((await cancel({ from: '2026-03-13' })).body.code).toBe('NOTHING_TO_CANCEL');
  });

  test('wants a message and sensible days', async () => {
    const wrong = await Promise.all([
      cancel({ from: '2026-04-23', message: { da: ' ', en: '' } }),
      cancel({ from: '2026-04-23', to: '2026-04-22' }),
      cancel({ from: '2026-04-23', to: '2026-06-01' }),
      cancel({ from: '2026-02-30' }),
    ]);
    expect(wrong.map(({ status, body }) => [status, body.errors[0].path])).toEqual([
      [422, 'message.da'],
      [422, 'to'],
      [422, 'to'],
      [422, 'from'],
    ]);
  });
});

describe('the list of what to look at', () => {
  test('shows educators of the department what is open, and others nothing; only leads resolve', async () => {
    await aStormyDay();
    await cancel({ from: '2026-04-23' });
    const { body } = await list('open', educator);
    expect(body.items).toHaveLength(3);
    expect(body.items[0]).toMatchObject({
      mayResolve: false,
      message: expect.stringMatching(/storm/),
      before: { site: 'Stedet' },
    });
    expect((await list('open', stranger)).body).toEqual({ items: [], open: 0 });
    expect((await resolve(body.items[0].id, { outcome: 'CANCELLED' }, educator)).status).toBe(403);
    expect((await resolve(body.items[0].id, { outcome: 'CANCELLED' }, stranger)).status).toBe(404);
    expect((await call('GET', '/api/reviews/count', educator)).body).toEqual({ open: 3 });
  });

  test('moves, cancels and refuses to keep; what is done stands below with who did it', async () => {
    const { later, one, two } = await aStormyDay();
    await cancel({ from: '2026-04-23' });
    const { items } = (await list()).body;
    const of = (reference: string) =>
      items.find((item: { booking: { reference: string } }) => item.booking.reference === reference);
    expect(of(one.reference).alternatives).toMatchObject([{ sessionId: later.id }]);
    expect((await resolve(of(one.reference).id, { outcome: 'KEPT' })).body.code).toBe('NOTHING_TO_KEEP');
    expect((await resolve(of(one.reference).id, { outcome: 'MOVED' })).status).toBe(422);
    const moved = await resolve(of(one.reference).id, { outcome: 'MOVED', sessionId: later.id, message: 'Vi ses!' });
    expect(moved.body).toEqual({ reference: one.reference, outcome: 'MOVED' });
    const full = await resolve(of(two.reference).id, { outcome: 'MOVED', sessionId: later.id });
    expect(full).toMatchObject({ status: 409, body: { code: 'SESSION_FULL', reasons: [{ alternatives: [] }] } });
    server.clock.set('2026-03-16T08:05:00Z');
    const gone = await resolve(of(two.reference).id, {
      outcome: 'CANCELLED',
      message: 'Vi finder en tid til efteråret.',
    });
    expect(gone.body.outcome).toBe('CANCELLED');
    expect((await resolve(of(two.reference).id, { outcome: 'CANCELLED' })).body.code).toBe('REVIEW_CLOSED');
    const done = (await list('done')).body;
    expect(done).toMatchObject({
      open: 1,
      items: [{ outcome: 'CANCELLED', closedBy: 'Kim Prøve' }, { outcome: 'MOVED' }],
    });
    const row = await server.db.prisma.booking.findUniqueOrThrow({ where: { id: two.id } });
    expect(row).toMatchObject({
      status: 'CANCELLED_BY_VENUE',
      cancelReason: 'Vi finder en tid til efteråret.',
      sequence: 2,
    });
    const [told, invited] = await mailsOf(one.id);
    expect([told?.calendarMethod, invited?.calendarMethod]).toEqual(['CANCEL', 'REQUEST']);
    expect(invited?.facts).toMatchObject({ note: 'Vi ses!', startsAt: '2026-04-30T07:00:00.000Z' });
    expect(await differences()).toEqual([]);
  });
});

test('who accepts a changed time while it is being cancelled has accepted nothing', async () => {
  const session = await aSession(server.db, offer, { day: '2026-04-23' });
  const booking = await aBooking(server.db, session);
  const before = { startsAt: '2026-04-22T07:00:00.000Z', endsAt: '2026-04-22T09:00:00.000Z', site: 'Stedet' };
  const task = { id: newId(), bookingId: booking.id, sessionId: session.id, createdAt: new Date(), before };
  await server.db.prisma.reviewTask.create({ data: { ...task, cause: 'SESSION_MOVED' } });
  const cancelling = await server.db.pool.connect();
  try {
    await cancelling.query('BEGIN');
    await cancelling.query(`UPDATE session SET state = 'CANCELLED', cancelled_at = now() WHERE id = $1`, [session.id]);
    await cancelling.query(`UPDATE review_task SET cause = 'SESSION_CANCELLED' WHERE id = $1`, [task.id]);
    const accepting = resolve(task.id, { outcome: 'KEPT' });
    await new Promise((done) => setTimeout(done, 300));
    await cancelling.query('COMMIT');
    expect((await accepting).body.code).toBe('NOTHING_TO_KEEP');
  } finally {
    cancelling.release();
  }
  expect((await list()).body).toMatchObject({ open: 1, items: [{ cause: 'SESSION_CANCELLED' }] });
});

describe('taking a cancellation back', () => {
  test('takes people and rooms again, tells the schools and closes the reviews; who moved stays moved', async () => {
    const { morning, later, one, two } = await aStormyDay();
    await cancel({ from: '2026-04-23' });
    const { items } = (await list()).body;
    const first = items.find((item: { booking: { reference: string } }) => item.booking.reference === one.reference);
    await resolve(first.id, { outcome: 'MOVED', sessionId: later.id });
    const { status, body } = await call('POST', `/api/sessions/${morning.id}/reopen`, lead);
    expect({ status, body }).toEqual({ status: 200, body: { id: morning.id, state: 'OPEN', bookings: 1 } });
    const reviews = await server.db.prisma.reviewTask.findMany({
      where: { sessionId: morning.id },
      orderBy: { outcome: 'asc' },
    });
    expect(reviews.map(({ outcome }) => outcome)).toEqual(['MOVED', 'KEPT']);
    const last = (await mailsOf(two.id)).at(-1);
    expect(last).toMatchObject({
      kind: 'CONFIRMATION',
      calendarMethod: 'REQUEST',
      sequence: 2,
      facts: { reopened: true },
    });
    expect((await mailsOf(one.id)).length).toBe(2);
    expect((await call('POST', `/api/sessions/${morning.id}/reopen`, lead)).body.code).toBe('NOT_CANCELLED');
    expect((await call('POST', `/api/sessions/${morning.id}/reopen`, stranger)).status).toBe(404);
  });

  test('says who has the educator now', async () => {
    const { morning } = await aStormyDay();
    const { id: accountId } = await anAccount(server.db, {
      name: 'Ida Krogh',
      grants: [{ role: 'EDUCATOR', departmentId: department.id }],
    });
    const assign = (sessionId: string) => server.db.prisma.sessionEducator.create({ data: { sessionId, accountId } });
    await assign(morning.id);
    await cancel({ from: '2026-04-23' });
    const other = await anOffer(server.db, department, { titleDa: 'Vandhuller' });
    await assign((await aSession(server.db, other, { day: '2026-04-23', time: '09:30' })).id);
    const { status, body } = await call('POST', `/api/sessions/${morning.id}/reopen`, lead);
    expect(status).toBe(409);
    expect(body.reasons[0].message).toMatch(/Ida Krogh.*Vandhuller/s);
    expect(await server.db.prisma.session.findUnique({ where: { id: morning.id } })).toMatchObject({
      state: 'CANCELLED',
    });
  });
});

test('who has left while a session was cancelled does not teach it when it is opened again', async () => {
  const session = await aSession(server.db, offer, { day: '2026-04-23' });
  const grants = [{ role: 'EDUCATOR' as const, departmentId: department.id }];
  const [stays, leaves] = [await anAccount(server.db, { grants }), await anAccount(server.db, { grants })];
  const data = [stays, leaves].map(({ id: accountId }) => ({ sessionId: session.id, accountId }));
  await server.db.prisma.sessionEducator.createMany({ data });
  await cancel({ from: '2026-04-23' });
  await server.db.prisma.account.update({ where: { id: leaves.id }, data: { active: false } });
  expect((await call('POST', `/api/sessions/${session.id}/reopen`, lead)).status).toBe(200);
  const team = await server.db.prisma.sessionEducator.findMany({ where: { sessionId: session.id } });
  expect(team.map(({ accountId }) => accountId)).toEqual([stays.id]);
});

test('statistics count a moved booking on its new date, and the venue’s cancellation only when it cancels the booking', async () => {
  const { one, two, later } = await aStormyDay();
  await cancel({ from: '2026-04-23' });
  const cancelledByVenue = () =>
    server.db.prisma.booking.count({ where: { offerId: offer.id, status: 'CANCELLED_BY_VENUE' } });
  expect(await cancelledByVenue()).toBe(0);
  const { items } = (await list()).body;
  const of = (reference: string) =>
    items.find((item: { booking: { reference: string } }) => item.booking.reference === reference);
  await resolve(of(one.reference).id, { outcome: 'MOVED', sessionId: later.id });
  await resolve(of(two.reference).id, { outcome: 'CANCELLED' });
  expect(await cancelledByVenue()).toBe(1);
  const visits = async (from: string, to: string) =>
    (await call('GET', `/api/statistics/visits?from=${from}&to=${to}&department=${department.slug}`, lead)).body;
  const [stormy, moved] = [await visits('2026-04-23', '2026-04-23'), await visits('2026-04-30', '2026-04-30')];
  expect({ stormy, moved }).toMatchObject({ stormy: {}, moved: {} });
});
