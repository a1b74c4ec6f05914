import { expect, test } from 'vitest';
import { planImport } from './import.rules.ts';
import type { StoredInstitution } from './import.types.ts';
import type { LineProblem, RegisterFile, RegisterRow } from './register.types.ts';

const school: RegisterRow = {
  number: '999001',
  name: 'Strandskolen',
  municipalityCode: '0101',
  kind: 'FOLKESKOLE',
  owner: 'MUNICIPAL',
  parentNumber: null,
  address: 'Strandvej 1',
  postalCode: '2300',
  city: 'København S',
  website: null,
  latitude: 55.65,
  longitude: 12.62,
};

const row = (changes: Partial<RegisterRow> = {}): RegisterRow => ({ ...school, ...changes });

function file(rows: RegisterRow[], changes: Partial<RegisterFile> = {}): RegisterFile {
  const lines = rows.map((one, index) => ({ line: index + 2, row: one }));
  const base = { fileName: 'a.csv', register: 'SCHOOL_REGISTER' as const, rows: rows.length };
  return { ...base, lines, skipped: [], notes: [], brokenNumbers: [], numberlessLines: 0, ...changes };
}

function stored(changes: Partial<StoredInstitution> = {}): StoredInstitution {
  return { ...(school as StoredInstitution), source: 'SCHOOL_REGISTER', active: true, ...changes };
}

const plan = (files: RegisterFile[], existing: StoredInstitution[] = [], allowClosing = false) =>
  planImport({ files, existing, allowClosing });
const numbers = (institutions: { number: string }[]) => institutions.map(({ number }) => number);
const codes = (problems: LineProblem[]) => problems.flatMap(({ reasons }) => reasons.map(({ code }) => code));
const many = (count: number, changes: Partial<StoredInstitution> = {}) =>
  Array.from({ length: count }, (_, index) => stored({ number: String(900_000 + index), ...changes }));

test('what the database does not have is added, what differs is changed, what agrees is left alone', () => {
  const files = [file([row(), row({ number: '999002' }), row({ number: '999003' })])];
  const result = plan(files, [stored({ number: '999002', name: 'Before' }), stored({ number: '999003' })]);
  expect(numbers(result.added)).toEqual(['999001']);
  expect(numbers(result.changed)).toEqual(['999002']);
  expect(result.closed).toEqual([]);
});

test('the same files a second time change nothing', () => {
  const files = [file([row(), row({ number: '999002', parentNumber: '999001' })])];
  const second = plan(files, plan(files).added);
  expect(second).toMatchObject({ added: [], changed: [], closed: [], skipped: [] });
});

test('an institution that the register no longer names is closed; named again it is reopened', () => {
  const files = [file([row()])];
  const result = plan(files, [stored(), stored({ number: '999002' })]);
  expect(result.closed).toEqual([stored({ number: '999002', active: false })]);
  expect(plan(files, [stored({ active: false })]).changed).toEqual([stored()]);
});

test('closing touches only the kinds that the file holds, of its own register', () => {
  const others: StoredInstitution[] = [
    stored({ number: '999002', kind: 'PRIVATE_SCHOOL' }),
    stored({ number: '999003', source: 'DEMO' }),
    stored({ number: '999004', source: 'MANUAL' }),
    stored({ number: 'G99001', source: 'DAYCARE_REGISTER' }),
  ];
  expect(plan([file([row()])], [stored(), ...others])).toMatchObject({ closed: [], heldBack: [] });
});

test('a school that changed its kind does not close the schools of its old kind', () => {
  const before = [stored({ kind: 'PRIVATE_SCHOOL' }), stored({ number: '999002', kind: 'PRIVATE_SCHOOL' })];
  expect(plan([file([row()])], before)).toMatchObject({ closed: [], changed: [{ number: '999001' }] });
});

test('an institution on a broken line is still in the register', () => {
  const files = [file([row()], { brokenNumbers: ['999002'] })];
  expect(plan(files, [stored(), stored({ number: '999002' })]).closed).toEqual([]);
});

test('a broken line without a number holds every closing back', () => {
  const files = [file([row()], { numberlessLines: 1 })];
  const result = plan(files, [stored(), stored({ number: '999002' })]);
  expect(result.closed).toEqual([]);
  expect(result.heldBack).toEqual([
    { code: 'NUMBERLESS_LINES', register: 'SCHOOL_REGISTER', kind: 'FOLKESKOLE', count: 1, active: 2 },
  ]);
});

test('a file that would close more than a fifth of its kind closes nobody, unless closing is allowed', () => {
  const files = [file([row()])];
  const existing = [stored(), ...many(100)];
  expect(plan(files, existing)).toMatchObject({
    closed: [],
    heldBack: [{ code: 'TOO_MANY', count: 100, active: 101 }],
  });
  expect(plan(files, existing, true).closed).toHaveLength(100);
});

test('twenty may always close, and more when they are few among many', () => {
  expect(plan([file([row()])], [stored(), ...many(20)]).closed).toHaveLength(20);
  const kept = many(200).map(({ number }) => row({ number }));
  expect(plan([file(kept)], many(250)).closed).toHaveLength(50);
  expect(plan([file(kept)], many(251)).closed).toHaveLength(0);
});

test('one stray school of another kind does not close all the others of that kind', () => {
  const existing = [
    ...many(300),
    ...many(30, { kind: 'SPECIAL_SCHOOL' }).map((one, index) => ({ ...one, number: String(800_000 + index) })),
  ];
  const rows = [...many(300).map(({ number }) => row({ number })), row({ kind: 'SPECIAL_SCHOOL' })];
  expect(plan([file(rows)], existing)).toMatchObject({ closed: [], heldBack: [{ kind: 'SPECIAL_SCHOOL', count: 30 }] });
});

test('several files of one register are read as one', () => {
  const files = [file([row()]), file([row(), row({ number: '999002' })], { fileName: 'b.csv' })];
  const result = plan(files, [stored(), stored({ number: '999002' })]);
  expect(result).toMatchObject({ added: [], changed: [], closed: [], skipped: [] });
});

test('where two files disagree about an institution, the first counts and the other line is named', () => {
  const result = plan([file([row()]), file([row({ name: 'Other' })], { fileName: 'b.csv' })]);
  expect(result.added).toMatchObject([{ name: 'Strandskolen' }]);
  expect(result.skipped).toMatchObject([{ fileName: 'b.csv', line: 2, reasons: [{ fileName: 'a.csv', line: 2 }] }]);
});

test('a branch may come before its main school, and does without one that nobody knows', () => {
  const branch = row({ parentNumber: '999002' });
  expect(plan([file([branch, row({ number: '999002' })])]).added[0]?.parentNumber).toBe('999002');
  expect(plan([file([branch])], [stored({ number: '999002' })]).added[0]?.parentNumber).toBe('999002');
  const alone = plan([file([branch])]);
  expect(alone.added[0]?.parentNumber).toBeNull();
  expect(codes(alone.notes)).toEqual(['PARENT_UNKNOWN']);
});

test('a fact that the file says nothing about is left as it is', () => {
  const bare: RegisterRow = { number: '999001', name: 'Strandskolen', municipalityCode: '0101' };
  expect(plan([file([bare])], [stored()])).toMatchObject({ added: [], changed: [], closed: [] });
  expect(plan([file([bare])]).added).toMatchObject([{ kind: 'OTHER', owner: 'OTHER', address: null, active: true }]);
});

test("the demo's institutions are never overwritten, hand-made ones belong to the register once it knows them", () => {
  const demo = plan([file([row()])], [stored({ source: 'DEMO' })]);
  expect(demo).toMatchObject({ added: [], changed: [], skipped: [{ line: 2, number: '999001' }] });
  expect(codes(demo.skipped)).toEqual(['DEMO_NUMBER']);
  const manual = plan([file([row()])], [stored({ source: 'MANUAL' })]);
  expect(manual.changed).toEqual([stored()]);
});
