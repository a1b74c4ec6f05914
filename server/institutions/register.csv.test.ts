import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Delimiter, readCsv } from './register.csv.ts';

const records = (text: string, delimiter: Delimiter = ';') => [...readCsv(text, delimiter)];
const fields = (text: string, delimiter: Delimiter = ';') => records(text, delimiter).map((record) => record.fields);

test('a quoted field may hold the delimiter, quotation marks and line breaks', () => {
  expect(fields('"a;b";"say ""hi""";"two\r\nlines"\r\nc;d;e')).toEqual([
    ['a;b', 'say "hi"', 'two\r\nlines'],
    ['c', 'd', 'e'],
  ]);
});

test('each record knows the line it begins on', () => {
  expect(records('a;"1\n2\n3"\n\nb;c\rd;e').map(({ line }) => line)).toEqual([1, 5, 6]);
});

test('empty lines are left out, empty fields are not', () => {
  expect(fields('\n;\n\r\n;;\n')).toEqual([
    ['', ''],
    ['', '', ''],
  ]);
});

test('a byte order mark is no part of the first field', () => {
  expect(fields('\uFEFFa;b')).toEqual([['a', 'b']]);
});

test('a mark inside an unquoted field is an ordinary character', () => {
  expect(fields('Skolen "Blå";b')).toEqual([['Skolen "Blå"', 'b']]);
});

test('a quotation mark that is never closed costs its own line only', () => {
  expect(fields('a;b\n"c;d\ne;f\ng;h')).toEqual([['a', 'b'], null, ['e', 'f'], ['g', 'h']]);
});

test('a lost closing mark does not swallow the lines up to the next mark', () => {
  expect(fields('a,"55,67\nb,"55,68"\nc,"55,69"', ',')).toEqual([null, ['b', '55,68'], ['c', '55,69']]);
});

test('text after a closing mark breaks the line', () => {
  expect(fields('"a" b;c\nd;e')).toEqual([null, ['d', 'e']]);
});

const delimiter = fc.constantFrom<Delimiter>(';', ',', '\t');
const cell = fc.string({ unit: fc.constantFrom('a', 'ø', ' ', '"', ';', ',', '\t', '\n', '\r'), maxLength: 8 });
const quoted = (value: string) => `"${value.replaceAll('"', '""')}"`;

test('whatever is written in quotation marks is read again', () => {
  const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { maxLength: 6 });
  fc.assert(
    fc.property(table, delimiter, fc.constantFrom('\n', '\r\n', '\r'), (rows, separator, lineEnd) => {
      const text = rows.map((row) => row.map(quoted).join(separator)).join(lineEnd);
      const kept = rows.filter((row) => row.length > 1 || row[0] !== '');
      expect(fields(text, separator)).toEqual(kept);
    }),
  );
});

test('any text at all is read to its end, line by line, without losing a character', () => {
  const text = fc.string({ unit: fc.constantFrom('a', '"', '"', ';', '\n', '\r'), maxLength: 60 });
  fc.assert(
    fc.property(text, (input) => {
      const read = records(input);
      const lines = read.map(({ line }) => line);
      expect(lines).toEqual([...new Set(lines)].sort((a, b) => a - b));
      for (const [index, { start, end }] of read.entries()) {
        const between = input.slice(read[index - 1]?.end ?? 0, start);
        expect(between.replace(/""|[\r\n]/g, '')).toBe('');
        expect(end).toBeGreaterThan(start);
      }
    }),
  );
});

test('a hostile file of quotation marks is read in linear time', () => {
  const line = `"${'""'.repeat(20)}x;"\n`;
  expect(records(line.repeat(20_000)).length).toBeGreaterThan(0);
});
