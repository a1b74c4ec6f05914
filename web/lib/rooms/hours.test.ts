import { expect, test } from 'vitest';
import { hoursByDays, hoursText, spansOf } from './hours.ts';

test('hours as people write them', () => {
  expect(spansOf(1, '9-12, 13.30–16 og 18:00 til 24')).toEqual([
    { weekday: 1, opensAt: '09:00', closesAt: '12:00' },
    { weekday: 1, opensAt: '13:30', closesAt: '16:00' },
    { weekday: 1, opensAt: '18:00', closesAt: '24:00' },
  ]);
  expect(spansOf(2, ' ')).toEqual([]);
  expect(spansOf(2, 'hele dagen')).toEqual([{ weekday: 2, opensAt: 'hele dagen', closesAt: '' }]);
});

test('hours in words, and equal weekdays together', () => {
  const spans = [1, 2, 3, 5].flatMap((weekday) => spansOf(weekday, '9-12, 13-16'));
  expect(hoursText(spans, 1, 'da')).toBe('9.00–12.00, 13.00–16.00');
  expect(hoursText(spans, 4, 'da')).toBe('');
  expect(hoursByDays(spans, 'en')).toEqual([
    { days: [1, 3], text: '9:00–12:00, 13:00–16:00' },
    { days: [5, 5], text: '9:00–12:00, 13:00–16:00' },
  ]);
});
