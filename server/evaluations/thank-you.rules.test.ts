import { expect, test } from 'vitest';
import { type ThankedVisit, thankedDays, toThank } from './thank-you.rules.ts';

test('thanks are sent from four in the afternoon on the day after, not at night', () => {
  expect(thankedDays('2026-03-17', '15:59')).toBeNull();
  expect(thankedDays('2026-03-17', '16:00')).toEqual({ from: '2026-03-03', to: '2026-03-16' });
  expect(thankedDays('2026-03-17', '21:00')).toBeNull();
});

const visit: ThankedVisit = {
  id: 'a',
  bookingSetId: null,
  visitorEmail: 'ida@example.org',
  thankedBefore: false,
  evaluated: false,
};

test('a teacher who came with three classes booked as one is thanked once, another teacher of them too', () => {
  const set = { ...visit, bookingSetId: 'set' };
  const visits = [
    set,
    { ...set, id: 'b', visitorEmail: 'IDA@example.org' },
    { ...set, id: 'c', visitorEmail: 'bo@example.org' },
    { ...visit, id: 'd' },
    { ...set, id: 'e', visitorEmail: 'eva@example.org', thankedBefore: true },
  ];
  expect(toThank(visits, new Set()).map(({ id }) => id)).toEqual(['a', 'c', 'd']);
});

test('whoever wants no such mails, or has answered already, is left alone', () => {
  expect(toThank([visit], new Set(['ida@example.org']))).toEqual([]);
  expect(toThank([{ ...visit, evaluated: true }], new Set())).toEqual([]);
});
