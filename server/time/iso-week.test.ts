import { expect, test } from 'vitest';
import { mondayOfWeek, sameWeekInYears, weekName } from './iso-week.ts';

test('a week is named by the year of its Thursday', () => {
  expect(weekName('2027-01-01')).toBe('2026-W53');
  expect(weekName('2024-12-30')).toBe('2025-W01');
  expect(mondayOfWeek('2026-W53')).toBe('2026-12-28');
});

test('week 53 exists in long years only', () => {
  expect(mondayOfWeek('2027-W53')).toBeNull();
  expect(mondayOfWeek('2026-W00')).toBeNull();
  expect(mondayOfWeek('uge 12')).toBeNull();
});

test('the same week of next year, unless that year has none', () => {
  expect(sameWeekInYears('2026-W12', 1)).toBe('2027-W12');
  expect(sameWeekInYears('2026-W53', 1)).toBeNull();
  expect(sameWeekInYears('2026-W53', 6)).toBe('2032-W53');
});
