import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, instantOf, type LocalDate, localDateOf } from './local-time.ts';
import {
  deadlineBefore,
  isWorkingDay,
  publicHolidayName,
  workingDaysAfter,
  workingDaysBefore,
} from './working-days.ts';

/** Easter Sunday as printed in the almanac. */
const EASTER = [
  '2023-04-09',
  '2024-03-31',
  '2025-04-20',
  '2026-04-05',
  '2027-03-28',
  '2028-04-16',
  '2029-04-01',
  '2030-04-21',
];

function holidaysOf(year: number): [LocalDate, string][] {
  const days = Array.from({ length: 366 }, (_, index) => addDays(`${year}-01-01`, index));
  return days.flatMap((day): [LocalDate, string][] => {
    const name = publicHolidayName(day)?.da;
    return name && day.startsWith(`${year}`) ? [[day, name]] : [];
  });
}

describe('public holidays', () => {
  test('Easter Sunday falls where the almanac says, 2023 to 2030', () => {
    for (const day of EASTER) expect(publicHolidayName(day)?.da).toBe('Påskedag');
  });

  test('the whole of 2026', () => {
    expect(holidaysOf(2026)).toEqual([
      ['2026-01-01', 'Nytårsdag'],
      ['2026-04-02', 'Skærtorsdag'],
      ['2026-04-03', 'Langfredag'],
      ['2026-04-05', 'Påskedag'],
      ['2026-04-06', '2. påskedag'],
      ['2026-05-14', 'Kristi himmelfartsdag'],
      ['2026-05-24', 'Pinsedag'],
      ['2026-05-25', '2. pinsedag'],
      ['2026-12-25', 'Juledag'],
      ['2026-12-26', '2. juledag'],
    ]);
  });

  test('Store bededag is a holiday for the last time in 2023', () => {
    expect(publicHolidayName('2023-05-05')).toEqual({ da: 'Store bededag', en: 'Great Prayer Day' });
    expect(publicHolidayName('2024-04-26')).toBeNull();
    expect(isWorkingDay('2024-04-26')).toBe(true);
  });
});

describe('working days', () => {
  test('5 June, 24 and 31 December are no working days, though no public holidays', () => {
    for (const day of ['2026-06-05', '2026-12-24', '2026-12-31']) {
      expect(publicHolidayName(day)).toBeNull();
      expect(isWorkingDay(day)).toBe(false);
    }
    expect(isWorkingDay('2026-12-30')).toBe(true);
  });

  test('the weekend and Easter Monday are not counted', () => {
    expect(workingDaysBefore('2026-04-08', 1)).toBe('2026-04-07');
    expect(workingDaysBefore('2026-04-08', 2)).toBe('2026-04-01');
    expect(workingDaysBefore('2026-04-08', 0)).toBe('2026-04-08');
  });

  test('after Maundy Thursday the next working day is the Tuesday after Easter', () => {
    expect(workingDaysAfter('2026-04-01', 1)).toBe('2026-04-07');
    expect(workingDaysAfter('2026-04-01', 0)).toBe('2026-04-01');
    expect(workingDaysAfter('2026-03-16', 5)).toBe('2026-03-23');
  });

  test('n working days before a day there are exactly n working days in between and on it', () => {
    const days = fc.integer({ min: 0, max: 3000 }).map((n) => addDays('2023-01-01', n));
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 30 }), (day, n) => {
        const first = workingDaysBefore(day, n);
        let counted = 0;
        for (let at = first; at < day; at = addDays(at, 1)) counted += isWorkingDay(at) ? 1 : 0;
        expect(isWorkingDay(first)).toBe(true);
        expect(counted).toBe(n);
      }),
    );
  });
});

describe('deadlines', () => {
  const at = (day: LocalDate, time: string) => instantOf(day, time) as Date;

  test('ten working days before Thursday 7 May 2026 end with Thursday 23 April', () => {
    expect(deadlineBefore(at('2026-05-07', '09:30'), 10)).toEqual({
      lastDay: '2026-04-23',
      closesAt: new Date('2026-04-23T22:00:00Z'),
    });
  });

  test('across the change to summer time the day still ends at Danish midnight', () => {
    expect(deadlineBefore(at('2026-03-30', '09:00'), 1).closesAt).toEqual(new Date('2026-03-27T23:00:00Z'));
    expect(deadlineBefore(at('2026-03-31', '09:00'), 1).closesAt).toEqual(new Date('2026-03-30T22:00:00Z'));
    expect(deadlineBefore(at('2026-10-27', '09:00'), 1).closesAt).toEqual(new Date('2026-10-26T23:00:00Z'));
  });

  test('over Christmas, a deadline of three working days is the Wednesday before', () => {
    expect(deadlineBefore(at('2026-12-29', '10:00'), 3).lastDay).toBe('2026-12-22');
  });

  test('without working days it closes when the visit starts', () => {
    const startsAt = at('2026-05-07', '09:30');
    expect(deadlineBefore(startsAt, 0)).toEqual({ lastDay: localDateOf(startsAt), closesAt: startsAt });
  });
});
