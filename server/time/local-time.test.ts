import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  daysBetween,
  instantOf,
  isLocalDate,
  isoWeekOf,
  localDateOf,
  localTimeOf,
  mondayOf,
  startOfLocalDay,
  weekdayOf,
  ZONE,
} from './local-time.ts';

const instants = fc.date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true });
const days = instants.map(localDateOf);

describe('the two weeks when the clocks change', () => {
  test('02:30 does not exist on 29 March 2026', () => {
    expect(instantOf('2026-03-29', '02:30')).toBeNull();
    expect(instantOf('2026-03-29', '01:59')).toEqual(new Date('2026-03-29T00:59:00Z'));
    expect(instantOf('2026-03-29', '03:00')).toEqual(new Date('2026-03-29T01:00:00Z'));
  });

  test('02:30 comes twice on 25 October 2026 and means the first', () => {
    expect(instantOf('2026-10-25', '02:30')).toEqual(new Date('2026-10-25T00:30:00Z'));
    expect(localTimeOf(new Date('2026-10-25T01:30:00Z'))).toBe('02:30');
  });

  test('a visit at nine stays at nine on both sides', () => {
    expect(instantOf('2026-03-27', '09:00')).toEqual(new Date('2026-03-27T08:00:00Z'));
    expect(instantOf('2026-03-30', '09:00')).toEqual(new Date('2026-03-30T07:00:00Z'));
    expect(instantOf('2026-10-23', '09:00')).toEqual(new Date('2026-10-23T07:00:00Z'));
    expect(instantOf('2026-10-26', '09:00')).toEqual(new Date('2026-10-26T08:00:00Z'));
  });

  test('those Sundays last 23 and 25 hours', () => {
    const hours = (day: string) =>
      (startOfLocalDay(addDays(day, 1)).getTime() - startOfLocalDay(day).getTime()) / 3.6e6;
    expect([hours('2026-03-28'), hours('2026-03-29'), hours('2026-10-25')]).toEqual([24, 23, 25]);
  });
});

test('the local day begins before midnight in UTC', () => {
  expect(localDateOf(new Date('2026-07-31T21:59:59Z'))).toBe('2026-07-31');
  expect(localDateOf(new Date('2026-07-31T22:00:00Z'))).toBe('2026-08-01');
});

test('agrees with luxon at every instant', () => {
  fc.assert(
    fc.property(instants, (instant) => {
      const local = DateTime.fromJSDate(instant, { zone: ZONE });
      expect(localDateOf(instant)).toBe(local.toISODate());
      expect(localTimeOf(instant)).toBe(local.toFormat('HH:mm'));
      expect(isoWeekOf(localDateOf(instant))).toEqual({ year: local.weekYear, week: local.weekNumber });
      expect(weekdayOf(localDateOf(instant))).toBe(local.weekday);
    }),
  );
});

test('an instant comes back from its local time, except in the hour that repeats', () => {
  fc.assert(
    fc.property(instants, (instant) => {
      const minute = new Date(Math.floor(instant.getTime() / 60_000) * 60_000);
      const back = instantOf(localDateOf(minute), localTimeOf(minute))?.getTime() ?? Number.NaN;
      expect([0, 3_600_000]).toContain(minute.getTime() - back);
    }),
  );
});

test('days are added and counted by the calendar', () => {
  expect(addDays('2026-03-28', 2)).toBe('2026-03-30');
  expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
  fc.assert(
    fc.property(days, fc.integer({ min: -4000, max: 4000 }), (day, n) => {
      expect(daysBetween(day, addDays(day, n))).toBe(n);
      expect(weekdayOf(mondayOf(day))).toBe(1);
      expect(daysBetween(mondayOf(day), day)).toBeLessThan(7);
    }),
  );
});

test('2026 has a week 53 that reaches into 2027', () => {
  expect(isoWeekOf('2026-12-31')).toEqual({ year: 2026, week: 53 });
  expect(isoWeekOf('2027-01-03')).toEqual({ year: 2026, week: 53 });
  expect(isoWeekOf('2027-01-04')).toEqual({ year: 2027, week: 1 });
  expect(isoWeekOf('2024-12-30')).toEqual({ year: 2025, week: 1 });
});

test('a leap day is a day only in leap years', () => {
  expect(isLocalDate('2028-02-29')).toBe(true);
  expect(isLocalDate('2026-02-29')).toBe(false);
});

test('what is no day is refused, not guessed', () => {
  for (const bad of ['2026-13-01', '2026-1-1', '', '2026-03-26T00:00', '9999-12-31', '0000-01-01', 20260326, null]) {
    expect(isLocalDate(bad)).toBe(false);
  }
  expect(instantOf('2026-02-30', '09:00')).toBeNull();
  expect(instantOf('2026-02-20', '24:00')).toBeNull();
  expect(instantOf('2026-02-20', '9:00')).toBeNull();
  expect(() => startOfLocalDay('2026-02-30')).toThrow(RangeError);
  expect(() => localDateOf(new Date(Number.NaN))).toThrow(RangeError);
});
