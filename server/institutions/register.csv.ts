/** One record of a CSV file and the line it begins on (the first line is 1). */
export type CsvRecord = {
  line: number;
  /** Where it begins and where the next one does, in characters of the text. */
  start: number;
  end: number;
  /** Null = its quotation marks do not match. */
  fields: string[] | null;
};

export type Delimiter = ';' | ',' | '\t';

type Read = { fields: string[]; next: number } | { brokenAt: number };
type Field = { value: string; end: number };

/**
 * Reads CSV (RFC 4180) lazily: quoted fields may hold delimiters, doubled quotes and line breaks; lines end in CRLF, LF or
 * CR; empty lines are left out. A quotation mark that is never closed costs its own line only: reading goes on with the next.
 */
export function* readCsv(text: string, delimiter: Delimiter): Generator<CsvRecord> {
  let at = text.startsWith('\uFEFF') ? 1 : 0;
  let line = 1;
  while (at < text.length) {
    const read = readRecord(text, at, delimiter);
    const next = 'brokenAt' in read ? afterLine(text, read.brokenAt) : read.next;
    const fields = 'brokenAt' in read ? null : read.fields;
    if (fields?.length !== 1 || fields[0] !== '') yield { line, start: at, end: next, fields };
    line += lineBreaks(text, at, next);
    at = next;
  }
}

/** Reads from `start`, the first character of a record, to the start of the next. */
function readRecord(text: string, start: number, delimiter: Delimiter): Read {
  const fields: string[] = [];
  let at = start;
  for (;;) {
    const field = text[at] === '"' ? quotedField(text, at, delimiter) : plainField(text, at, delimiter);
    if (field === null) return { brokenAt: at };
    fields.push(field.value);
    if (text[field.end] !== delimiter) return { fields, next: afterLine(text, field.end) };
    at = field.end + 1;
  }
}

/** An unquoted field; a quotation mark inside it is an ordinary character. */
function plainField(text: string, start: number, delimiter: Delimiter): Field {
  let end = start;
  while (end < text.length && text[end] !== delimiter && !isLineEnd(text, end)) end++;
  return { value: text.slice(start, end), end };
}

/** A quoted field; null when it is never closed or when text follows its closing mark. */
function quotedField(text: string, start: number, delimiter: Delimiter): Field | null {
  let from = start + 1;
  for (;;) {
    const mark = text.indexOf('"', from);
    if (mark < 0) return null;
    if (text[mark + 1] === '"') {
      from = mark + 2;
      continue;
    }
    const end = mark + 1;
    if (end < text.length && text[end] !== delimiter && !isLineEnd(text, end)) return null;
    return { value: text.slice(start + 1, mark).replaceAll('""', '"'), end };
  }
}

function isLineEnd(text: string, at: number): boolean {
  return text[at] === '\n' || text[at] === '\r';
}

/** The first position after the line break that follows `at`. */
function afterLine(text: string, at: number): number {
  let end = at;
  while (end < text.length && !isLineEnd(text, end)) end++;
  return text[end] === '\r' && text[end + 1] === '\n' ? end + 2 : end + 1;
}

function lineBreaks(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to && at < text.length; at++) {
    if (text[at] === '\n' || (text[at] === '\r' && text[at + 1] !== '\n')) count++;
  }
  return count;
}
