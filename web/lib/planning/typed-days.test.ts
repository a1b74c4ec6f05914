import { expect, test } from 'vitest';
import { datesOf, momentsOf, timesOf, weekSpan, weeksOf } from './typed-days.ts';

const span = { from: '2026-08-10', to: '2027-02-28' };

test('times as people write them', () => {
  expect(timesOf('9, 12.30 og 13:15')).toEqual(['09:00', '12:30', '13:15']);
  expect(timesOf('')).toEqual([]);
  expect(timesOf('middag')).toEqual(['middag']);
});

test('days as people write them', () => {
  expect(datesOf('14.10.2026, 1-9-2026\n2026-12-24; 3/11 2026')).toEqual([
    '2026-10-14',
    '2026-09-01',
    '2026-12-24',
    '2026-11-03',
  ]);
  expect(datesOf('i morgen')).toEqual(['i morgen']);
});

test('a day with its time', () => {
  expect(momentsOf('14.10.2026 kl. 12\n2026-12-01 9.30')).toEqual([
    { date: '2026-10-14', time: '12:00' },
    { date: '2026-12-01', time: '09:30' },
  ]);
  expect(momentsOf('14.10.2026')).toEqual([{ date: '2026-10-14', time: '' }]);
});

test('weeks by number mean those of the span, also across New Year', () => {
  expect(weeksOf('36-38, 44', span)).toEqual(['2026-W36', '2026-W37', '2026-W38', '2026-W44']);
  expect(weeksOf('7', span)).toEqual(['2027-W07']);
  expect(weeksOf('2026-W42', span)).toEqual(['2026-W42']);
  expect(weeksOf('20', span)).toEqual(['2026-W20']);
  expect(weeksOf('uge', { from: '', to: '' })).toEqual(['UGE']);
});

test('weeks from one to another', () => {
  expect(weekSpan('2026-W52', '2027-W01')).toEqual(['2026-W52', '2026-W53', '2027-W01']);
  expect(weekSpan('2026-W20', '')).toEqual(['2026-W20']);
});
