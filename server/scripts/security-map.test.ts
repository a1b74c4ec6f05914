import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { requirements } from './asvs-levels.ts';

// docs/security.md says which test shows what. Tests are renamed and requirements overlooked; here it fails.

const root = path.resolve(import.meta.dirname, '../..');
const lines = fs.readFileSync(path.join(root, 'docs/security.md'), 'utf8').split('\n');

interface Cited {
  file: string;
  title: string;
}

/** Every “title” with the test file in backticks that stands before it in its line; "" = none does. */
function citedIn(line: string): Cited[] {
  const cited: Cited[] = [];
  let file = '';
  for (const [, named, title] of line.matchAll(/`([\w./-]+\.(?:test|spec)\.ts)`|“([^”]+)”/g)) {
    if (named !== undefined) file = named;
    if (title !== undefined) cited.push({ file, title });
  }
  return cited;
}

const testFiles = fs
  .globSync('{server,web,emails,e2e}/**/*.{test,spec}.ts', { cwd: root })
  .map((file) => file.replaceAll('\\', '/'));

/** A test file is named by its path or, since that is unique, by its name alone. */
function pathsOf(file: string): string[] {
  return testFiles.filter((path) => path === file || path.endsWith(`/${file}`));
}

/** Whether a file has a test (or a group of tests) of this title, written as in the file. */
function hasTitle({ file, title }: Cited): boolean {
  if (file === '') return false;
  const source = pathsOf(file).map((found) => fs.readFileSync(path.join(root, found), 'utf8'));
  const quoted = title.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return source.some((text) => new RegExp(`\\(\\s*(['"\`])${quoted}\\1`).test(text));
}

interface Row {
  /** One number, or several of which the same is said. */
  numbers: string[];
  level: string;
  shownBy: string;
}

/** `10.4.1–10.4.3` are three requirements. */
function numbersOf(cell: string): string[] {
  const [from = '', to] = cell.split('–');
  if (to === undefined) return [from];
  const section = from.slice(0, from.lastIndexOf('.'));
  const [first, last] = [from, to].map((number) => Number(number.split('.')[2]));
  return Array.from({ length: (last ?? 0) - (first ?? 0) + 1 }, (_, index) => `${section}.${(first ?? 0) + index}`);
}

/** The rows of the map: | number | level | what it asks | what shows it |. */
const rows: Row[] = lines
  .filter((line) => /^\| \d+\.\d+\.\d+/.test(line))
  .map((line) => {
    const [number = '', level = '', , shownBy = ''] = line.split(' | ').map((cell) => cell.replace(/^\| | \|$/g, ''));
    return { numbers: numbersOf(number), level, shownBy };
  });

test('every test that the document names exists', () => {
  const cited = lines.flatMap(citedIn);
  expect(cited.length).toBeGreaterThan(100);
  expect(cited.filter((one) => !hasTitle(one))).toEqual([]);
});

test('every test file that the document names is one file', () => {
  const named = lines.flatMap((line) =>
    [...line.matchAll(/`([\w./-]+\.(?:test|spec)\.ts)`/g)].map(([, file = '']) => file),
  );
  expect([...new Set(named)].filter((file) => pathsOf(file).length !== 1)).toEqual([]);
});

test('every requirement of level 1 and 2 stands in the map, once, with its level', () => {
  const numbers = rows.flatMap((row) => row.numbers);
  expect(numbers.toSorted()).toEqual([...requirements.keys()].toSorted());
  const wrong = rows.filter(({ numbers, level }) =>
    numbers.some((number) => !level.includes(`${requirements.get(number)}`)),
  );
  expect(wrong).toEqual([]);
});

test('every row names a test or a place, or says why there is none', () => {
  const answers = /“|`|\]\(#|^(Does not apply|Not shown|Partly not shown|Deviation): /;
  expect(rows.filter(({ shownBy }) => !answers.test(shownBy)).map(({ numbers }) => numbers)).toEqual([]);
});

test('what the map leaves open stands in the list of what is not shown', () => {
  const listed = lines.filter((line) => /^\d+\. \*\*/.test(line)).join('\n');
  const open = rows
    .filter(({ shownBy }) => /(Not|Partly not) shown: |Deviation: /.test(shownBy))
    .flatMap((row) => row.numbers);
  expect(open.filter((number) => !new RegExp(`\\b${number.replaceAll('.', '\\.')}\\b`).test(listed))).toEqual([]);
});
