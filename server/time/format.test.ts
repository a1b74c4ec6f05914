import { expect, test } from 'vitest';
import {
  formatDate,
  formatDateShort,
  formatDay,
  formatMoney,
  formatMonth,
  formatNumber,
  formatTime,
  formatTimeRange,
  formatVisit,
  formatWeek,
  formatWeekSpan,
} from './format.ts';

const start = new Date('2026-03-26T08:00:00Z');
const end = new Date('2026-03-26T09:30:00Z');

test('Danish words of time', () => {
  expect(formatDate('2026-03-26', 'da')).toBe('torsdag den 26. marts 2026');
  expect(formatDay('2026-05-07', 'da')).toBe('torsdag den 7. maj');
  expect(formatDateShort('2026-03-26', 'da')).toBe('tor 26. mar.');
  expect(formatDateShort('2026-05-09', 'da')).toBe('lør 9. maj');
  expect(formatMonth('2026-03-26', 'da')).toBe('marts 2026');
  expect(formatTime(start, 'da')).toBe('9.00');
  expect(formatTimeRange(start, end, 'da')).toBe('kl. 9.00–10.30');
  expect(formatVisit(start, end, 'da')).toBe('torsdag den 26. marts 2026 kl. 9.00–10.30');
  expect(formatWeek('2026-03-26', 'da')).toBe('uge 13');
  expect(formatWeekSpan('2026-05-04', 'da')).toBe('4.–8. maj');
  expect(formatWeekSpan('2026-06-29', 'da')).toBe('29. juni – 3. juli');
});

test('English words of time', () => {
  expect(formatDate('2026-03-26', 'en')).toBe('Thursday 26 March 2026');
  expect(formatDay('2026-05-07', 'en')).toBe('Thursday 7 May');
  expect(formatDateShort('2026-03-26', 'en')).toBe('Thu 26 Mar');
  expect(formatMonth('2026-03-26', 'en')).toBe('March 2026');
  expect(formatTimeRange(start, end, 'en')).toBe('9:00–10:30');
  expect(formatVisit(start, end, 'en')).toBe('Thursday 26 March 2026, 9:00–10:30');
  expect(formatWeek('2026-03-26', 'en')).toBe('week 13');
  expect(formatWeekSpan('2026-05-04', 'en')).toBe('4–8 May');
  expect(formatWeekSpan('2026-06-29', 'en')).toBe('29 June – 3 July');
});

test('the clock is the Danish one in both weeks of change', () => {
  expect(formatTime(new Date('2026-03-27T08:30:00Z'), 'da')).toBe('9.30');
  expect(formatTime(new Date('2026-03-30T07:30:00Z'), 'da')).toBe('9.30');
  expect(formatTime(new Date('2026-10-26T08:30:00Z'), 'da')).toBe('9.30');
  expect(formatTime(new Date('2026-05-07T22:05:00Z'), 'da')).toBe('0.05');
});

test('a visit over several days names both', () => {
  const friday = new Date('2026-03-27T09:30:00Z');
  expect(formatVisit(start, friday, 'da')).toBe(
    'torsdag den 26. marts 2026 kl. 9.00 – fredag den 27. marts 2026 kl. 10.30',
  );
});

test('numbers and money', () => {
  expect(formatNumber(34154, 'da')).toBe('34.154');
  expect(formatNumber(34154, 'en')).toBe('34,154');
  expect(formatMoney(82500, 'da')).toBe('825 kr.');
  expect(formatMoney(82500, 'en')).toBe('DKK 825');
  expect(formatMoney(1250, 'da')).toBe('12,50 kr.');
  expect([formatMoney(0, 'da'), formatMoney(0, 'en')]).toEqual(['Gratis', 'Free']);
});
