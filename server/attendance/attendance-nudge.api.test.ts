import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { aBooking, type BookingFacts } from '#server/testing/booking-builder.ts';
import { aDepartment, anAccount, anOffer, aSession } from '#server/testing/builders.ts';
import { type TestServer, testServer } from '#server/testing/server.ts';
import { attendanceNudges } from './attendance-nudge.service.ts';

let server: TestServer;
let department: Awaited<ReturnType<typeof aDepartment>>;
let educator: Awaited<ReturnType<typeof anAccount>>;
let hour: number;

beforeAll(async () => {
  server = await testServer();
  department = await aDepartment(server.db);
});
afterAll(() => server.close());
beforeEach(async () => {
  hour = 6;
  educator = await anAccount(server.db, { grants: [{ role: 'EDUCATOR', departmentId: department.id }] });
});

/** A visit that the educator teaches. */
async function aVisit(day: string, facts: BookingFacts & { role?: 'LEADS' | 'LEARNING' } = {}) {
  const { role = 'LEADS', ...own } = facts;
  // One after the other: nobody teaches two at once.
  hour += 2;
  const time = `${String(hour).padStart(2, '0')}:00`;
  const session = await aSession(server.db, await anOffer(server.db, department), { day, time });
  await server.db.prisma.sessionEducator.create({ data: { sessionId: session.id, accountId: educator.id, role } });
  return aBooking(server.db, session, own);
}

const run = (instant: string) => attendanceNudges.run(server.deps, new Date(instant));
const mails = () =>
  server.db.prisma.outboxMail.findMany({
    where: { kind: 'ATTENDANCE_NUDGE', recipientEmail: educator.email ?? '' },
    orderBy: { id: 'asc' },
  });

const TUESDAY_0729 = '2026-03-17T06:29:00Z';
const TUESDAY_0730 = '2026-03-17T06:30:00Z';

test('the morning after, the educator gets one mail with all visits that nobody has recorded', async () => {
  await aVisit('2026-03-16', { institutionName: 'Egelund Skole' });
  await aVisit('2026-03-16', { institutionName: 'Bakkeskolen' });
  await aVisit('2026-03-16', { came: 'AS_BOOKED' });
  await aVisit('2026-03-16', { status: 'CANCELLED_BY_BOOKER' });
  await aVisit('2026-03-17');
  await run(TUESDAY_0729);
  expect(await mails()).toHaveLength(0);
  await run(TUESDAY_0730);
  const [mail, ...more] = await mails();
  expect(more).toEqual([]);
  expect(mail).toMatchObject({ recipientRole: 'EDUCATOR', bookingId: null, status: 'QUEUED' });
  expect(mail?.facts).toMatchObject({
    values: { visits: 2 },
    rows: [{ label: 'Egelund Skole' }, { label: 'Bakkeskolen' }],
    url: expect.stringContaining('/personale/mangler'),
  });
});

test('about each day once: looking again, and the next morning, remind nobody of it', async () => {
  await aVisit('2026-03-16');
  await Promise.all([run(TUESDAY_0730), run(TUESDAY_0730), run(TUESDAY_0730)]);
  await run('2026-03-17T10:00:00Z');
  expect(await mails()).toHaveLength(1);
  await aVisit('2026-03-17');
  await run('2026-03-18T06:30:00Z');
  const [, second] = await mails();
  expect(second?.facts).toMatchObject({ values: { visits: 1 } });
  await run('2026-03-19T06:30:00Z');
  expect(await mails()).toHaveLength(2);
});

test('Friday’s visit is asked about on Monday morning, not on Saturday', async () => {
  await aVisit('2026-03-20');
  await run('2026-03-21T08:00:00Z');
  expect(await mails()).toHaveLength(0);
  await run('2026-03-23T06:30:00Z');
  expect(await mails()).toHaveLength(1);
});

test('whoever only learns, has left or has no address is not reminded', async () => {
  await aVisit('2026-03-16', { role: 'LEARNING' });
  await run(TUESDAY_0730);
  expect(await mails()).toHaveLength(0);
  await aVisit('2026-03-16');
  await server.db.prisma.account.update({
    where: { id: educator.id },
    data: { active: false, deactivatedAt: new Date() },
  });
  await run(TUESDAY_0730);
  expect(await mails()).toHaveLength(0);
});
