import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#server/platform/ids.ts';
import { aDepartment, anAccount, anOffer, aResource, aSession } from '#server/testing/builders.ts';
import { type LoginHeaders, loginHeaders } from '#server/testing/login.ts';
import { type TestServer, testServer } from '#server/testing/server.ts';
import { addDays, localDateToDate } from '#server/time/local-time.ts';
import type { PlannedDates } from './planned-dates.contract.ts';

let server: TestServer;
let department: Awaited<ReturnType<typeof aDepartment>>;
let other: Awaited<ReturnType<typeof aDepartment>>;
let offer: Awaited<ReturnType<typeof anOffer>>;
let lead: LoginHeaders;

beforeAll(async () => {
  server = await testServer();
  department = await aDepartment(server.db);
  other = await aDepartment(server.db);
  offer = await anOffer(server.db, department, { bufferBeforeMinutes: 15, bufferAfterMinutes: 15 });
  lead = await loginAs([{ role: 'DEPARTMENT_LEAD', departmentId: department.id }]);
});
afterAll(() => server.close());

async function loginAs(grants: NonNullable<Parameters<typeof anAccount>[1]>['grants']) {
  const { id } = await anAccount(server.db, { grants });
  return loginHeaders(server, id);
}

async function anEducator(departmentId = department.id) {
  return anAccount(server.db, { name: 'Bo Voldgade', grants: [{ role: 'EDUCATOR', departmentId }] });
}

async function post(body: unknown, headers: Record<string, string> = {}) {
  const response = await fetch(`${server.url}/api/sessions/series`, {
    method: 'POST',
    headers: { ...lead, ...headers },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as PlannedDates & Record<string, never> };
}

const rule = { from: '2026-04-13', to: '2026-05-17', weekdays: [2, 4], times: ['09:00', '12:00'] };
const sessionsOf = (seriesId: string | null) =>
  server.db.prisma.session.findMany({
    where: { seriesId },
    orderBy: { startsAt: 'asc' },
    include: { educators: true, resources: true, meetings: { orderBy: { position: 'asc' } } },
  });

async function aClosedDay(day: string, facts: { siteId?: string } = {}) {
  const [validFrom, validTo] = [localDateToDate(day), localDateToDate(addDays(day, 1))];
  const data = {
    id: newId(),
    departmentId: department.id,
    validFrom,
    validTo,
    reason: 'Strømafbrydelse',
    createdAt: new Date(),
  };
  return server.db.prisma.closedDay.create({ data: { ...data, ...facts } });
}

describe('a dry run', () => {
  test('shows every date with what is in the way, and makes nothing', async () => {
    const own = await anOffer(server.db, department);
    const educator = await anEducator();
    const clash = await aSession(server.db, own, { day: '2026-04-16', time: '09:30' });
    await server.db.prisma.sessionEducator.create({ data: { sessionId: clash.id, accountId: educator.id } });
    const closed = await aClosedDay('2026-04-21');
    const { status, body } = await post({ offerId: own.id, rule, educators: [{ id: educator.id }], dryRun: true });
    await server.db.prisma.closedDay.delete({ where: { id: closed.id } });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      dryRun: true,
      seriesId: null,
      created: [],
      summary: {
        dates: 20,
        free: 15,
        warned: 0,
        blocked: 1,
        skipped: [
          { code: 'CLOSED_DAY', count: 2 },
          { code: 'PUBLIC_HOLIDAY', count: 2 },
        ],
      },
      sentence: '20 datoer: 15 uden problemer, 4 springes over (2 lukkedage, 2 helligdage), 1 kan ikke oprettes.',
    });
    const of = (key: string) => body.items.find((item) => item.key === key);
    expect(of('2026-04-16T09:00')).toMatchObject({
      state: 'BLOCKED',
      week: '2026-W16',
      conflicts: [{ code: 'EDUCATOR_TAKEN', severity: 'BLOCKS', other: { kind: 'SESSION', id: clash.id } }],
    });
    expect(of('2026-04-21T09:00')).toMatchObject({
      state: 'SKIPPED',
      startsAt: null,
      skipped: { code: 'CLOSED_DAY', message: 'Springes over: lukkedag (Strømafbrydelse).' },
    });
    expect(of('2026-05-14T12:00')?.skipped?.message).toBe('Springes over: helligdag (Kristi himmelfartsdag).');
    expect(await server.db.prisma.session.count({ where: { offerId: own.id } })).toBe(1);
    expect(await server.db.prisma.sessionSeries.count({ where: { offerId: own.id } })).toBe(0);
  });

  test('shows what is then made: the same dates, one for one', async () => {
    const own = await anOffer(server.db, department);
    const shown = await post({ offerId: own.id, rule, dryRun: true });
    const made = await post({ offerId: own.id, rule });
    const wanted = shown.body.items.filter(({ state }) => state !== 'SKIPPED');
    expect(made.body.created.map(({ key, startsAt }) => [key, startsAt])).toEqual(
      wanted.map(({ key, startsAt }) => [key, startsAt]),
    );
    const rows = await sessionsOf(made.body.seriesId);
    expect(rows.map(({ startsAt }) => startsAt.toISOString())).toEqual(wanted.map(({ startsAt }) => startsAt));
    expect(made.body.sentence).toBe(shown.body.sentence);
  });

  test('closed days of another site take nothing away', async () => {
    const site = {
      ...(await server.db.prisma.site.findFirstOrThrow({ where: { departmentId: department.id } })),
      id: newId(),
    };
    await server.db.prisma.site.create({ data: { ...site, slug: 'andet' } });
    const closed = await aClosedDay('2026-04-14', { siteId: site.id });
    const { body } = await post({ offerId: offer.id, rule, dryRun: true });
    const there = await post({ offerId: offer.id, siteId: site.id, rule, dryRun: true });
    await server.db.prisma.closedDay.delete({ where: { id: closed.id } });
    expect(body.items[0]?.skipped).toBeNull();
    expect(there.body.items[0]?.skipped?.code).toBe('CLOSED_DAY');
  });
});

describe('a series', () => {
  test('gives its sessions what the offer has, and what is asked for', async () => {
    const hall = await aResource(server.db, department);
    const kit = await aResource(server.db, department, { kind: 'KIT', pooled: true, quantity: 30 });
    const point = await aResource(server.db, department, { kind: 'MEETING_POINT' });
    await server.db.prisma.offerResource.createMany({
      data: [
        { offerId: offer.id, resourceId: hall.id },
        { offerId: offer.id, resourceId: kit.id, quantity: 12 },
      ],
    });
    const [leads, helps] = [await anEducator(), await anEducator()];
    const educators = [{ id: leads.id }, { id: helps.id, role: 'ASSISTS' }];
    const asked = {
      offerId: offer.id,
      rule,
      educators,
      meetingPointId: point.id,
      capacity: { pupils: 50 },
      note: 'Ny serie',
    };
    const { body } = await post(asked);
    await server.db.prisma.offerResource.deleteMany({ where: { offerId: offer.id } });
    const [first, ...more] = await sessionsOf(body.seriesId);
    expect(more).toHaveLength(body.created.length - 1);
    expect(first).toMatchObject({
      state: 'OPEN',
      siteId: department.siteId,
      startsAt: new Date('2026-04-14T07:00:00Z'),
      endsAt: new Date('2026-04-14T08:30:00Z'),
      capacityGroups: 1,
      capacityPupils: 50,
      capacityAdults: 5,
      bufferBeforeMinutes: 15,
      bufferAfterMinutes: 15,
      educatorsNeeded: 1,
      meetingPointId: point.id,
      note: 'Ny serie',
    });
    expect(first?.educators.map(({ accountId, role }) => [accountId, role]).sort()).toEqual(
      [
        [leads.id, 'LEADS'],
        [helps.id, 'ASSISTS'],
      ].sort(),
    );
    expect(first?.resources.map(({ quantity }) => quantity).sort()).toEqual([1, 12]);
    expect(await server.db.prisma.allocation.count({ where: { sessionId: first?.id } })).toBe(4);
    const series = await server.db.prisma.sessionSeries.findUniqueOrThrow({ where: { id: body.seriesId ?? '' } });
    expect(series).toMatchObject({ zone: 'Europe/Copenhagen', rule: { ...rule, everyWeeks: 1, closedDays: 'SKIP' } });
    const audit = await server.db.prisma.auditEvent.findFirstOrThrow({
      where: { action: 'series.created', offerId: offer.id },
    });
    expect(audit).toMatchObject({
      departmentId: department.id,
      role: 'DEPARTMENT_LEAD',
      details: { sessionsMade: 18, skipped: 2 },
    });
  });

  test('of a course has its further meetings weekly, at nine on both sides of 29 March', async () => {
    const course = await anOffer(server.db, department, { form: 'COURSE', meetingCount: 3 });
    const at = { from: '2026-03-24', to: '2026-03-24', weekdays: [2], times: ['09:00'] };
    const { body } = await post({ offerId: course.id, rule: at });
    const [session] = await sessionsOf(body.seriesId);
    expect(session?.startsAt).toEqual(new Date('2026-03-24T08:00:00Z'));
    expect(session?.meetings.map(({ startsAt }) => startsAt.toISOString())).toEqual([
      '2026-03-31T07:00:00.000Z',
      '2026-04-07T07:00:00.000Z',
    ]);
    const days = await post({ offerId: course.id, rule: at, meetingsEvery: { count: 2, unit: 'DAYS' }, dryRun: true });
    expect(days.body.items[0]?.meetings[0]?.startsAt).toBe('2026-03-26T08:00:00.000Z');
  });

  test('knows both changes of the clocks', async () => {
    const night = { weekdays: [7], times: ['02:30', '10:00'] };
    const march = await post({
      offerId: offer.id,
      rule: { ...night, from: '2026-03-29', to: '2026-03-29' },
      dryRun: true,
    });
    expect(march.body.items.map(({ startsAt, skipped }) => startsAt ?? skipped?.code)).toEqual([
      'NO_SUCH_TIME',
      '2026-03-29T08:00:00.000Z',
    ]);
    const october = await post({ offerId: offer.id, rule: { ...night, from: '2026-10-25', to: '2026-10-25' } });
    expect(october.body.created.map(({ startsAt }) => startsAt)).toEqual([
      '2026-10-25T00:30:00.000Z',
      '2026-10-25T09:00:00.000Z',
    ]);
  });

  test('makes 60 sessions with an educator and a room in well under a second', async () => {
    const hall = await aResource(server.db, department);
    const educator = await anEducator();
    const season = { from: '2026-08-10', to: '2026-12-18', weekdays: [1, 3, 5], times: ['09:00'] };
    const began = performance.now();
    const resources = [{ id: hall.id }];
    const { body } = await post({ offerId: offer.id, rule: season, educators: [{ id: educator.id }], resources });
    expect(body.created.length).toBeGreaterThanOrEqual(57);
    expect(performance.now() - began).toBeLessThan(5_000);
  });
});

describe('what blocks a date', () => {
  async function aTakenEducator(day: string) {
    const educator = await anEducator();
    const clash = await aSession(server.db, offer, { day, time: '09:30' });
    await server.db.prisma.sessionEducator.create({ data: { sessionId: clash.id, accountId: educator.id } });
    return educator;
  }

  test('keeps the whole series from being made, with every reason', async () => {
    const own = await anOffer(server.db, department);
    const educator = await aTakenEducator('2026-04-16');
    const { status, body } = await post({ offerId: own.id, rule, educators: [{ id: educator.id }] });
    expect([status, body.code]).toEqual([409, 'CONFLICTS']);
    expect(body.reasons).toEqual([
      expect.objectContaining({
        code: 'EDUCATOR_TAKEN',
        key: '2026-04-16T09:00',
        message: expect.stringMatching(/^Torsdag den 16. april kl. 09.00: Bo Voldgade er optaget af /),
      }),
    ]);
    expect(await server.db.prisma.session.count({ where: { offerId: own.id } })).toBe(0);
    expect(await server.db.prisma.sessionSeries.count({ where: { offerId: own.id } })).toBe(0);
  });

  test('is left out when asked, or not chosen', async () => {
    const educator = await aTakenEducator('2026-06-02');
    const educators = [{ id: educator.id }];
    const june = { ...rule, from: '2026-06-01', to: '2026-06-12' };
    const left = await post({ offerId: offer.id, rule: june, educators, leaveOut: 'CONFLICTS' });
    expect([left.status, left.body.created.length, left.body.leftOut]).toEqual([200, 7, 1]);
    const shown = await post({ offerId: offer.id, rule: june, dryRun: true });
    expect(shown.body.summary).toMatchObject({ free: 1, warned: 7 });
    const chosen = ['2026-06-02T12:00', '2026-06-04T12:00'];
    const some = await post({ offerId: offer.id, rule: june, chosen });
    expect(some.body.created.map(({ key }) => key)).toEqual(chosen);
  });

  test('can be another date of the same series: the first is kept', async () => {
    const educator = await anEducator();
    const tight = { ...rule, from: '2026-07-02', to: '2026-07-02', times: ['09:00', '10:00', '13:00'] };
    const asked = { offerId: offer.id, rule: tight, educators: [{ id: educator.id }] };
    const shown = await post({ ...asked, dryRun: true });
    expect(shown.body.items.map(({ state }) => state)).toEqual(['BLOCKED', 'BLOCKED', 'FREE']);
    expect(shown.body.items[0]?.conflicts[0]?.other).toEqual({ kind: 'PLANNED', id: '2026-07-02T10:00' });
    expect((await post(asked)).status).toBe(409);
    const { body } = await post({ ...asked, leaveOut: 'CONFLICTS' });
    expect(body.created.map(({ key }) => key)).toEqual(['2026-07-02T09:00', '2026-07-02T13:00']);
  });

  test('can come between the look and the making: two leads at once never take somebody twice', async () => {
    const educator = await anEducator();
    const asked = {
      offerId: offer.id,
      rule: { ...rule, from: '2026-09-01', to: '2026-09-30' },
      educators: [{ id: educator.id }],
    };
    const answers = await Promise.all(Array.from({ length: 6 }, () => post(asked)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409, 409]);
    expect(answers.filter(({ status }) => status === 409).every(({ body }) => body.code === 'CONFLICTS')).toBe(true);
  });
});

describe('a retry', () => {
  test('with the same key builds once, also ten at a time', async () => {
    const own = await anOffer(server.db, department);
    const key = { 'idempotency-key': crypto.randomUUID() };
    const answers = await Promise.all(Array.from({ length: 10 }, () => post({ offerId: own.id, rule }, key)));
    expect(new Set(answers.map(({ status, body }) => JSON.stringify([status, body]))).size).toBe(1);
    expect(answers[0]?.status).toBe(200);
    expect(await server.db.prisma.session.count({ where: { offerId: own.id } })).toBe(18);
    const reused = await post({ offerId: own.id, rule: { ...rule, times: ['10:00'] } }, key);
    expect([reused.status, reused.body.code]).toEqual([422, 'IDEMPOTENCY_KEY_REUSED']);
  });

  test('after a refusal may be made with the same key', async () => {
    const key = { 'idempotency-key': crypto.randomUUID() };
    const past = { ...rule, from: '2026-03-10', to: '2026-03-17' };
    expect((await post({ offerId: offer.id, rule: past }, key)).status).toBe(409);
    expect((await post({ offerId: offer.id, rule: past, leaveOut: 'CONFLICTS' }, key)).body.created).toHaveLength(2);
  });
});

describe('what is refused', () => {
  test('a series of 10,000 dates, with the number', async () => {
    const times = Array.from(
      { length: 25 },
      (_, n) => `${String(6 + Math.floor(n / 2)).padStart(2, '0')}:${n % 2 ? '30' : '00'}`,
    );
    const daily = {
      from: '2026-04-01',
      to: '2027-05-05',
      weekdays: [1, 2, 3, 4, 5, 6, 7],
      times,
      publicHolidays: 'KEEP',
    };
    const { status, body } = await post({ offerId: offer.id, rule: daily, dryRun: true });
    expect([status, body.errors]).toEqual([
      422,
      [
        {
          path: 'rule',
          code: 'TOO_MANY_SESSIONS',
          message: expect.stringContaining('Det ville give 10.000 tider. Der kan højst laves 500 ad gangen'),
        },
      ],
    ]);
    const long = await post({ offerId: offer.id, rule: { ...rule, to: '2053-01-01' }, dryRun: true });
    expect(long.body.errors).toMatchObject([{ path: 'rule.to', code: 'TOO_MANY_DAYS' }]);
  });

  test('what does not fit, field by field', async () => {
    const wrong = async (body: object) => {
      const answer = await post({ offerId: offer.id, rule, dryRun: true, ...body });
      return [
        answer.status,
        ...((answer.body.errors ?? []) as { path: string; code: string }[]).map(({ path, code }) => `${path} ${code}`),
      ];
    };
    expect(await wrong({ offerId: newId() })).toEqual([422, 'offerId INVALID_CHOICE']);
    expect(await wrong({ siteId: other.siteId })).toEqual([422, 'siteId INVALID_CHOICE']);
    expect(await wrong({ meetingPointId: (await aResource(server.db, department)).id })).toEqual([
      422,
      'meetingPointId INVALID_CHOICE',
    ]);
    const { id } = await anEducator();
    expect(await wrong({ educators: [{ id }, { id }] })).toEqual([422, 'educators NAMED_TWICE']);
    expect(await wrong({ rule: { ...rule, to: '2026-04-01' } })).toEqual([422, 'rule.to ENDS_BEFORE_IT_BEGINS']);
    expect(await wrong({ rule: { ...rule, weekdays: [], times: ['25:00'], onlyWeeks: ['2027-W53'] } })).toEqual([
      422,
      'rule.weekdays TOO_FEW',
      'rule.times.0 INVALID_TIME',
      'rule.onlyWeeks.0 INVALID_WEEK',
    ]);
    expect(await wrong({ rule: { ...rule, municipalityCode: '9999' } })).toEqual([
      422,
      'rule.municipalityCode INVALID_CHOICE',
    ]);
    expect(await wrong({ dryRun: false, chosen: ['2026-04-15T09:00'] })).toEqual([422, 'chosen INVALID_CHOICE']);
    expect(await wrong({ dryRun: false, chosen: [] })).toEqual([422, 'chosen NONE_CHOSEN']);
  });

  test('an archived offer, a site that is no longer used, somebody who does not work there', async () => {
    const archived = await anOffer(server.db, department, { state: 'ARCHIVED' });
    expect((await post({ offerId: archived.id, rule })).body.code).toBe('OFFER_ARCHIVED');
    const stranger = await anEducator(other.id);
    const { body } = await post({ offerId: offer.id, rule, educators: [{ id: stranger.id }], dryRun: true });
    expect(body.items[0]?.conflicts.map(({ code }) => code)).toContain('UNKNOWN_EDUCATOR');
    const foreign = await anOffer(server.db, other);
    expect((await post({ offerId: foreign.id, rule })).status).toBe(422);
  });

  test('everybody but a lead', async () => {
    const educator = await loginAs([{ role: 'EDUCATOR', departmentId: department.id }]);
    expect((await post({ offerId: offer.id, rule, dryRun: true }, educator)).status).toBe(403);
    expect((await fetch(`${server.url}/api/sessions/series`, { method: 'POST', body: '{}' })).status).toBe(401);
    expect(server.errors).toEqual([]);
  });
});
