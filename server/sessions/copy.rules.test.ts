import { expect, test } from 'vitest';
import { localDateOf, localTimeOf } from '#server/time/local-time.ts';
import { dayInNextYear, dayInWeek, emptyWeek53, movedTo } from './copy.rules.ts';
import { spanAt } from './planned-dates.rules.ts';
import type { Draft } from './session-editor.rules.ts';

const facts: Omit<Draft, 'startsAt' | 'endsAt' | 'meetings'> = {
  siteId: 'site',
  state: 'OPEN',
  capacity: { groups: 1, pupils: 28, adults: 5 },
  bufferBeforeMinutes: 0,
  bufferAfterMinutes: 0,
  travelMinutes: 0,
  educatorsNeeded: 1,
  meetingPointId: null,
  onlineUrl: null,
  note: null,
  educators: [],
  resources: [],
};

function draftAt(date: string, time: string, ...meetings: [string, string][]): Draft {
  const span = (day: string, clock: string) => {
    const found = spanAt(day, clock, 90);
    if (found === null) throw new RangeError(`${day} ${clock}`);
    return found;
  };
  return { ...facts, ...span(date, time), meetings: meetings.map(([day, clock]) => span(day, clock)) };
}

test('a session lands on the same weekday of another week', () => {
  expect(dayInWeek('2026-03-17', '2026-W14')).toBe('2026-03-31');
  expect(dayInWeek('2026-03-22', '2026-W53')).toBe('2027-01-03');
});

test('a season lands on the same ISO week and weekday of the next year', () => {
  expect(dayInNextYear('2026-03-17')).toEqual({ day: '2027-03-23' });
  expect(dayInNextYear('2025-01-01')).toEqual({ day: '2025-12-31' });
});

test('what lies in a week 53 that the next year lacks lands nowhere', () => {
  expect(dayInNextYear('2026-12-29')).toEqual({ lacking: '2027-W53' });
  expect(dayInNextYear('2027-01-02')).toEqual({ lacking: '2027-W53' });
  expect(dayInNextYear('2027-01-04')).toEqual({ day: '2028-01-03' });
});

test('a week 53 that nothing is copied to is said', () => {
  expect(emptyWeek53({ from: '2025-08-01', to: '2026-07-31' })).toBe('2026-W53');
  expect(emptyWeek53({ from: '2025-08-01', to: '2025-12-20' })).toBeNull();
  expect(emptyWeek53({ from: '2026-08-01', to: '2027-07-31' })).toBeNull();
});

test('local times and lengths stay when the clocks have changed between', () => {
  const moved = movedTo(draftAt('2026-03-26', '09:00', ['2026-04-02', '12:30']), '2026-10-29');
  expect(moved?.startsAt.toISOString()).toBe('2026-10-29T08:00:00.000Z');
  expect(moved?.endsAt.toISOString()).toBe('2026-10-29T09:30:00.000Z');
  const [meeting] = moved?.meetings ?? [];
  expect(meeting && [localDateOf(meeting.startsAt), localTimeOf(meeting.startsAt)]).toEqual(['2026-11-05', '12:30']);
});

test('a time that does not exist on the new day is not moved there', () => {
  expect(movedTo(draftAt('2026-03-22', '02:30'), '2026-03-29')).toBeNull();
  expect(movedTo(draftAt('2026-03-22', '03:00'), '2026-03-29')).not.toBeNull();
});
