import { readCsv } from '#server/institutions/register.csv.ts';
import { isSubjectCode, type SubjectCode, subjects } from '#server/offers/subject.ts';
import { csvCell } from '#server/statistics/statistics.csv.ts';

/** A goal as a file says it. */
export interface GoalLine {
  code: string;
  subject: SubjectCode;
  /** Class levels, both included; null for daycare. */
  gradeFrom: number | null;
  gradeTo: number | null;
  textDa: string;
  textEn: string;
}

export type LineFault =
  | 'COLUMNS'
  | 'BROKEN_QUOTES'
  | 'CODE'
  | 'CODE_TWICE'
  | 'SUBJECT'
  | 'GRADES'
  | 'TEXT'
  | 'TOO_MANY'
  | 'EMPTY';
export interface WrongLine {
  line: number;
  fault: LineFault;
}

const COLUMNS = ['kode', 'fag', 'fra', 'til', 'dansk', 'engelsk'] as const;
const MAX_GOALS = 1_000;
const MAX_TEXT = 300;
const CODE = /^[a-z0-9]+([.-][a-z0-9]+)*$/;
const CONTROL = /[\p{Cc}\p{Cf}\u2028\u2029\uFFFD]/u;

/** Reads a list: every line that is wrong with its number (the first is 1), or all goals in their order. */
export function readGoals(text: string): { goals: GoalLine[] } | { wrong: [WrongLine, ...WrongLine[]] } {
  const [header, ...lines] = [...readCsv(text, text.slice(0, 200).includes(';') ? ';' : ',')];
  const names = header?.fields?.map((name) => name.trim().toLowerCase()) ?? [];
  if (COLUMNS.some((column) => !names.includes(column)))
    return { wrong: [{ line: header?.line ?? 1, fault: 'COLUMNS' }] };
  if (lines.length === 0) return { wrong: [{ line: 2, fault: 'EMPTY' }] };
  if (lines.length > MAX_GOALS) return { wrong: [{ line: MAX_GOALS + 2, fault: 'TOO_MANY' }] };
  const seen = new Set<string>();
  const read = lines.map(
    ({ line, fields }) =>
      ({ line, result: fields === null ? 'BROKEN_QUOTES' : goalOf(named(names, fields), seen) }) as const,
  );
  const [first, ...more] = read.flatMap(({ line, result }) =>
    typeof result === 'string' ? [{ line, fault: result }] : [],
  );
  if (first !== undefined) return { wrong: [first, ...more] };
  return { goals: read.flatMap(({ result }) => (typeof result === 'string' ? [] : [result])) };
}

type Fields = Record<(typeof COLUMNS)[number], string>;

function named(names: string[], fields: string[]): Fields {
  const cellOf = (column: string) => (fields[names.indexOf(column)] ?? '').trim().normalize('NFC');
  return Object.fromEntries(COLUMNS.map((column) => [column, cellOf(column)])) as Fields;
}

function goalOf(fields: Fields, seen: Set<string>): GoalLine | LineFault {
  const code = fields.kode.toLowerCase();
  if (!CODE.test(code) || code.length > 100) return 'CODE';
  if (seen.has(code)) return 'CODE_TWICE';
  seen.add(code);
  const subject = subjectOf(fields.fag);
  if (subject === null) return 'SUBJECT';
  const grades = gradesOf(fields.fra, fields.til);
  if (grades === null) return 'GRADES';
  const texts = [fields.dansk, fields.engelsk];
  if (texts.some((text) => text === '' || text.length > MAX_TEXT || CONTROL.test(text))) return 'TEXT';
  return { code, subject, ...grades, textDa: fields.dansk, textEn: fields.engelsk };
}

/** A subject by its code or by its Danish name. */
function subjectOf(text: string): SubjectCode | null {
  if (isSubjectCode(text)) return text;
  const found = Object.entries(subjects).find(([, { name }]) => name.da.toLowerCase() === text.toLowerCase());
  return found !== undefined && isSubjectCode(found[0]) ? found[0] : null;
}

function gradesOf(from: string, to: string): Pick<GoalLine, 'gradeFrom' | 'gradeTo'> | null {
  if (from === '' && to === '') return { gradeFrom: null, gradeTo: null };
  if (!/^\d{1,2}$/.test(from) || !/^\d{1,2}$/.test(to)) return null;
  const [gradeFrom, gradeTo] = [Number(from), Number(to)];
  return gradeFrom <= gradeTo && gradeTo <= 10 ? { gradeFrom, gradeTo } : null;
}

/** The same the other way round: UTF-8 with BOM, semicolons, CRLF; what a spreadsheet would take for a formula is disarmed. */
export function goalsAsCsv(goals: readonly GoalLine[]): string {
  const lines = goals.map(({ code, subject, gradeFrom, gradeTo, textDa, textEn }) => [
    ...[code, isSubjectCode(subject) ? subjects[subject].name.da : subject],
    ...[gradeFrom, gradeTo, textDa, textEn],
  ]);
  return `\uFEFF${[[...COLUMNS], ...lines].map((line) => `${line.map(csvCell).join(';')}\r\n`).join('')}`;
}
