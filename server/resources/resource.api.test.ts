import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { inTransaction } from '#server/platform/database.ts';
import { newId } from '#server/platform/ids.ts';
import { aDepartment, anAccount, anOffer, aSession } from '#server/testing/builders.ts';
import { type LoginHeaders, loginHeaders } from '#server/testing/login.ts';
import { TEST_NOW, type TestServer, testServer } from '#server/testing/server.ts';
import type { Resource } from './resource.contract.ts';

let server: TestServer;
let department: Awaited<ReturnType<typeof aDepartment>>;
let offer: Awaited<ReturnType<typeof anOffer>>;
let lead: LoginHeaders;

beforeAll(async () => {
  server = await testServer({ connections: 24 });
});
beforeEach(async () => {
  server.clock.set(TEST_NOW);
  department = await aDepartment(server.db);
  offer = await anOffer(server.db, department, { titleDa: 'Vagt på volden', titleEn: 'On guard' });
  lead = await login('DEPARTMENT_LEAD');
});
afterAll(() => server.close());

async function login(role: 'DEPARTMENT_LEAD' | 'EDUCATOR', departmentId = department.id) {
  const { id } = await anAccount(server.db, { grants: [{ role, departmentId }] });
  return loginHeaders(server, id, { secondFactor: true, method: 'PASSWORD' });
}

async function call(path: string, init: { method?: string; body?: unknown; headers?: Record<string, string> } = {}) {
  const { method = 'GET', body, headers = {} } = init;
  const response = await fetch(server.url + path, {
    method,
    headers: { ...lead, ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const answer = text === '' ? null : JSON.parse(text);
  return { status: response.status, answer, etag: response.headers.get('etag') ?? '' };
}

async function made(facts: object): Promise<Resource> {
  const body = { department: department.slug, site: 'stedet', nameDa: 'Salen', nameEn: 'The hall', ...facts };
  const { status, answer } = await call('/api/resources', { method: 'POST', body });
  expect(answer).toMatchObject({ id: expect.any(String) });
  expect(status).toBe(201);
  return answer;
}
const aHall = (facts: object = {}) => made({ kind: 'ROOM', seats: 60, ...facts });
const halfOf = (hall: Resource, nameDa = 'Salen øst') =>
  made({ kind: 'ROOM', parentId: hall.id, nameDa, nameEn: nameDa });
const waders = (quantity = 12) =>
  made({ kind: 'KIT', nameDa: 'Waders', nameEn: 'Waders', pooled: true, quantity, site: null });

/** A session that takes a resource; rejects when it is taken. */
async function taking(resource: { id: string }, facts: Parameters<typeof aSession>[2] = {}, quantity = 1) {
  const session = await aSession(server.db, offer, facts);
  await server.db.pool.query('INSERT INTO session_resource (session_id, resource_id, quantity) VALUES ($1, $2, $3)', [
    session.id,
    resource.id,
    quantity,
  ]);
  return session;
}

async function takenBy(session: { id: string }): Promise<string[]> {
  const { rows } = await server.db.pool.query(
    'SELECT resource_id FROM allocation WHERE session_id = $1 AND resource_id IS NOT NULL ORDER BY resource_id',
    [session.id],
  );
  return rows.map((row) => row.resource_id);
}

describe('a hall that divides in two', () => {
  test('whoever has the hall has both halves', async () => {
    const hall = await aHall();
    const [east, west] = [await halfOf(hall), await halfOf(hall, 'Salen vest')];
    const session = await taking(hall);
    expect(await takenBy(session)).toEqual([east.id, west.id].sort());
    await expect(taking(east)).rejects.toMatchObject({ constraint: 'resource_once_at_a_time' });
    await expect(taking(hall)).rejects.toMatchObject({ constraint: 'resource_once_at_a_time' });
    await taking(east, { time: '12:00' });
  });

  test('one half leaves the other free, and bars the hall', async () => {
    const hall = await aHall();
    const [east, west] = [await halfOf(hall), await halfOf(hall, 'Salen vest')];
    await taking(east);
    await taking(west);
    await expect(taking(east)).rejects.toMatchObject({ constraint: 'resource_once_at_a_time' });
    await expect(taking(hall)).rejects.toMatchObject({ constraint: 'resource_once_at_a_time' });
  });

  test('a part that is added later is taken by what took the hall before', async () => {
    const hall = await aHall();
    const before = await taking(hall);
    expect(await takenBy(before)).toEqual([hall.id]);
    const east = await halfOf(hall);
    expect(await takenBy(before)).toEqual([east.id]);
    const west = await halfOf(hall, 'Salen vest');
    expect(await takenBy(before)).toEqual([east.id, west.id].sort());
    await expect(taking(west)).rejects.toMatchObject({ constraint: 'resource_once_at_a_time' });
    expect((await call(`/api/resources/${hall.id}`)).answer.partIds.sort()).toEqual([east.id, west.id].sort());
  });

  test('a room with sessions of its own cannot become a part of a hall taken at the same time', async () => {
    const hall = await aHall();
    const room = await aHall({ nameDa: 'Nabolokalet', nameEn: 'Next door' });
    await taking(hall);
    await taking(room);
    const wrong = await call(`/api/resources/${room.id}`, { method: 'PATCH', body: { parentId: hall.id } });
    expect(wrong).toMatchObject({ status: 409, answer: { code: 'RESOURCE_TAKEN' } });
    expect(wrong.answer.detail).toContain('»Vagt på volden« torsdag den 23. april 2026 kl. 9.00–10.30');
  });

  test('a part stays where its whole is, and nothing is a part of itself', async () => {
    const hall = await aHall();
    const east = await halfOf(hall);
    const codes = async (id: string, body: object) => {
      const { status, answer } = await call(`/api/resources/${id}`, { method: 'PATCH', body });
      return [status, ...(answer.errors ?? []).map(({ code }: { code: string }) => code)];
    };
    expect(await codes(hall.id, { parentId: hall.id })).toEqual([422, 'PART_OF_ITSELF']);
    expect(await codes(hall.id, { parentId: east.id })).toEqual([422, 'PART_OF_ITSELF']);
    expect(await codes(east.id, { site: null })).toEqual([422, 'NEEDS_A_SITE']);
    expect(await codes((await waders()).id, { parentId: hall.id })).toContain('ONLY_ROOMS_HAVE_PARTS');
  });
});

describe('twelve pairs of waders', () => {
  test('twenty sessions at once take no more than there are', async () => {
    const kit = await waders();
    const sessions = await Promise.all(Array.from({ length: 20 }, () => aSession(server.db, offer)));
    const results = await Promise.allSettled(
      sessions.map(({ id }) =>
        inTransaction(server.db, (sql) =>
          sql.query('INSERT INTO session_resource (session_id, resource_id, quantity) VALUES ($1, $2, 2)', [
            id,
            kit.id,
          ]),
        ),
      ),
    );
    const refused = results.flatMap((one) =>
      one.status === 'rejected' ? [one.reason.constraint ?? one.reason.code] : [],
    );
    expect(refused).toEqual(Array(14).fill('pooled_resource_within_stock'));
    const { rows } = await server.db.pool.query(
      'SELECT sum(quantity) AS taken FROM allocation WHERE resource_id = $1',
      [kit.id],
    );
    expect(rows[0]?.taken).toBe(12);
  });

  test('a cut below what is taken is refused, and says when and by whom', async () => {
    const kit = await waders();
    await taking(kit, {}, 5);
    await taking(kit, { time: '10:00' }, 3);
    await taking(kit, { time: '14:00' }, 4);
    const path = `/api/resources/${kit.id}`;
    const wrong = await call(path, { method: 'PATCH', body: { quantity: 7 } });
    expect(wrong).toMatchObject({ status: 409, answer: { code: 'POOL_TAKEN', reasons: [{ peak: 8 }] } });
    expect(wrong.answer.detail).toBe(
      'Der er brug for 8, så antallet kan ikke blive 7. De bruges af »Vagt på volden« torsdag den 23. april 2026 kl. 9.00–10.30; »Vagt på volden« torsdag den 23. april 2026 kl. 10.00–11.30.',
    );
    expect((await call(path, { method: 'PATCH', body: { quantity: 8 } })).answer).toMatchObject({ quantity: 8 });
    expect((await call(path, { method: 'PATCH', body: { quantity: 20 } })).status).toBe(200);
  });

  test('what is past does not keep the number up', async () => {
    const kit = await waders();
    await taking(kit, { day: '2026-03-10' }, 10);
    expect((await call(`/api/resources/${kit.id}`, { method: 'PATCH', body: { quantity: 2 } })).status).toBe(200);
  });
});

test('who takes a room when: with buffers, by the hall and by its halves', async () => {
  const hall = await aHall();
  const east = await halfOf(hall);
  await halfOf(hall, 'Salen vest');
  const whole = await taking(hall, { bufferBeforeMinutes: 15, bufferAfterMinutes: 30 });
  const half = await taking(east, { day: '2026-04-24' });
  const use = async (id: string, query = 'from=2026-04-20&to=2026-04-24') =>
    (await call(`/api/resources/${id}/use?${query}`)).answer.items;
  expect(await use(hall.id)).toMatchObject([
    {
      kind: 'SESSION',
      id: whole.id,
      title: 'Vagt på volden',
      startsAt: '2026-04-23T07:00:00.000Z',
      endsAt: '2026-04-23T08:30:00.000Z',
      takenFrom: '2026-04-23T06:45:00.000Z',
      takenTo: '2026-04-23T09:00:00.000Z',
      via: { id: hall.id },
    },
    { id: half.id, via: { id: east.id, name: 'Salen øst' } },
  ]);
  expect(await use(east.id)).toHaveLength(2);
  expect(await use(hall.id, 'from=2026-04-24&to=2026-04-24')).toHaveLength(1);
  expect((await call(`/api/resources/${hall.id}/use?from=2026-04-24&to=2026-04-23`)).status).toBe(422);
});

test('a room in use cannot be closed: coming sessions and offers are named; afterwards it is offered no more', async () => {
  const hall = await aHall();
  const session = await taking(hall);
  await server.db.prisma.offerResource.create({ data: { offerId: offer.id, resourceId: hall.id } });
  const close = () => call(`/api/resources/${hall.id}`, { method: 'PATCH', body: { active: false } });
  const refused = await close();
  expect(refused.status).toBe(409);
  expect(refused.answer.reasons.map(({ code }: { code: string }) => code)).toEqual([
    'RESOURCE_HAS_SESSIONS',
    'RESOURCE_HAS_OFFERS',
  ]);
  expect(refused.answer.detail).toContain('»Vagt på volden« torsdag den 23. april 2026');
  await server.db.pool.query(`UPDATE session SET state = 'CANCELLED' WHERE id = $1`, [session.id]);
  await server.db.prisma.offerResource.deleteMany({ where: { resourceId: hall.id } });
  expect((await close()).answer).toMatchObject({ active: false });
  const list = await call(`/api/resources?department=${department.slug}&active=true`);
  expect(list.answer.items).toEqual([]);
});

test('a meeting point that coming sessions have cannot be closed, and is never taken', async () => {
  const gate = await made({ kind: 'MEETING_POINT', nameDa: 'Porten', nameEn: 'The gate' });
  await aSession(server.db, offer, { meetingPointId: gate.id });
  const refused = await call(`/api/resources/${gate.id}`, { method: 'PATCH', body: { active: false } });
  expect(refused).toMatchObject({ status: 409, answer: { code: 'RESOURCE_HAS_SESSIONS' } });
  await expect(taking(gate)).rejects.toMatchObject({ constraint: 'meeting_point_is_not_taken' });
});

test('two who edit the same room: the second is told, and nothing is lost', async () => {
  const hall = await aHall();
  const path = `/api/resources/${hall.id}`;
  const { etag } = await call(path);
  const headers = { 'if-match': etag };
  expect((await call(path, { method: 'PATCH', headers, body: { seats: 80 } })).answer).toMatchObject({
    seats: 80,
    version: 2,
  });
  const late = await call(path, { method: 'PATCH', headers, body: { seats: 40 } });
  expect(late).toMatchObject({ status: 412, answer: { code: 'CHANGED_MEANWHILE' } });
  expect((await call(path, { method: 'PATCH', body: { seats: 80 } })).answer).toMatchObject({ version: 2 });
});

test('opening hours of a room and of a site are lists that replace the one before', async () => {
  const hall = await aHall();
  const morning = { weekday: 1, opensAt: '08:00', closesAt: '12:00' };
  const evening = { weekday: 1, opensAt: '18:00', closesAt: '24:00' };
  for (const path of [
    `/api/resources/${hall.id}/opening-hours`,
    `/api/departments/${department.slug}/sites/stedet/opening-hours`,
  ]) {
    const empty = await call(path);
    expect(empty.answer).toEqual({ spans: [] });
    const put = (spans: unknown[], etag = empty.etag) =>
      call(path, { method: 'PUT', body: { spans }, headers: { 'if-match': etag } });
    const set = await put([evening, morning]);
    expect(set.answer).toEqual({ spans: [morning, evening] });
    expect((await put([morning])).status).toBe(412);
    expect((await put([morning, { ...evening, opensAt: '11:00' }], set.etag)).answer.errors).toMatchObject([
      { path: 'spans.1', code: 'HOURS_OVERLAP' },
    ]);
    expect((await put([{ ...morning, closesAt: '07:00' }], set.etag)).answer.errors).toMatchObject([
      { code: 'CLOSES_BEFORE_IT_OPENS' },
    ]);
    expect((await call(path)).answer).toEqual({ spans: [morning, evening] });
  }
});

test('educators see the rooms of their department and change none; other departments see nothing', async () => {
  const hall = await aHall();
  const own = await login('EDUCATOR');
  const stranger = await login('DEPARTMENT_LEAD', (await aDepartment(server.db)).id);
  const path = `/api/resources/${hall.id}`;
  const list = `/api/resources?department=${department.slug}`;
  expect([(await call(path, { headers: own })).status, (await call(list, { headers: own })).status]).toEqual([
    200, 200,
  ]);
  expect((await call(path, { headers: own, method: 'PATCH', body: { seats: 1 } })).status).toBe(403);
  expect([(await call(path, { headers: stranger })).status, (await call(list, { headers: stranger })).status]).toEqual([
    404, 403,
  ]);
  expect((await call(path, { headers: stranger, method: 'PATCH', body: { seats: 1 } })).status).toBe(404);
  expect((await call(`${path}/use`, { headers: stranger })).status).toBe(404);
  const body = { department: department.slug, site: 'stedet', kind: 'ROOM', nameDa: 'X', nameEn: 'X' };
  expect((await call('/api/resources', { headers: stranger, method: 'POST', body })).status).toBe(403);
  expect(server.errors).toEqual([]);
});

test('what cannot be is refused field by field', async () => {
  const body = {
    department: department.slug,
    site: 'findes-ikke',
    kind: 'ROOM',
    nameDa: 'Salen',
    nameEn: 'The hall',
    pooled: true,
    quantity: 3,
    parentId: newId(),
  };
  const { status, answer } = await call('/api/resources', { method: 'POST', body });
  expect(status).toBe(422);
  expect(answer.errors.map(({ path, code }: { path: string; code: string }) => `${path} ${code}`).sort()).toEqual([
    'parentId INVALID_CHOICE',
    'pooled NOT_POOLED',
    'site INVALID_CHOICE',
  ]);
  expect((await call('/api/resources', { method: 'POST', body: { ...body, department: 'findes-ikke' } })).status).toBe(
    403,
  );
});
