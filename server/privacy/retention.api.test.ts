import { afterAll, beforeEach, expect, test } from 'vitest';
import { newId } from '#server/platform/ids.ts';
import { aBooking } from '#server/testing/booking-builder.ts';
import { aDepartment, anAccount, anInstitution, anOffer, aSession } from '#server/testing/builders.ts';
import { type LoginHeaders, loginHeaders } from '#server/testing/login.ts';
import { aQueuedMail } from '#server/testing/outbox-builder.ts';
import { type TestServer, testServer } from '#server/testing/server.ts';
import { nightlyFor } from './nightly.ts';
import { ASTRID, aKnownTeacher, MARKS, placesWith } from './privacy.fixture.ts';
import { replayErasures } from './replay.service.ts';
import { readErasures } from './replay.store.ts';
import { runRetention } from './retention.service.ts';

// What is kept for how long, with the clock standing still, and what a restored backup brings back.

let server: TestServer;
let centre: LoginHeaders;
const opened: TestServer[] = [];
const LONG_AGO = new Date('2020-01-01T08:00:00Z');

beforeEach(async () => {
  server = await testServer();
  opened.push(server);
  centre = await loginHeaders(server, (await anAccount(server.db, { createdAt: LONG_AGO })).id);
});
afterAll(() => Promise.all(opened.map((one) => one.close())));

const run = (dryRun = false) => runRetention(server.deps, { dryRun, login: null, now: server.clock.now() });
async function rowsOf(dryRun = false): Promise<Record<string, number>> {
  const { rules } = await run(dryRun);
  return Object.fromEntries(rules.filter(({ rows }) => rows > 0).map(({ rule, rows }) => [rule, rows]));
}

async function aVisit(day: string) {
  const session = await aSession(server.db, await anOffer(server.db, await aDepartment(server.db)), { day });
  const createdAt = new Date(`${day}T08:00:00Z`);
  return aBooking(server.db, session, { came: 'AS_BOOKED', needs: 'Rampe', createdAt });
}

test('G3 a booking loses its people 24 months after the visit, on the day, and keeps its numbers', async () => {
  const old = await aVisit('2024-03-15');
  const kept = await aVisit('2024-03-16');
  expect(await rowsOf(true)).toEqual({ contacts: 1 });
  expect(await rowsOf()).toEqual({ contacts: 1 });
  const read = (id: string) => server.db.prisma.booking.findUniqueOrThrow({ where: { id }, include: { groups: true } });
  expect(await read(old.id)).toMatchObject({
    contactName: 'Slettet',
    visitorEmail: '',
    needs: null,
    pupils: 24,
    linkVersion: 2,
    erasedAt: server.clock.now(),
    groups: [{ label: '–', gradeLevel: 5, pupils: 24 }],
  });
  expect(await read(kept.id)).toMatchObject({ contactName: 'Lærer Lind', needs: 'Rampe' });
  expect(await rowsOf()).toEqual({});
});

test('G3 no figure of the statistics changes', async () => {
  await aVisit('2023-03-15');
  await aVisit('2024-03-15');
  const figures = async () => {
    const question =
      'groupBy=schoolYear,month,department,offer,municipality,institutionKind,targetGroup,gradeStage,form';
    return (await fetch(`${server.url}/api/statistics/visits?${question}`, { headers: centre })).json();
  };
  const before = await figures();
  expect(before.total.visits).toBe(2);
  await run();
  expect(await figures()).toEqual(before);
});

test('G3 mails lose their texts 90 days after the visit they are about; what waits to be sent stays', async () => {
  const { db } = server;
  const past = await aVisit('2025-12-15');
  const later = await aVisit('2025-12-16');
  const sentAt = new Date('2025-11-01T08:00:00Z');
  const mailOf = async (bookingId: string | null, status: 'SENT' | 'QUEUED') => {
    const id = await aQueuedMail(db, {});
    const data = {
      bookingId,
      status,
      sentAt: status === 'SENT' ? sentAt : null,
      createdAt: sentAt,
      rendered: { text: 'Hej' },
    };
    await db.prisma.outboxMail.update({ where: { id }, data });
    return id;
  };
  const [gone, kept, waiting] = [
    await mailOf(past.id, 'SENT'),
    await mailOf(later.id, 'SENT'),
    await mailOf(past.id, 'QUEUED'),
  ];
  const ofAccount = await mailOf(null, 'SENT');
  expect(await rowsOf()).toEqual({ mails: 2 });
  const read = (id: string) => db.prisma.outboxMail.findUniqueOrThrow({ where: { id } });
  expect(await read(gone)).toMatchObject({
    facts: {},
    rendered: null,
    recipientEmail: 'mette@example.org',
    status: 'SENT',
  });
  expect(await read(ofAccount)).toMatchObject({ facts: {}, recipientEmail: '' });
  for (const id of [kept, waiting]) expect(await read(id)).toMatchObject({ rendered: { text: 'Hej' } });
});

test('G3 what has expired goes after seven days, and not before', async () => {
  const { db } = server;
  const account = await anAccount(db, { createdAt: LONG_AGO });
  const at = (day: string) => new Date(`${day}T22:59:00Z`);
  for (const [expiresAt, name] of [
    [at('2026-03-08'), 'old'],
    [new Date('2026-03-08T23:00:00Z'), 'kept'],
  ] as const) {
    const createdAt = LONG_AGO;
    const bytes = Buffer.alloc(32, name);
    await db.prisma.login.create({ data: { idHash: bytes, accountId: account.id, createdAt, expiresAt } });
    await db.prisma.mailLink.create({
      data: {
        id: newId(),
        purpose: 'LOGIN',
        email: 'x@example.org',
        browserHash: bytes,
        language: 'da',
        createdAt,
        expiresAt,
      },
    });
    await db.prisma.loginChallenge.create({ data: { idHash: bytes, challenge: name, expiresAt } });
    await db.prisma.throttleEvent.create({ data: { id: newId(), bucket: 'login:x@example.org', at: expiresAt } });
    await db.prisma.caughtMail.create({
      data: {
        id: newId(),
        recipient: 'x@example.org',
        raw: bytes,
        caughtAt: name === 'old' ? at('2025-12-14') : expiresAt,
      },
    });
  }
  const expected = { logins: 1, links: 1, challenges: 1, attempts: 1, caughtMails: 1 };
  expect(await rowsOf(true)).toEqual(expected);
  expect(await rowsOf()).toEqual(expected);
  expect(await rowsOf()).toEqual({});
});

test('G3 blocked time goes 24 months after it was, with who sat in it', async () => {
  const { db } = server;
  const { id: accountId } = await anAccount(db, { createdAt: LONG_AGO });
  const { id: departmentId } = await aDepartment(db);
  const at = (day: string) => ({ startsAt: new Date(`${day}T08:00:00Z`), endsAt: new Date(`${day}T09:00:00Z`) });
  for (const day of ['2024-03-15', '2024-03-16']) {
    const facts = { id: newId(), departmentId, kind: 'MEETING' as const, title: day, createdBy: accountId };
    await db.prisma.blockedTime.create({
      data: { ...facts, ...at(day), createdAt: LONG_AGO, people: { create: { accountId } } },
    });
  }
  expect(await rowsOf()).toEqual({ blockedTimes: 1 });
  const left = await db.prisma.blockedTime.findMany({ include: { people: true } });
  expect(left).toMatchObject([{ title: '2024-03-16', people: [{}] }]);
});

test('G3 a teacher’s account that nobody has used for 36 months is emptied; staff’s and those in use stay', async () => {
  const { db } = server;
  const school = await anInstitution(db);
  const unused = await anAccount(db, {
    createdAt: LONG_AGO,
    grants: [{ role: 'TEACHER' }, { role: 'SCHOOL_ADMINISTRATOR', institutionNumber: school.number }],
  });
  const used = await anAccount(db, { createdAt: LONG_AGO, grants: [{ role: 'TEACHER' }] });
  await loginHeaders(server, used.id);
  await anAccount(db, { createdAt: LONG_AGO });
  expect(await rowsOf()).toEqual({ unusedAccounts: 1 });
  const read = (id: string) => db.prisma.account.findUniqueOrThrow({ where: { id }, include: { roles: true } });
  expect(await read(unused.id)).toMatchObject({
    name: 'Slettet',
    email: null,
    active: false,
    erasedAt: server.clock.now(),
  });
  expect((await read(unused.id)).roles.every(({ validTo }) => validTo !== null)).toBe(true);
  expect(await read(used.id)).toMatchObject({ name: 'Kim Prøve', active: true });
});

test('G3 a deactivated account is emptied after a year, not while sessions are to come', async () => {
  const { db } = server;
  const facts = { active: false, deactivatedAt: new Date('2025-03-15T10:00:00Z'), createdAt: LONG_AGO };
  await anAccount(db, facts);
  const teaches = await anAccount(db, facts);
  const session = await aSession(db, await anOffer(db, await aDepartment(db)));
  await db.prisma.sessionEducator.create({ data: { sessionId: session.id, accountId: teaches.id } });
  expect(await rowsOf()).toEqual({ deactivatedAccounts: 1 });
  expect((await db.prisma.account.findUniqueOrThrow({ where: { id: teaches.id } })).name).toBe('Kim Prøve');
});

test('G3 more rows than one batch takes go all the same', async () => {
  await server.db.pool.query(
    `INSERT INTO throttle_event (id, bucket, at) SELECT gen_random_uuid(), 'login:x', '2026-01-01' FROM generate_series(1, 1203)`,
  );
  expect(await rowsOf()).toEqual({ attempts: 1203 });
});

test('G3 once in a Danish night, however many processes look, with a recount that tells what differs', async () => {
  const night = (logger = server.deps.logger) => nightlyFor({ ...server.deps, logger });
  await server.db.pool.query(
    `INSERT INTO throttle_event (id, bucket, at) VALUES (gen_random_uuid(), 'login:x', '2026-01-01')`,
  );
  server.clock.set('2026-03-17T01:59:00Z');
  expect(await night().look()).toBe(false);
  server.clock.set('2026-03-17T02:00:00Z');
  const looked = await Promise.all(Array.from({ length: 4 }, () => night().look()));
  expect(looked.filter(Boolean)).toHaveLength(1);
  expect(await server.db.prisma.throttleEvent.count()).toBe(0);
  server.clock.set('2026-03-17T04:30:00Z');
  expect(await night().look()).toBe(false);
  expect(server.errors).toEqual([]);
  const visit = await aVisit('2026-04-23');
  await server.db.pool.query('UPDATE session SET taken_pupils = taken_pupils + 1 WHERE id = $1', [visit.sessionId]);
  server.clock.set('2026-03-18T02:30:00Z');
  expect(await night().look()).toBe(true);
  expect(server.errors).toEqual([
    { event: 'recount.differs', facts: { sessions: [visit.sessionId], bookings: [], allocations: [], houses: [] } },
  ]);
});

test('a night whose work fails is logged and tried again', async () => {
  server.clock.set('2026-03-17T02:00:00Z');
  const broken = nightlyFor({ ...server.deps, db: { ...server.db, pool: undefined as never } });
  expect(await broken.look()).toBe(false);
  expect(server.errors.map(({ event }) => event)).toEqual(['night.failed']);
  expect(await nightlyFor(server.deps).look()).toBe(true);
});

test('runs are started and listed by the knowledge centre, with who started them; a rehearsal changes nothing', async () => {
  await aVisit('2023-03-15');
  const post = (body: unknown) =>
    fetch(`${server.url}/api/retention/runs`, { method: 'POST', headers: centre, body: JSON.stringify(body) });
  const rehearsed = await (await post({ dryRun: true })).json();
  expect(rehearsed).toMatchObject({ dryRun: true, startedBy: 'Kim Prøve' });
  server.clock.set('2026-03-16T08:01:00Z');
  const done = await (await post({})).json();
  expect(done.rules).toEqual(rehearsed.rules);
  const list = await (await fetch(`${server.url}/api/retention/runs`, { headers: centre })).json();
  expect(list).toMatchObject({ total: 2, items: [{ dryRun: false }, { dryRun: true }] });
  const past = await (await fetch(`${server.url}/api/retention/runs?page=9`, { headers: centre })).json();
  expect(past).toMatchObject({ items: [], total: 2 });
  const actions = await server.db.prisma.auditEvent.findMany({ where: { action: { startsWith: 'retention.' } } });
  expect(actions.map(({ action, role }) => [action, role])).toEqual([
    ['retention.rehearsed', 'KNOWLEDGE_CENTRE'],
    ['retention.run', 'KNOWLEDGE_CENTRE'],
  ]);
});

test('G4 what a restored backup brings back is erased again; what was made after the erasure stays', async () => {
  const first = await testServer();
  opened.push(first);
  await aKnownTeacher(server);
  await aKnownTeacher(first);
  const headers = await loginHeaders(first, (await anAccount(first.db)).id);
  const body = JSON.stringify({ email: ASTRID.email });
  await fetch(`${first.url}/api/privacy/erasures`, { method: 'POST', headers, body });
  const others = await readErasures(first.db.pool);
  const now = new Date('2026-03-20T08:00:00Z');
  expect(await replayErasures(server.deps, { now })).toMatchObject({ erased: 0 });
  const session = await aSession(server.db, await anOffer(server.db, await aDepartment(server.db)));
  await aBooking(server.db, session, { contactEmail: ASTRID.email, createdAt: new Date('2026-03-18T08:00:00Z') });
  expect(await replayErasures(server.deps, { now, others })).toMatchObject({ erased: 1, stillComing: [] });
  expect(await placesWith(server, MARKS)).toEqual(['booking.contact_email']);
  expect(await replayErasures(server.deps, { now, others })).toMatchObject({ erased: 0, rows: 0 });
});

test('G3 a wish for another day is emptied 24 months after its last day; what was asked for stays', async () => {
  const { db } = server;
  const offer = await anOffer(db, await aDepartment(db));
  const aWish = (wishTo: string) =>
    db.prisma.dateRequest.create({
      data: {
        ...{
          id: newId(),
          offerId: offer.id,
          departmentId: offer.departmentId,
          institutionName: 'Skolen',
          language: 'da',
        },
        ...{
          contactName: 'Mette Holm',
          contactEmail: 'mette@example.org',
          contactPhone: '20 00 41 87',
          needs: 'Rampe',
        },
        ...{ groups: [{ label: '5.b', gradeLevel: 5 }], pupils: 24, adults: 2, createdAt: LONG_AGO },
        ...{ wishFrom: new Date('2024-03-01'), wishTo: new Date(wishTo) },
      },
    });
  const [gone, kept] = [await aWish('2024-03-15'), await aWish('2024-03-16')];
  expect(await rowsOf()).toEqual({ dateRequests: 1 });
  const read = (id: string) => db.prisma.dateRequest.findUniqueOrThrow({ where: { id } });
  expect(await read(gone.id)).toMatchObject({
    ...{ contactName: 'Slettet', contactEmail: '', needs: null, state: 'EXPIRED', pupils: 24 },
    groups: [{ label: '–', gradeLevel: 5 }],
  });
  expect(await read(kept.id)).toMatchObject({ contactEmail: 'mette@example.org', state: 'OPEN' });
});

test('G3 what teachers wrote is gone after 24 months, their answers stay; reminders of attendance go after six', async () => {
  const { db } = server;
  const department = await aDepartment(db);
  const offer = await anOffer(db, department);
  const answers = { offerId: offer.id, departmentId: department.id, learning: 5, suitability: 4, comeAgain: 5 };
  for (const month of ['2024-02', '2024-03']) {
    await db.prisma.evaluation.create({ data: { id: newId(), ...answers, month, comment: 'Kari viste rundt.' } });
  }
  const { id: accountId } = await anAccount(db);
  for (const at of ['2025-09-15', '2025-09-16']) {
    const day = new Date(`${at}T06:30:00Z`);
    await db.prisma.attendanceNudge.create({ data: { accountId, localDate: day, at: day } });
  }
  expect(await rowsOf()).toEqual({ attendanceNudges: 1, evaluationComments: 1 });
  const kept = await db.prisma.evaluation.findMany({ orderBy: { month: 'asc' } });
  expect(kept).toMatchObject([{ comment: null, learning: 5 }, { comment: 'Kari viste rundt.' }]);
  expect(await rowsOf()).toEqual({});
});

test('G3 when staff were away, worked other hours or were asked is gone after six months; what holds stays', async () => {
  const { db } = server;
  const department = await aDepartment(db);
  const { id: accountId } = await anAccount(db, { grants: [{ role: 'EDUCATOR', departmentId: department.id }] });
  const offer = await anOffer(db, department);
  const [old, kept] = ['2025-09-15', '2025-09-16'];
  for (const day of [old, kept]) {
    const startsAt = new Date(`${day}T08:00:00Z`);
    const endsAt = new Date(`${day}T14:00:00Z`);
    const createdAt = LONG_AGO;
    await db.prisma.absence.create({
      data: { id: newId(), accountId, startsAt, endsAt, createdAt, createdBy: accountId },
    });
    await db.prisma.workingDayException.create({ data: { id: newId(), accountId, localDate: new Date(day) } });
    const hours = { weekday: 1, startsAt: '08:00', endsAt: '15:00', validFrom: LONG_AGO, validTo: new Date(day) };
    await db.prisma.workingHours.create({ data: { id: newId(), accountId, departmentId: department.id, ...hours } });
    const sessionId = (await aSession(db, offer, { day })).id;
    const asked = { sessionId, accountId, askedBy: accountId, askedAt: LONG_AGO };
    await db.prisma.educatorRequest.create({ data: { id: newId(), ...asked } });
  }
  await db.prisma.competence.create({ data: { accountId, offerId: offer.id, role: 'LEADS' } });
  expect(await rowsOf()).toEqual({ absences: 1, workingDays: 1, workingHours: 1, educatorRequests: 1 });
  expect(await rowsOf()).toEqual({});
  expect(await db.prisma.competence.count({ where: { accountId } })).toBe(1);
});
