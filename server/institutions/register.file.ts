import { setImmediate } from 'node:timers/promises';
import { findLayout, type Layout } from './register.columns.ts';
import { readCsv } from './register.csv.ts';
import { decodeRegister } from './register.decode.ts';
import { municipalityFinder } from './register.municipalities.ts';
import { numberInBrokenLine, type RowRead, readRow } from './register.rows.ts';
import type { FileRefusal, LineProblem, MunicipalityName, Reason, RegisterFile } from './register.types.ts';

export type RegisterFileRead = { ok: true; file: RegisterFile } | { ok: false; refusal: FileRefusal };

/** More lines than every institution in the country several times over. */
const MAX_ROWS = 100_000;
const ROWS_AT_A_TIME = 500;

/** Lines that say nothing wrong but are not to be used: they do not count as broken. */
const harmless = ['DUPLICATE_NUMBER', 'NOT_AN_INSTITUTION'];

export type RegisterFileInput = {
  fileName: string;
  bytes: Uint8Array;
  municipalities: MunicipalityName[];
  /** Told now and then how much has been read: 0 to 1. */
  onProgress?: (share: number) => void;
};

/**
 * Reads a register file: which register it is, its institutions, and each line that was skipped and why.
 * Refuses a file that is not a register, or of which more than half the lines are broken.
 * Lets other work run in between: the largest file allowed takes seconds.
 */
export async function readRegisterFile(input: RegisterFileInput): Promise<RegisterFileRead> {
  const { fileName } = input;
  const decoded = decodeRegister(input.bytes);
  if (!decoded.ok) return { ok: false, refusal: { fileName, code: decoded.code } };
  const found = findLayout(decoded.text);
  if (!found.ok) {
    const { ok, ...refusal } = found;
    return { ok, refusal: { fileName, ...refusal } };
  }
  const file = await readLines(input, decoded.text, found.layout);
  const refusal = refusalOf(file);
  return refusal ? { ok: false, refusal } : { ok: true, file };
}

async function readLines(input: RegisterFileInput, text: string, layout: Layout): Promise<RegisterFile> {
  const findMunicipality = municipalityFinder(input.municipalities);
  const firstLines = new Map<string, number>();
  const file = emptyFile(input.fileName, layout.register);
  for (const { line, start, end, fields } of readCsv(text, layout.delimiter)) {
    if (line === layout.headerLine) continue;
    file.rows++;
    if (file.rows > MAX_ROWS) break;
    take(
      file,
      line,
      fields ? readRow(fields, layout, findMunicipality) : unquoted(text.slice(start, end), layout),
      firstLines,
    );
    if (file.rows % ROWS_AT_A_TIME !== 0) continue;
    input.onProgress?.(end / text.length);
    await setImmediate();
  }
  return file;
}

/** A line whose quotation marks do not match. */
function unquoted(raw: string, layout: Layout): RowRead {
  return { ok: false, number: numberInBrokenLine(raw, layout), reasons: [{ code: 'QUOTES' }] };
}

/** Puts a line where it belongs; of two lines with one number the first counts. */
function take(file: RegisterFile, line: number, read: RowRead, firstLines: Map<string, number>): void {
  const { fileName } = file;
  if (!read.ok) {
    skip(file, { fileName, line, number: read.number, reasons: read.reasons });
    return;
  }
  const { number } = read.row;
  const firstLine = firstLines.get(number);
  if (firstLine !== undefined) {
    const reasons: Reason[] = [{ code: 'DUPLICATE_NUMBER', number, fileName, line: firstLine }];
    skip(file, { fileName, line, number, reasons });
    return;
  }
  firstLines.set(number, line);
  file.lines.push({ line, row: read.row });
  if (read.notes.length > 0) file.notes.push({ fileName, line, number, reasons: read.notes });
}

function emptyFile(fileName: string, register: RegisterFile['register']): RegisterFile {
  return { fileName, register, rows: 0, lines: [], skipped: [], notes: [], brokenNumbers: [], numberlessLines: 0 };
}

function skip(file: RegisterFile, problem: LineProblem): void {
  file.skipped.push(problem);
  if (!isBroken(problem)) return;
  if (problem.number === null) file.numberlessLines++;
  else file.brokenNumbers.push(problem.number);
}

function isBroken({ reasons }: LineProblem): boolean {
  return reasons.some(({ code }) => !harmless.includes(code));
}

function refusalOf(file: RegisterFile): FileRefusal | null {
  const { fileName, rows } = file;
  if (rows === 0) return { fileName, code: 'NO_ROWS' };
  if (rows > MAX_ROWS) return { fileName, code: 'TOO_MANY_ROWS', limit: MAX_ROWS };
  const broken = file.skipped.filter(isBroken);
  const [example] = broken;
  if (example && broken.length > rows / 2) {
    return { fileName, code: 'MOSTLY_BROKEN', broken: broken.length, rows, example };
  }
  return null;
}
