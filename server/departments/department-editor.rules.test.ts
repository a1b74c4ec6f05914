import { expect, test } from 'vitest';
import { fieldsThatDiffer, hasSeen, overlapping, validToOf } from './department-editor.rules.ts';
import { slugOf, slugsToTry } from './slug.ts';

const agreement = (from: string, to: string | null) => ({ from, to });

test('days are included at both ends, and no last day means for ever', () => {
  const others = [agreement('2020-01-01', '2020-12-31'), agreement('2022-01-01', null)];
  expect(overlapping(agreement('2021-01-01', '2021-12-31'), others)).toEqual([]);
  expect(overlapping(agreement('2020-12-31', '2021-01-01'), others)).toEqual([others[0]]);
  expect(overlapping(agreement('2021-12-31', '2022-01-01'), others)).toEqual([others[1]]);
  expect(overlapping(agreement('2019-01-01', null), others)).toEqual(others);
});

test('the last day is kept as the day after it, over a leap day too', () => {
  expect(validToOf('2028-02-28')).toBe('2028-02-29');
  expect(validToOf(null)).toBeNull();
});

test('only what is named and differs is a change', () => {
  expect(fieldsThatDiffer({ a: 1, b: 2, c: 3 }, { a: 1, b: 5 })).toEqual(['b']);
});

test('a version fits itself, everything without one, and * whatever is there', () => {
  expect([hasSeen('2', 2), hasSeen('1', 2), hasSeen(null, 2), hasSeen('*', 2)]).toEqual([true, false, true, true]);
});

test('an address is made of the letters of a name; namesakes get a number', () => {
  expect(slugOf('Fortet på Øen', 'afdeling')).toBe('fortet-paa-oeen');
  expect(slugOf('  – Ærø! ', 'afdeling')).toBe('aeroe');
  expect(slugOf('Музей', 'afdeling')).toBe('afdeling');
  expect(slugOf('x'.repeat(200), 'afdeling')).toHaveLength(60);
  expect(slugsToTry('ny', '0').slice(0, 2)).toEqual(['ny-2', 'ny-3']);
});
