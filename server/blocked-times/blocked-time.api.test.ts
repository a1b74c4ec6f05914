import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { newId } from '#server/platform/ids.ts';
import { aDepartment, anAccount, anOffer, aSession } from '#server/testing/builders.ts';
import { loginHeaders } from '#server/testing/login.ts';
import { type TestServer, testServer } from '#server/testing/server.ts';
import type { BlockedTime } from './blocked-time.contract.ts';

let server: TestServer;
let department: Awaited<ReturnType<typeof aDepartment>>;
let offer: Awaited<ReturnType<typeof anOffer>>;
type Somebody = Awaited<ReturnType<typeof somebody>>;
let lead: Somebody;
let nina: Somebody;
let ole: Somebody;

beforeAll(async () => {
  server = await testServer({ connections: 24 });
});
beforeEach(async () => {
  department = await aDepartment(server.db);
  offer = await anOffer(server.db, department, { titleDa: 'Vagt på volden' });
  lead = await somebody('DEPARTMENT_LEAD', 'Lis Leder');
  nina = await somebody('EDUCATOR', 'Nina Natur');
  ole = await somebody('EDUCATOR', 'Ole Ovn');
});
afterAll(() => server.close());

async function somebody(role: 'DEPARTMENT_LEAD' | 'EDUCATOR', name: string, departmentId = department.id) {
  const { id } = await anAccount(server.db, { name, grants: [{ role, departmentId }] });
  return { id, headers: await loginHeaders(server, id, { secondFactor: true, method: 'PASSWORD' }) };
}

interface Init {
  as?: Somebody;
  method?: string;
  body?: unknown;
  ifMatch?: string;
}
async function call(path: string, { as = lead, method = 'GET', body, ifMatch }: Init = {}) {
  const headers = { ...as.headers, ...(ifMatch === undefined ? {} : { 'if-match': ifMatch }) };
  const sent = body === undefined ? {} : { body: JSON.stringify(body) };
  const response = await fetch(server.url + path, { method, headers, ...sent });
  const text = await response.text();
  const answer = text === '' ? null : JSON.parse(text);
  return { status: response.status, answer, etag: response.headers.get('etag') ?? '' };
}

const meeting = (facts: object = {}) => ({
  ...{ department: department.slug, kind: 'MEETING', title: 'Personalemøde' },
  ...{ date: '2026-04-23', time: '09:00', endTime: '11:00', people: [nina.id] },
  ...facts,
});
const block = (facts: object = {}, as = lead) =>
  call('/api/blocked-times', { as, method: 'POST', body: meeting(facts) });
async function blocked(facts: object = {}, as = lead): Promise<BlockedTime> {
  const { status, answer } = await block(facts, as);
  expect([status, answer.detail]).toEqual([201, undefined]);
  return answer.items[0];
}
const teaches = (session: { id: string }, person: Somebody) =>
  server.db.prisma.sessionEducator.create({ data: { sessionId: session.id, accountId: person.id } });
async function aKit(facts: object = {}) {
  const words = { nameDa: 'Waders', nameEn: 'Waders' };
  const kit = { id: newId(), departmentId: department.id, kind: 'KIT' as const, ...words, ...facts };
  return server.db.prisma.resource.create({ data: kit });
}

test('nobody teaches and sits in a meeting at once: the sentence names the visit, and the other way round', async () => {
  await teaches(await aSession(server.db, offer), nina);
  const refused = await block();
  expect(refused).toMatchObject({ status: 409, answer: { code: 'EDUCATOR_TAKEN' } });
  expect(refused.answer.detail).toBe('Nina Natur er optaget af »Vagt på volden« torsdag den 23. april kl. 9.00–10.30.');
  await blocked({ people: [ole.id] });
  await expect(teaches(await aSession(server.db, offer, { time: '10:00' }), ole)).rejects.toThrow();
  await blocked({ time: '10:30' });
  expect((await block({ time: '10:45', people: [nina.id] })).answer.detail).toContain('»Personalemøde«');
});

test('each week until a day: all or none, and every clash is named', async () => {
  await teaches(await aSession(server.db, offer, { day: '2026-04-30' }), nina);
  const weekly = { repeatUntil: '2026-05-21', people: [nina.id, ole.id] };
  const refused = await block(weekly);
  expect(refused.answer.reasons).toHaveLength(1);
  expect(refused.answer.detail).toContain('torsdag den 30. april');
  expect((await call('/api/blocked-times?from=2026-04-01&to=2026-06-01')).answer.items).toEqual([]);
  const { answer } = await block({ ...weekly, date: '2026-05-07' });
  expect(answer.items.map(({ localDate }: BlockedTime) => localDate)).toEqual([
    '2026-05-07',
    '2026-05-14',
    '2026-05-21',
  ]);
  expect(answer.items[0]).toMatchObject({
    title: 'Personalemøde',
    startsAt: '2026-05-07T07:00:00.000Z',
    people: [{ name: 'Nina Natur' }, { name: 'Ole Ovn' }],
    mayChange: true,
  });
});

test('a room for a meeting is taken from the visits, and what is pooled is counted', async () => {
  const hall = await aKit({ kind: 'ROOM', siteId: department.siteId, nameDa: 'Salen' });
  const waders = await aKit({ pooled: true, quantity: 12 });
  const session = await aSession(server.db, offer);
  const uses = [
    { sessionId: session.id, resourceId: hall.id },
    { sessionId: session.id, resourceId: waders.id, quantity: 8 },
  ];
  for (const data of uses) await server.db.prisma.sessionResource.create({ data });
  const refused = await block({ people: [], resources: [{ id: hall.id }, { id: waders.id, quantity: 5 }] });
  expect(refused.answer.reasons.map(({ code }: { code: string }) => code).sort()).toEqual([
    'POOL_SHORT',
    'RESOURCE_TAKEN',
  ]);
  expect(refused.answer.detail).toContain('Salen er optaget af »Vagt på volden«');
  expect(refused.answer.detail).toContain('Der skal bruges 5 × Waders, men kun 4 er fri.');
  await blocked({ people: [], resources: [{ id: waders.id, quantity: 4 }] });
  expect((await block({ resources: [{ id: waders.id, quantity: 13 }] })).answer.errors).toMatchObject([
    { path: 'resources.0', code: 'MORE_THAN_THERE_ARE' },
  ]);
});

test('a meeting is moved and changed; who is in its own way is not; a second editor is told', async () => {
  const { id } = await blocked();
  const path = `/api/blocked-times/${id}`;
  const { etag } = await call(path);
  const moved = await call(path, {
    method: 'PATCH',
    ifMatch: etag,
    body: { time: '10:00', people: [nina.id, ole.id] },
  });
  expect(moved.answer).toMatchObject({
    startsAt: '2026-04-23T08:00:00.000Z',
    endsAt: '2026-04-23T09:00:00.000Z',
    version: 2,
  });
  expect((await call(path, { method: 'PATCH', ifMatch: etag, body: { title: 'Andet' } })).status).toBe(412);
  await teaches(await aSession(server.db, offer, { day: '2026-04-24', time: '10:00' }), ole);
  const clash = await call(path, { method: 'PATCH', body: { date: '2026-04-24' } });
  expect(clash).toMatchObject({ status: 409, answer: { code: 'EDUCATOR_TAKEN' } });
  expect((await call(path)).answer).toMatchObject({ localDate: '2026-04-23', version: 2, people: [{}, {}] });
  const { rows } = await server.db.pool.query('SELECT FROM allocation WHERE blocked_time_id = $1', [id]);
  expect(rows).toHaveLength(2);
  expect((await call(path, { method: 'DELETE' })).status).toBe(204);
  expect((await call(path)).status).toBe(404);
  await teaches(await aSession(server.db, offer, { time: '10:00' }), ole);
});

test('an educator blocks the own time and nobody else’s; a stranger sees nothing', async () => {
  const own = await blocked({ people: [nina.id] }, nina);
  const mine = (await call('/api/blocked-times?from=2026-04-23&to=2026-04-23&person=me', { as: nina })).answer.items;
  expect(mine).toMatchObject([{ id: own.id, mayChange: true }]);
  expect(await block({ people: [ole.id] }, nina)).toMatchObject({ status: 403, answer: { code: 'ONLY_OWN_TIME' } });
  expect((await block({ people: [nina.id, ole.id], date: '2026-04-24' }, nina)).status).toBe(403);
  const path = `/api/blocked-times/${own.id}`;
  expect((await call(path, { as: ole })).answer).toMatchObject({ mayChange: false });
  expect((await call(path, { as: ole, method: 'DELETE' })).status).toBe(403);
  expect((await call(path, { as: nina, method: 'PATCH', body: { people: [ole.id] } })).status).toBe(403);
  const stranger = await somebody('DEPARTMENT_LEAD', 'Sten Stranger', (await aDepartment(server.db)).id);
  for (const method of ['GET', 'DELETE']) expect((await call(path, { as: stranger, method })).status).toBe(404);
  expect((await block({}, stranger)).status).toBe(403);
  expect((await block({ people: [stranger.id] })).answer.errors).toMatchObject([
    { path: 'people.0', code: 'INVALID_CHOICE' },
  ]);
  const choices = (as: Somebody) => call(`/api/blocked-times/choices?department=${department.slug}`, { as });
  expect((await choices(nina)).answer).toEqual({ people: [{ id: nina.id, name: 'Nina Natur' }], resources: [] });
  expect((await choices(lead)).answer.people).toHaveLength(3);
  expect((await choices(stranger)).status).toBe(403);
});

test('what cannot be is refused in words', async () => {
  const wrong = async (facts: object) =>
    (await block(facts)).answer.errors.map((one: { message: string }) => one.message);
  expect(await wrong({ date: '2026-03-29', time: '02:30' })).toEqual([
    'Det klokkeslæt findes ikke søndag den 29. marts 2026: natten til sommertid springer fra 2.00 til 3.00.',
  ]);
  expect(await wrong({ people: [] })).toEqual(['Vælg, hvis tid eller hvilket lokale det gælder.']);
  expect(await wrong({ endTime: '08:00' })).toEqual(['Det skal slutte, efter at det begynder.']);
  expect(await wrong({ time: '9' })).toEqual(['Skriv et klokkeslæt som 09:30.']);
  expect(server.errors).toEqual([]);
});

test('twenty who block the same hour at once: one gets it, the others are told by what', async () => {
  const answers = await Promise.all(Array.from({ length: 20 }, () => block()));
  expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array(19).fill(409)]);
  const refused = answers.filter(({ status }) => status === 409);
  expect(refused.every(({ answer }) => answer.code === 'EDUCATOR_TAKEN')).toBe(true);
});
