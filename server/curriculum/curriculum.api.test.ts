import { afterAll, beforeAll, expect, test } from 'vitest';
import { aDepartment, anAccount, anOffer } from '#server/testing/builders.ts';
import { type LoginHeaders, loginHeaders } from '#server/testing/login.ts';
import { type TestServer, testServer } from '#server/testing/server.ts';

let server: TestServer;
let centre: LoginHeaders;
beforeAll(async () => {
  server = await testServer();
  centre = await loginHeaders(server, (await anAccount(server.db)).id);
});
afterAll(() => server.close());

async function read(path: string, language = 'da') {
  const response = await fetch(`${server.url}/api${path}`, { headers: { 'accept-language': language } });
  return response.headers.get('content-type')?.includes('csv') ? response.text() : response.json();
}

const next = { id: 'faelles-maal-2031', nameDa: 'Fælles Mål 2031', nameEn: 'Curriculum 2031', validFrom: '2031-08-01' };

async function upload(csv: string, query: Record<string, string> = next, headers: Record<string, string> = centre) {
  const response = await fetch(`${server.url}/api/curriculum/sets?${new URLSearchParams(query)}`, {
    method: 'POST',
    headers: { 'accept-language': 'da', ...headers, 'content-type': 'text/csv' },
    body: csv,
  });
  return { status: response.status, answer: await response.json() };
}

test('everybody can read the areas of competence and the daycare themes, in both languages, by subject', async () => {
  const { items } = await read('/curriculum/goals?subject=HISTORY');
  expect(items.map(({ text }: { text: string }) => text)).toEqual([
    'Kronologi og sammenhæng',
    'Kildearbejde',
    'Historiebrug',
  ]);
  expect(items[1]).toMatchObject({
    code: 'historie.kildearbejde',
    list: { id: 'faelles-maal-2019', name: 'Fælles Mål 2019' },
    gradeLevels: { from: 3, to: 9 },
  });
  const english = await read('/curriculum/goals?subject=HISTORY', 'en');
  expect(english.items[1].text).toBe('Working with sources');
  const daycare = await read('/curriculum/goals?subject=NATURE_OUTDOOR_SCIENCE');
  expect(daycare.items).toMatchObject([{ text: 'Natur, udeliv og science', gradeLevels: null }]);
  expect((await read('/curriculum/goals?on=2010-01-01')).items).toEqual([]);
});

test('the next version ends the one before, whose goals stay on the offers that name them', async () => {
  const [old] = (await read('/curriculum/goals?subject=HISTORY')).items;
  const department = await aDepartment(server.db);
  const offer = await anOffer(server.db, department, {
    goals: [{ goalId: old.id }, { textDa: 'Undren', textEn: 'Wonder' }],
  });
  const csv = await read('/curriculum/sets/faelles-maal-2019/csv');
  const changed = csv
    .replace(/^historie\.kronologi.*\r\n/m, '')
    .concat('historie.oldtid;Historie;3;9;Oldtid;Antiquity\r\n');

  const tried = await upload(changed, { ...next, replaces: 'faelles-maal-2019', dryRun: 'true' });
  expect(tried).toMatchObject({
    status: 200,
    answer: { dryRun: true, added: 1, removed: ['Historie: Kronologi og sammenhæng'] },
  });
  expect((await read('/curriculum/sets')).items).toHaveLength(2);

  expect((await upload(changed, { ...next, replaces: 'faelles-maal-2019' })).answer).toEqual({
    ...tried.answer,
    dryRun: false,
  });
  const { items } = await read('/curriculum/sets');
  expect(items.find(({ id }: { id: string }) => id === 'faelles-maal-2019').validTo).toBe('2031-07-31');
  const textsOn = async (day: string) =>
    (await read(`/curriculum/goals?subject=HISTORY&on=${day}`)).items.map(({ text }: { text: string }) => text);
  expect(await textsOn('2031-07-31')).toContain('Kronologi og sammenhæng');
  expect(await textsOn('2031-08-01')).toEqual(['Kildearbejde', 'Historiebrug', 'Oldtid']);

  server.clock.set('2031-09-01T08:00:00Z');
  expect((await read(`/offers/${offer.slug}`)).goals).toEqual([
    { text: 'Kronologi og sammenhæng', subject: 'HISTORY', list: 'Fælles Mål 2019' },
    { text: 'Undren', subject: null, list: null },
  ]);
  server.clock.set('2026-03-16T08:00:00Z');
  const [audit] = await server.db.prisma.auditEvent.findMany({ where: { action: 'curriculum.added' } });
  expect(audit).toMatchObject({ role: 'KNOWLEDGE_CENTRE', details: { slug: 'faelles-maal-2031', added: 1 } });
});

test('what cannot be is refused in words, and nothing is written', async () => {
  const good = 'kode;fag;fra;til;dansk;engelsk\na;Historie;3;9;Kilder;Sources\n';
  const before = await server.db.prisma.curriculumSet.count();
  const other = { ...next, id: 'ny-liste' };
  const errorsOf = async (csv: string, query: Record<string, string>) => {
    const { status, answer } = await upload(csv, query);
    return [
      status,
      ...(answer.errors ?? []).map(({ path, code }: { path: string; code: string }) => `${path} ${code}`),
    ];
  };
  expect(await errorsOf(good, { ...other, id: 'faelles-maal-2019' })).toEqual([422, 'id LIST_EXISTS']);
  expect(await errorsOf(good, { ...other, replaces: 'findes-ikke' })).toEqual([422, 'replaces INVALID_CHOICE']);
  expect(await errorsOf(good, { ...other, replaces: 'dagtilbud-laereplan-2018', validFrom: '2018-07-01' })).toEqual([
    422,
    'validFrom BEFORE_THE_REPLACED',
  ]);
  expect(await errorsOf('ikke en liste', other)).toEqual([422, 'file.1 COLUMNS']);
  expect(await errorsOf('', other)).toEqual([422, 'file.1 COLUMNS']);
  expect(await errorsOf(`${good}b;Trolddom;3;9;x;y\n`, other)).toEqual([422, 'file.3 SUBJECT']);
  expect(await errorsOf('PK\u0003\u0004 regneark', other)).toEqual([422, 'file NOT_TEXT']);
  expect((await upload('x'.repeat(300_001), other)).status).toBe(413);
  const educator = await loginHeaders(server, (await anAccount(server.db, { grants: [{ role: 'TEACHER' }] })).id);
  expect((await upload(good, other, educator)).status).toBe(403);
  expect(await server.db.prisma.curriculumSet.count()).toBe(before);
});

test('of two who replace the same list at once, the second is told', async () => {
  const good = 'kode;fag;fra;til;dansk;engelsk\nnatur;Natur, udeliv og science;;;Natur;Nature\n';
  const asked = { ...next, replaces: 'dagtilbud-laereplan-2018' };
  const both = await Promise.all([
    upload(good, { ...asked, id: 'dagtilbud-a' }),
    upload(good, { ...asked, id: 'dagtilbud-b' }),
  ]);
  expect(both.map(({ status }) => status).sort()).toEqual([200, 422]);
});

test('a subject that the database could not even hold is refused', async () => {
  const { status } = await fetch(`${server.url}/api/curriculum/goals?subject=a%00b`);
  expect([status, server.errors]).toEqual([422, []]);
});
