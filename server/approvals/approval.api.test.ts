import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { aBookingRequest } from '#server/bookings/booking-request.sample.ts';
import { headToken } from '#server/bookings/head-token.ts';
import { newId } from '#server/platform/ids.ts';
import { aBooking } from '#server/testing/booking-builder.ts';
import { aDepartment, anAccount, anInstitution, anOffer, aSession } from '#server/testing/builders.ts';
import { type LoginHeaders, loginHeaders } from '#server/testing/login.ts';
import { TEST_NOW, type TestServer, testServer } from '#server/testing/server.ts';
import { headReminders, lapsedRequests } from './approval-clock.service.ts';

let server: TestServer;
let department: Awaited<ReturnType<typeof aDepartment>>;
let leader: string;
let lead: LoginHeaders;
let educator: LoginHeaders;
let stranger: LoginHeaders;

beforeAll(async () => {
  server = await testServer({ connections: 10 });
});
afterAll(() => server.close());

beforeEach(async () => {
  server.clock.set(TEST_NOW);
  department = await aDepartment(server.db);
  const grants = [{ role: 'DEPARTMENT_LEAD' as const, departmentId: department.id }];
  leader = (await anAccount(server.db, { grants })).id;
  lead = await loginHeaders(server, leader);
  const somebody = async (role: 'DEPARTMENT_LEAD' | 'EDUCATOR', departmentId: string) =>
    loginHeaders(server, (await anAccount(server.db, { grants: [{ role, departmentId }] })).id);
  educator = await somebody('EDUCATOR', department.id);
  stranger = await somebody('DEPARTMENT_LEAD', (await aDepartment(server.db)).id);
});

async function call(method: string, path: string, headers: Record<string, string>, body?: unknown) {
  const sent = { 'content-type': 'application/json', ...headers };
  const init = { method, headers: sent, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
  const response = await fetch(server.url + path, init);
  return { status: response.status, body: await response.json() };
}
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
const differences = async () => (await server.db.pool.query('SELECT * FROM session_counter_differences()')).rows;
const rowOf = (reference: string) => server.db.prisma.booking.findUniqueOrThrow({ where: { reference } });
const mailsOf = async (reference: string) =>
  (
    await server.db.prisma.outboxMail.findMany({ where: { booking: { reference } }, orderBy: [{ sequence: 'asc' }] })
  ).map(({ kind, recipientRole, calendarMethod }) => [kind, recipientRole, calendarMethod]);
const takenOf = async (id: string) => {
  const { takenGroups, takenPupils } = await server.db.prisma.session.findUniqueOrThrow({ where: { id } });
  return [takenGroups, takenPupils];
};

const head = { name: 'Leder Holm', email: 'leder@example.org' };

/** The lead on another day: a login lasts hours. */
async function onDay(instant: string): Promise<void> {
  server.clock.set(instant);
  lead = await loginHeaders(server, leader);
}

/** A request by the API, with its session and its link. */
async function aRequest(offerFacts: object = { confirmation: 'BY_REQUEST' }, body: object = {}) {
  const offer = await anOffer(server.db, department, { requestWorkingDays: 3, headWorkingDays: 2, ...offerFacts });
  const session = await aSession(server.db, offer);
  const school = await anInstitution(server.db);
  const asked = { ...aBookingRequest(session.id, school.number), ...body };
  const { status, body: made } = await call('POST', '/api/bookings', {}, asked);
  expect(status).toBe(201);
  const row = await rowOf(made.reference);
  const link = (suffix: string) => `/api/bookings/${made.reference}/${suffix}`;
  return { offer, session, row, reference: made.reference as string, token: bearer(made.manageToken), link };
}
const ofHead = (id: string, email = head.email) => ({
  path: `/api/head-approvals/${id}`,
  headers: bearer(headToken(server.deps.config.LINK_SECRET, { bookingId: id, email })),
});

const later = (offer: { id: string; siteId: string }) =>
  aSession(server.db, offer, { day: '2026-04-30', capacityGroups: 1 });

describe('a request to the department', () => {
  test('holds its places until the deadline, and tells school and department', async () => {
    const { row, reference, session, token, link } = await aRequest();
    expect(row).toMatchObject({ status: 'REQUESTED', expiresAt: new Date('2026-03-19T23:00:00Z') });
    expect(await takenOf(session.id)).toEqual([1, 26]);
    expect(await mailsOf(reference)).toEqual(
      expect.arrayContaining([
        ['REQUEST_RECEIVED', 'CONTACT', null],
        ['DEPARTMENT_TASK', 'DEPARTMENT', null],
      ]),
    );
    const { body } = await call('GET', link('request'), token);
    expect(body).toMatchObject({ waitsFor: { department: true, head: false }, head: null, proposal: null, classes: 1 });
  });

  test('is tentative in a calendar until it is confirmed, and cancelled when it is declined', async () => {
    const { link, token } = await aRequest();
    const statusInFile = async () => {
      const file = await (await fetch(server.url + link('invite.ics'), { headers: token })).text();
      return /STATUS:(\w+)/.exec(file)?.[1];
    };
    expect(await statusInFile()).toBe('TENTATIVE');
    await call('POST', link('confirm'), lead);
    expect(await statusInFile()).toBe('CONFIRMED');
    const other = await aRequest();
    await call('POST', other.link('decline'), lead, { code: 'LEVEL' });
    const file = await (await fetch(server.url + other.link('invite.ics'), { headers: other.token })).text();
    expect(file).toContain('STATUS:CANCELLED');
  });

  test('is confirmed with its invitations, once however often one says yes', async () => {
    const { reference, link, token } = await aRequest();
    for (const _ of [1, 2]) {
      const { status, body } = await call('POST', link('confirm'), lead);
      expect([status, body]).toEqual([200, { reference, outcome: 'CONFIRMED' }]);
    }
    expect(await rowOf(reference)).toMatchObject({ status: 'CONFIRMED', expiresAt: null, sequence: 1 });
    const invited = (await mailsOf(reference)).filter(([kind]) => kind === 'CONFIRMATION');
    expect(invited).toEqual([['CONFIRMATION', 'VISITOR', 'REQUEST']]);
    expect((await call('POST', link('decline'), lead, { code: 'OTHER' })).body.code).toBe('NOT_A_REQUEST');
    expect((await call('GET', link('request'), token)).body.waitsFor).toEqual({ department: false, head: false });
  });

  test('is declined with a reason that the school reads, and its places are free', async () => {
    const { reference, link, session } = await aRequest();
    const { status } = await call('POST', link('decline'), lead, {
      code: 'LEVEL',
      reason: 'Prøv forløbet for 3. klasse.',
    });
    expect(status).toBe(200);
    expect(await rowOf(reference)).toMatchObject({ status: 'DECLINED', endCode: 'LEVEL', cancelledAt: null });
    expect(await takenOf(session.id)).toEqual([0, 0]);
    expect(await mailsOf(reference)).toContainEqual(['REQUEST_DECLINED', 'CONTACT', null]);
    const late = await call('POST', link('confirm'), lead);
    expect(late).toMatchObject({ status: 409, body: { reasons: [{ message: 'Anmodningen er allerede afvist.' }] } });
  });

  test('is answered by leads of the department only; educators see it, strangers do not', async () => {
    const { link } = await aRequest();
    const asked = [educator, stranger].map((who) => call('POST', link('confirm'), who));
    expect((await Promise.all(asked)).map(({ status }) => status)).toEqual([403, 404]);
    expect((await call('GET', link('answering'), educator)).body).toMatchObject({ mayAnswer: false, alternatives: [] });
    expect((await call('GET', link('answering'), lead)).body).toMatchObject({ mayAnswer: true });
    expect((await call('GET', link('answering'), stranger)).status).toBe(404);
    expect((await call('GET', link('request'), bearer('wrong'))).status).toBe(404);
  });

  test('expires by the clock when nobody answers, and is not answered a second after', async () => {
    const { reference, link, session } = await aRequest();
    await onDay('2026-03-19T23:00:00Z');
    expect((await call('POST', link('confirm'), lead)).body.code).toBe('REQUEST_EXPIRED');
    await Promise.all([1, 2].map(() => lapsedRequests.run(server.deps, server.clock.now())));
    expect(await rowOf(reference)).toMatchObject({ status: 'EXPIRED', expiresAt: null });
    expect(await takenOf(session.id)).toEqual([0, 0]);
    expect((await mailsOf(reference)).filter(([kind]) => kind === 'REQUEST_EXPIRED')).toHaveLength(1);
    expect(await differences()).toEqual([]);
  });

  test('is either confirmed or withdrawn, never both, when both happen at once', async () => {
    const { reference, link, token, session } = await aRequest();
    await Promise.all([
      call('POST', link('confirm'), lead),
      call('POST', link('decline'), lead, { code: 'OTHER' }),
      call('POST', link('cancel'), token, { reason: 'Vi fortryder.' }),
    ]);
    const { status } = await rowOf(reference);
    expect(['CONFIRMED', 'DECLINED', 'WITHDRAWN', 'CANCELLED_BY_BOOKER']).toContain(status);
    expect(await takenOf(session.id)).toEqual(status === 'CONFIRMED' ? [1, 26] : [0, 0]);
    expect(await differences()).toEqual([]);
  });
});

describe('the school’s head', () => {
  const instant = { headApproval: true };
  const both = { headApproval: true, confirmation: 'BY_REQUEST' };

  test('reads by the link what it is about; reading answers nothing, a wrong link opens nothing', async () => {
    const { row } = await aRequest(instant, { head });
    const { path, headers } = ofHead(row.id);
    const { status, body } = await call('GET', path, headers);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      name: 'Leder Holm',
      answer: null,
      mayAnswer: true,
      waitsForDepartment: false,
      dueAt: '2026-03-18T23:00:00.000Z',
      visits: [{ groups: [{ pupils: 26 }] }],
    });
    expect((await call('GET', path, bearer('wrong'))).status).toBe(404);
    expect((await call('GET', path, ofHead(row.id, 'anden@example.org').headers)).status).toBe(404);
    expect((await rowOf(row.reference)).status).toBe('REQUESTED');
  });

  test('says yes: the visit stands, with its invitations; yes again changes nothing, no is too late', async () => {
    const { row, reference } = await aRequest(instant, { head });
    expect(await mailsOf(reference)).toContainEqual(['HEAD_ASKED', 'HEAD', null]);
    const { path, headers } = ofHead(row.id);
    for (const _ of [1, 2]) {
      expect((await call('POST', path, headers, { answer: 'CONFIRM' })).body).toMatchObject({
        answer: 'CONFIRMED',
        status: 'CONFIRMED',
        mayAnswer: false,
      });
    }
    expect((await mailsOf(reference)).filter(([kind]) => kind === 'CONFIRMATION')).toHaveLength(1);
    expect((await call('POST', path, headers, { answer: 'DECLINE' })).body.code).toBe('ALREADY_ANSWERED');
  });

  test('says no: the request is withdrawn, the teacher reads why, the places are free', async () => {
    const { row, reference, session } = await aRequest(instant, { head });
    const { path, headers } = ofHead(row.id);
    await call('POST', path, headers, { answer: 'DECLINE', reason: 'Der er terminsprøver.' });
    expect(await rowOf(reference)).toMatchObject({ status: 'WITHDRAWN', endCode: 'HEAD_DECLINED' });
    expect(await takenOf(session.id)).toEqual([0, 0]);
    expect(await mailsOf(reference)).toContainEqual(['HEAD_SETTLED', 'CONTACT', null]);
  });

  test('and the department both have to say yes, in either order', async () => {
    for (const headFirst of [true, false]) {
      const { row, reference, link } = await aRequest(both, { head });
      const { path, headers } = ofHead(row.id);
      const yes = () => call('POST', path, headers, { answer: 'CONFIRM' });
      const accept = () => call('POST', link('confirm'), lead);
      if (headFirst) {
        expect((await yes()).body).toMatchObject({ status: 'REQUESTED', waitsForDepartment: true });
        expect((await accept()).body.outcome).toBe('CONFIRMED');
      } else {
        expect((await accept()).body.outcome).toBe('WAITING_FOR_HEAD');
        expect((await accept()).body.outcome).toBe('WAITING_FOR_HEAD');
        expect(await rowOf(reference)).toMatchObject({ expiresAt: new Date('2026-03-18T23:00:00Z') });
        expect((await yes()).body).toMatchObject({ status: 'CONFIRMED' });
      }
      expect((await rowOf(reference)).acceptedAt).not.toBeNull();
    }
  });

  test('is reminded once, half-way; after the deadline the request expires and an answer is refused', async () => {
    const { row, reference, session } = await aRequest(instant, { head });
    const { path, headers } = ofHead(row.id);
    const remind = () => headReminders.run(server.deps, server.clock.now());
    await remind();
    expect(await mailsOf(reference)).not.toContainEqual(['HEAD_REMINDER', 'HEAD', null]);
    server.clock.set('2026-03-17T16:00:00Z');
    await remind();
    await remind();
    expect((await mailsOf(reference)).filter(([kind]) => kind === 'HEAD_REMINDER')).toHaveLength(1);
    server.clock.set('2026-03-18T23:00:00Z');
    expect((await call('POST', path, headers, { answer: 'CONFIRM' })).body.code).toBe('REQUEST_EXPIRED');
    await lapsedRequests.run(server.deps, server.clock.now());
    expect((await rowOf(reference)).status).toBe('EXPIRED');
    expect(await takenOf(session.id)).toEqual([0, 0]);
    expect(await mailsOf(reference)).toContainEqual(['HEAD_SETTLED', 'HEAD', null]);
    expect((await call('GET', path, headers)).body).toMatchObject({ mayAnswer: false, status: 'EXPIRED' });
  });

  test('hears that no answer is needed when the teacher withdraws the request', async () => {
    const { row, reference, link, token } = await aRequest(instant, { head });
    expect((await call('POST', link('cancel'), token, {})).status).toBe(200);
    expect((await rowOf(reference)).status).toBe('WITHDRAWN');
    expect(await mailsOf(reference)).toContainEqual(['HEAD_SETTLED', 'HEAD', null]);
    const { path, headers } = ofHead(row.id);
    expect((await call('POST', path, headers, { answer: 'CONFIRM' })).body).toMatchObject({
      code: 'NOT_A_REQUEST',
      reasons: [{ message: 'Anmodningen er trukket tilbage.' }],
    });
  });

  test('can be another one: the old link opens nothing, the new one does', async () => {
    const { row, reference, link, token } = await aRequest(instant, { head });
    const other = { name: 'Leder Lund', email: 'lund@example.org' };
    const { body } = await call('PUT', link('head'), token, other);
    expect(body.head).toMatchObject({ ...other, answer: null });
    expect((await call('GET', ofHead(row.id).path, ofHead(row.id).headers)).status).toBe(404);
    const { path, headers } = ofHead(row.id, other.email);
    expect((await call('POST', path, headers, { answer: 'CONFIRM' })).status).toBe(200);
    expect((await mailsOf(reference)).filter(([kind]) => kind === 'HEAD_ASKED')).toHaveLength(2);
    expect((await call('PUT', link('head'), token, head)).status).toBe(409);
  });
});

describe('another time', () => {
  test('is proposed with its places held, accepted by the link, and confirmed there', async () => {
    const { offer, session, reference, link, token } = await aRequest();
    const target = await later(offer);
    const asked = { sessionId: target.id, message: 'Den dag har vi flere undervisere.' };
    expect((await call('POST', link('propose'), lead, asked)).body.outcome).toBe('PROPOSED');
    expect([await takenOf(session.id), await takenOf(target.id)]).toEqual([
      [1, 26],
      [1, 26],
    ]);
    expect((await call('GET', link('request'), token)).body.proposal).toMatchObject({
      sessionId: target.id,
      message: asked.message,
      expiresAt: '2026-03-19T23:00:00.000Z',
    });
    expect(await mailsOf(reference)).toContainEqual(['TIME_PROPOSED', 'CONTACT', null]);
    const { status, body } = await call('POST', link('proposal'), token, { accept: true });
    expect([status, body]).toMatchObject([200, { status: 'CONFIRMED', proposal: null }]);
    expect(await rowOf(reference)).toMatchObject({ status: 'CONFIRMED', sessionId: target.id });
    expect([await takenOf(session.id), await takenOf(target.id)]).toEqual([
      [0, 0],
      [1, 26],
    ]);
    expect((await call('POST', link('proposal'), token, { accept: true })).body.code).toBe('NO_PROPOSAL');
    expect(await differences()).toEqual([]);
  });

  test('is declined: the department has the request again, and the places proposed make way at once', async () => {
    const { offer, reference, link, token } = await aRequest();
    const target = await later(offer);
    await call('POST', link('propose'), lead, { sessionId: target.id });
    expect((await call('POST', link('proposal'), token, { accept: false })).body).toMatchObject({
      status: 'REQUESTED',
      waitsFor: { department: true },
      proposal: null,
    });
    const school = await anInstitution(server.db);
    const other = await call('POST', '/api/bookings', {}, aBookingRequest(target.id, school.number));
    expect(other.status).toBe(201);
    expect((await call('POST', link('confirm'), lead)).body.outcome).toBe('CONFIRMED');
    expect((await rowOf(reference)).status).toBe('CONFIRMED');
    expect(await differences()).toEqual([]);
  });

  test('can be proposed anew; a full time is refused and leaves the proposal as it is', async () => {
    const { offer, link, token } = await aRequest();
    const [first, second] = [await later(offer), await aSession(server.db, offer, { day: '2026-05-07' })];
    const full = await aSession(server.db, offer, { day: '2026-05-08', capacityPupils: 10 });
    const propose = (sessionId: string) => call('POST', link('propose'), lead, { sessionId });
    await propose(first.id);
    expect((await propose(full.id)).body.code).toBe('TIME_FULL');
    expect((await call('GET', link('request'), token)).body.proposal).toMatchObject({ sessionId: first.id });
    await propose(second.id);
    expect((await call('GET', link('request'), token)).body.proposal).toMatchObject({ sessionId: second.id });
    const elsewhere = await aSession(server.db, await anOffer(server.db, department));
    const refused = await Promise.all(['nonsense', elsewhere.id].map(propose));
    expect(refused.map(({ status, body }) => [status, body.code])).toEqual([
      [404, 'SESSION_NOT_FOUND'],
      [409, 'OTHER_OFFER'],
    ]);
  });

  test('is forgotten with the request when nobody answers in time', async () => {
    const { offer, reference, link } = await aRequest();
    const target = await later(offer);
    await onDay('2026-03-17T08:00:00Z');
    await call('POST', link('propose'), lead, { sessionId: target.id });
    expect(await rowOf(reference)).toMatchObject({ expiresAt: new Date('2026-03-20T23:00:00Z') });
    server.clock.set('2026-03-20T23:00:00Z');
    await lapsedRequests.run(server.deps, server.clock.now());
    expect((await rowOf(reference)).status).toBe('EXPIRED');
    expect(await server.db.prisma.timeProposal.findMany({ where: { booking: { reference } } })).toMatchObject([
      { outcome: 'EXPIRED' },
    ]);
  });

  test('moves the question to the head, who is asked about the new time', async () => {
    const { offer, row, reference, link, token } = await aRequest(
      { headApproval: true, confirmation: 'BY_REQUEST' },
      { head },
    );
    const target = await later(offer);
    await call('POST', link('propose'), lead, { sessionId: target.id });
    expect((await call('POST', link('proposal'), token, { accept: true })).body).toMatchObject({
      status: 'REQUESTED',
      waitsFor: { department: false, head: true },
    });
    const { path, headers } = ofHead(row.id);
    expect((await call('GET', path, headers)).body.visits).toMatchObject([{ session: { id: target.id } }]);
    expect((await call('POST', path, headers, { answer: 'CONFIRM' })).body.status).toBe('CONFIRMED');
    expect((await mailsOf(reference)).filter(([kind]) => kind === 'HEAD_ASKED')).toHaveLength(2);
  });
});

describe('a request that moves', () => {
  const both = { headApproval: true, confirmation: 'BY_REQUEST' };
  const moveTo = async (
    offer: Awaited<ReturnType<typeof anOffer>>,
    one: { link: (s: string) => string },
    token: object,
  ) => {
    const target = await later(offer);
    const { status } = await call('POST', one.link('reschedule'), { ...token }, { sessionId: target.id });
    expect(status).toBe(200);
    return target;
  };

  test('by the school needs every yes anew: head and department are asked about the new time', async () => {
    const asked = await aRequest(both, { head });
    const { path, headers } = ofHead(asked.row.id);
    await call('POST', path, headers, { answer: 'CONFIRM' });
    const target = await moveTo(asked.offer, asked, asked.token);
    expect((await call('GET', path, headers)).body).toMatchObject({
      answer: null,
      mayAnswer: true,
      visits: [{ session: { id: target.id } }],
    });
    expect((await call('POST', asked.link('confirm'), lead)).body.outcome).toBe('WAITING_FOR_HEAD');
    await moveTo(asked.offer, asked, asked.token);
    expect((await call('POST', path, headers, { answer: 'CONFIRM' })).body).toMatchObject({
      status: 'REQUESTED',
      waitsForDepartment: true,
    });
    expect((await call('POST', asked.link('confirm'), lead)).body.outcome).toBe('CONFIRMED');
    const kinds = (await mailsOf(asked.reference)).map(([kind]) => kind);
    expect(kinds.filter((kind) => kind === 'HEAD_ASKED')).toHaveLength(3);
    expect(kinds.filter((kind) => kind === 'DEPARTMENT_TASK')).toHaveLength(2);
  });

  test('by a proposal needs the yes of a head who had said yes to the time before', async () => {
    const asked = await aRequest(both, { head });
    const { path, headers } = ofHead(asked.row.id);
    await call('POST', path, headers, { answer: 'CONFIRM' });
    const target = await later(asked.offer);
    await call('POST', asked.link('propose'), lead, { sessionId: target.id });
    expect((await call('POST', asked.link('proposal'), asked.token, { accept: true })).body).toMatchObject({
      status: 'REQUESTED',
      waitsFor: { department: false, head: true },
    });
    expect((await call('POST', path, headers, { answer: 'CONFIRM' })).body.status).toBe('CONFIRMED');
  });
});

test('several classes booked as one are answered together: by the department, by the head, and by the clock', async () => {
  const offer = await anOffer(server.db, department, { confirmation: 'BY_REQUEST', headApproval: true });
  const sessions = [await aSession(server.db, offer), await aSession(server.db, offer, { time: '12:00' })];
  const aSet = async () => {
    const bookingSetId = newId();
    const bookings = [];
    for (const session of sessions) {
      bookings.push(await aBooking(server.db, session, { status: 'REQUESTED', bookingSetId }));
    }
    const [first] = bookings;
    const dueAt = new Date('2026-03-18T23:00:00Z');
    const asked = { bookingId: first?.id ?? '', ...head, askedAt: server.clock.now(), dueAt };
    await server.db.prisma.headApproval.create({ data: asked });
    const statuses = async () =>
      (await server.db.prisma.booking.findMany({ where: { bookingSetId } })).map(({ status }) => status);
    return { ids: bookings.map(({ id }) => id), references: bookings.map(({ reference }) => reference), statuses };
  };
  const confirmed = await aSet();
  const accepted = await call('POST', `/api/bookings/${confirmed.references[1]}/confirm`, lead);
  expect(accepted.body.outcome).toBe('WAITING_FOR_HEAD');
  const { path, headers } = ofHead(confirmed.ids[0] ?? '');
  expect((await call('POST', path, headers, { answer: 'CONFIRM' })).body.visits).toHaveLength(2);
  expect(await confirmed.statuses()).toEqual(['CONFIRMED', 'CONFIRMED']);

  const moved = await aSet();
  const asked = ofHead(moved.ids[0] ?? '');
  await call('POST', asked.path, asked.headers, { answer: 'CONFIRM' });
  const other = await aSession(server.db, offer, { day: '2026-05-07' });
  await call('POST', `/api/bookings/${moved.references[1]}/move`, lead, { sessionId: other.id });
  expect((await call('GET', asked.path, asked.headers)).body).toMatchObject({ answer: null, mayAnswer: true });
  await call('POST', asked.path, asked.headers, { answer: 'DECLINE' });
  expect(await moved.statuses()).toEqual(['WITHDRAWN', 'WITHDRAWN']);

  const proposed = await call('POST', `/api/bookings/${(await aSet()).references[0]}/propose`, lead, {
    sessionId: (await aSession(server.db, offer, { day: '2026-05-05' })).id,
  });
  expect(proposed.body.code).toBe('PART_OF_SET');

  const left = await aSession(server.db, offer, { day: '2026-05-06' });
  sessions.splice(0, 2, left, left);
  const lapsing = await aSet();
  server.clock.set('2026-03-18T23:00:00Z');
  await lapsedRequests.run(server.deps, server.clock.now());
  expect(await lapsing.statuses()).toEqual(['EXPIRED', 'EXPIRED']);
  expect(await takenOf(left.id)).toEqual([0, 0]);
  expect(await differences()).toEqual([]);
});

test('a request that cannot be ended keeps no other from ending', async () => {
  const offer = await anOffer(server.db, department, { confirmation: 'BY_REQUEST' });
  const expiresAt = new Date('2026-03-17T23:00:00Z');
  const aRequested = async (facts: object = {}) =>
    aBooking(server.db, await aSession(server.db, offer), { status: 'REQUESTED', expiresAt, ...facts });
  const bookingSetId = newId();
  const stuck = await aRequested({ bookingSetId });
  await aRequested({ bookingSetId, came: 'AS_BOOKED' });
  const other = await aRequested({ expiresAt: new Date('2026-03-18T23:00:00Z') });
  server.clock.set('2026-03-19T08:00:00Z');
  await lapsedRequests.run(server.deps, server.clock.now());
  expect((await rowOf(stuck.reference)).status).toBe('REQUESTED');
  expect((await rowOf(other.reference)).status).toBe('EXPIRED');
  expect(server.errors.splice(0).map(({ event, facts }) => [event, facts?.task])).toEqual([
    ['clock.failed', 'requests.lapsed'],
  ]);
});

test('a class that was given up is not declined, nor are the others by its page', async () => {
  const offer = await anOffer(server.db, department, { confirmation: 'BY_REQUEST' });
  const bookingSetId = newId();
  const expiresAt = new Date('2026-03-19T23:00:00Z');
  const asks = { bookingSetId, status: 'REQUESTED', expiresAt } as const;
  const left = await aBooking(server.db, await aSession(server.db, offer), asks);
  const gone = await aBooking(server.db, await aSession(server.db, offer), { bookingSetId, status: 'WITHDRAWN' });
  const declined = await call('POST', `/api/bookings/${gone.reference}/decline`, lead, { code: 'OTHER' });
  expect(declined).toMatchObject({ status: 409, body: { code: 'NOT_A_REQUEST' } });
  expect((await rowOf(left.reference)).status).toBe('REQUESTED');
});

test('the head who was asked about several classes is asked about the rest when the first is withdrawn; nobody gets by without', async () => {
  const offer = await anOffer(server.db, department, { confirmation: 'BY_REQUEST', headApproval: true });
  const school = await anInstitution(server.db);
  const { sessionId: _sessionId, groups, ...request } = aBookingRequest('', school.number);
  const sessions = [await aSession(server.db, offer), await aSession(server.db, offer, { time: '12:00' })];
  const bookings = sessions.map(({ id }) => ({ sessionId: id, groups }));
  const made = (await call('POST', '/api/booking-sets', {}, { ...request, head, bookings })).body.bookings;
  const [first, second] = await Promise.all(made.map(({ reference }: { reference: string }) => rowOf(reference)));
  const asked = await server.db.prisma.headApproval.findFirstOrThrow({
    where: { bookingId: { in: [first.id, second.id] } },
  });
  const [carrier, other] = asked.bookingId === first.id ? [first, second] : [second, first];
  const token = bearer(
    made.find(({ reference }: { reference: string }) => reference === carrier.reference).manageToken,
  );
  expect((await call('POST', `/api/bookings/${carrier.reference}/cancel`, token, {})).status).toBe(200);
  expect(await mailsOf(carrier.reference)).not.toContainEqual(['HEAD_SETTLED', 'HEAD', null]);
  expect(await mailsOf(other.reference)).toContainEqual(['HEAD_ASKED', 'HEAD', null]);

  expect((await call('POST', `/api/bookings/${other.reference}/confirm`, lead)).body.outcome).toBe('WAITING_FOR_HEAD');
  expect((await rowOf(other.reference)).status).toBe('REQUESTED');
  expect((await call('GET', ofHead(carrier.id).path, ofHead(carrier.id).headers)).status).toBe(404);
  const { path, headers } = ofHead(other.id);
  expect((await call('POST', path, headers, { answer: 'CONFIRM' })).status).toBe(200);
  expect((await rowOf(other.reference)).status).toBe('CONFIRMED');
  expect(await differences()).toEqual([]);
});
