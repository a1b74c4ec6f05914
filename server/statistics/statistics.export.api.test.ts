import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aBooking } from '#server/testing/booking-builder.ts';
import { aDepartment, anAccount, anInstitution, anOffer, aSession } from '#server/testing/builders.ts';
import { type LoginHeaders, loginHeaders } from '#server/testing/login.ts';
import { type TestServer, testServer } from '#server/testing/server.ts';

let server: TestServer;
let centre: LoginHeaders;

beforeAll(async () => {
  server = await testServer({ now: '2026-03-16T08:00:00Z' });
  const { db } = server;
  const department = await aDepartment(db, { slug: 'fortet', name: '=HYPERLINK("x");Fortet' });
  const offer = await anOffer(db, department, { slug: 'vagt', titleDa: '+Vagt; på "volden"' });
  const schools = new Map<string, number>([
    ['0101', 9],
    ['0400', 6],
    ['0265', 3],
    ['0751', 7],
  ]);
  for (const [municipalityCode, visits] of schools) {
    const institution = await anInstitution(db, { municipalityCode });
    for (let visit = 0; visit < visits; visit += 1) {
      const session = await aSession(db, offer, { day: '2025-05-06' });
      await aBooking(db, session, { institution, groups: [{ pupils: 20 + visit }], came: 'AS_BOOKED' });
    }
  }
  const session = await aSession(db, offer, { day: '2025-09-02' });
  await aBooking(db, session, { came: 'AS_BOOKED' });
  centre = await loginHeaders(server, (await anAccount(db)).id);
});
afterAll(() => server.close());

/** Reads what a spreadsheet would read: quotes taken off, cells parted by semicolons. */
function parseCsv(text: string): string[][] {
  const lines = text
    .replace(/^\uFEFF/, '')
    .split('\r\n')
    .filter((line) => line !== '');
  return lines.map((line) =>
    [...line.matchAll(/(?:^|;)(?:"((?:[^"]|"")*)"|([^;]*))/g)].map(
      ([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare ?? '',
    ),
  );
}

async function csv(query: string, headers: Record<string, string> = {}) {
  const response = await fetch(`${server.url}/api/statistics/visits?${query}`, {
    headers: { ...centre, 'accept-language': 'da', ...headers },
  });
  expect(response.status).toBe(200);
  return { headers: response.headers, cells: parseCsv(await response.text()) };
}

describe('CSV', () => {
  test('read back, it has the same figures as the JSON', async () => {
    const query = 'groupBy=department,municipality,schoolYear';
    const json = await (
      await fetch(`${server.url}/api/statistics/visits?${query}`, { headers: { ...centre, 'accept-language': 'da' } })
    ).json();
    const { cells } = await csv(query, { accept: 'text/csv' });
    const [head, ...lines] = cells;
    const column = (name: string) => head?.indexOf(name) ?? -1;
    expect(head?.slice(0, 6)).toEqual(['Afdeling', 'Afdeling (kode)', 'Kommune', 'Kommune (kode)', 'Skoleår', 'Besøg']);
    const read = (line: string[]) => [
      line[column('Kommune (kode)')],
      Number(line[column('Besøg')]),
      Number(line[column('Børn og unge')]),
    ];
    expect(lines.map(read)).toEqual(
      json.rows.map((row: Record<string, unknown>) => [row.municipality, row.visits, row.pupils]),
    );
    expect(lines.reduce((sum, line) => sum + Number(line[column('Besøg')]), 0)).toBe(json.total.visits);
    expect(lines[0]?.[column('Tider udbudt')]).toBe('');
  });

  test('names that look like formulas are harmless', async () => {
    const { cells } = await csv('groupBy=department,offer&format=csv');
    expect(cells[1]?.slice(0, 4)).toEqual([`'=HYPERLINK("x");Fortet`, 'fortet', `'+Vagt; på "volden"`, 'vagt']);
  });

  test('is a file with a name, in UTF-8', async () => {
    const { headers } = await csv('schoolYear=2024/25&format=csv');
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(headers.get('content-disposition')).toBe('attachment; filename="besoegsstatistik-2024-25.csv"');
  });

  test('has English headings for those who read English', async () => {
    expect((await csv('groupBy=region&format=csv&language=en')).cells[0]?.slice(0, 3)).toEqual([
      'Region',
      'Region (code)',
      'Visits',
    ]);
  });

  test('a browser that takes anything gets JSON', async () => {
    const response = await fetch(`${server.url}/api/statistics/visits`, {
      headers: { ...centre, accept: 'text/html,*/*;q=0.8' },
    });
    expect(response.headers.get('content-type')).toContain('application/json');
  });
});

describe('Public figures', () => {
  const read = async (query = '') => {
    const response = await fetch(`${server.url}/api/statistics/public${query}`, {
      headers: { 'accept-language': 'da' },
    });
    return { status: response.status, body: await response.json() };
  };

  test('need no login and blank cells under five with a neighbour', async () => {
    const { status, body } = await read('?schoolYear=2024/25');
    expect(status).toBe(200);
    expect(body.total).toMatchObject({ visits: 25, groups: 25, suppressed: false });
    const shown = body.municipality.map((row: Record<string, unknown>) => [
      row.label,
      row.visits,
      row.pupils === null,
      row.suppressed,
    ]);
    expect(shown).toEqual([
      ['Bornholm', null, true, true],
      ['København', 9, false, false],
      ['Roskilde', null, true, true],
      ['Aarhus', 7, false, false],
    ]);
    expect(body.targetGroup).toMatchObject([{ value: 'PRIMARY', label: 'Grundskole', visits: 25 }]);
    expect(body.subjectFamily).toMatchObject([{ value: 'HISTORY', visits: 25, suppressed: false }]);
  });

  test('without a year show the last school year that has ended', async () => {
    expect((await read()).body.schoolYear).toBe('2024/25');
  });

  test('blank everything when all of a year is small', async () => {
    const { body } = await read('?schoolYear=2025/26');
    expect(body.total).toEqual({ visits: null, groups: null, pupils: null, suppressed: true });
    expect([...body.municipality, ...body.targetGroup, ...body.subjectFamily].every((row) => row.visits === null)).toBe(
      true,
    );
  });

  test('refuse what is no school year', async () => {
    expect((await read('?schoolYear=2025')).status).toBe(422);
  });
});
