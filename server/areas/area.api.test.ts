import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { aBooking } from '#server/testing/booking-builder.ts';
import { aDepartment, anAccount, anInstitution, anOffer, aSession } from '#server/testing/builders.ts';
import { type LoginHeaders, loginHeaders } from '#server/testing/login.ts';
import { type TestServer, testServer } from '#server/testing/server.ts';

let server: TestServer;
let coordinator: LoginHeaders;
let recorder: string;

beforeAll(async () => {
  server = await testServer();
  recorder = (await anAccount(server.db)).id;
  const copenhagen = await aDepartment(server.db, { slug: 'kbh', name: 'Volden' });
  await aDepartment(server.db, { slug: 'aarhus', name: 'Bugten', municipalityCode: '0751' });
  const facts = { municipalityCode: '0101', kind: 'FOLKESKOLE' as const };
  await anInstitution(server.db, { ...facts, number: '990501', name: '=Flittigskolen' });
  await anInstitution(server.db, { ...facts, number: '990502', name: 'Aldrigskolen' });
  await anInstitution(server.db, { ...facts, number: '990503', name: 'Sidsteårsskolen', kind: 'PRIVATE_SCHOOL' });
  await anInstitution(server.db, { ...facts, number: '990504', name: 'Lukketskolen', active: false });
  await anInstitution(server.db, { ...facts, number: '990505', name: 'Kommerskolen' });
  await anInstitution(server.db, { ...facts, number: '990601', name: 'Jydeskolen', municipalityCode: '0751' });
  const offer = await anOffer(server.db, copenhagen);
  await came(offer, { day: '2025-10-02', number: '990501', pupils: 20 });
  await came(offer, { day: '2026-02-03', number: '990501', pupils: 22 });
  await came(offer, { day: '2025-05-05', number: '990503', pupils: 11 });
  await came(offer, { day: '2025-10-03', number: '990601', pupils: 9 });
  const next = await aSession(server.db, offer, { day: '2026-04-23' });
  const institution = await server.db.prisma.institution.findUniqueOrThrow({ where: { number: '990505' } });
  await aBooking(server.db, next, { institution });
});
afterAll(() => server.close());
beforeEach(async () => {
  const grants = [{ role: 'COORDINATOR' as const, municipalityCode: '0101' }];
  coordinator = await loginHeaders(server, (await anAccount(server.db, { grants })).id);
});

type Visit = { day: string; number: string; pupils: number };

async function came(offer: { id: string; siteId: string }, { day, number, pupils }: Visit) {
  const session = await aSession(server.db, offer, { day });
  const institution = await server.db.prisma.institution.findUniqueOrThrow({ where: { number } });
  await aBooking(server.db, session, { institution, groups: [{ pupils }], came: 'AS_BOOKED' });
}

async function overview(query = '', headers: Record<string, string> = coordinator) {
  const response = await fetch(`${server.url}/api/areas/overview${query}`, {
    headers: { 'accept-language': 'da', ...headers },
  });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json');
  return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
}

const names = ({ items }: { items: { name: string }[] }) => items.map(({ name }) => name);

test('a coordinator sees who never comes first, with this school year and the one before', async () => {
  const { status, body } = await overview();
  expect(status).toBe(200);
  expect(names(body)).toEqual(['Aldrigskolen', 'Kommerskolen', 'Sidsteårsskolen', '=Flittigskolen']);
  expect(body.items[3]).toEqual({
    number: '990501',
    name: '=Flittigskolen',
    kind: 'FOLKESKOLE',
    active: true,
    municipality: { code: '0101', name: 'København' },
    thisYear: { visits: 2, pupils: 42 },
    lastYear: { visits: 0, pupils: 0 },
    coming: 0,
  });
  expect(body.summary).toEqual({ institutions: 4, visiting: 1, never: 1, visits: 2, pupils: 42 });
  expect(body.schoolYears).toEqual({ this: '2025/26', last: '2024/25' });
  expect(body.municipalities).toEqual([{ code: '0101', name: 'København' }]);
  expect(body.departments).toMatchObject([
    { slug: 'kbh', sites: 1, offers: 1, thisYear: { visits: 3, pupils: 51 }, lastYear: { visits: 1 } },
  ]);
});

test('no name, mail address or phone of a teacher is told', async () => {
  const { body } = await overview();
  expect(JSON.stringify(body)).not.toMatch(/@|phone|contact|visitor|reference/i);
});

test('the list is filtered by kind and by who comes, sorted and paged', async () => {
  expect(names((await overview('?kind=PRIVATE_SCHOOL')).body)).toEqual(['Sidsteårsskolen']);
  expect(names((await overview('?visits=NONE')).body)).toEqual(['Aldrigskolen', 'Sidsteårsskolen']);
  expect(names((await overview('?visits=SOME&sort=-visits')).body)).toEqual(['=Flittigskolen', 'Kommerskolen']);
  const { body } = await overview('?sort=name&pageSize=2&page=2');
  expect(names(body)).toEqual(['Kommerskolen', 'Sidsteårsskolen']);
  expect(body).toMatchObject({ total: 4, page: 2, pageSize: 2 });
  expect((await overview('?page=99')).body).toMatchObject({ items: [], total: 4 });
  expect((await overview('?sort=drop')).status).toBe(422);
});

test('A1 another municipality is refused, a role that ended and a teacher too', async () => {
  expect((await overview('?municipality=0751')).status).toBe(403);
  const ended = { role: 'COORDINATOR' as const, municipalityCode: '0101', validTo: new Date('2026-03-16') };
  const teacher = { role: 'TEACHER' as const };
  const lead = { role: 'EDUCATOR' as const, departmentId: (await aDepartment(server.db)).id };
  for (const grant of [ended, teacher, lead]) {
    const { id } = await anAccount(server.db, { grants: [grant] });
    expect((await overview('', await loginHeaders(server, id))).status).toBe(403);
  }
  expect((await overview('', {})).status).toBe(401);
});

test('a coordinator of a region sees its municipalities, the knowledge centre all or one', async () => {
  const region = await anAccount(server.db, { grants: [{ role: 'COORDINATOR', regionCode: '1082' }] });
  const midtjylland = await overview('', await loginHeaders(server, region.id));
  expect(names(midtjylland.body)).toEqual(['Jydeskolen']);
  const centre = await loginHeaders(server, recorder);
  expect((await overview('', centre)).body).toMatchObject({ total: 5 });
  expect((await overview('', centre)).body.municipalities).toHaveLength(98);
  expect(names((await overview('?municipality=0751', centre)).body)).toEqual(['Jydeskolen']);
});

test('I3 the file has every institution, and a name that begins like a formula is text', async () => {
  const { headers, body } = await overview('?format=csv&pageSize=1');
  expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
  expect(headers.get('content-disposition')).toContain('institutioner-2025-26.csv');
  const lines = String(body).trim().split('\r\n');
  expect(lines).toHaveLength(5);
  expect(lines[4]).toBe("'=Flittigskolen;990501;Folkeskole;København;2;42;0;0;0");
});

test('of a department from elsewhere with a site in the area, a coordinator counts the area’s own visits only', async () => {
  const guest = await aDepartment(server.db, { slug: 'gaest', name: 'Gæsten', municipalityCode: '0751' });
  await anInstitution(server.db, {
    municipalityCode: '0751',
    kind: 'FOLKESKOLE',
    number: '990701',
    name: 'Fjernskolen',
  });
  const offer = await anOffer(server.db, guest);
  await server.db.prisma.site.update({ where: { id: offer.siteId }, data: { municipalityCode: '0101' } });
  await came(offer, { day: '2026-02-04', number: '990701', pupils: 17 });
  const figuresFor = async (headers: LoginHeaders) => {
    const { departments } = (await overview('', headers)).body as {
      departments: { slug: string; thisYear: { visits: number; pupils: number } }[];
    };
    return departments.find(({ slug }) => slug === 'gaest')?.thisYear;
  };
  expect(await figuresFor(coordinator)).toEqual({ visits: 0, pupils: 0 });
  const centre = await loginHeaders(server, (await anAccount(server.db)).id);
  expect(await figuresFor(centre)).toEqual({ visits: 1, pupils: 17 });
});
