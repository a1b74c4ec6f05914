import { expect, test } from 'vitest';
import { mondayOfWeek, weekdayFrom, weekName } from './week.ts';

test('a week is known by its ISO year and number', () => {
  expect(weekName('2026-03-18')).toBe('2026-W12');
  expect(mondayOfWeek('2026-W12')).toBe('2026-03-16');
});

test('week 53 belongs to the year of its Thursday, and not every year has one', () => {
  expect(weekName('2027-01-01')).toBe('2026-W53');
  expect(mondayOfWeek('2026-W53')).toBe('2026-12-28');
  expect(mondayOfWeek('2025-W53')).toBeNull();
});

test('what is no week is none', () => {
  for (const name of ['2026-W00', '2026-W54', '2026-12', 'W12', '', '9999-W01', '1900-W01', '2199-W60'])
    expect(mondayOfWeek(name)).toBeNull();
});

test('after Friday comes Monday, and before Monday Friday', () => {
  expect(weekdayFrom('2026-03-20', 1)).toBe('2026-03-23');
  expect(weekdayFrom('2026-03-23', -1)).toBe('2026-03-20');
});
