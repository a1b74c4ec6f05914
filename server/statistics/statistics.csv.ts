import type { Language } from '#server/time/language.ts';
import type { Figures, FiguresRow } from './statistics.contract.ts';
import type { Dimension } from './statistics.dimensions.ts';
import { measures } from './statistics.measures.ts';
import { dimensionNames, measureNames } from './statistics.texts.ts';

/** Spreadsheets know by it that the file is UTF-8. */
const BYTE_ORDER_MARK = '\uFEFF';

/** These dimensions are named by their value: one column is enough. */
const namedByValue: readonly Dimension[] = ['schoolYear', 'calendarYear'];

/**
 * The figures as a file for a spreadsheet: UTF-8 with BOM, semicolons, CRLF. A line of headings and a line per row; no
 * line with the total, which would be counted twice by whoever sums a column. A dimension takes two columns, its name and its code; what is not known has an empty code, a figure
 * that does not exist an empty cell.
 */
export function figuresAsCsv(
  { rows, total }: { rows: readonly FiguresRow[]; total: Figures },
  { groupBy, language }: { groupBy: readonly Dimension[]; language: Language },
): string {
  const columns = groupBy.flatMap((dimension) => columnsOf(dimension, language));
  const headings = [
    ...columns.map(({ heading }) => heading),
    ...measures.map((measure) => measureNames[measure][language]),
  ];
  const lines = rows.map((row) => [
    ...columns.map(({ cellOf }) => cellOf(row)),
    ...measures.map((measure) => row[measure]),
  ]);
  const table = groupBy.length === 0 ? [headings, measures.map((measure) => total[measure])] : [headings, ...lines];
  return BYTE_ORDER_MARK + table.map((line) => `${line.map(csvCell).join(';')}\r\n`).join('');
}

function columnsOf(dimension: Dimension, language: Language) {
  const heading = dimensionNames[dimension][language];
  const label = { heading, cellOf: (row: FiguresRow) => row[`${dimension}Label`] ?? '' };
  if (namedByValue.includes(dimension)) return [label];
  const code = language === 'da' ? 'kode' : 'code';
  return [label, { heading: `${heading} (${code})`, cellOf: (row: FiguresRow) => row[dimension] ?? '' }];
}

/**
 * One cell. Text that a spreadsheet would take for a formula (it begins with = + - @, a tab or a line break) gets an
 * apostrophe in front; text with separators, quotes or breaks is quoted.
 */
export function csvCell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const harmless = /^[=+\-@\t\r\n]/.test(value) ? `'${value}` : value;
  return /[;"\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** "besoegsstatistik-2026-27.csv": the periods asked for, without what a file name cannot hold. */
export function csvFileName(periods: readonly string[], language: Language): string {
  const words = [language === 'da' ? 'besoegsstatistik' : 'visit-statistics', ...periods.slice(0, 3)];
  return `${words.join('-').replace(/[^A-Za-z0-9-]/g, '-')}.csv`;
}
