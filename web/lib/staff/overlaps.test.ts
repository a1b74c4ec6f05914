import { expect, test } from 'vitest';
import { overlapsOf } from './overlaps.ts';

const item = (name: string, from: string, to: string, booked = true, state: 'OPEN' | 'CANCELLED' = 'OPEN') => ({
  session: { startsAt: `2026-03-16T${from}:00.000Z`, endsAt: `2026-03-16T${to}:00.000Z`, state },
  educators: [{ id: name, name }],
  bookings: booked ? ([{}] as never[]) : [],
});

test('an educator with two visits at once is found on both', () => {
  const first = item('Kim', '08:00', '09:30');
  const second = item('Kim', '09:00', '10:00');
  const found = overlapsOf([first, second, item('Bo', '09:00', '10:00')]);
  expect(found.get(first)).toEqual([{ educator: 'Kim', other: second }]);
  expect(found.get(second)).toEqual([{ educator: 'Kim', other: first }]);
  expect(found.size).toBe(2);
});

test('back to back is no overlap, and a free session is none either', () => {
  const visit = item('Kim', '08:00', '09:30');
  expect(overlapsOf([visit, item('Kim', '09:30', '11:00'), item('Kim', '08:00', '09:00', false)]).size).toBe(0);
});

test('a cancelled session takes nobody, though its booking waits for review', () => {
  const visit = item('Kim', '08:00', '09:30');
  expect(overlapsOf([visit, item('Kim', '09:00', '10:00', true, 'CANCELLED')]).size).toBe(0);
});
