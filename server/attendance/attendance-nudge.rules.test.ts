import { expect, test } from 'vitest';
import { nudgedDays } from './attendance-nudge.rules.ts';

test('educators are reminded on working mornings from half past seven, never at night', () => {
  expect(nudgedDays('2026-03-17', '07:29')).toBeNull();
  expect(nudgedDays('2026-03-17', '07:30')).toEqual({ from: '2026-03-03', to: '2026-03-16' });
  expect(nudgedDays('2026-03-17', '17:59')).not.toBeNull();
  expect(nudgedDays('2026-03-17', '18:00')).toBeNull();
});

test('nobody is reminded on a Saturday, on Easter Monday or on Christmas Eve; the next working morning asks about all of it', () => {
  expect(nudgedDays('2026-03-21', '09:00')).toBeNull();
  expect(nudgedDays('2026-04-06', '09:00')).toBeNull();
  expect(nudgedDays('2026-12-24', '09:00')).toBeNull();
  const afterChristmas = nudgedDays('2027-01-04', '07:30');
  expect(afterChristmas?.from).toBe('2026-12-21');
});
