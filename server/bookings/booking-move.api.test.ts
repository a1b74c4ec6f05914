import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aBooking } from '#server/testing/booking-builder.ts';
import { aDepartment, anAccount, anInstitution, anOffer, aSession } from '#server/testing/builders.ts';
import { TEST_NOW, type TestServer, testServer } from '#server/testing/server.ts';
import { findBooking } from './booking.store.ts';
import { moveBooking } from './booking-move.service.ts';
import { manageToken } from './manage-token.ts';

let server: TestServer;
let department: Awaited<ReturnType<typeof aDepartment>>;
let offer: Awaited<ReturnType<typeof anOffer>>;

beforeAll(async () => {
  server = await testServer({ connections: 20 });
  department = await aDepartment(server.db);
  offer = await anOffer(server.db, department, { maxGroups: 4 });
});
afterAll(() => server.close());

type Row = Awaited<ReturnType<typeof aBooking>>;

async function call(method: string, path: string, booking: Row, body?: unknown, extra: Record<string, string> = {}) {
  const token = manageToken(server.deps.config.LINK_SECRET, booking.id, booking.linkVersion);
  const response = await fetch(`${server.url}/api/bookings/${booking.reference}${path}`, {
    method,
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, ...extra },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: await response.json() };
}
const reschedule = (booking: Row, sessionId: string) => call('POST', '/reschedule', booking, { sessionId });
const taken = async (id: string) => (await server.db.prisma.session.findUniqueOrThrow({ where: { id } })).takenPupils;
const rowOf = ({ id }: { id: string }) => server.db.prisma.booking.findUniqueOrThrow({ where: { id } });
const differences = async () => (await server.db.pool.query('SELECT * FROM session_counter_differences()')).rows;

async function openReview(booking: Row, cause: 'SESSION_CANCELLED' | 'SESSION_MOVED' = 'SESSION_MOVED') {
  const before = { startsAt: '2026-04-01T07:00:00.000Z', endsAt: '2026-04-01T08:30:00.000Z', site: 'Stedet' };
  const facts = { bookingId: booking.id, sessionId: booking.sessionId, cause, before, createdAt: new Date(TEST_NOW) };
  return server.db.prisma.reviewTask.create({ data: { id: crypto.randomUUID(), ...facts } });
}

describe('a school moves its booking by the link', () => {
  test('and keeps reference, UID, groups and price; places, dimensions and calendar follow', async () => {
    const school = await anInstitution(server.db, { municipalityCode: '0101' });
    const from = await aSession(server.db, offer, { day: '2026-06-11' });
    const to = await aSession(server.db, offer, { day: '2027-02-10' });
    const booking = await aBooking(server.db, from, { institution: school, priceOre: 40_000 });
    const { status, body } = await reschedule(booking, to.id);
    expect({ status, body }).toMatchObject({
      status: 200,
      body: {
        reference: booking.reference,
        session: { id: to.id, localDate: '2027-02-10' },
        price: { totalOre: 40_000 },
      },
    });
    expect([await taken(from.id), await taken(to.id)]).toEqual([0, 24]);
    expect(await rowOf(booking)).toMatchObject({ schoolYear: '2026/27', regionCode: '1086', sequence: 1, version: 2 });
    const mails = await server.db.prisma.outboxMail.findMany({ where: { bookingId: booking.id } });
    expect(mails).toMatchObject([{ kind: 'CHANGE', calendarMethod: 'REQUEST', sequence: 1, recipientRole: 'VISITOR' }]);
    expect(mails[0]?.facts).toMatchObject({ calendarUid: `${booking.id}@${server.deps.config.MAIL_DOMAIN}` });
    const audit = await server.db.prisma.auditEvent.findMany({ where: { bookingId: booking.id } });
    expect(audit).toMatchObject([{ action: 'booking.moved', actor: 'link' }]);
  });

  test('to one of the proposed times: open, with room, not too soon, earliest first', async () => {
    const own = await anOffer(server.db, department);
    const from = await aSession(server.db, own, { day: '2026-05-12' });
    const tooSoon = await aSession(server.db, own, { day: '2026-03-17' });
    const full = await aSession(server.db, own, { day: '2026-05-13', capacityPupils: 23 });
    const closed = await aSession(server.db, own, { day: '2026-05-11', state: 'CLOSED' });
    const after = await aSession(server.db, own, { day: '2026-05-19' });
    const before = await aSession(server.db, own, { day: '2026-05-05' });
    const booking = await aBooking(server.db, from);
    const { body } = await call('GET', '/alternatives', booking);
    const ids = body.items.map(({ sessionId }: { sessionId: string }) => sessionId);
    expect(ids).toEqual([before.id, after.id]);
    for (const none of [tooSoon, full, closed]) expect(ids).not.toContain(none.id);
  });

  test('not after the deadline, unless the session was changed or cancelled', async () => {
    const from = await aSession(server.db, offer, { day: '2026-03-23' });
    const to = await aSession(server.db, offer, { day: '2026-05-21' });
    const booking = await aBooking(server.db, from);
    const late = await reschedule(booking, to.id);
    expect(late).toMatchObject({ status: 409, body: { code: 'AFTER_DEADLINE' } });
    expect(late.body.detail).toContain('20 00 00 10');
    await openReview(booking);
    expect((await reschedule(booking, to.id)).status).toBe(200);
    const review = await server.db.prisma.reviewTask.findFirstOrThrow({ where: { bookingId: booking.id } });
    expect(review).toMatchObject({ outcome: 'MOVED', closedBy: null });
  });

  test('not to another offer, not to where it is, not to a full, closed or cancelled time', async () => {
    const from = await aSession(server.db, offer, { day: '2026-06-02' });
    const booking = await aBooking(server.db, from);
    const other = await aSession(server.db, await anOffer(server.db, department), { day: '2026-06-03' });
    const full = await aSession(server.db, offer, { day: '2026-06-03', capacityPupils: 20 });
    const closed = await aSession(server.db, offer, { day: '2026-06-03', state: 'CLOSED' });
    const cancelled = await aSession(server.db, offer, { day: '2026-06-03', state: 'CANCELLED' });
    const answers = await Promise.all(
      [other, from, full, closed, cancelled].map(async ({ id }) => (await reschedule(booking, id)).body.code),
    );
    expect(answers).toEqual(['OTHER_OFFER', 'SAME_SESSION', 'SESSION_FULL', 'SESSION_CLOSED', 'SESSION_CANCELLED']);
    expect((await reschedule(booking, 'nonsense')).status).toBe(404);
    expect(await rowOf(booking)).toMatchObject({ sessionId: from.id, version: 1 });
  });

  test('the last place of a time goes to one of two; the other gets a sentence with other times', async () => {
    const own = await anOffer(server.db, department);
    const day = await aSession(server.db, own, { day: '2026-06-09' });
    const last = await aSession(server.db, own, { day: '2026-06-10', capacityGroups: 1 });
    const further = await aSession(server.db, own, { day: '2026-06-17' });
    const [one, two] = [await aBooking(server.db, day), await aBooking(server.db, day)];
    const answers = await Promise.all([reschedule(one, last.id), reschedule(two, last.id)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const { body } = answers.find(({ status }) => status === 409) ?? { body: {} };
    expect(body.detail).toBe('Tiden er fuldt booket.');
    expect(body.reasons[0].alternatives).toMatchObject([{ sessionId: further.id }]);
    expect(await differences()).toEqual([]);
  });
});

test('a session that was cancelled can only be left: no numbers, no keeping; cancelling has no deadline and closes the review', async () => {
  const from = await aSession(server.db, offer, { day: '2026-03-17', state: 'CANCELLED' });
  const booking = await aBooking(server.db, from);
  const review = await openReview(booking, 'SESSION_CANCELLED');
  const seen = await call('GET', '', booking);
  expect(seen.body).toMatchObject({ allowedActions: ['RESCHEDULE', 'CANCEL'], review: { cause: 'SESSION_CANCELLED' } });
  const [group] = seen.body.groups;
  const changed = await call('PATCH', '', booking, {
    groups: [{ id: group.id, label: '5.b', gradeLevel: 5, pupils: 10, adults: 2 }],
  });
  expect(changed).toMatchObject({ status: 409, body: { code: 'SESSION_CANCELLED' } });
  expect(await call('POST', '/keep', booking)).toMatchObject({ status: 409, body: { code: 'NOTHING_TO_KEEP' } });
  expect(await call('POST', '/cancel', booking, {})).toMatchObject({
    status: 200,
    body: { status: 'CANCELLED_BY_BOOKER' },
  });
  expect(await server.db.prisma.reviewTask.findUnique({ where: { id: review.id } })).toMatchObject({
    outcome: 'CANCELLED',
  });
  expect(await taken(from.id)).toBe(0);
});

test('the school says that a moved time suits, once', async () => {
  const booking = await aBooking(server.db, await aSession(server.db, offer, { day: '2026-03-18' }));
  const review = await openReview(booking);
  expect((await call('GET', '', booking)).body.allowedActions).toContain('KEEP');
  // A time that somebody has not seen is not accepted by the page they have open.
  const stale = await call('POST', '/keep', booking, undefined, { 'if-match': '"0"' });
  expect([stale.status, stale.body.code]).toEqual([412, 'CHANGED_MEANWHILE']);
  expect(await call('POST', '/keep', booking)).toMatchObject({ status: 200, body: { review: null } });
  expect((await call('POST', '/keep', booking)).status).toBe(409);
  const row = await server.db.prisma.reviewTask.findUnique({ where: { id: review.id } });
  expect(row).toMatchObject({ outcome: 'KEPT', closedBy: null });
});

test('the department moves past lead time and deadline, never into the past', async () => {
  const lead = await anAccount(server.db, { grants: [{ role: 'DEPARTMENT_LEAD', departmentId: department.id }] });
  const login = {
    ...{ accountId: lead.id, loginId: 'x', name: lead.name, email: lead.email, emailProven: true },
    roles: [{ role: 'DEPARTMENT_LEAD' as const, departmentId: department.id, institutions: [], municipalities: [] }],
  };
  const soon = await aSession(server.db, offer, { day: '2026-03-16', time: '11:00' });
  const past = await aSession(server.db, offer, { day: '2026-03-13' });
  const row = await aBooking(server.db, await aSession(server.db, offer, { day: '2026-03-17' }));
  const booking = await findBooking(server.db.pool, { id: row.id });
  if (booking === null) throw new Error('it was just made');
  const now = server.clock.now();
  const back = await moveBooking(server.deps, booking, { sessionId: past.id, login, now });
  expect(back).toMatchObject({ kind: 'refused', refusals: [{ code: 'TOO_LATE_TO_BOOK' }] });
  expect(await moveBooking(server.deps, booking, { sessionId: soon.id, login, now })).toMatchObject({ kind: 'moved' });
  const [audit] = await server.db.prisma.auditEvent.findMany({ where: { bookingId: row.id } });
  expect(audit).toMatchObject({ actor: 'account', accountId: lead.id, role: 'DEPARTMENT_LEAD' });
});

test('two schools that change places at once never see a deadlock', async () => {
  const [a, b] = [
    await aSession(server.db, offer, { day: '2026-09-01' }),
    await aSession(server.db, offer, { day: '2026-09-02' }),
  ];
  const pairs = await Promise.all(
    Array.from({ length: 2 }, async () => [await aBooking(server.db, a, { groups: [{ pupils: 3 }] })] as const),
  );
  const others = [await aBooking(server.db, b, { groups: [{ pupils: 4 }] })];
  await server.db.prisma.session.updateMany({
    where: { id: { in: [a.id, b.id] } },
    data: { capacityGroups: 9, capacityPupils: 200, capacityAdults: 99 },
  });
  for (let round = 0; round < 12; round++) {
    const [to, back] = round % 2 === 0 ? [b.id, a.id] : [a.id, b.id];
    const moves = [...pairs.flat().map((one) => reschedule(one, to)), ...others.map((one) => reschedule(one, back))];
    expect((await Promise.all(moves)).map(({ status }) => status)).toEqual([200, 200, 200]);
  }
  expect(server.errors).toEqual([]);
  expect(await differences()).toEqual([]);
});

test('whatever is moved, cancelled and booked at once: counters are the rows, and nobody stands twice', async () => {
  const own = await anOffer(server.db, department, { maxGroups: 9 });
  const days = ['2026-10-05', '2026-10-06', '2026-10-07', '2026-10-08'];
  const sessions = await Promise.all(days.map((day) => aSession(server.db, own, { day, capacityGroups: 3 })));
  const bookings: Row[] = [];
  for (let index = 0; index < 8; index++) {
    const session = sessions[index % sessions.length] as (typeof sessions)[number];
    bookings.push(await aBooking(server.db, session, { groups: [{ pupils: 5 + index }] }));
  }
  let seed = 20260316;
  const random = (below: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((seed / 2_147_483_648) * below);
  };
  for (let round = 0; round < 10; round++) {
    const calls = bookings.map((booking) => {
      const target = sessions[random(sessions.length)]?.id ?? '';
      return random(40) === 0 ? call('POST', '/cancel', booking, {}) : reschedule(booking, target);
    });
    for (const { status } of await Promise.all(calls)) expect([200, 409]).toContain(status);
    expect(await differences()).toEqual([]);
  }
  for (const { id } of bookings) {
    const mails = await server.db.prisma.outboxMail.findMany({ where: { bookingId: id }, orderBy: { id: 'asc' } });
    const sequences = mails.map(({ sequence }) => sequence);
    expect(sequences).toEqual([...new Set(sequences)].sort((x, y) => x - y));
  }
});
