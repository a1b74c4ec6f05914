import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Login } from '#server/http/policy.ts';
import { renderQueuedMail } from '#server/invites/mail-message.ts';
import { inTransaction, type Sql } from '#server/platform/database.ts';
import { cancelSessions, openReviews } from '#server/reviews/review.service.ts';
import { aBooking } from '#server/testing/booking-builder.ts';
import { aDepartment, anAccount, anOffer, aSession } from '#server/testing/builders.ts';
import { type TestServer, testServer } from '#server/testing/server.ts';
import { mailSettings } from './booking.mails.ts';
import { findBooking } from './booking.store.ts';
import { moveBooking } from './booking-move.service.ts';
import { tellOfChange, visitsBefore } from './visit-news.service.ts';

let server: TestServer;
let department: Awaited<ReturnType<typeof aDepartment>>;
let offer: Awaited<ReturnType<typeof anOffer>>;
let ida: Awaited<ReturnType<typeof anAccount>>;
let bo: Awaited<ReturnType<typeof anAccount>>;
let lead: Login;

beforeAll(async () => {
  server = await testServer({ connections: 20 });
  department = await aDepartment(server.db);
  const { id } = await anAccount(server.db);
  const all = { role: 'KNOWLEDGE_CENTRE' as const, departmentId: null, institutions: [], municipalities: [] };
  lead = { accountId: id, loginId: 'x', name: 'Lis Lund', email: null, emailProven: false, roles: [all] };
});
afterAll(() => server.close());

beforeEach(async () => {
  offer = await anOffer(server.db, department);
  ida = await anAccount(server.db, { name: 'Ida Krogh', grants: [{ role: 'EDUCATOR', departmentId: department.id }] });
  bo = await anAccount(server.db, { name: 'Bo Lind', grants: [{ role: 'EDUCATOR', departmentId: department.id }] });
});

const people = {
  contactEmail: 'jens@example.org',
  contactName: 'Jens Holm',
  visitorEmail: 'mette@example.org',
  visitorName: 'Mette Dam',
  administratorEmail: 'kontor@example.org',
};
const teach = (sessionId: string, accountId: string) =>
  server.db.prisma.sessionEducator.create({ data: { sessionId, accountId } });
const mailsOf = (bookingId: string) =>
  server.db.prisma.outboxMail.findMany({
    where: { bookingId },
    orderBy: [{ sequence: 'asc' }, { recipientEmail: 'asc' }],
  });
const settings = () => mailSettings(server.deps.config);

/** Changes a session as the editor does, and tells of it. */
function change(sessionId: string, work: (sql: Sql) => Promise<unknown>, message: string | null = null) {
  return inTransaction(server.db, async (sql) => {
    const before = await visitsBefore(sql, [sessionId]);
    await work(sql);
    await tellOfChange(sql, settings(), { before, message, now: server.clock.now() });
  });
}

/** Moves a session to 90 minutes from an instant on. */
const move = (id: string, startsAt: string, message: string | null = null) =>
  change(
    id,
    (sql) =>
      sql.query(`UPDATE session SET starts_at = $2, ends_at = $2::timestamptz + interval '90 minutes' WHERE id = $1`, [
        id,
        startsAt,
      ]),
    message,
  );

/** One educator for another. */
const educators = (id: string, left: string | null, came: string | null) =>
  change(id, async (sql) => {
    if (left) await sql.query('DELETE FROM session_educator WHERE session_id = $1 AND account_id = $2', [id, left]);
    if (came) await sql.query('INSERT INTO session_educator (session_id, account_id) VALUES ($1, $2)', [id, came]);
  });

describe('a changed session', () => {
  test('is told to school, contact, office and educator: what it was and what it is; the invitation moves', async () => {
    const session = await aSession(server.db, offer);
    await teach(session.id, ida.id);
    const booking = await aBooking(server.db, session, people);
    await move(session.id, '2026-04-24T08:00:00Z', 'Broen er lukket.');
    const mails = await mailsOf(booking.id);
    expect(mails.map(({ recipientRole, kind, calendarMethod }) => [recipientRole, kind, calendarMethod])).toEqual(
      expect.arrayContaining([
        ['CONTACT', 'CHANGE', null],
        ['ADMINISTRATOR', 'CHANGE', 'REQUEST'],
        ['VISITOR', 'CHANGE', 'REQUEST'],
        ['EDUCATOR', 'CHANGE', 'REQUEST'],
      ]),
    );
    expect(mails).toHaveLength(4);
    const told = renderQueuedMail(mails.find(({ recipientRole }) => recipientRole === 'VISITOR') as never);
    expect(told.subject).toContain('fredag den 24. april kl. 10.00 (ny tid)');
    expect(told.text).toContain('Før: torsdag den 23. april 2026 kl. 9.00–10.30');
    expect(told.text).toContain('Broen er lukket.');
    expect(told.ics).toContain('SEQUENCE:1\r\n');
    expect(told.ics).toContain('DTSTART:20260424T080000Z');
    const row = await server.db.prisma.booking.findUniqueOrThrow({ where: { id: booking.id } });
    expect(row).toMatchObject({ sequence: 1, version: 2 });
  });

  test('that is the same as before is told to nobody', async () => {
    const session = await aSession(server.db, offer);
    const booking = await aBooking(server.db, session, people);
    await change(session.id, (sql) =>
      sql.query('UPDATE session SET capacity_pupils = 100 WHERE id = $1', [session.id]),
    );
    expect(await mailsOf(booking.id)).toEqual([]);
    const row = await server.db.prisma.booking.findUniqueOrThrow({ where: { id: booking.id } });
    expect(row).toMatchObject({ sequence: 0, version: 1 });
  });

  test('cancels the invitation of the educator who left and invites who came; the school hears the new name', async () => {
    const session = await aSession(server.db, offer);
    await teach(session.id, ida.id);
    const booking = await aBooking(server.db, session, people);
    await educators(session.id, ida.id, bo.id);
    const mails = await mailsOf(booking.id);
    const to = (email: string) => mails.filter(({ recipientEmail }) => recipientEmail === email);
    expect(to(ida.email ?? '')).toMatchObject([{ kind: 'CHANGE', calendarMethod: 'CANCEL', sequence: 1 }]);
    expect(to(bo.email ?? '')).toMatchObject([{ kind: 'CONFIRMATION', calendarMethod: 'REQUEST', sequence: 1 }]);
    const [farewell] = to(ida.email ?? '');
    expect(renderQueuedMail(farewell as never).ics).toContain('STATUS:CANCELLED');
    const [school] = to('mette@example.org');
    expect(renderQueuedMail(school as never).text).toContain('Underviser: Bo Lind (før Ida Krogh)');
  });

  test('that loses its educator for a while is told to the school when there is a successor, with the name it knew', async () => {
    const session = await aSession(server.db, offer);
    await teach(session.id, ida.id);
    const booking = await aBooking(server.db, session, people);
    await move(session.id, '2026-04-23T08:00:00Z');
    await educators(session.id, ida.id, null);
    const toSchool = async () => (await mailsOf(booking.id)).filter(({ recipientRole }) => recipientRole === 'VISITOR');
    expect(await toSchool()).toHaveLength(1);
    await educators(session.id, null, bo.id);
    const told = await toSchool();
    expect(told).toHaveLength(2);
    expect(renderQueuedMail(told[1] as never).text).toContain('Underviser: Bo Lind (før Ida Krogh)');
  });

  test('with its first educator is no news to the school', async () => {
    const session = await aSession(server.db, offer);
    const booking = await aBooking(server.db, session, people);
    await educators(session.id, null, ida.id);
    expect((await mailsOf(booking.id)).map(({ recipientRole }) => recipientRole)).toEqual(['EDUCATOR']);
  });

  test('tells a request to its school only, without an invitation', async () => {
    const session = await aSession(server.db, offer);
    await teach(session.id, ida.id);
    const booking = await aBooking(server.db, session, { ...people, status: 'REQUESTED' });
    await move(session.id, '2026-04-24T08:00:00Z');
    const told = (await mailsOf(booking.id)).map(({ recipientRole, calendarMethod }) => [
      recipientRole,
      calendarMethod,
    ]);
    expect(told).toEqual([
      ['CONTACT', null],
      ['VISITOR', null],
    ]);
  });
});

test('a cancelled session leaves the calendars, keeps the bookings and opens a review in the language of each', async () => {
  const session = await aSession(server.db, offer);
  await teach(session.id, ida.id);
  const booking = await aBooking(server.db, session, { ...people, language: 'en' });
  const message = { da: 'Der er varslet storm.', en: 'A storm is coming.' };
  const request = {
    sessionIds: [session.id],
    cause: 'WEATHER' as const,
    message,
    login: lead,
    now: server.clock.now(),
  };
  const done = await inTransaction(server.db, (sql) => cancelSessions(sql, settings(), request));
  expect(done.sessionIds).toEqual([session.id]);
  const mails = await mailsOf(booking.id);
  expect(mails.map(({ recipientRole, kind, calendarMethod }) => [recipientRole, kind, calendarMethod]).sort()).toEqual([
    ['ADMINISTRATOR', 'SESSION_CANCELLED', 'CANCEL'],
    ['CONTACT', 'SESSION_CANCELLED', null],
    ['EDUCATOR', 'SESSION_CANCELLED', 'CANCEL'],
    ['VISITOR', 'SESSION_CANCELLED', 'CANCEL'],
  ]);
  const told = renderQueuedMail(mails.find(({ recipientRole }) => recipientRole === 'VISITOR') as never);
  expect(told.text).toContain('A storm is coming.');
  expect(told.text).toMatch(/Choose a new time:\nhttp/);
  expect(told.ics).toContain('METHOD:CANCEL');
  const row = await server.db.prisma.session.findUniqueOrThrow({
    where: { id: session.id },
    include: { reviews: true },
  });
  expect(row).toMatchObject({
    state: 'CANCELLED',
    cancelCause: 'WEATHER',
    cancelMessage: 'Der er varslet storm.',
    takenPupils: 24,
  });
  expect(row.reviews).toMatchObject([{ cause: 'SESSION_CANCELLED', message: 'A storm is coming.', outcome: null }]);
  const again = await inTransaction(server.db, (sql) => cancelSessions(sql, settings(), request));
  expect(again).toEqual({ sessionIds: [], bookings: [] });
  expect(await mailsOf(booking.id)).toHaveLength(4);
});

test('a second change turns the open review; what was booked at first stays in it', async () => {
  const session = await aSession(server.db, offer);
  await aBooking(server.db, session, people);
  const now = server.clock.now();
  await inTransaction(server.db, async (sql) => {
    const before = await visitsBefore(sql, [session.id]);
    await openReviews(sql, { before, cause: 'SESSION_MOVED', message: 'Flyttet.', login: lead, now });
  });
  const request = { sessionIds: [session.id], cause: 'ILLNESS' as const, message: 'Syg.', login: lead, now };
  await move(session.id, '2026-04-24T08:00:00Z');
  await inTransaction(server.db, (sql) => cancelSessions(sql, settings(), request));
  const reviews = await server.db.prisma.reviewTask.findMany({ where: { sessionId: session.id } });
  expect(reviews).toMatchObject([
    { cause: 'SESSION_CANCELLED', message: 'Syg.', before: { startsAt: '2026-04-23T07:00:00.000Z', site: 'Stedet' } },
  ]);
});

test.each([1, 2, 3, 4, 5, 6])(
  'random history %i: one UID, rising SEQUENCE, and each calendar ends with the truth',
  async (seed) => {
    let state = seed * 7_919;
    const random = (below: number) => {
      state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
      return Math.floor((state / 2_147_483_648) * below);
    };
    const days = ['2026-05-04', '2026-05-05', '2026-05-06', '2026-05-07', '2026-05-08'];
    const sessions = await Promise.all(days.map((day) => aSession(server.db, offer, { day })));
    const first = sessions[0]?.id ?? '';
    await teach(first, ida.id);
    const booking = await aBooking(server.db, { id: first }, people);
    const now = server.clock.now();
    for (let step = 0; step < 14; step++) {
      const facts = await findBooking(server.db.pool, { id: booking.id });
      const id = facts?.session.id ?? '';
      const kind = random(4);
      if (kind === 0 && facts)
        await moveBooking(server.deps, facts, { sessionId: sessions[random(5)]?.id ?? '', login: null, now });
      if (kind === 1) {
        const startsAt = Date.parse(facts?.session.startsAt ?? '') + (random(3) - 1) * 900_000;
        await move(id, new Date(startsAt).toISOString());
      }
      if (kind === 2 && random(3) === 0) {
        const request = { sessionIds: [id], cause: 'OTHER' as const, message: null, login: lead, now };
        await inTransaction(server.db, (sql) => cancelSessions(sql, settings(), request));
      }
      if (kind === 3) {
        const here = await server.db.prisma.sessionEducator.findMany({ where: { sessionId: id } });
        const leaving = here[0]?.accountId ?? null;
        await educators(id, leaving, leaving === ida.id ? bo.id : ida.id);
      }
    }
    const end = await findBooking(server.db.pool, { id: booking.id });
    const mails = await mailsOf(booking.id);
    expect(new Set(mails.map(({ facts }) => (facts as { calendarUid: string }).calendarUid)).size).toBeLessThanOrEqual(
      1,
    );
    for (const stream of Map.groupBy(mails, ({ streamKey }) => streamKey).values()) {
      const sequences = stream.map(({ sequence }) => sequence);
      expect(sequences).toEqual([...new Set(sequences)]);
      const last = stream.at(-1);
      if (!end || !last?.calendarMethod) continue;
      const teaches = end.session.educators.some(({ email }) => email === last.recipientEmail);
      const takesPlace = end.session.state !== 'CANCELLED' && (last.recipientRole !== 'EDUCATOR' || teaches);
      expect([last.recipientRole, last.calendarMethod]).toEqual([
        last.recipientRole,
        takesPlace ? 'REQUEST' : 'CANCEL',
      ]);
      const { ics } = renderQueuedMail(last as never);
      expect(ics).toContain(`UID:${booking.id}@`);
      expect(ics).toContain(`SEQUENCE:${last.sequence}\r\n`);
      if (takesPlace)
        expect(ics).toContain(`DTSTART:${new Date(end.session.startsAt).toISOString().replace(/[-:]|\.000/g, '')}`);
    }
  },
);
