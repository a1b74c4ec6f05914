import { afterAll, beforeAll, expect, test } from 'vitest';
import { aDepartment, anAccount, anOffer, aSession } from '#server/testing/builders.ts';
import { type LoginHeaders, loginHeaders } from '#server/testing/login.ts';
import { type TestServer, testServer } from '#server/testing/server.ts';

let server: TestServer;
let own: Awaited<ReturnType<typeof aDepartment>>;
let lead: LoginHeaders;

beforeAll(async () => {
  server = await testServer();
  own = await aDepartment(server.db, { slug: 'egen' });
  lead = await loginAs([{ role: 'DEPARTMENT_LEAD', departmentId: own.id }], 'Lone Leder').then(
    ({ headers }) => headers,
  );
});
afterAll(() => server.close());

type Grants = NonNullable<Parameters<typeof anAccount>[1]>['grants'];

async function loginAs(grants: Grants, name = 'Kim Prøve') {
  const { id } = await anAccount(server.db, { grants, name });
  return { id, headers: await loginHeaders(server, id) };
}
const anEducator = (name?: string) => loginAs([{ role: 'EDUCATOR', departmentId: own.id }], name);

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

const monday = { weekday: 1, from: '08:00', to: '15:00', validFrom: '2026-01-01', validTo: null };

test('an educator keeps their own hours; who saves over something newer is told, and nothing is lost', async () => {
  const { id, headers } = await anEducator();
  const read = await call('GET', `/api/educators/${id}`, headers);
  expect(read).toMatchObject({
    status: 200,
    body: { own: true, departments: [{ slug: 'egen', hours: [] }], absences: [] },
  });
  const saved = await call(
    'PUT',
    `/api/educators/${id}/hours`,
    { ...headers, 'if-match': read.etag },
    { department: 'egen', hours: [monday] },
  );
  expect(saved).toMatchObject({ status: 200, body: { departments: [{ hours: [monday] }] } });
  const late = await call(
    'PUT',
    `/api/educators/${id}/hours`,
    { ...lead, 'if-match': read.etag },
    { department: 'egen', hours: [] },
  );
  expect(late).toMatchObject({ status: 412, body: { code: 'CHANGED_MEANWHILE' } });
  const seen = await call('GET', `/api/educators/${id}`, lead);
  expect(seen.etag).toBe(saved.etag);
  expect(seen.body).toMatchObject({ own: false, departments: [{ hours: [monday] }] });
});

test('a colleague sees nobody else’s time, and the lead of another department nobody there', async () => {
  const { id } = await anEducator();
  const colleague = await anEducator();
  const other = await aDepartment(server.db);
  const stranger = await loginAs([{ role: 'DEPARTMENT_LEAD', departmentId: other.id }]);
  for (const headers of [colleague.headers, stranger.headers]) {
    expect((await call('GET', `/api/educators/${id}`, headers)).status).toBe(404);
    expect(
      (await call('POST', `/api/educators/${id}/absences`, headers, { fromDate: '2026-04-01', toDate: '2026-04-01' }))
        .status,
    ).toBe(404);
  }
  expect((await call('GET', '/api/educators?department=egen', stranger.headers)).status).toBe(403);
});

test('hours that overlap, days said twice and times that do not exist are refused beside their fields', async () => {
  const { id, headers } = await anEducator();
  const hours = [monday, { ...monday, from: '14:00', to: '18:00' }, { ...monday, weekday: 2, to: '07:00' }];
  expect(
    (await call('PUT', `/api/educators/${id}/hours`, headers, { department: 'egen', hours })).body.errors,
  ).toMatchObject([
    { path: 'hours.1.from', code: 'HOURS_OVERLAP' },
    { path: 'hours.2.to', code: 'ENDS_BEFORE_IT_BEGINS' },
  ]);
  const exceptions = [
    { date: '2026-03-15', from: null, to: null },
    { date: '2026-04-01', from: null, to: null },
    { date: '2026-04-01', from: '10:00', to: '12:00' },
    { date: '2026-04-02', from: '10:00', to: null },
  ];
  const wrong = await call('PUT', `/api/educators/${id}/exceptions`, headers, { exceptions });
  expect(wrong.body.errors.map(({ path, code }: { path: string; code: string }) => [path, code])).toEqual([
    ['exceptions.0.date', 'IN_THE_PAST'],
    ['exceptions.2.date', 'SAME_DAY_TWICE'],
    ['exceptions.3.to', 'BOTH_OR_NONE'],
  ]);
  const gap = await call('POST', `/api/educators/${id}/absences`, headers, {
    fromDate: '2026-03-29',
    fromTime: '02:30',
    toDate: '2026-03-29',
  });
  expect(gap).toMatchObject({ status: 422, body: { errors: [{ path: 'fromTime', code: 'NO_SUCH_TIME' }] } });
  expect(gap.body.errors[0].message).toContain('søndag den 29. marts 2026');
});

test('absences that meet become one, nothing says why, and who is back ends it', async () => {
  const { id, headers } = await anEducator('Ida Prøve');
  const away = (fromDate: string, toDate: string) =>
    call('POST', `/api/educators/${id}/absences`, headers, { fromDate, toDate });
  await away('2026-03-16', '2026-03-17');
  const { body } = await away('2026-03-18', '2026-03-18');
  expect(body.absences).toMatchObject([{ from: '2026-03-15T23:00:00.000Z', to: '2026-03-18T23:00:00.000Z' }]);
  const list = await call('GET', '/api/educators?department=egen', lead);
  const [ida] = list.body.items.filter((item: { id: string }) => item.id === id);
  expect(ida.away).toMatchObject({ to: '2026-03-18T23:00:00.000Z' });
  const columns = await server.db.pool.query(
    "SELECT column_name FROM information_schema.columns WHERE table_name = 'absence'",
  );
  expect(columns.rows.map(({ column_name }) => column_name).sort()).toEqual(
    ['account_id', 'created_at', 'created_by', 'ends_at', 'id', 'starts_at', 'version'].sort(),
  );
  expect((await call('DELETE', `/api/educators/${id}/absences/${body.absences[0].id}`, headers)).status).toBe(204);
  expect((await call('GET', `/api/educators/${id}`, headers)).body.absences).toEqual([]);
});

test('the list tells load of the school year, coming weeks and competence in one question', async () => {
  const department = await aDepartment(server.db, { slug: 'last' });
  const offer = await anOffer(server.db, department);
  const [much, little] = await Promise.all(
    ['Anna Prøve', 'Bo Prøve'].map((name) =>
      anAccount(server.db, { name, grants: [{ role: 'EDUCATOR', departmentId: department.id }] }),
    ),
  );
  const days = ['2025-10-01', '2026-03-17', '2026-03-26', '2025-05-01'];
  for (const day of days) {
    const session = await aSession(server.db, offer, { day });
    await server.db.prisma.sessionEducator.create({ data: { sessionId: session.id, accountId: much?.id ?? '' } });
  }
  await server.db.prisma.competence.create({
    data: { accountId: little?.id ?? '', offerId: offer.id, role: 'ASSISTS' },
  });
  const reader = await loginAs([{ role: 'EDUCATOR', departmentId: department.id }], 'Carl Prøve');
  const { body } = await call('GET', '/api/educators?department=last', reader.headers);
  expect(body).toMatchObject({ schoolYear: '2025/26', mayEdit: false, offers: [{ id: offer.id }] });
  expect(body.items).toMatchObject([
    { name: 'Anna Prøve', load: { sessions: 3, minutes: 270, weekMinutes: 90, least: false } },
    { name: 'Bo Prøve', load: { sessions: 0, least: true }, competences: [{ offerId: offer.id, role: 'ASSISTS' }] },
    { name: 'Carl Prøve' },
  ]);
  expect(body.items[0].weeksAhead.slice(0, 2)).toEqual([
    { monday: '2026-03-16', sessions: 1 },
    { monday: '2026-03-23', sessions: 1 },
  ]);
});

test('competence is kept for the offers of the department only', async () => {
  const { id } = await anEducator();
  const offer = await anOffer(server.db, own);
  const foreign = await anOffer(server.db, await aDepartment(server.db));
  const put = (offerId: string) =>
    call('PUT', `/api/educators/${id}/competences`, lead, {
      department: 'egen',
      competences: [{ offerId, role: 'LEADS' }],
    });
  expect((await put(foreign.id)).body.errors).toMatchObject([{ path: 'competences.0.offerId', code: 'UNKNOWN_OFFER' }]);
  const { body } = await put(offer.id);
  expect(body.departments[0].offers.filter(({ role }: { role: string | null }) => role !== null)).toMatchObject([
    { id: offer.id, role: 'LEADS' },
  ]);
  expect(server.errors).toEqual([]);
});
