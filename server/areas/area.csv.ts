import { csvCell } from '#server/statistics/statistics.csv.ts';
import { codeNames } from '#server/statistics/statistics.texts.ts';
import type { Language } from '#server/time/language.ts';
import type { AreaOverview } from './area.contract.ts';

/** Spreadsheets know by it that the file is UTF-8. */
const BYTE_ORDER_MARK = '\uFEFF';

const headings = {
  da: (year: string, last: string) => [
    ...['Institution', 'Nummer', 'Type', 'Kommune', `Besøg ${year}`, `Elever ${year}`],
    ...[`Besøg ${last}`, `Elever ${last}`, 'Kommende besøg'],
  ],
  en: (year: string, last: string) => [
    ...['Institution', 'Number', 'Kind', 'Municipality', `Visits ${year}`, `Pupils ${year}`],
    ...[`Visits ${last}`, `Pupils ${last}`, 'Coming visits'],
  ],
};

/** The institutions as a file for a spreadsheet: UTF-8 with BOM, semicolons, CRLF. */
export function areaAsCsv({ items, schoolYears }: AreaOverview, language: Language): string {
  const lines = items.map(({ name, number, kind, municipality, thisYear, lastYear, coming }) => [
    ...[name, number, codeNames.institutionKind?.[kind]?.[language] ?? kind, municipality?.name ?? ''],
    ...[thisYear.visits, thisYear.pupils, lastYear.visits, lastYear.pupils, coming],
  ]);
  const table = [headings[language](schoolYears.this, schoolYears.last), ...lines];
  return BYTE_ORDER_MARK + table.map((line) => `${line.map(csvCell).join(';')}\r\n`).join('');
}
