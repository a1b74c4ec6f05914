import { expect, test } from 'vitest';
import { recordingOf, refusalsToRecord, saysTheSame } from './attendance.rules.ts';

const booked = [
  { id: 'a', pupils: 26, adults: 2 },
  { id: 'b', pupils: 24, adults: 2 },
];

test('without numbers everybody came as booked', () => {
  expect(recordingOf(booked, { outcome: 'CAME' })).toEqual({
    recording: { outcome: 'CAME', cameLate: false, groups: booked, groupCount: 2, pupils: 50, adults: 4 },
  });
});

test('a group that is not mentioned came as booked, one with 0 pupils stayed at home', () => {
  const groups = [{ id: 'b', pupils: 0, adults: 0 }];
  expect(recordingOf(booked, { outcome: 'CAME', groups })).toMatchObject({
    recording: { groupCount: 1, pupils: 26, adults: 2 },
  });
});

test('nobody is counted when the group did not come, whatever numbers are given', () => {
  const groups = [{ id: 'x', pupils: 5, adults: 1 }];
  expect(recordingOf(booked, { outcome: 'NO_SHOW', cameLate: true, groups })).toEqual({
    recording: { outcome: 'NO_SHOW', cameLate: false, groups: [], groupCount: 0, pupils: 0, adults: 0 },
  });
});

test('came with nobody is no answer', () => {
  const groups = booked.map(({ id }) => ({ id, pupils: 0, adults: 2 }));
  expect(recordingOf(booked, { outcome: 'CAME', groups })).toEqual({
    errors: [{ path: 'groups', code: 'NOBODY_CAME' }],
  });
});

test('a group of another booking and a group given twice are wrong input', () => {
  const groups = [
    { id: 'a', pupils: 1, adults: 1 },
    { id: 'x', pupils: 1, adults: 1 },
    { id: 'a', pupils: 2, adults: 1 },
  ];
  expect(recordingOf(booked, { outcome: 'CAME', groups })).toEqual({
    errors: [
      { path: 'groups.1.id', code: 'UNKNOWN_GROUP' },
      { path: 'groups.2.id', code: 'GROUP_TWICE' },
    ],
  });
});

test('attendance waits for the day of the visit and for a confirmed booking; both reasons are given', () => {
  const booking = { status: 'CONFIRMED', localDate: '2026-03-16' };
  expect(refusalsToRecord(booking, '2026-03-16')).toEqual([]);
  expect(refusalsToRecord(booking, '2026-03-15')).toEqual([{ code: 'TOO_EARLY', localDate: '2026-03-16' }]);
  expect(refusalsToRecord({ ...booking, status: 'REQUESTED' }, '2026-03-15').map(({ code }) => code)).toEqual([
    'NOT_CONFIRMED',
    'TOO_EARLY',
  ]);
});

test('a school year can be corrected until 30 September after it, and closes that night', () => {
  const lastDayOfYear = { status: 'CONFIRMED', localDate: '2026-07-31' };
  expect(refusalsToRecord(lastDayOfYear, '2026-09-30')).toEqual([]);
  expect(refusalsToRecord(lastDayOfYear, '2026-10-01')).toEqual([
    { code: 'PERIOD_CLOSED', lastDay: '2026-09-30', schoolYear: '2025/26' },
  ]);
  expect(refusalsToRecord({ ...lastDayOfYear, localDate: '2026-08-01' }, '2027-09-30')).toEqual([]);
});

test('two recordings say the same whatever the order of their groups', () => {
  const came = { outcome: 'CAME' as const, cameLate: false, groups: booked };
  expect(saysTheSame(came, { ...came, groups: [...booked].reverse() })).toBe(true);
  expect(saysTheSame(came, { outcome: 'NO_SHOW', cameLate: false, groups: [] })).toBe(false);
  expect(saysTheSame(came, { ...came, cameLate: true })).toBe(false);
});
