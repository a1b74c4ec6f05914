import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { anAccount } from '#server/testing/builders.ts';
import { loginHeaders } from '#server/testing/login.ts';
import { type TestServer, testServer } from '#server/testing/server.ts';
import type { HolidayImportReport } from './school-holiday.contract.ts';

let server: TestServer;
let headers: Record<string, string>;

beforeAll(async () => {
  server = await testServer();
  headers = await loginHeaders(server, (await anAccount(server.db)).id);
});
beforeEach(() => server.db.prisma.schoolHoliday.deleteMany());
afterAll(() => server.close());

const HEADER = 'kommunekode,kommune,skoleaar,ferie,foerste_dag,sidste_dag,kilde';
const AUTUMN = '0860,Hjørring,2026/27,Efterårsferie,2026-10-10,2026-10-18,hjoerring.dk';
const CHRISTMAS = '0860,Hjørring,2026/27,Juleferie,2026-12-19,2027-01-03,samme';
const EASTER = '0860,Hjørring,2025/26,Påskeferie,2026-03-28,2026-04-06,samme';

async function send(file: string | Uint8Array, query = '') {
  const body = typeof file === 'string' ? file : Buffer.from(file);
  const csv = { ...headers, 'content-type': 'text/csv' };
  const url = `${server.url}/api/imports/school-holidays${query}`;
  const response = await fetch(url, { method: 'POST', headers: csv, body });
  return { status: response.status, answer: await response.json() };
}
const lines = (...rows: string[]) => `${[HEADER, ...rows].join('\n')}\n`;
const report = async (file: string | Uint8Array, query = '') =>
  (await send(file, query)).answer as HolidayImportReport & { code?: string };
const outcomes = ({ lines: all }: HolidayImportReport) =>
  all.map(({ line, outcome, name }) => `${line ?? '–'} ${outcome} ${name ?? '–'}`);

async function holidays(query: string) {
  const response = await fetch(`${server.url}/api/school-holidays?${query}`);
  return { status: response.status, answer: await response.json() };
}
const names = async (query: string) =>
  (await holidays(query)).answer.items.map(({ name, from, to }: Record<string, string>) => `${name} ${from} ${to}`);

test('a plan is imported and read by anybody, day by day, both ends included', async () => {
  expect(await report(lines(EASTER, AUTUMN, CHRISTMAS))).toMatchObject({ dryRun: false, added: 3, skipped: 0 });
  expect(await names('municipality=0860')).toEqual([
    'Påskeferie 2026-03-28 2026-04-06',
    'Efterårsferie 2026-10-10 2026-10-18',
    'Juleferie 2026-12-19 2027-01-03',
  ]);
  expect(await names('municipality=0860&from=2026-10-18&to=2026-10-20')).toHaveLength(1);
  expect(await names('municipality=0860&from=2026-10-19&to=2026-10-20')).toEqual([]);
  expect(await names('municipality=0101')).toEqual([]);
  expect((await holidays('municipality=Hjørring')).status).toBe(422);
  expect((await holidays('municipality=0860&from=2026-10-20&to=2026-10-19')).status).toBe(422);
  const plans = await (await fetch(`${server.url}/api/school-holidays/plans`)).json();
  expect(plans.items).toEqual([
    { municipality: { code: '0860', name: 'Hjørring' }, schoolYear: '2025/26', holidays: 1 },
    { municipality: { code: '0860', name: 'Hjørring' }, schoolYear: '2026/27', holidays: 2 },
  ]);
});

test('a rehearsal answers the same report and saves nothing', async () => {
  const file = lines(AUTUMN, CHRISTMAS);
  const rehearsed = await report(file, '?dryRun=true');
  expect(rehearsed).toMatchObject({ dryRun: true, added: 2 });
  expect(await names('municipality=0860')).toEqual([]);
  expect((await report(file)).lines).toEqual(rehearsed.lines);
});

test('the file replaces its municipality and school year, line by line, and nothing else', async () => {
  await report(lines(EASTER, AUTUMN, CHRISTMAS, '0101,København,2026/27,Efterårsferie,2026-10-12,2026-10-16,x'));
  const moved = AUTUMN.replace('2026-10-10', '2026-10-12');
  const second = await report(lines(moved, '0860,Hjørring,2026/27,Vinterferie,2027-02-13,2027-02-21,x'));
  expect(outcomes(second)).toEqual(['2 CHANGED Efterårsferie', '3 ADDED Vinterferie', '– REMOVED Juleferie']);
  expect(second.lines[0]?.reason).toBe('Før: lør 10. okt. – søn 18. okt.');
  expect(await names('municipality=0860&to=2027-08-01')).toEqual([
    'Påskeferie 2026-03-28 2026-04-06',
    'Efterårsferie 2026-10-12 2026-10-18',
    'Vinterferie 2027-02-13 2027-02-21',
  ]);
  expect(await names('municipality=0101')).toHaveLength(1);
  expect(await report(lines(moved))).toMatchObject({ added: 0, changed: 0, unchanged: 1, removed: 1 });
});

test('lines that cannot be read are told with their number and reason, and remove nothing', async () => {
  await report(lines(AUTUMN, CHRISTMAS));
  const wrong = await report(
    lines(
      AUTUMN,
      '0860,Hjørring,2026/27,Juleferie,19. december,2027-01-03,x',
      '9999,Atlantis,2026/27,Juleferie,2026-12-19,2027-01-03,x',
      '0860,Hjørring,2026,Sommerferie,2027-06-26,2027-08-08,x',
      '0860,Hjørring,2026/27,,2027-06-26,2027-08-08,x',
      '0860,Hjørring,2026/27,Vinterferie,2027-02-21,2027-02-13,x',
      '0860,Hjørring,2026/27,Vinterferie,2028-02-13,2028-02-21,x',
      '0860,Hjørring,2026/27,Ferie,2026-10-10,2027-02-21,x',
      AUTUMN,
      '0860,"Hjørring,2026/27,Vinterferie,2027-02-13,2027-02-21,x',
    ),
  );
  expect(wrong).toMatchObject({ added: 0, changed: 0, unchanged: 1, removed: 0, skipped: 9 });
  const reasons = wrong.lines
    .filter(({ outcome }) => outcome === 'SKIPPED')
    .map(({ line, reason }) => `${line} ${reason}`);
  expect(reasons).toEqual([
    '3 Datoerne skal stå som 2026-10-12.',
    '4 Kommunekoden findes ikke.',
    '5 Skoleåret skal stå som 2026/27.',
    '6 Feriens navn mangler eller er over 60 tegn.',
    '7 Den sidste dag ligger før den første.',
    '8 Dagene ligger ikke i skoleåret.',
    '9 Ferien er på 80 dage eller mere.',
    '10 Samme ferie står allerede i filen.',
    '11 Anførselstegnene passer ikke sammen.',
  ]);
  expect(await names('municipality=0860')).toHaveLength(2);
});

test('spreadsheets’ ways are understood: byte order mark, semicolons, Windows line ends, lost zeros, Danish dates', async () => {
  const rows = [HEADER, '101,København,2026/27,Efterårsferie,12-10-2026,16.10.2026,x']
    .join('\r\n')
    .replaceAll(',', ';');
  expect(await report(`\uFEFF${rows}\r\n`)).toMatchObject({ added: 1, skipped: 0 });
  expect(await names('municipality=0101')).toEqual(['Efterårsferie 2026-10-12 2026-10-16']);
  const latin = Buffer.from(lines(AUTUMN), 'latin1');
  expect(await report(latin)).toMatchObject({ added: 1 });
  expect(await names('municipality=0860')).toEqual(['Efterårsferie 2026-10-10 2026-10-18']);
});

test('a plan as municipalities publish it is read to its last line, and again without a change', async () => {
  const plan = lines(
    '0101,København,2025/26,Sommerferie,2025-06-30,2025-08-08,kirkebjergskole.aula.dk',
    '0101,København,2025/26,1. maj,2026-05-01,2026-05-01,samme',
    '0101,København,2025/26,Kr. Himmelfartsferie,2026-05-14,2026-05-15,samme',
    '0101,København,2026/27,Sommerferie,2026-06-29,2026-08-07,samme',
    '0550,Tønder,2025/26,"Ferie, og fri",2025-12-20,2026-01-02,samme',
  );
  expect(await report(plan)).toMatchObject({ added: 5, skipped: 0 });
  expect(await report(plan)).toMatchObject({ unchanged: 5, added: 0, changed: 0, removed: 0 });
});

test('a file that is no holiday plan is refused whole', async () => {
  const codes = async (file: string | Uint8Array) => {
    const { status, answer } = await send(file);
    return [status, answer.code];
  };
  expect(await codes('')).toEqual([422, 'EMPTY_FILE']);
  expect(await codes(Buffer.from('504b0304aaaaaaaa', 'hex'))).toEqual([415, 'SPREADSHEET']);
  expect(await codes('skole,by\nA,B\n')).toEqual([422, 'COLUMNS_MISSING']);
  expect((await send('skole,by\nA,B\n')).answer.detail).toContain('kommunekode, skoleaar, ferie');
  expect(await codes('x'.repeat(2_000_001))).toEqual([413, 'TOO_LARGE']);
});

test('only the knowledge centre imports, and the audit knows how many', async () => {
  const teacher = await loginHeaders(server, (await anAccount(server.db, { grants: [{ role: 'TEACHER' }] })).id);
  const url = `${server.url}/api/imports/school-holidays`;
  const refused = await fetch(url, { method: 'POST', headers: teacher, body: lines(AUTUMN) });
  expect(refused.status).toBe(403);
  const imports = () =>
    server.db.prisma.auditEvent.findMany({
      where: { action: 'schoolHolidays.imported' },
      select: { id: true, details: true },
    });
  const before = new Set((await imports()).map(({ id }) => id));
  await report(lines(AUTUMN));
  const made = (await imports()).filter(({ id }) => !before.has(id));
  expect(made.map(({ details }) => details)).toEqual([{ added: 1, changed: 0, removed: 0 }]);
});
