import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '#server/platform/ids.ts';
import { aDepartment, anAccount, anInstitution, anOffer, aSession } from '#server/testing/builders.ts';
import { type LoginHeaders, loginHeaders } from '#server/testing/login.ts';
import { TEST_NOW, type TestServer, testServer } from '#server/testing/server.ts';
import { endedDateRequestOffers, passedDateRequests } from './date-request.clock.ts';
import { aDateRequest } from './date-request.sample.ts';

let server: TestServer;
let department: Awaited<ReturnType<typeof aDepartment>>;
let offer: Awaited<ReturnType<typeof anOffer>>;
let school: Awaited<ReturnType<typeof anInstitution>>;
let lead: LoginHeaders;
let educator: LoginHeaders;
let stranger: LoginHeaders;

beforeAll(async () => {
  server = await testServer({ connections: 20 });
});
afterAll(() => server.close());

beforeEach(async () => {
  server.clock.set(TEST_NOW);
  department = await aDepartment(server.db);
  offer = await anOffer(server.db, department);
  school = await anInstitution(server.db);
  const somebody = async (role: 'DEPARTMENT_LEAD' | 'EDUCATOR', departmentId: string) =>
    loginHeaders(server, (await anAccount(server.db, { grants: [{ role, departmentId }] })).id);
  lead = await somebody('DEPARTMENT_LEAD', department.id);
  educator = await somebody('EDUCATOR', department.id);
  stranger = await somebody('DEPARTMENT_LEAD', (await aDepartment(server.db)).id);
});

async function call(method: string, path: string, headers: Record<string, string> = {}, body?: unknown) {
  const init = body === undefined ? {} : { body: JSON.stringify(body) };
  const response = await fetch(server.url + path, {
    ...init,
    method,
    headers: { 'content-type': 'application/json', ...headers },
  });
  return { status: response.status, body: await response.json() };
}
const ask = (facts: object = {}, headers: Record<string, string> = {}) =>
  call('POST', `/api/offers/${offer.slug}/date-requests`, headers, { ...aDateRequest(school.number), ...facts });
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
const read = (id: string, token: string) => call('GET', `/api/date-requests/${id}`, bearer(token));
const give = (id: string, body: object, headers = lead) =>
  call('POST', `/api/date-requests/${id}/offer`, headers, body);
const decline = (id: string, body: object, headers = lead) =>
  call('POST', `/api/date-requests/${id}/decline`, headers, body);
const list = (state = 'open', headers = lead) => call('GET', `/api/date-requests?state=${state}`, headers);
const mailsTo = async (recipientEmail: string) =>
  (await server.db.prisma.outboxMail.findMany({ where: { recipientEmail }, orderBy: { id: 'asc' } })).map(
    ({ kind, recipientRole }) => [kind, recipientRole],
  );
const bookingOf = (reference: string) => server.db.prisma.booking.findUniqueOrThrow({ where: { reference } });
const sessionOf = (id: string) => server.db.prisma.session.findUniqueOrThrow({ where: { id } });

async function anAskedOne() {
  const email = `mette-${newId()}@example.org`;
  const { status, body } = await ask({ contact: { name: 'Mette Holm', email, phone: '20 00 41 87' } });
  expect(status).toBe(201);
  return { ...(body as { id: string; token: string; url: string }), email };
}

describe('asking for another day', () => {
  test('tells school and department, and is followed by its link', async () => {
    const { id, token, url, email } = await anAskedOne();
    expect(url).toContain(`/datooensker/${id}/${token}`);
    expect(await mailsTo(email)).toEqual([['DATE_REQUEST_RECEIVED', 'CONTACT']]);
    expect(await mailsTo(department.email)).toEqual([['DEPARTMENT_TASK', 'DEPARTMENT']]);
    const { body } = await read(id, token);
    expect(body).toMatchObject({
      state: 'OPEN',
      mayWithdraw: true,
      institution: school.name,
      wish: { from: '2026-04-20', to: '2026-05-29', weekdays: [2, 4], timeOfDay: 'MORNING' },
      groups: [{ label: '5.b', level: '5. klasse', pupils: 24, adults: 2 }],
      offered: null,
    });
    expect((await read(id, 'another-token')).status).toBe(404);
    expect((await read(newId(), token)).status).toBe(404);
    expect((await call('GET', `/api/date-requests/${id}`)).status).toBe(404);
  });

  test('sent twice with one key it is one; another wish with that key is refused', async () => {
    const headers = { 'idempotency-key': `a-key-that-is-long-${newId()}` };
    const body = aDateRequest(school.number);
    const answers = await Promise.all([ask(body, headers), ask(body, headers), ask(body, headers)]);
    expect(new Set(answers.map((answer) => `${answer.status} ${answer.body.id}`)).size).toBe(1);
    expect(await server.db.prisma.dateRequest.count({ where: { offerId: offer.id } })).toBe(1);
    expect(await mailsTo(body.contact.email)).toHaveLength(1);
    expect((await ask({ ...body, needs: 'Rampe' }, headers)).body.code).toBe('IDEMPOTENCY_KEY_REUSED');
  });

  test('what is wrong is named field by field, and what the offer never takes as reasons', async () => {
    const wish = aDateRequest(school.number).wish;
    const errorOf = async (facts: object) => {
      const { status, body } = await ask(facts);
      return [status, body.errors?.[0].path, body.errors?.[0].code];
    };
    expect(await errorOf({ wish: { ...wish, to: '2026-04-01' } })).toEqual([422, 'wish.to', 'ENDS_BEFORE_IT_BEGINS']);
    expect(await errorOf({ wish: { ...wish, from: '2026-03-01', to: '2026-03-10' } })).toEqual([
      ...[422, 'wish.to', 'DAYS_PASSED'],
    ]);
    expect(await errorOf({ institution: { number: '999999' } })).toEqual([
      ...[422, 'institution.number', 'UNKNOWN_INSTITUTION'],
    ]);
    expect(await errorOf({ groups: [{ label: '5.b', gradeLevel: 5, pupils: 0, adults: 2 }] })).toEqual([
      ...[422, 'groups.0.pupils', 'NO_PUPILS'],
    ]);
    const crowd = await ask({ groups: [{ label: '5.b', gradeLevel: 5, pupils: 60, adults: 1 }] });
    expect([crowd.status, crowd.body.reasons.map(({ code }: { code: string }) => code)]).toEqual([
      409,
      ['TOO_MANY_PUPILS', 'TOO_FEW_ADULTS'],
    ]);
    expect((await ask({ groups: [{ label: '9.b', gradeLevel: 9, pupils: 20, adults: 2 }] })).status).toBe(201);
    expect((await call('POST', '/api/offers/findes-ikke/date-requests', {}, aDateRequest(school.number))).status).toBe(
      404,
    );
  });

  test('the link takes it back, once', async () => {
    const { id, token } = await anAskedOne();
    const withdraw = () => call('POST', `/api/date-requests/${id}/withdraw`, bearer(token), {});
    expect((await withdraw()).body).toMatchObject({ state: 'WITHDRAWN', mayWithdraw: false });
    expect((await withdraw()).body).toMatchObject({ state: 'WITHDRAWN' });
    expect((await give(id, { sessionId: (await aSession(server.db, offer)).id })).body.code).toBe(
      'DATE_REQUEST_CLOSED',
    );
  });

  test('twenty an hour from one address are enough', async () => {
    const contact = { name: 'Mette Holm', email: `mette-${newId()}@example.org`, phone: '20 00 41 87' };
    for (let count = 0; count < 20; count++) expect((await ask({ contact })).status).toBe(201);
    expect((await ask({ contact })).body.code).toBe('TOO_MANY_DATE_REQUESTS');
  });
});

describe('the lead answers', () => {
  test('sees the wishes of its own departments, the times that would do first', async () => {
    const { id } = await anAskedOne();
    const monday = await aSession(server.db, offer, { day: '2026-04-27' });
    const full = await aSession(server.db, offer, { day: '2026-04-28', capacityPupils: 20 });
    const wished = await aSession(server.db, offer, { day: '2026-04-30' });
    await aSession(server.db, offer, { day: '2026-04-30', time: '13:00', state: 'CANCELLED' });
    expect((await list()).body).toMatchObject({ open: 1, items: [{ id, mayAnswer: true, state: 'OPEN' }] });
    expect((await list('open', educator)).body.items[0]).toMatchObject({ mayAnswer: false });
    expect((await list('open', stranger)).body).toEqual({ items: [], open: 0 });
    const { body } = await call('GET', `/api/date-requests/${id}/answering`, lead);
    expect(body.sessions).toMatchObject([
      { id: wished.id, fits: true, suits: true },
      { id: monday.id, fits: true, suits: false },
      { id: full.id, fits: false, suits: true },
    ]);
    expect(body).toMatchObject({ answerBy: '2026-03-19', durationMinutes: 90 });
    expect((await call('GET', `/api/date-requests/${id}/answering`, stranger)).status).toBe(404);
  });

  test('with an open time: its places wait for the school, whatever lead time and level say', async () => {
    const { id, token, email } = await anAskedOne();
    const session = await aSession(server.db, offer, { day: '2026-03-26' });
    const { status, body } = await give(id, { sessionId: session.id, message: 'Kom gerne 10 minutter før.' });
    expect([status, body.expiresAt]).toEqual([200, '2026-03-19T23:00:00.000Z']);
    const booking = await bookingOf(body.reference);
    expect(booking).toMatchObject({ status: 'OFFERED', pupils: 24, contactEmail: email, bookedBy: null });
    expect(await sessionOf(session.id)).toMatchObject({ takenGroups: 1, takenPupils: 24, takenAdults: 2 });
    expect(await mailsTo(email)).toEqual([
      ['DATE_REQUEST_RECEIVED', 'CONTACT'],
      ['DATE_REQUEST_ANSWERED', 'CONTACT'],
    ]);
    const own = await read(id, token);
    expect(own.body).toMatchObject({ state: 'ANSWERED', mayWithdraw: false, offered: { status: 'OFFERED' } });
    expect(own.body.offered.manageUrl).toContain(`/booking/${body.reference}/`);
    expect((await list('done')).body.items[0]).toMatchObject({ id, booking: { reference: body.reference } });
  });

  test('the offered time is accepted by the booking’s link, and becomes a visit with its invitation', async () => {
    const { id, token, email } = await anAskedOne();
    const { body } = await give(id, { sessionId: (await aSession(server.db, offer)).id });
    const [, manageToken = ''] = /booking\/[^/]+\/(.+)$/.exec((await read(id, token)).body.offered.manageUrl) ?? [];
    const accepted = await call('POST', `/api/bookings/${body.reference}/accept`, bearer(manageToken), {});
    expect([accepted.status, accepted.body.status]).toEqual([200, 'CONFIRMED']);
    expect((await read(id, token)).body).toMatchObject({ state: 'ANSWERED', offered: { status: 'CONFIRMED' } });
    expect((await mailsTo(email)).at(-1)).toEqual(['CONFIRMATION', 'VISITOR']);
    server.clock.set('2026-03-20T23:00:00Z');
    await endedDateRequestOffers.run(server.deps, server.clock.now());
    expect((await bookingOf(body.reference)).status).toBe('CONFIRMED');
  });

  test('with a new time, which is planned together with the offer or not at all', async () => {
    const { id } = await anAskedOne();
    const nowhere = await give(id, { newSession: { date: '2026-03-29', time: '02:30' } });
    expect([nowhere.status, nowhere.body.errors[0]]).toMatchObject([
      422,
      { path: 'newSession.time', code: 'NO_SUCH_TIME' },
    ]);
    const wrongDay = await give(id, { newSession: { date: '2026-05-05', time: '09:00' }, answerBy: '2026-05-06' });
    expect([wrongDay.status, wrongDay.body.errors[0].path]).toEqual([422, 'answerBy']);
    expect(await server.db.prisma.session.count({ where: { offerId: offer.id } })).toBe(0);
    const { status, body } = await give(id, {
      newSession: { date: '2026-05-05', time: '09:00' },
      answerBy: '2026-03-25',
    });
    expect([status, body.expiresAt]).toEqual([200, '2026-03-25T23:00:00.000Z']);
    expect(await sessionOf(body.sessionId)).toMatchObject({ offerId: offer.id, takenPupils: 24, state: 'OPEN' });
  });

  test('never with a time that is full, over, cancelled or of another offer', async () => {
    const { id } = await anAskedOne();
    const tight = await aSession(server.db, offer, { capacityPupils: 20 });
    const past = await aSession(server.db, offer, { day: '2026-03-13' });
    const cancelled = await aSession(server.db, offer, { state: 'CANCELLED' });
    const other = await aSession(server.db, await anOffer(server.db, department));
    const codes = await Promise.all(
      [tight, past, cancelled, other].map(async ({ id: sessionId }) => {
        const { status, body } = await give(id, { sessionId });
        return [status, body.reasons?.[0].code ?? body.errors?.[0].path];
      }),
    );
    expect(codes).toEqual([
      [409, 'SESSION_FULL'],
      [409, 'SESSION_STARTED'],
      [409, 'SESSION_CANCELLED'],
      [422, 'sessionId'],
    ]);
    expect((await list()).body.items).toMatchObject([{ id, state: 'OPEN' }]);
    expect((await give(id, {})).status).toBe(422);
  });

  test('once: of two leads who answer at the same moment, one is told that it is done', async () => {
    const { id } = await anAskedOne();
    const session = await aSession(server.db, offer);
    const answers = await Promise.all([
      give(id, { sessionId: session.id }),
      give(id, { newSession: { date: '2026-05-05', time: '09:00' } }),
      decline(id, { message: 'Vi har ikke flere dage.' }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    const taken = await server.db.prisma.session.aggregate({
      where: { offerId: offer.id },
      _sum: { takenGroups: true },
    });
    const offered = await server.db.prisma.booking.count({ where: { offerId: offer.id } });
    expect(taken._sum.takenGroups).toBe(offered);
    expect((await list()).body.open).toBe(0);
  });

  test('or says no, in words', async () => {
    const { id, token, email } = await anAskedOne();
    expect((await decline(id, { message: ' ' })).status).toBe(422);
    expect((await decline(id, { message: 'Vi har lukket i maj.' }, stranger)).status).toBe(404);
    expect((await decline(id, { message: 'Vi har lukket i maj.' }, educator)).status).toBe(403);
    expect((await decline(id, { message: 'Vi har lukket i maj.' })).body).toMatchObject({ state: 'DECLINED' });
    expect((await read(id, token)).body).toMatchObject({ state: 'DECLINED', answer: 'Vi har lukket i maj.' });
    expect((await mailsTo(email)).at(-1)).toEqual(['DATE_REQUEST_DECLINED', 'CONTACT']);
  });
});

describe('by the clock', () => {
  test('an offered time that is not taken gives its places back, and the school is told once', async () => {
    const { id, email } = await anAskedOne();
    const session = await aSession(server.db, offer);
    const { body } = await give(id, { sessionId: session.id });
    const run = () => endedDateRequestOffers.run(server.deps, server.clock.now());
    await run();
    expect((await bookingOf(body.reference)).status).toBe('OFFERED');
    server.clock.set('2026-03-19T23:00:00Z');
    await Promise.all([run(), run()]);
    expect(await bookingOf(body.reference)).toMatchObject({ status: 'EXPIRED', expiresAt: null });
    expect(await sessionOf(session.id)).toMatchObject({ takenGroups: 0, takenPupils: 0 });
    expect((await mailsTo(email)).filter(([kind]) => kind === 'DATE_REQUEST_ENDED')).toHaveLength(1);
  });

  test('where the offered time is cancelled, the school is told and the wish stands open again', async () => {
    const { id, token, email } = await anAskedOne();
    const session = await aSession(server.db, offer);
    const { body } = await give(id, { sessionId: session.id });
    const cancelled = await call('POST', `/api/sessions/${session.id}/cancel`, lead, { cause: 'ILLNESS' });
    expect(cancelled.status).toBe(200);
    await endedDateRequestOffers.run(server.deps, server.clock.now());
    expect((await bookingOf(body.reference)).status).toBe('EXPIRED');
    expect((await read(id, token)).body).toMatchObject({ state: 'OPEN', offered: null });
    expect((await mailsTo(email)).at(-1)).toEqual(['DATE_REQUEST_ENDED', 'CONTACT']);
    const other = await aSession(server.db, offer, { day: '2026-05-05' });
    expect((await give(id, { sessionId: other.id })).status).toBe(200);
  });

  test('a wish that nobody answered ends after its last day', async () => {
    const { id, token, email } = await anAskedOne();
    const run = () => passedDateRequests.run(server.deps, server.clock.now());
    server.clock.set('2026-05-29T20:00:00Z');
    await run();
    expect((await read(id, token)).body.state).toBe('OPEN');
    server.clock.set('2026-05-29T22:00:00Z');
    await Promise.all([run(), run()]);
    expect((await read(id, token)).body.state).toBe('EXPIRED');
    expect((await mailsTo(email)).filter(([kind]) => kind === 'DATE_REQUEST_ENDED')).toHaveLength(1);
  });
});
