import { expect, test } from 'vitest';
import { contains, overlaps } from './interval.ts';

const may = { from: '2026-05-01', to: '2026-06-01' };
const sinceJune = { from: '2026-06-01', to: null };

test('the first point is inside, the last is not', () => {
  expect(contains(may, '2026-05-01')).toBe(true);
  expect(contains(may, '2026-06-01')).toBe(false);
  expect(contains(sinceJune, '2199-01-01')).toBe(true);
});

test('spans that only touch do not overlap', () => {
  expect(overlaps(may, sinceJune)).toBe(false);
  expect(overlaps(may, { from: '2026-05-31', to: null })).toBe(true);
  expect(overlaps({ from: '2026-05-10', to: '2026-05-10' }, may)).toBe(false);
});

test('works on instants', () => {
  const lesson = { from: new Date('2026-05-07T07:30:00Z'), to: new Date('2026-05-07T09:30:00Z') };
  expect(contains(lesson, new Date('2026-05-07T09:30:00Z'))).toBe(false);
  expect(overlaps(lesson, { from: new Date('2026-05-07T09:29:59Z'), to: null })).toBe(true);
});
