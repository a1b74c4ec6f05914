import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { aBookingRequest } from '#server/bookings/booking-request.sample.ts';
import { aBooking } from '#server/testing/booking-builder.ts';
import { aDepartment, anAccount, anInstitution, anOffer, aSession } from '#server/testing/builders.ts';
import { loginHeaders } from '#server/testing/login.ts';
import { type TestServer, testServer } from '#server/testing/server.ts';
import { lapsedOffers, promotions } from './waitlist-clock.service.ts';

let server: TestServer;
beforeEach(async () => {
  server = await testServer();
});
afterEach(() => server.close());

async function call(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
  const response = await fetch(server.url + path, {
    method,
    headers: { 'content-type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: text === '' ? null : JSON.parse(text) };
}

/** A session for one class, full; its booking can be cancelled. */
async function aFullSession(facts: Parameters<typeof anOffer>[2] = {}) {
  const department = await aDepartment(server.db);
  const offer = await anOffer(server.db, department, facts);
  const session = await aSession(server.db, offer, { capacityGroups: 1, capacityPupils: 28, capacityAdults: 8 });
  const booking = await aBooking(server.db, session);
  const school = (await anInstitution(server.db)).number;
  const { sessionId: _, ...body } = aBookingRequest(session.id, school);
  return { department, offer, session, booking, body, path: `/api/sessions/${session.id}/waitlist` };
}

async function free({ id, version }: { id: string; version: number }) {
  const audit = { id: crypto.randomUUID(), actor: 'link', action: 'booking.cancelled' };
  const now = server.clock.now().toISOString();
  const cancellation = { bookingId: id, version, now, status: 'CANCELLED_BY_BOOKER', mails: [], audit };
  await server.db.pool.query('SELECT booking_cancel($1)', [cancellation]);
  await promotions.run(server.deps, server.clock.now());
}

const bearer = ({ manageToken }: { manageToken: string }) => ({ authorization: `Bearer ${manageToken}` });
const kindsOf = async (reference: string) => {
  const mails = await server.db.prisma.outboxMail.findMany({
    where: { booking: { reference } },
    orderBy: { sequence: 'asc' },
  });
  return mails.map(({ kind, recipientRole }) => `${kind} ${recipientRole}`);
};

describe('joining', () => {
  test('a full session: a number in the queue, a link and a mail, no places', async () => {
    const { session, body, path } = await aFullSession();
    const first = await call('POST', path, body);
    expect(first).toMatchObject({ status: 201, body: { status: 'WAITING', position: 1, session: { id: session.id } } });
    const second = await call('POST', path, body);
    expect(second.body.position).toBe(2);
    expect(await kindsOf(first.body.reference)).toEqual(['WAITING_JOINED CONTACT']);
    expect((await server.db.prisma.session.findUniqueOrThrow({ where: { id: session.id } })).takenGroups).toBe(1);
    const own = await call('GET', `/api/bookings/${second.body.reference}/waitlist`, undefined, bearer(second.body));
    expect(own.body).toMatchObject({
      waiting: { position: 2, wishes: null, until: '2026-04-21T22:00:00.000Z', offersMissed: 0 },
      offered: null,
      together: [{ labels: ['5.b'], pupils: 26 }],
    });
  });

  test('the same key twice is one entry; another body with it is refused', async () => {
    const { body, path } = await aFullSession();
    const key = { 'idempotency-key': 'join-the-list-once-0001' };
    const first = await call('POST', path, body, key);
    expect((await call('POST', path, body, key)).body.reference).toBe(first.body.reference);
    expect(await server.db.prisma.waitlistEntry.count()).toBe(1);
    const other = await call('POST', path, { ...body, message: 'Noget andet' }, key);
    expect(other).toMatchObject({ status: 422, body: { code: 'IDEMPOTENCY_KEY_REUSED' } });
  });

  test('a session with room is to be booked instead', async () => {
    const { booking, body, path } = await aFullSession();
    await free(booking);
    expect(await call('POST', path, body)).toMatchObject({ status: 409, body: { code: 'SESSION_HAS_ROOM' } });
  });

  test('whoever does not fit into the empty session, or is of another level, is told so with all reasons', async () => {
    const { body, path } = await aFullSession();
    const groups = [{ label: '1.a', gradeLevel: 1, pupils: 40, adults: 1 }];
    const answer = await call('POST', path, { ...body, groups });
    expect(answer.status).toBe(409);
    const codes = answer.body.reasons.map(({ code }: { code: string }) => code);
    expect(codes).toEqual(['TOO_MANY_PUPILS', 'TOO_FEW_ADULTS', 'LEVEL_NOT_OFFERED']);
  });

  test('either one booking or several, and wishes in their order: 422', async () => {
    const { body, path } = await aFullSession();
    const { groups, ...rest } = body;
    const both = await call('POST', path, { ...rest, groups, sets: [{ groups }] });
    expect(both.body.errors).toMatchObject([{ path: 'groups', code: 'GROUPS_OR_SETS' }]);
    const wishes = { from: '2026-05-31', to: '2026-05-01' };
    const wrong = await call('POST', path, { ...body, wishes });
    expect(wrong.body.errors).toMatchObject([{ path: 'wishes.to', code: 'ENDS_BEFORE_IT_BEGINS' }]);
    const far = { from: '2026-05-01', to: '2028-05-01' };
    expect((await call('POST', path, { ...body, wishes: far })).status).toBe(422);
  });

  test('where another wished day has room it is offered at once', async () => {
    const { offer, body, path } = await aFullSession();
    const other = await aSession(server.db, offer, { day: '2026-05-12' });
    const wishes = { from: '2026-05-01', to: '2026-05-31', weekdays: [2] };
    const answer = await call('POST', path, { ...body, wishes });
    expect(answer.body).toMatchObject({ status: 'OFFERED', session: { id: other.id } });
    expect(await kindsOf(answer.body.reference)).toEqual(['WAITING_JOINED CONTACT', 'PLACE_OFFERED CONTACT']);
  });

  test('two classes wait where one of them would fit, and only for both', async () => {
    const { offer, body, path } = await aFullSession();
    const wide = await aSession(server.db, offer, { time: '12:00', capacityGroups: 2 });
    await aBooking(server.db, wide);
    const { groups, ...rest } = body;
    const sets = [{ groups }, { groups: [{ label: '5.c', gradeLevel: 5, pupils: 22, adults: 2 }] }];
    const answer = await call('POST', path.replace(/sessions\/[^/]+/, `sessions/${wide.id}`), { ...rest, sets });
    expect(answer).toMatchObject({ status: 201, body: { status: 'WAITING', bookings: [{}, {}] } });
    expect(await server.db.prisma.booking.count({ where: { status: 'WAITING' } })).toBe(2);
  });

  test('newcomers do not take what came free for those who wait', async () => {
    const { session, booking, body, path } = await aFullSession();
    const joined = await call('POST', path, body);
    const audit = { id: crypto.randomUUID(), actor: 'link', action: 'booking.cancelled' };
    const cancellation = {
      bookingId: booking.id,
      version: 1,
      now: server.clock.now(),
      status: 'CANCELLED_BY_BOOKER',
      mails: [],
      audit,
    };
    await server.db.pool.query('SELECT booking_cancel($1)', [cancellation]);
    const newcomer = await call('POST', '/api/bookings', { ...body, sessionId: session.id });
    expect(newcomer).toMatchObject({ status: 409, body: { code: 'SESSION_FULL' } });
    const own = await server.db.prisma.booking.findUniqueOrThrow({ where: { reference: joined.body.reference } });
    expect(own.status).toBe('OFFERED');
  });
});

describe('an offer', () => {
  test('is accepted by the link: the visit is confirmed to everybody with its invitation; again is no error', async () => {
    const { booking, body, path } = await aFullSession();
    const joined = (await call('POST', path, body)).body;
    await free(booking);
    const waiting = await call('GET', `/api/bookings/${joined.reference}/waitlist`, undefined, bearer(joined));
    expect(waiting.body.offered).toEqual({
      until: '2026-03-18T23:00:00.000Z',
      approval: null,
      mayKeepWaiting: false,
      fromQueue: true,
    });
    const accepted = await call('POST', `/api/bookings/${joined.reference}/accept`, {}, bearer(joined));
    expect(accepted).toMatchObject({ status: 200, body: { status: 'CONFIRMED' } });
    expect(await kindsOf(joined.reference)).toContain('CONFIRMATION VISITOR');
    const again = await call('POST', `/api/bookings/${joined.reference}/accept`, {}, bearer(joined));
    expect(again).toMatchObject({ status: 200, body: { status: 'CONFIRMED' } });
    expect((await server.db.prisma.waitlistEntry.findFirstOrThrow()).closedAt).not.toBeNull();
  });

  test('is not accepted after its deadline, nor while somebody only waits', async () => {
    const { booking, body, path } = await aFullSession();
    const joined = (await call('POST', path, body)).body;
    const early = await call('POST', `/api/bookings/${joined.reference}/accept`, {}, bearer(joined));
    expect(early).toMatchObject({ status: 409, body: { code: 'OFFER_LAPSED' } });
    await free(booking);
    server.clock.set('2026-03-18T23:00:00Z');
    const late = await call('POST', `/api/bookings/${joined.reference}/accept`, {}, bearer(joined));
    expect(late).toMatchObject({ status: 409, body: { code: 'OFFER_LAPSED' } });
    await lapsedOffers.run(server.deps, server.clock.now());
    expect((await server.db.prisma.session.findFirstOrThrow()).takenGroups).toBe(0);
  });

  test('where the head has to confirm: the head is asked for, and accepting makes a request', async () => {
    const { booking, body, path } = await aFullSession({ headApproval: true });
    const joined = (await call('POST', path, body)).body;
    await free(booking);
    const missing = await call('POST', `/api/bookings/${joined.reference}/accept`, {}, bearer(joined));
    expect(missing).toMatchObject({ status: 422, body: { errors: [{ path: 'head.name' }, { path: 'head.email' }] } });
    const head = { name: 'Leder Lund', email: 'leder@example.org' };
    const accepted = await call('POST', `/api/bookings/${joined.reference}/accept`, { head }, bearer(joined));
    expect(accepted).toMatchObject({ status: 200, body: { status: 'REQUESTED' } });
    expect(await kindsOf(joined.reference)).toContain('HEAD_ASKED HEAD');
  });

  test('to two classes is accepted for both by either link', async () => {
    const { offer, booking, body, path } = await aFullSession();
    const { groups, ...rest } = body;
    const sets = [{ groups }, { groups: [{ label: '5.c', gradeLevel: 5, pupils: 22, adults: 2 }] }];
    const joined = (await call('POST', path, { ...rest, sets })).body;
    await aSession(server.db, offer, { time: '12:00', capacityGroups: 1 });
    await free(booking);
    const second = joined.bookings[1];
    const accepted = await call('POST', `/api/bookings/${second.reference}/accept`, {}, bearer(second));
    expect(accepted.body.status).toBe('CONFIRMED');
    const statuses = await server.db.prisma.booking.findMany({ where: { waitlistEntryId: { not: null } } });
    expect(statuses.map(({ status }) => status)).toEqual(['CONFIRMED', 'CONFIRMED']);
  });

  test('to two classes is accepted for neither when the time of one of them has been cancelled', async () => {
    const { offer, booking, body, path } = await aFullSession();
    const { groups, ...rest } = body;
    const sets = [{ groups }, { groups: [{ label: '5.c', gradeLevel: 5, pupils: 22, adults: 2 }] }];
    const joined = (await call('POST', path, { ...rest, sets })).body;
    const noon = await aSession(server.db, offer, { time: '12:00', capacityGroups: 1 });
    await free(booking);
    await server.db.pool.query("UPDATE session SET state = 'CANCELLED', version = version + 1 WHERE id = $1", [
      noon.id,
    ]);
    for (const one of joined.bookings) {
      const accepted = await call('POST', `/api/bookings/${one.reference}/accept`, {}, bearer(one));
      expect(accepted).toMatchObject({ status: 409, body: { code: 'SESSION_CANCELLED' } });
    }
  });

  test('that is declined goes to the next at once; whoever wished for other days may keep waiting', async () => {
    const { booking, session, body, path } = await aFullSession();
    const wishes = { from: '2026-05-01', to: '2026-05-31' };
    const first = (await call('POST', path, { ...body, wishes })).body;
    const second = (await call('POST', path, body)).body;
    await free(booking);
    const no = await call(
      'POST',
      `/api/bookings/${first.reference}/decline-offer`,
      { keepWaiting: true },
      bearer(first),
    );
    expect(no.body.status).toBe('WAITING');
    await promotions.run(server.deps, server.clock.now());
    expect((await call('GET', `/api/bookings/${second.reference}`, undefined, bearer(second))).body.status).toBe(
      'OFFERED',
    );
    const end = await call('POST', `/api/bookings/${second.reference}/decline-offer`, {}, bearer(second));
    expect(end.body.status).toBe('WITHDRAWN');
    await promotions.run(server.deps, server.clock.now());
    // Nobody is left who would take that session.
    expect(await server.db.prisma.session.findUniqueOrThrow({ where: { id: session.id } })).toMatchObject({
      takenGroups: 0,
      promotionDue: null,
    });
    expect(await server.db.prisma.waitlistEntry.count({ where: { offersMissed: { gt: 0 } } })).toBe(0);
  });
});

test('staff see who waits for their sessions, in order, with why somebody was passed over', async () => {
  const { department, booking, session, body, path } = await aFullSession();
  const large = { ...body, groups: [{ label: '6.a', gradeLevel: 6, pupils: 28, adults: 2 }] };
  await server.db.prisma.session.update({ where: { id: session.id }, data: { capacityPupils: 27 } });
  expect((await call('POST', path, large)).status).toBe(409);
  await server.db.prisma.session.update({ where: { id: session.id }, data: { capacityPupils: 28 } });
  await call('POST', path, large);
  await server.db.prisma.session.update({ where: { id: session.id }, data: { capacityPupils: 27 } });
  await call('POST', path, body);
  await free(booking);
  const lead = await anAccount(server.db, { grants: [{ role: 'EDUCATOR', departmentId: department.id }] });
  const other = await anAccount(server.db, {
    grants: [{ role: 'EDUCATOR', departmentId: (await aDepartment(server.db)).id }],
  });
  const list = await call('GET', '/api/waitlist', undefined, await loginHeaders(server, lead.id));
  expect(list.body.entries).toMatchObject([
    {
      position: 1,
      bookings: [{ status: 'WAITING', labels: ['6.a'] }],
      skipped: [{ reasons: [{ code: 'TOO_LITTLE_ROOM', message: 'Gruppen er på 28 elever; der var plads til 27.' }] }],
    },
    { bookings: [{ status: 'OFFERED', offered: { until: '2026-03-18T23:00:00.000Z' } }] },
  ]);
  expect((await call('GET', '/api/waitlist', undefined, await loginHeaders(server, other.id))).body.entries).toEqual(
    [],
  );
});
