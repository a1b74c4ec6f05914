import { afterAll, beforeAll, expect, test } from 'vitest';
import { aBooking } from '#server/testing/booking-builder.ts';
import { aDepartment, anAccount, anOffer, aSession } from '#server/testing/builders.ts';
import { type LoginHeaders, loginHeaders } from '#server/testing/login.ts';
import { type TestServer, testServer } from '#server/testing/server.ts';
import { instantOf } from '#server/time/local-time.ts';
import { requestToken } from './request-token.ts';

let server: TestServer;
let department: Awaited<ReturnType<typeof aDepartment>>;
let offer: Awaited<ReturnType<typeof anOffer>>;
let lead: LoginHeaders;
let leadEmail: string;

beforeAll(async () => {
  server = await testServer({ connections: 12 });
  department = await aDepartment(server.db, { slug: 'egen' });
  offer = await anOffer(server.db, department, { titleDa: 'Vagt på volden', titleEn: 'On guard' });
  const account = await anAccount(server.db, {
    name: 'Lone Leder',
    grants: [{ role: 'DEPARTMENT_LEAD', departmentId: department.id }],
  });
  lead = await loginHeaders(server, account.id);
  leadEmail = account.email ?? '';
});
afterAll(() => server.close());

const educator = (name: string, departmentId = department.id) =>
  anAccount(server.db, { name, grants: [{ role: 'EDUCATOR', departmentId }] });
const teaches = (sessionId: string, accountId: string) =>
  server.db.prisma.sessionEducator.create({ data: { sessionId, accountId } });

async function call(method: string, path: string, headers: Record<string, string>, body?: unknown) {
  const sent = body === undefined ? {} : { body: JSON.stringify(body) };
  const response = await fetch(`${server.url}${path}`, { method, headers, ...sent });
  const text = await response.text();
  return {
    status: response.status,
    body: text === '' ? null : JSON.parse(text),
    etag: response.headers.get('etag') ?? '',
  };
}

const mailsTo = async (email: string | null) =>
  (
    await server.db.prisma.outboxMail.findMany({
      where: { recipientEmail: email ?? '' },
      orderBy: { createdAt: 'asc' },
    })
  ).map(({ kind }) => kind);
const team = async (sessionId: string) =>
  (await server.db.prisma.sessionEducator.findMany({ where: { sessionId }, orderBy: { accountId: 'asc' } })).map(
    ({ accountId }) => accountId,
  );
const requestsOf = (sessionId: string) =>
  server.db.prisma.educatorRequest.findMany({ where: { sessionId }, orderBy: [{ askedAt: 'asc' }, { id: 'asc' }] });
const byLink = (id: string) => ({
  'content-type': 'application/json',
  authorization: `Bearer ${requestToken(server.deps.config.LINK_SECRET, id)}`,
});
const answer = (id: string, said: 'ACCEPT' | 'DECLINE', headers: Record<string, string> = byLink(id)) =>
  call('POST', `/api/educator-requests/${id}`, headers, { answer: said });

test('somebody is put on a session by hand; who is elsewhere, buffers included, is refused with the other session’s name', async () => {
  const ida = await educator('Ida Prøve');
  const first = await aSession(server.db, offer, { day: '2026-04-01', bufferAfterMinutes: 15 });
  const second = await aSession(server.db, offer, { day: '2026-04-01', time: '10:40' });
  const put = await call(
    'PUT',
    `/api/sessions/${first.id}/educators/${ida.id}`,
    { ...lead, 'if-match': '"1"' },
    { role: 'LEADS' },
  );
  expect(put).toMatchObject({
    status: 200,
    etag: '"2"',
    body: { session: { missing: 0, educators: [{ name: 'Ida Prøve', role: 'LEADS' }] } },
  });
  const refused = await call('PUT', `/api/sessions/${second.id}/educators/${ida.id}`, lead, { role: 'LEADS' });
  expect(refused).toMatchObject({
    status: 409,
    body: { code: 'TAKEN', reasons: [{ other: { kind: 'SESSION', id: first.id } }] },
  });
  expect(refused.body.detail).toBe('Ida Prøve er optaget af »Vagt på volden« onsdag den 1. april kl. 9.00–10.30.');
  const stale = await call('DELETE', `/api/sessions/${first.id}/educators/${ida.id}`, { ...lead, 'if-match': '"1"' });
  expect(stale.status).toBe(412);
  expect((await call('DELETE', `/api/sessions/${first.id}/educators/${ida.id}`, lead)).body.session).toMatchObject({
    missing: 1,
    educators: [],
  });
});

test('nobody of another department, and nobody who is away, is put on a session', async () => {
  const stranger = await educator('Sia Prøve', (await aDepartment(server.db)).id);
  const away = await educator('Abel Prøve');
  await call('POST', `/api/educators/${away.id}/absences`, lead, { fromDate: '2026-04-02', toDate: '2026-04-02' });
  const session = await aSession(server.db, offer, { day: '2026-04-02' });
  const put = (id: string) => call('PUT', `/api/sessions/${session.id}/educators/${id}`, lead, { role: 'LEADS' });
  expect((await put(stranger.id)).body).toMatchObject({
    code: 'NOT_OF_DEPARTMENT',
    detail: 'Sia Prøve arbejder ikke for afdelingen den dag.',
  });
  expect((await put(away.id)).body).toMatchObject({
    code: 'AWAY',
    detail: 'Abel Prøve er fraværende til og med tor 2. apr.',
  });
});

test('proposals are ranked with reasons; what is declined stands beside the name', async () => {
  const own = await aDepartment(server.db, { slug: 'rang' });
  const ofOwn = await anOffer(server.db, own);
  const [a, b] = [await educator('Anna Prøve', own.id), await educator('Bo Prøve', own.id)];
  await server.db.prisma.competence.createMany({ data: [{ accountId: b.id, offerId: ofOwn.id, role: 'LEADS' }] });
  const session = await aSession(server.db, ofOwn, { day: '2026-04-07' });
  const headers = await loginHeaders(server, a.id);
  const { body } = await call('GET', `/api/sessions/${session.id}/educator-proposals`, headers);
  expect(body.proposals.map(({ name }: { name: string }) => name)).toEqual(['Bo Prøve', 'Anna Prøve']);
  const words = body.proposals[0].reasons.map(({ message }: { message: string }) => message).join(' · ');
  expect(words).toBe('Kan lede forløbet · fri · 0 undervisninger i år');
});

async function anIllColleague(day: string) {
  const ill = await educator('Kim Prøve');
  const session = await aSession(server.db, offer, { day });
  await teaches(session.id, ill.id);
  const headers = await loginHeaders(server, ill.id);
  return { ill, session, headers };
}

test('ill: the affected sessions, ask three, the first who says yes takes over, and the school is told only who teaches now', async () => {
  const { ill, session, headers } = await anIllColleague('2026-04-08');
  const booking = await aBooking(server.db, session, {
    visitorEmail: 'besoeg@example.org',
    contactEmail: 'besoeg@example.org',
  });
  const colleagues = [await educator('Ea Prøve'), await educator('Dan Prøve'), await educator('Lea Prøve')];
  await call('POST', `/api/educators/${ill.id}/absences`, headers, { fromDate: '2026-04-08', toDate: '2026-04-09' });
  expect(await mailsTo('besoeg@example.org')).toEqual([]);
  expect(await team(session.id)).toEqual([ill.id]);

  const { body } = await call('GET', `/api/educators/${ill.id}/replacements`, headers);
  expect(body.items).toMatchObject([
    { session: { id: session.id, missing: 1, bookings: [{ reference: booking.reference }] }, asked: [] },
  ]);
  const accountIds = colleagues.map(({ id }) => id);
  const asked = await call('POST', `/api/sessions/${session.id}/requests`, headers, { accountIds, replacesId: ill.id });
  expect(asked).toMatchObject({
    status: 201,
    body: { asked: [{ state: 'ASKED' }, { state: 'ASKED' }, { state: 'ASKED' }] },
  });
  const again = await call('POST', `/api/sessions/${session.id}/requests`, headers, { accountIds, replacesId: ill.id });
  expect(again.body.asked).toHaveLength(3);

  const requests = await requestsOf(session.id);
  const of = (index: number) => requests.find(({ accountId }) => accountId === accountIds[index])?.id ?? '';
  expect(await call('GET', `/api/educator-requests/${of(0)}`, byLink(of(0)))).toMatchObject({
    status: 200,
    body: { state: 'ASKED', mayAnswer: true, replaces: 'Kim Prøve', session: { title: 'Vagt på volden' } },
  });
  expect((await requestsOf(session.id)).every(({ state }) => state === 'ASKED')).toBe(true);
  expect(await answer(of(2), 'DECLINE')).toMatchObject({ status: 200, body: { state: 'DECLINED' } });
  expect(await answer(of(1), 'ACCEPT')).toMatchObject({ status: 200, body: { state: 'ACCEPTED' } });
  expect(await answer(of(1), 'ACCEPT')).toMatchObject({ status: 200, body: { state: 'ACCEPTED' } });
  expect(await team(session.id)).toEqual([accountIds[1]]);
  expect(await answer(of(0), 'ACCEPT')).toMatchObject({ status: 409, body: { code: 'REQUEST_WITHDRAWN' } });

  expect(await mailsTo(colleagues[0]?.email ?? '')).toEqual(['EDUCATOR_REQUEST', 'EDUCATOR_REQUEST_WITHDRAWN']);
  expect(await mailsTo(colleagues[1]?.email ?? '')).toEqual(['EDUCATOR_REQUEST', 'CONFIRMATION']);
  expect((await mailsTo(ill.email)).sort()).toEqual(['CHANGE', 'EDUCATOR_ANSWER', 'EDUCATOR_ANSWER']);
  const toSchool = await server.db.prisma.outboxMail.findMany({ where: { recipientEmail: 'besoeg@example.org' } });
  expect(toSchool).toMatchObject([
    { kind: 'CHANGE', facts: { educators: [{ name: 'Dan Prøve' }], previous: { educators: ['Kim Prøve'] } } },
  ]);
  const everything = await server.db.pool.query(
    'SELECT facts::text AS text FROM outbox_mail UNION ALL SELECT details::text FROM audit_event UNION ALL SELECT action FROM audit_event',
  );
  expect(everything.rows.filter(({ text }) => /syg|\bill\b|sick/i.test(text))).toEqual([]);
  const events = await server.db.prisma.auditEvent.findMany({ where: { sessionId: session.id } });
  expect(events.map(({ action }) => action)).toEqual(
    expect.arrayContaining(['session.educatorsAsked', 'session.requestAccepted', 'session.requestDeclined']),
  );
  expect((await server.db.prisma.session.findUniqueOrThrow({ where: { id: session.id } })).revision).toBe(2);
});

test('of twenty who say yes at the same time exactly one gets it', async () => {
  const { ill, session } = await anIllColleague('2026-04-09');
  await call('POST', `/api/educators/${ill.id}/absences`, lead, { fromDate: '2026-04-09', toDate: '2026-04-09' });
  const many = await Promise.all(Array.from({ length: 20 }, (_, index) => educator(`Nr. ${index}`)));
  await call('POST', `/api/sessions/${session.id}/requests`, lead, {
    accountIds: many.map(({ id }) => id),
    replacesId: ill.id,
  });
  const requests = await requestsOf(session.id);
  expect(requests).toHaveLength(20);
  const answers = await Promise.all(requests.map(({ id }) => answer(id, 'ACCEPT')));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array.from({ length: 19 }, () => 409)]);
  expect(await team(session.id)).toHaveLength(1);
  const states = (await requestsOf(session.id)).map(({ state }) => state);
  expect(states.filter((state) => state === 'ACCEPTED')).toHaveLength(1);
  expect(states.filter((state) => state === 'WITHDRAWN')).toHaveLength(19);
  expect(await mailsTo(leadEmail)).toContain('EDUCATOR_ANSWER');
});

test('one person who says yes to two sessions at the same time gets one, and is told which is in the way', async () => {
  const busy = await educator('Ib Prøve');
  const sessions = [
    await aSession(server.db, offer, { day: '2026-04-10' }),
    await aSession(server.db, offer, { day: '2026-04-10', time: '10:00' }),
  ];
  for (const { id } of sessions) await call('POST', `/api/sessions/${id}/requests`, lead, { accountIds: [busy.id] });
  const requests = await Promise.all(sessions.map(async ({ id }) => (await requestsOf(id))[0]?.id ?? ''));
  const answers = await Promise.all(requests.map((id) => answer(id, 'ACCEPT')));
  const refused = answers.find(({ status }) => status === 409);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  expect(refused?.body).toMatchObject({ code: 'TAKEN' });
  expect(refused?.body.detail).toMatch(
    /^Ib Prøve er optaget af »Vagt på volden« fredag den 10\. april kl\. (9\.00–10\.30|10\.00–11\.30)\.$/,
  );
});

test('the link is one request’s own; a login answers only for oneself; after the start nobody answers', async () => {
  const [one, two] = [await educator('Una Prøve'), await educator('Dua Prøve')];
  const session = await aSession(server.db, offer, { day: '2026-04-13' });
  await call('POST', `/api/sessions/${session.id}/requests`, lead, { accountIds: [one.id, two.id] });
  const requests = await requestsOf(session.id);
  const of = (accountId: string) => requests.find((request) => request.accountId === accountId)?.id ?? '';
  expect((await answer(of(one.id), 'ACCEPT', byLink(of(two.id)))).status).toBe(404);
  expect((await answer(of(one.id), 'ACCEPT', { 'content-type': 'application/json' })).status).toBe(404);
  expect((await answer(of(one.id), 'ACCEPT', await loginHeaders(server, two.id))).status).toBe(404);
  expect((await answer(of(one.id), 'DECLINE', await loginHeaders(server, one.id))).status).toBe(200);
  server.clock.set('2026-04-13T07:00:00Z');
  expect(await answer(of(two.id), 'ACCEPT')).toMatchObject({ status: 409, body: { code: 'SESSION_STARTED' } });
  server.clock.set('2026-03-16T08:00:00Z');
});

test('an educator asks only about what they teach; nobody is asked who is elsewhere', async () => {
  const { ill, session } = await anIllColleague('2026-04-14');
  const busy = await educator('Eli Prøve');
  const other = await aSession(server.db, offer, { day: '2026-04-14', time: '09:30' });
  await teaches(other.id, busy.id);
  const stranger = await loginHeaders(server, busy.id);
  const ask = (headers: Record<string, string>) =>
    call('POST', `/api/sessions/${session.id}/requests`, headers, { accountIds: [busy.id], replacesId: ill.id });
  expect((await ask(stranger)).body.code).toBe('NOT_YOURS_TO_ASK');
  expect((await ask(lead)).body).toMatchObject({
    code: 'TAKEN',
    detail: 'Eli Prøve er optaget af »Vagt på volden« tirsdag den 14. april kl. 9.30–11.00.',
  });
});

test('what lacks educators is shown with proposals, distributed evenly, and saved as it was shown', async () => {
  const own = await aDepartment(server.db, { slug: 'fordel' });
  const ofOwn = await anOffer(server.db, own);
  const people = [
    await educator('Anna Prøve', own.id),
    await educator('Bo Prøve', own.id),
    await educator('Cai Prøve', own.id),
  ];
  const days = ['2026-05-04', '2026-05-05', '2026-05-06'];
  for (const day of days) for (const time of ['09:00', '09:30']) await aSession(server.db, ofOwn, { day, time });
  const span = { department: 'fordel', from: '2026-05-04', to: '2026-05-10' };
  const centre = await loginHeaders(server, (await anAccount(server.db)).id);
  const missing = await call('GET', `/api/educators/missing?${new URLSearchParams(span)}`, centre);
  expect(missing.body.items).toHaveLength(6);
  expect(missing.body.items[0].proposals).toHaveLength(3);
  const dry = await call('POST', '/api/educators/assignments', centre, { ...span, dryRun: true });
  const repeated = await call('POST', '/api/educators/assignments', centre, { ...span, dryRun: true });
  expect(repeated.body).toEqual(dry.body);
  expect(dry.body).toMatchObject({
    saved: false,
    unfilled: [],
    loads: people.map(({ id }) => ({ id, minutesAfter: 180 })),
  });
  expect(await server.db.prisma.sessionEducator.count({ where: { session: { offerId: ofOwn.id } } })).toBe(0);
  const assignments = dry.body.items.map(
    (item: { session: { id: string }; educator: { id: string }; role: string }) => ({
      sessionId: item.session.id,
      accountId: item.educator.id,
      role: item.role,
    }),
  );
  const [first] = assignments;
  await call('PUT', `/api/sessions/${first.sessionId}/educators/${first.accountId}`, centre, { role: 'LEADS' });
  const stale = await call('POST', '/api/educators/assignments', centre, { ...span, dryRun: false, assignments });
  expect(stale).toMatchObject({ status: 422, body: { errors: [{ path: 'assignments.0', code: 'UNKNOWN_SESSION' }] } });
  const saved = await call('POST', '/api/educators/assignments', centre, {
    ...span,
    dryRun: false,
    assignments: assignments.slice(1),
  });
  expect(saved).toMatchObject({ status: 200, body: { saved: true } });
  expect(await server.db.prisma.sessionEducator.count({ where: { session: { offerId: ofOwn.id } } })).toBe(6);
  expect((await call('GET', `/api/educators/missing?${new URLSearchParams(span)}`, centre)).body.items).toEqual([]);
  expect(server.errors).toEqual([]);
});

test('two leads who distribute the same week at once fill each place once', async () => {
  const own = await aDepartment(server.db, { slug: 'samtidig' });
  const ofOwn = await anOffer(server.db, own);
  for (const name of ['Anna Prøve', 'Bo Prøve', 'Cai Prøve']) await educator(name, own.id);
  for (const day of ['2026-05-11', '2026-05-12', '2026-05-13']) await aSession(server.db, ofOwn, { day });
  const centre = await loginHeaders(server, (await anAccount(server.db)).id);
  const body = { department: 'samtidig', from: '2026-05-11', to: '2026-05-17', dryRun: false };
  const results = await Promise.all([1, 2, 3].map(() => call('POST', '/api/educators/assignments', centre, body)));
  expect(results.map(({ status }) => status)).toEqual([200, 200, 200]);
  expect(await server.db.prisma.sessionEducator.count({ where: { session: { offerId: ofOwn.id } } })).toBe(3);
  const differences = await server.db.pool.query('SELECT * FROM allocation_differences()');
  expect(differences.rows).toEqual([]);
});

test('absent people do not count: the session lacks somebody, from the absence’s first to its last minute', async () => {
  const { ill, session } = await anIllColleague('2026-04-15');
  const missing = async () =>
    (await call('GET', `/api/sessions/${session.id}/educator-proposals`, lead)).body.session.missing;
  expect(await missing()).toBe(0);
  const startsAt = instantOf('2026-04-15', '10:30') as Date;
  const facts = { accountId: ill.id, createdBy: ill.id, createdAt: new Date() };
  const { id } = await server.db.prisma.absence.create({
    data: { id: session.id, ...facts, startsAt, endsAt: new Date(+startsAt + 3_600_000) },
  });
  expect(await missing()).toBe(0);
  await server.db.prisma.absence.update({ where: { id }, data: { startsAt: new Date(+startsAt - 60_000) } });
  expect(await missing()).toBe(1);
});

test('who is back needs nobody: the colleagues who were asked are told so', async () => {
  const { ill, session, headers } = await anIllColleague('2026-04-16');
  const asked = await educator('Siv Prøve');
  const away = { fromDate: '2026-04-16', toDate: '2026-04-16' };
  const { body } = await call('POST', `/api/educators/${ill.id}/absences`, headers, away);
  await call('POST', `/api/sessions/${session.id}/requests`, headers, { accountIds: [asked.id], replacesId: ill.id });
  expect((await call('DELETE', `/api/educators/${ill.id}/absences/${body.absences[0].id}`, headers)).status).toBe(204);
  expect(await mailsTo(asked.email)).toEqual(['EDUCATOR_REQUEST', 'EDUCATOR_REQUEST_WITHDRAWN']);
  expect((await requestsOf(session.id)).map(({ state }) => state)).toEqual(['WITHDRAWN']);
});

test('a lead who puts somebody on by hand ends the question to the others', async () => {
  const [put, asked] = [await educator('Tim Prøve'), await educator('Uma Prøve')];
  const session = await aSession(server.db, offer, { day: '2026-04-17' });
  await call('POST', `/api/sessions/${session.id}/requests`, lead, { accountIds: [asked.id] });
  await call('PUT', `/api/sessions/${session.id}/educators/${put.id}`, lead, { role: 'LEADS' });
  expect((await requestsOf(session.id)).map(({ state }) => state)).toEqual(['WITHDRAWN']);
  expect(await mailsTo(asked.email)).toEqual(['EDUCATOR_REQUEST', 'EDUCATOR_REQUEST_WITHDRAWN']);
});

test('the link of somebody whose account is closed shows nothing any more', async () => {
  const { ill, session, headers } = await anIllColleague('2026-04-29');
  const asked = await educator('Liv Prøve');
  const body = { accountIds: [asked.id], replacesId: ill.id };
  await call('POST', `/api/sessions/${session.id}/requests`, headers, body);
  const [request] = await requestsOf(session.id);
  const read = () => call('GET', `/api/educator-requests/${request?.id}`, byLink(request?.id ?? ''));
  expect((await read()).status).toBe(200);
  await server.db.prisma.account.update({ where: { id: asked.id }, data: { active: false } });
  expect((await read()).status).toBe(404);
  expect((await answer(request?.id ?? '', 'ACCEPT')).status).toBe(404);
});

test('the same person twice on the same session is refused, though it lacks two', async () => {
  const own = await aDepartment(server.db, { slug: 'to-gange' });
  const session = await aSession(server.db, await anOffer(server.db, own), { day: '2026-05-04', educatorsNeeded: 2 });
  const { id: accountId } = await educator('Anna Prøve', own.id);
  const centre = await loginHeaders(server, (await anAccount(server.db)).id);
  const one = { sessionId: session.id, accountId, role: 'LEADS' };
  const twice = { assignments: [one, { ...one, role: 'ASSISTS' }], dryRun: false };
  const span = { department: 'to-gange', from: '2026-05-04', to: '2026-05-10' };
  const refused = await call('POST', '/api/educators/assignments', centre, { ...span, ...twice });
  expect(refused).toMatchObject({ status: 422, body: { errors: [{ path: 'assignments.1' }] } });
  expect([await team(session.id), server.errors]).toEqual([[], []]);
});
