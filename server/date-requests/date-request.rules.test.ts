import { expect, test } from 'vitest';
import type { OfferRules } from '#server/bookings/booking.rules.ts';
import { instantOf } from '#server/time/local-time.ts';
import { refusalsOfGroups, suits, type Wish, wrongWish } from './date-request.rules.ts';

const wish: Wish = { from: '2026-04-20', to: '2026-05-29', weekdays: [], timeOfDay: null };
const TODAY = '2026-03-16';
const at = (day: string, time: string) => instantOf(day, time) ?? new Date(Number.NaN);

test('a wish needs days that are still to come, in their order, and not more than a year of them', () => {
  expect(wrongWish(wish, TODAY)).toEqual([]);
  expect(wrongWish({ ...wish, to: wish.from }, TODAY)).toEqual([]);
  const codes = (changes: Partial<Wish>) => wrongWish({ ...wish, ...changes }, TODAY).map(({ code }) => code);
  expect(codes({ to: '2026-04-19' })).toEqual(['ENDS_BEFORE_IT_BEGINS']);
  expect(codes({ from: '2026-03-02', to: TODAY })).toEqual(['DAYS_PASSED']);
  expect(codes({ from: '2026-03-02', to: '2026-03-17' })).toEqual([]);
  expect(codes({ to: '2027-04-21' })).toEqual(['TOO_MANY_DAYS']);
  expect(codes({ from: '2029-01-01', to: '2029-01-31' })).toEqual(['TOO_FAR_AHEAD']);
});

test('a wished weekday must lie between the first and the last day', () => {
  const oneTuesday = { ...wish, from: '2026-04-21', to: '2026-04-21' };
  expect(wrongWish({ ...oneTuesday, weekdays: [2] }, TODAY)).toEqual([]);
  expect(wrongWish({ ...oneTuesday, weekdays: [3] }, TODAY)).toEqual([
    { path: 'wish.weekdays', code: 'NO_SUCH_WEEKDAY' },
  ]);
});

test('a time suits on a wished day, weekday and half of the day, by the Danish clock', () => {
  expect(suits(wish, at('2026-04-20', '08:00'))).toBe(true);
  expect(suits(wish, at('2026-05-29', '23:30'))).toBe(true);
  expect(suits(wish, at('2026-05-30', '00:00'))).toBe(false);
  const tuesdayMornings: Wish = { ...wish, weekdays: [2], timeOfDay: 'MORNING' };
  expect(suits(tuesdayMornings, at('2026-04-21', '11:59'))).toBe(true);
  expect(suits(tuesdayMornings, at('2026-04-21', '12:00'))).toBe(false);
  expect(suits(tuesdayMornings, at('2026-04-22', '09:00'))).toBe(false);
});

const offer: OfferRules = {
  ...{ published: true, targetGroups: ['PRIMARY'], gradeFrom: 4, gradeTo: 6, ageGroups: [] },
  ...{ minPupils: 8, maxPupils: 28, maxGroups: 2, pupilsPerAdult: 14, adultRatios: [] },
  ...{ leadTimeWorkingDays: 2, cancellationWorkingDays: 10, bookingOpensAt: null },
};
const level = { gradeLevel: 5, ageGroup: null, studyYear: null, specialEducation: false };

test('what the offer could never take is refused at once; another level is for the lead to decide', () => {
  const codes = (...groups: { pupils: number; adults: number; gradeLevel?: number }[]) =>
    refusalsOfGroups(
      offer,
      groups.map((group) => ({ ...level, ...group })),
    ).map(({ code }) => code);
  expect(codes({ pupils: 28, adults: 2 })).toEqual([]);
  expect(codes({ pupils: 28, adults: 2, gradeLevel: 9 })).toEqual([]);
  expect(codes({ pupils: 29, adults: 3 })).toEqual(['TOO_MANY_PUPILS']);
  expect(codes({ pupils: 5, adults: 0 })).toEqual(['TOO_FEW_PUPILS', 'TOO_FEW_ADULTS']);
  expect(codes(...Array.from({ length: 3 }, () => ({ pupils: 10, adults: 1 })))).toEqual(['TOO_MANY_GROUPS']);
});
