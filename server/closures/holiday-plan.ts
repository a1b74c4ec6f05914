import { type Delimiter, readCsv } from '#server/institutions/register.csv.ts';
import { isLocalDate, type LocalDate } from '#server/time/local-time.ts';
import { isSchoolYear } from '#server/time/school-year.ts';

/** One line of a holiday plan that can be read. */
export interface PlanLine {
  line: number;
  /** Four digits. */
  municipalityCode: string;
  /** "2026/27" */
  schoolYear: string;
  name: string;
  from: LocalDate;
  /** Included. */
  to: LocalDate;
}

export type LineProblem =
  | 'BROKEN_LINE'
  | 'UNKNOWN_MUNICIPALITY'
  | 'NO_SCHOOL_YEAR'
  | 'NO_NAME'
  | 'NO_DATE'
  | 'ENDS_BEFORE_IT_BEGINS'
  | 'TOO_LONG'
  | 'NOT_IN_SCHOOL_YEAR'
  | 'TWICE_IN_FILE'
  | 'IN_ANOTHER_YEAR'
  | 'TOO_MANY_LINES';

/** A line that is left out, with what could be read of it. */
export interface SkippedLine {
  line: number;
  problem: LineProblem;
  municipalityCode: string | null;
  schoolYear: string | null;
  name: string | null;
}

export type PlanRead =
  | { ok: true; lines: PlanLine[]; skipped: SkippedLine[] }
  | { ok: false; code: 'COLUMNS_MISSING'; missing: string[] };

const columns = ['kommunekode', 'skoleaar', 'ferie', 'foerste_dag', 'sidste_dag'] as const;
type Column = (typeof columns)[number];

/** Other ways in which the columns are written. */
const alsoNamed: Record<string, Column> = { skoleår: 'skoleaar', førstedag: 'foerste_dag', første_dag: 'foerste_dag' };

/** All 98 municipalities with twenty holidays in each of ten years. */
const MAX_LINES = 20_000;
/** The longest holiday there is: six weeks of summer, and a good deal more. */
const MAX_DAYS = 80;
const NAME_MAX = 60;

/** Reads the text of a holiday plan: comma, semicolon or tab, whatever line ends, with or without byte order mark. */
export function readHolidayPlan(text: string, municipalities: ReadonlySet<string>): PlanRead {
  const records = readCsv(text, delimiterOf(text));
  const first = records.next();
  const header = (first.done ? [] : (first.value.fields ?? [])).map(headerName);
  const missing = columns.filter((column) => !header.includes(column));
  if (missing.length > 0) return { ok: false, code: 'COLUMNS_MISSING', missing };
  const lines: PlanLine[] = [];
  const skipped: SkippedLine[] = [];
  const seen = new Set<string>();
  for (const { line, fields } of records) {
    const cell = (name: Column) => (fields?.[header.indexOf(name)] ?? '').normalize('NFC').trim().replace(/\s+/g, ' ');
    const read = lines.length < MAX_LINES ? lineOf(line, fields && cell, municipalities) : tooMany(line);
    if ('problem' in read) {
      skipped.push(read);
      if (read.problem === 'TOO_MANY_LINES') break;
      continue;
    }
    const key = `${read.municipalityCode} ${read.from} ${read.name.toLowerCase()}`;
    if (seen.has(key)) skipped.push({ ...read, problem: 'TWICE_IN_FILE' });
    else lines.push(read);
    seen.add(key);
  }
  return { ok: true, lines, skipped };
}

function tooMany(line: number): SkippedLine {
  return { line, problem: 'TOO_MANY_LINES', municipalityCode: null, schoolYear: null, name: null };
}

/** The one that the first line has most of. */
function delimiterOf(text: string): Delimiter {
  const [header = ''] = text.split(/[\r\n]/, 1);
  const count = (mark: string) => header.split(mark).length;
  return ([';', ',', '\t'] as const).reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}

function headerName(text: string): string {
  const name = text
    .replace(/^\uFEFF/, '')
    .trim()
    .toLowerCase()
    .replaceAll(' ', '_');
  return alsoNamed[name] ?? name;
}

function lineOf(
  line: number,
  cell: ((name: Column) => string) | null,
  municipalities: ReadonlySet<string>,
): PlanLine | SkippedLine {
  if (cell === null) return { ...tooMany(line), problem: 'BROKEN_LINE' };
  // Spreadsheets take the first zero of 0101 away.
  const municipalityCode = cell('kommunekode').padStart(4, '0');
  const schoolYear = cell('skoleaar').replace(/^(\d{4})[-/–]\d{2}(\d{2})$/, '$1/$2');
  const name = cell('ferie');
  const [from, to] = [dateOf(cell('foerste_dag')), dateOf(cell('sidste_dag'))];
  const known = municipalities.has(municipalityCode);
  const read = {
    line,
    municipalityCode: known ? municipalityCode : null,
    schoolYear: isSchoolYear(schoolYear) ? schoolYear : null,
    name: name.slice(0, NAME_MAX) || null,
  };
  if (!known) return { ...read, problem: 'UNKNOWN_MUNICIPALITY' };
  if (read.schoolYear === null) return { ...read, problem: 'NO_SCHOOL_YEAR' };
  if (name === '' || name.length > NAME_MAX || /\p{Cc}/u.test(name)) return { ...read, problem: 'NO_NAME' };
  if (from === null || to === null) return { ...read, problem: 'NO_DATE' };
  const wrong = wrongDays(from, to, schoolYear);
  return wrong === null ? { line, municipalityCode, schoolYear, name, from, to } : { ...read, problem: wrong };
}

/** 2026-10-12, 12-10-2026, 12.10.2026 or 12/10/2026; null = no day. */
function dateOf(text: string): LocalDate | null {
  const [, day = '', month = '', year = ''] = /^(\d{1,2})[-./](\d{1,2})[-./](\d{4})$/.exec(text) ?? [];
  const date = year === '' ? text : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isLocalDate(date) ? date : null;
}

/** A plan's year reaches from the summer holiday before its first day of school to the one after its last. */
function wrongDays(from: LocalDate, to: LocalDate, schoolYear: string): LineProblem | null {
  if (to < from) return 'ENDS_BEFORE_IT_BEGINS';
  if ((Date.parse(to) - Date.parse(from)) / 86_400_000 >= MAX_DAYS) return 'TOO_LONG';
  const first = Number(schoolYear.slice(0, 4));
  return from < `${first}-06-01` || to > `${first + 1}-09-01` ? 'NOT_IN_SCHOOL_YEAR' : null;
}
