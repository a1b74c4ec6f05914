import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { aBooking } from '#server/testing/booking-builder.ts';
import { aDepartment, anAccount, anInstitution, anOffer, aSession } from '#server/testing/builders.ts';
import { type LoginHeaders, loginHeaders } from '#server/testing/login.ts';
import { type TestServer, testServer } from '#server/testing/server.ts';
import { MAX_MEMBERSHIPS } from './membership.contract.ts';
import { colleagueVisits } from './membership.service.ts';

let server: TestServer;
let school: { number: string; name: string; kind: 'FOLKESKOLE'; municipalityCode: string | null };
let other: typeof school;
let branch: typeof school;

beforeAll(async () => {
  server = await testServer();
});
afterAll(() => server.close());
beforeEach(async () => {
  const aSchool = async (parentNumber?: string) => (await anInstitution(server.db, { parentNumber })) as typeof school;
  school = await aSchool();
  other = await aSchool();
  branch = await aSchool(school.number);
});

async function person(
  grants: NonNullable<Parameters<typeof anAccount>[1]>['grants'] = [{ role: 'TEACHER' }],
  name = 'Mette Holm',
) {
  const account = await anAccount(server.db, { name, grants, emailProvenAt: new Date() });
  return { ...account, headers: await loginHeaders(server, account.id, { method: 'LINK', secondFactor: false }) };
}

const administratorOf = (institutionNumber: string) =>
  person([{ role: 'SCHOOL_ADMINISTRATOR', institutionNumber }], 'Kirsten Kontor');

async function call(method: string, path: string, headers: LoginHeaders, body?: unknown) {
  const answer = await fetch(server.url + path, {
    method,
    headers,
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const text = await answer.text();
  return { status: answer.status, body: text === '' ? null : JSON.parse(text) };
}

const ask = (headers: LoginHeaders, number: string, sharesVisits = true) =>
  call('PUT', `/api/me/memberships/${number}`, headers, { sharesVisits });
const confirm = (headers: LoginHeaders, number: string, accountId: string) =>
  call('POST', `/api/schools/${number}/memberships/${accountId}/confirm`, headers);

test('a teacher asks to belong to a school, and its administrator confirms', async () => {
  const teacher = await person();
  const office = await administratorOf(school.number);
  const asked = await ask(teacher.headers, school.number);
  expect(asked).toMatchObject({
    status: 200,
    body: { institution: { name: school.name }, confirmedAt: null, sharesVisits: true },
  });
  const waiting = await call('GET', `/api/schools/${school.number}/memberships`, office.headers);
  expect(waiting.body.items).toEqual([
    expect.objectContaining({ accountId: teacher.id, name: 'Mette Holm', email: teacher.email, confirmedAt: null }),
  ]);
  const confirmed = await confirm(office.headers, school.number, teacher.id);
  expect(confirmed.body).toMatchObject({ confirmedAt: '2026-03-16T08:00:00.000Z', confirmedBy: 'Kirsten Kontor' });
  const own = await call('GET', '/api/me/memberships', teacher.headers);
  expect(own.body.items).toEqual([expect.objectContaining({ confirmedBy: 'Kirsten Kontor' })]);
});

test('changing whether one shares keeps the confirmation; asking twice changes nothing', async () => {
  const teacher = await person();
  const office = await administratorOf(school.number);
  await ask(teacher.headers, school.number);
  await ask(teacher.headers, school.number);
  await confirm(office.headers, school.number, teacher.id);
  const changed = await ask(teacher.headers, school.number, false);
  expect(changed.body).toMatchObject({ sharesVisits: false, confirmedBy: 'Kirsten Kontor' });
  const audit = await server.db.prisma.auditEvent.findMany({
    where: { subjectAccountId: teacher.id },
    orderBy: { action: 'asc' },
  });
  expect(audit.map(({ action, role, institutionNumber }) => [action, role, institutionNumber])).toEqual([
    ['membership.asked', null, school.number],
    ['membership.confirmed', 'SCHOOL_ADMINISTRATOR', school.number],
    ['membership.sharingChanged', null, school.number],
  ]);
});

test('declined and ended memberships are gone, and can be asked for again', async () => {
  const teacher = await person();
  const office = await administratorOf(school.number);
  await ask(teacher.headers, school.number);
  const path = `/api/schools/${school.number}/memberships/${teacher.id}`;
  expect((await call('DELETE', path, office.headers)).status).toBe(204);
  expect((await call('DELETE', path, office.headers)).status).toBe(404);
  await ask(teacher.headers, school.number);
  const own = `/api/me/memberships/${school.number}`;
  expect((await call('DELETE', own, teacher.headers)).status).toBe(204);
  expect((await call('DELETE', own, teacher.headers)).status).toBe(404);
});

test('A4 an administrator reaches the own school and its branches; of another school nobody learns anything', async () => {
  const teacher = await person();
  const office = await administratorOf(school.number);
  const stranger = await administratorOf(other.number);
  const ofBranch = await administratorOf(branch.number);
  await ask(teacher.headers, school.number);
  await ask(teacher.headers, branch.number);
  const path = (number: string, accountId = teacher.id) => `/api/schools/${number}/memberships/${accountId}`;
  for (const foreign of [stranger, ofBranch]) {
    expect((await call('GET', `/api/schools/${school.number}/memberships`, foreign.headers)).status).toBe(404);
    expect((await confirm(foreign.headers, school.number, teacher.id)).status).toBe(404);
    expect((await call('DELETE', path(school.number), foreign.headers)).status).toBe(404);
  }
  expect((await confirm(stranger.headers, other.number, teacher.id)).status, 'a member elsewhere').toBe(404);
  expect((await confirm(office.headers, school.number, stranger.id)).status, 'nobody who asked').toBe(404);
  expect((await confirm(office.headers, branch.number, teacher.id)).status, 'a branch').toBe(200);
  expect((await confirm(teacher.headers, school.number, teacher.id)).status, 'the teacher').toBe(403);
  const [membership] = await server.db.prisma.membership.findMany({ where: { institutionNumber: school.number } });
  expect(membership).toMatchObject({ confirmedAt: null });
});

test('unknown and closed schools cannot be asked for, nor more than a few', async () => {
  const { headers } = await person();
  expect((await ask(headers, '000000')).status).toBe(404);
  const closed = await anInstitution(server.db, { active: false });
  expect((await ask(headers, closed.number)).status).toBe(404);
  const many = await Promise.all(Array.from({ length: MAX_MEMBERSHIPS + 3 }, () => anInstitution(server.db)));
  const statuses = await Promise.all(many.map(async ({ number }) => (await ask(headers, number)).status));
  expect(statuses.filter((status) => status === 200)).toHaveLength(MAX_MEMBERSHIPS);
  expect(statuses.filter((status) => status === 409)).toHaveLength(3);
});

/** A teacher who belongs to the school, with a coming visit booked while logged in. */
async function memberWithVisit(
  name: string,
  facts: { confirmed?: boolean; shares?: boolean; label?: string; day?: string } = {},
) {
  const { confirmed = true, shares = true, label = '5.b', day } = facts;
  const teacher = await person([{ role: 'TEACHER' }], name);
  const confirmation = confirmed ? { confirmedAt: new Date(), confirmedBy: teacher.id } : {};
  await server.db.prisma.membership.create({
    data: {
      accountId: teacher.id,
      institutionNumber: school.number,
      requestedAt: new Date(),
      sharesVisits: shares,
      ...confirmation,
    },
  });
  const offer = await anOffer(server.db, await aDepartment(server.db));
  const session = await aSession(server.db, offer, day === undefined ? {} : { day });
  await aBooking(server.db, session, { institution: school, bookedBy: teacher.id, groups: [{ label }] });
  return { ...teacher, offer };
}

const seenBy = async (accountId: string) =>
  (await colleagueVisits(server.db.pool, accountId, server.clock.now())).map(({ colleague }) => colleague);

test('colleagues see who visits what and when with which class, and nothing else', async () => {
  const me = await memberWithVisit('Mette Holm');
  const ali = await memberWithVisit('Ali Noor', { label: '4.a' });
  const [visit, ...more] = await colleagueVisits(server.db.pool, me.id, server.clock.now());
  expect(more).toEqual([]);
  expect(visit).toEqual({
    colleague: 'Ali Noor',
    institution: { number: school.number, name: school.name },
    offer: { slug: ali.offer.slug, titleDa: ali.offer.titleDa, titleEn: ali.offer.titleEn },
    department: expect.any(String),
    startsAt: new Date('2026-04-23T07:00:00Z'),
    localDate: '2026-04-23',
    groups: ['4.a'],
  });
});

test('colleagues see visits only when both are confirmed and both share', async () => {
  const both = await memberWithVisit('Begge');
  const unconfirmed = await memberWithVisit('Ubekraeftet', { confirmed: false });
  const silent = await memberWithVisit('Deler ikke', { shares: false });
  const past = await memberWithVisit('Fortid', { day: '2026-03-10' });
  expect(await seenBy(both.id)).toEqual([]);
  expect(await seenBy(past.id)).toEqual(['Begge']);
  expect(await seenBy(unconfirmed.id)).toEqual([]);
  expect(await seenBy(silent.id)).toEqual([]);
});

test('a visit booked without login is shared only by an address that was shown to be theirs, and only at that school', async () => {
  const me = await memberWithVisit('Mette Holm');
  const ali = await memberWithVisit('Ali Noor', { day: '2026-03-01' });
  const offer = await anOffer(server.db, await aDepartment(server.db));
  const book = async (institution: typeof school) =>
    aBooking(server.db, await aSession(server.db, offer), { institution, contactEmail: ali.email ?? '' });
  await book(school);
  await book(other);
  expect(await seenBy(me.id)).toEqual(['Ali Noor']);
  await server.db.prisma.account.update({ where: { id: ali.id }, data: { emailProvenAt: null } });
  expect(await seenBy(me.id)).toEqual([]);
});
