import { expect, test } from 'vitest';
import type { Conflict } from '#server/allocations/planned-time.ts';
import { instantOf } from '#server/time/local-time.ts';
import { losersOf, tooFewOf, usualCapacity } from './places.rules.ts';
import { acted, movedBy } from './session-bulk.rules.ts';
import { changedFacts, conflictsOfChange, type Draft, fulfilled, reviewCauseOf } from './session-editor.rules.ts';

const at = (day: string, time: string) => instantOf(day, time) as Date;
const after = (start: Date, minutes: number) => new Date(start.getTime() + minutes * 60_000);
const span = (day: string, time: string, minutes = 90) => ({
  startsAt: at(day, time),
  endsAt: after(at(day, time), minutes),
});

const aDraft: Draft = {
  ...span('2026-04-23', '09:00'),
  siteId: 'site',
  state: 'OPEN',
  capacity: { groups: 2, pupils: 56, adults: 16 },
  bufferBeforeMinutes: 0,
  bufferAfterMinutes: 0,
  travelMinutes: 0,
  educatorsNeeded: 1,
  meetingPointId: 'point',
  onlineUrl: null,
  note: null,
  educators: [{ id: 'anna', role: 'LEADS' }],
  resources: [{ id: 'room', quantity: 1 }],
  meetings: [],
};

test('a wish changes what it names: another day keeps the clock and the length, another site loses the meeting point', () => {
  const { draft, wrong } = fulfilled({ ...aDraft, ...span('2026-03-27', '09:00') }, { date: '2026-03-30' });
  expect([wrong, draft.startsAt, draft.endsAt]).toEqual([[], at('2026-03-30', '09:00'), at('2026-03-30', '10:30')]);
  expect(fulfilled(aDraft, { siteId: 'other' }).draft.meetingPointId).toBeNull();
  expect(fulfilled(aDraft, { siteId: 'other', meetingPointId: 'gate' }).draft.meetingPointId).toBe('gate');
  expect(changedFacts(aDraft, fulfilled(aDraft, { capacity: { pupils: 40 } }).draft)).toEqual(['capacity']);
  expect(changedFacts(aDraft, fulfilled(aDraft, { time: '09:00' }).draft)).toEqual([]);
});

test('everything that is wrong with a wish is told at once', () => {
  const wish = {
    date: '2026-03-29',
    time: '02:30',
    educators: [{ id: 'anna' }, { id: 'anna' }],
    meetings: [{ date: '2026-03-29', time: '02:15' }],
  };
  expect(fulfilled(aDraft, wish).wrong.map(({ path, code }) => `${path} ${code}`)).toEqual([
    'time NO_SUCH_TIME',
    'meetings.0.time NO_SUCH_TIME',
    'educators.1.id NAMED_TWICE',
  ]);
});

test('another start or site moves those who have booked, another length changes their visit, the rest does not concern them', () => {
  expect(reviewCauseOf(['startsAt', 'endsAt'])).toBe('SESSION_MOVED');
  expect(reviewCauseOf(['siteId'])).toBe('SESSION_MOVED');
  expect(reviewCauseOf(['endsAt'])).toBe('SESSION_CHANGED');
  expect(reviewCauseOf(['educators', 'capacity', 'note'])).toBeNull();
});

test('a change is to blame for what it brings, not for what was in the way before', () => {
  const away: Conflict = {
    code: 'EDUCATOR_AWAY',
    severity: 'BLOCKS',
    person: { id: 'anna', name: 'Anna Prøve' },
    from: at('2026-04-23', '00:00'),
    to: at('2026-04-24', '00:00'),
  };
  const past: Conflict = { code: 'IN_THE_PAST', severity: 'BLOCKS' };
  const codes = (draft: Draft) => conflictsOfChange(aDraft, draft, [away, past]).map(({ code }) => code);
  expect(codes({ ...aDraft, note: 'Husk nøglen' })).toEqual([]);
  expect(codes({ ...aDraft, educators: [...aDraft.educators, { id: 'bent', role: 'LEADS' }] })).toEqual([]);
  expect(codes({ ...aDraft, ...span('2026-04-23', '10:00') })).toEqual(['EDUCATOR_AWAY', 'IN_THE_PAST']);
});

test('D1 a move keeps the Danish clock across both changes of summer time', () => {
  expect(movedBy(span('2026-03-27', '09:00'), 3, 0)).toEqual(span('2026-03-30', '09:00'));
  expect(movedBy(span('2026-10-23', '09:00'), 3, 0)).toEqual(span('2026-10-26', '09:00'));
  expect(movedBy(span('2026-03-28', '23:30'), 0, 60)).toEqual(span('2026-03-29', '00:30'));
  expect(movedBy(span('2026-03-28', '02:30'), 1, 0)).toEqual({ date: '2026-03-29', time: '02:30' });
  expect(movedBy(span('2026-03-29', '00:30'), 0, -60)).toEqual(span('2026-03-28', '23:30'));
});

test('a bulk action of educators leaves everybody once, and keeps the role of who is replaced', () => {
  const two: Draft = {
    ...aDraft,
    educators: [
      { id: 'anna', role: 'ASSISTS' },
      { id: 'bent', role: 'LEADS' },
    ],
  };
  const educators = (draft: Draft, action: Parameters<typeof acted>[1]) => acted(draft, action).draft.educators;
  expect(educators(two, { kind: 'REPLACE_EDUCATOR', educatorId: 'anna', byEducatorId: 'carl' })).toContainEqual({
    id: 'carl',
    role: 'ASSISTS',
  });
  expect(educators(two, { kind: 'REPLACE_EDUCATOR', educatorId: 'anna', byEducatorId: 'bent' })).toHaveLength(1);
  expect(educators(two, { kind: 'ADD_EDUCATOR', educatorId: 'anna' })).toHaveLength(2);
  expect(educators(two, { kind: 'REMOVE_EDUCATOR', educatorId: 'carl' })).toHaveLength(2);
});

test('of a smaller capacity the latest booked lose their places, until the others have room', () => {
  const booking = (bookedAt: string, pupils: number) => ({ bookedAt, groups: 1, pupils, adults: 2 });
  const bookings = [
    booking('2026-01-10T09:00:00Z', 20),
    booking('2026-03-10T09:00:00Z', 10),
    booking('2026-02-10T09:00:00Z', 24),
  ];
  const capacity = { groups: 3, pupils: 50, adults: 16 };
  expect(tooFewOf(capacity, { groups: 3, pupils: 54, adults: 6 })).toEqual({ groups: 0, pupils: 4, adults: 0 });
  expect(losersOf(capacity, bookings).map(({ pupils }) => pupils)).toEqual([10]);
  expect(losersOf({ ...capacity, groups: 1 }, bookings).map(({ pupils }) => pupils)).toEqual([10, 24]);
  expect(tooFewOf(capacity, { groups: 3, pupils: 50, adults: 16 })).toBeNull();
  expect(usualCapacity({ maxGroups: 2, maxPupils: 28, pupilsPerAdult: 14 })).toEqual({
    groups: 2,
    pupils: 56,
    adults: 10,
  });
});
