import { expect, test } from 'vitest';
import type { Figures } from './statistics.contract.ts';
import { csvCell, csvFileName, figuresAsCsv } from './statistics.csv.ts';
import { measures } from './statistics.measures.ts';

const figures = (visits: number) =>
  ({ ...Object.fromEntries(measures.map((measure) => [measure, 0])), visits, sessionsOffered: null }) as Figures;

test.each(['=1+1', '+45 20', '-2', '@SUM(A1)', '\tx', '\rx', '\nx'])('%j can never become a formula', (text) => {
  expect(csvCell(text).replace(/^"/, '')).toMatch(/^'/);
});

test('text with separators, quotes and breaks is quoted; numbers are bare; nothing is empty', () => {
  expect(csvCell('Skove; strande')).toBe('"Skove; strande"');
  expect(csvCell('"Volden"')).toBe('"""Volden"""');
  expect(csvCell('to\nlinjer')).toBe('"to\nlinjer"');
  expect(csvCell('Ærø')).toBe('Ærø');
  expect(csvCell(34154)).toBe('34154');
  expect(csvCell(null)).toBe('');
});

test('the file has a mark for spreadsheets, headings in the language, codes beside names, and no line that a sum would count twice', () => {
  const row = {
    municipality: '0101',
    municipalityLabel: 'København',
    schoolYear: '2026/27',
    schoolYearLabel: '2026/27',
    ...figures(2),
  };
  const unknown = {
    municipality: null,
    municipalityLabel: 'Ukendt kommune',
    schoolYear: '2026/27',
    schoolYearLabel: '2026/27',
    ...figures(1),
  };
  const answer = { rows: [row, unknown], total: figures(3) };
  const lines = figuresAsCsv(answer, { groupBy: ['schoolYear', 'municipality'], language: 'da' }).split('\r\n');
  expect(lines[0]).toMatch(/^\uFEFFSkoleår;Kommune;Kommune \(kode\);Besøg;Grupper;Børn og unge;Voksne;/);
  expect(lines.slice(1)).toEqual([
    '2026/27;København;0101;2;0;0;0;0;0;0;0;;0;0',
    '2026/27;Ukendt kommune;;1;0;0;0;0;0;0;0;;0;0',
    '',
  ]);
  expect(figuresAsCsv(answer, { groupBy: ['municipality'], language: 'en' })).toContain('Municipality (code);Visits;');
});

test('without a grouping the file holds the headings and one line', () => {
  expect(
    figuresAsCsv({ rows: [figures(3)], total: figures(3) }, { groupBy: [], language: 'da' })
      .trim()
      .split('\r\n'),
  ).toHaveLength(2);
});

test('the file is named by its period', () => {
  expect(csvFileName(['2026/27'], 'da')).toBe('besoegsstatistik-2026-27.csv');
  expect(csvFileName([], 'en')).toBe('visit-statistics.csv');
});
