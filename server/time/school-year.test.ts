import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from './local-time.ts';
import { isSchoolYear, schoolYearOf, schoolYearSpan } from './school-year.ts';

test('the school year begins on 1 August', () => {
  expect(schoolYearOf('2026-07-31')).toBe('2025/26');
  expect(schoolYearOf('2026-08-01')).toBe('2026/27');
  expect(schoolYearOf('2099-12-31')).toBe('2099/00');
});

test('its span includes 1 August and not the next', () => {
  expect(schoolYearSpan('2026/27')).toEqual({ from: '2026-08-01', to: '2027-08-01' });
  expect(() => schoolYearSpan('2026/28')).toThrow(RangeError);
});

test('each day lies in the span of its school year', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 60_000 }), (n) => {
      const day = addDays('1970-01-01', n);
      const { from, to } = schoolYearSpan(schoolYearOf(day));
      expect(from <= day && day < to).toBe(true);
    }),
  );
});

test('only following years make a school year', () => {
  expect(isSchoolYear('2026/27')).toBe(true);
  for (const bad of ['2026/28', '2026-27', '2026/2027', '26/27', '', null, '9999/00'])
    expect(isSchoolYear(bad)).toBe(false);
});
