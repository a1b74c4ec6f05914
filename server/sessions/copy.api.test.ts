import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aBooking } from '#server/testing/booking-builder.ts';
import { aDepartment, anAccount, anOffer, aResource, aSession } from '#server/testing/builders.ts';
import { type LoginHeaders, loginHeaders } from '#server/testing/login.ts';
import { type TestServer, testServer } from '#server/testing/server.ts';
import type { PlannedDates } from './planned-dates.contract.ts';

let server: TestServer;
let centre: LoginHeaders;

beforeAll(async () => {
  server = await testServer();
  const { id } = await anAccount(server.db);
  centre = await loginHeaders(server, id);
});
afterAll(() => server.close());

async function post(body: unknown, headers: Record<string, string> = {}) {
  const response = await fetch(`${server.url}/api/sessions/copies`, {
    method: 'POST',
    headers: { ...centre, ...headers },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as PlannedDates & Record<string, never> };
}

/** A department with a week: Tuesday and Thursday at nine, with an educator and a room, and one that was cancelled. */
async function aWeek() {
  const department = await aDepartment(server.db);
  const offer = await anOffer(server.db, department);
  const educator = await anAccount(server.db, { grants: [{ role: 'EDUCATOR', departmentId: department.id }] });
  const hall = await aResource(server.db, department);
  const tuesday = await aSession(server.db, offer, { day: '2026-03-24', note: 'Kun den dag', bufferBeforeMinutes: 10 });
  const thursday = await aSession(server.db, offer, { day: '2026-03-26', time: '12:00' });
  await aSession(server.db, offer, { day: '2026-03-27', state: 'CANCELLED' });
  await server.db.prisma.sessionEducator.create({
    data: { sessionId: tuesday.id, accountId: educator.id, role: 'ASSISTS' },
  });
  await server.db.prisma.sessionResource.create({ data: { sessionId: tuesday.id, resourceId: hall.id } });
  await aBooking(server.db, tuesday);
  return { department, offer, educator, hall, tuesday, thursday };
}

const madeOf = (body: PlannedDates) =>
  server.db.prisma.session.findMany({
    where: { id: { in: body.created.map(({ id }) => id) } },
    orderBy: { startsAt: 'asc' },
    include: { educators: true, resources: true, bookings: true },
  });

describe('a copied week', () => {
  test('keeps weekday, local time and facts; not the bookings, the note, nor what was cancelled', async () => {
    const { department, hall } = await aWeek();
    const { status, body } = await post({
      what: 'WEEK',
      department: department.slug,
      from: '2026-W13',
      to: ['2026-W17', '2026-W16'],
    });
    expect([status, body.sentence]).toEqual([200, '4 tider: 4 uden problemer.']);
    const made = await madeOf(body);
    expect(made.map(({ startsAt }) => startsAt.toISOString())).toEqual([
      '2026-04-14T07:00:00.000Z',
      '2026-04-16T10:00:00.000Z',
      '2026-04-21T07:00:00.000Z',
      '2026-04-23T10:00:00.000Z',
    ]);
    expect(made[0]).toMatchObject({
      note: null,
      bufferBeforeMinutes: 10,
      capacityGroups: 2,
      takenGroups: 0,
      educators: [],
      bookings: [],
      resources: [{ resourceId: hall.id }],
    });
    expect(made[0]?.endsAt.toISOString()).toBe('2026-04-14T08:30:00.000Z');
    const audit = await server.db.prisma.auditEvent.findFirstOrThrow({ where: { departmentId: department.id } });
    expect(audit).toMatchObject({ action: 'sessions.copied', details: { what: 'WEEK', source: 2, sessionsMade: 4 } });
  });

  test('takes educators along when asked, and says where they are taken', async () => {
    const { department, educator, tuesday, offer } = await aWeek();
    const clash = await aSession(server.db, offer, { day: '2026-04-14', time: '08:00' });
    await server.db.prisma.sessionEducator.create({ data: { sessionId: clash.id, accountId: educator.id } });
    const asked = {
      what: 'WEEK',
      department: department.slug,
      from: '2026-W13',
      to: ['2026-W16'],
      withEducators: true,
    };
    const { body } = await post({ ...asked, dryRun: true });
    expect(body.items.map(({ key, state }) => [key, state])).toEqual([
      [`${tuesday.id}/2026-W16`, 'BLOCKED'],
      [expect.any(String), 'FREE'],
    ]);
    expect((await post(asked)).status).toBe(409);
    const rest = await post({ ...asked, to: ['2026-W17'], withResources: false });
    const [first] = await madeOf(rest.body);
    expect(first).toMatchObject({ educators: [{ accountId: educator.id, role: 'ASSISTS' }], resources: [] });
  });

  test('copied twice is warned about, and with the same key made once', async () => {
    const { department } = await aWeek();
    const asked = {
      what: 'WEEK',
      department: department.slug,
      from: '2026-W13',
      to: ['2026-W18'],
      withResources: false,
    };
    const key = { 'idempotency-key': crypto.randomUUID() };
    const [first, again] = [await post(asked, key), await post(asked, key)];
    expect(again.body).toEqual(first.body);
    const { body } = await post({ ...asked, dryRun: true });
    expect(body.items.map(({ conflicts }) => conflicts.map(({ code }) => code))).toEqual([
      ['SAME_TIME_EXISTS'],
      ['SAME_TIME_EXISTS'],
    ]);
  });
});

describe('a copied season', () => {
  test('lands on the same ISO week and weekday of the next year, week 53 and holidays skipped with the reason', async () => {
    const { department, offer } = await aWeek();
    await aSession(server.db, offer, { day: '2026-12-29' });
    await aSession(server.db, offer, { day: '2026-03-23' });
    const asked = { what: 'SEASON', department: department.slug, from: '2026-03-01', to: '2026-12-31' };
    const { body } = await post({ ...asked, dryRun: true });
    expect(body.items.map(({ date, time, skipped }) => [date, time, skipped?.message ?? null])).toEqual([
      ['2026-12-29', '09:00', 'Springes over: 2027 har ingen uge 53.'],
      ['2027-03-29', '09:00', 'Springes over: helligdag (2. påskedag).'],
      ['2027-03-30', '09:00', null],
      ['2027-04-01', '12:00', null],
    ]);
    const made = await post(asked);
    expect((await madeOf(made.body)).map(({ startsAt }) => startsAt.toISOString())).toEqual([
      '2027-03-30T07:00:00.000Z',
      '2027-04-01T10:00:00.000Z',
    ]);
  });

  test('says when the next year has a week 53 that nothing is copied to', async () => {
    const { department } = await aWeek();
    const asked = { what: 'SEASON', department: department.slug, from: '2025-08-01', to: '2026-07-31', dryRun: true };
    expect((await post(asked)).body.notes).toEqual([
      '2026 har en uge 53, som der ikke kopieres noget til. Læg selv tider der.',
    ]);
  });

  test('leaves archived offers out', async () => {
    const { department, offer } = await aWeek();
    await server.db.prisma.offer.update({ where: { id: offer.id }, data: { state: 'ARCHIVED' } });
    const asked = { what: 'SEASON', department: department.slug, from: '2026-03-01', to: '2026-12-31', dryRun: true };
    expect((await post(asked)).body.summary.skipped).toEqual([{ code: 'OFFER_ARCHIVED', count: 2 }]);
  });
});

describe('what is refused', () => {
  test('weeks that do not exist, a week onto itself, too long a season, too many sessions', async () => {
    const { department, offer } = await aWeek();
    const week = { what: 'WEEK', department: department.slug, from: '2026-W13', to: ['2026-W16'], dryRun: true };
    const season = { what: 'SEASON', department: department.slug, from: '2026-03-01', to: '2026-12-31', dryRun: true };
    const wrong = async (body: object) => ((await post(body)).body.errors ?? []) as { path: string; code: string }[];
    expect(await wrong({ ...week, to: ['2027-W53'] })).toMatchObject([{ path: 'to.0', code: 'INVALID_WEEK' }]);
    expect(await wrong({ ...week, to: ['2026-W13'] })).toMatchObject([{ path: 'to', code: 'SAME_WEEK' }]);
    expect(await wrong({ ...season, to: '2027-12-31' })).toMatchObject([{ path: 'to', code: 'TOO_MANY_DAYS' }]);
    expect(await wrong({ ...season, to: '2026-01-01' })).toMatchObject([{ path: 'to', code: 'ENDS_BEFORE_IT_BEGINS' }]);
    const times = Array.from({ length: 40 }, (_, n) => new Date(Date.UTC(2026, 4, 4, 6, n)));
    for (const startsAt of times) {
      await aSession(server.db, offer, { startsAt, endsAt: new Date(startsAt.getTime() + 3_600_000) });
    }
    const weeks = Array.from({ length: 30 }, (_, n) => `2026-W${20 + n}`);
    expect(await wrong({ ...week, from: '2026-W19', to: weeks })).toMatchObject([
      { path: 'from', code: 'TOO_MANY_SESSIONS' },
    ]);
  });

  test('another department, and everybody but a lead', async () => {
    const { department } = await aWeek();
    const foreign = await aDepartment(server.db);
    const { id } = await anAccount(server.db, { grants: [{ role: 'DEPARTMENT_LEAD', departmentId: foreign.id }] });
    const asked = { what: 'WEEK', department: department.slug, from: '2026-W13', to: ['2026-W16'] };
    expect((await post(asked, await loginHeaders(server, id))).status).toBe(403);
    const educator = await anAccount(server.db, { grants: [{ role: 'EDUCATOR', departmentId: department.id }] });
    expect((await post(asked, await loginHeaders(server, educator.id))).status).toBe(403);
    expect((await post({ ...asked, department: 'findes-ikke' })).status).toBe(422);
    expect(server.errors).toEqual([]);
  });
});
