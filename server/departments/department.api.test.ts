import { afterAll, beforeAll, expect, it } from 'vitest';
import { aDepartment, anOffer } from '#server/testing/builders.ts';
import { type TestServer, testServer } from '#server/testing/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await testServer();
  const agreements = [
    { type: 'MUNICIPAL_COFUNDED' as const, from: '2010-01-01', to: '2026-03-16' },
    { type: 'FULLY_EXTERNAL' as const, from: '2026-03-16' },
  ];
  const department = await aDepartment(server.db, { slug: 'aaen', name: 'Åen', agreements });
  await aDepartment(server.db, { slug: 'volden', name: 'Volden', agreements: [] });
  await anOffer(server.db, department);
  await anOffer(server.db, department, { state: 'DRAFT' });
});
afterAll(() => server.close());

async function get(path: string, language = 'da') {
  const response = await fetch(`${server.url}${path}`, { headers: { 'accept-language': language } });
  return { status: response.status, body: await response.json() };
}

it('departments stand in Danish order, with the agreement of today and how many offers are published', async () => {
  const { body } = await get('/api/departments');
  expect(body).toMatchObject({ total: 2, page: 1 });
  expect(body.items.map(({ slug }: { slug: string }) => slug)).toEqual(['volden', 'aaen']);
  expect(body.items[1]).toMatchObject({
    partnership: { type: 'FULLY_EXTERNAL', label: 'Fuldt finansieret af kommuner' },
    offers: 1,
    region: { code: '1084', name: 'Region Hovedstaden' },
    sites: [{ slug: 'stedet', name: 'Stedet' }],
  });
  expect(body.items[0].partnership).toBeNull();
});

it('a department tells how to get to its sites, in the language asked for', async () => {
  const { body } = await get('/api/departments/aaen', 'en');
  expect(body.about).toBe('About the department.');
  expect(body.sites[0]).toMatchObject({ meetingPoint: 'At the gate.', access: 'Step-free access.' });
});

it('an unknown department is a 404, and a page past the end is empty', async () => {
  for (const slug of ['nope', '%00', "x'--"]) expect((await get(`/api/departments/${slug}`)).status).toBe(404);
  expect((await get('/api/departments?page=9')).body).toMatchObject({ items: [], total: 2 });
  expect((await get('/api/departments?pageSize=1e308')).status).toBe(422);
});
