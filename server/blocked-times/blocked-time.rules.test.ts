import { describe, expect, test } from 'vitest';
import { type AskedTimes, blockedSpans, isOwnTime } from './blocked-time.rules.ts';

const asked = (facts: Partial<AskedTimes> = {}): AskedTimes => ({
  date: '2026-03-18',
  time: '09:00',
  endDate: null,
  endTime: '11:00',
  repeatUntil: null,
  ...facts,
});
function startsOf(facts: Partial<AskedTimes>) {
  const result = blockedSpans(asked(facts));
  return 'spans' in result ? result.spans.map(({ startsAt }) => startsAt.toISOString()) : result.problem;
}

describe('when time is blocked', () => {
  test('each week at the same local time, over both changes of the clock', () => {
    expect(startsOf({ repeatUntil: '2026-04-01' })).toEqual([
      '2026-03-18T08:00:00.000Z',
      '2026-03-25T08:00:00.000Z',
      '2026-04-01T07:00:00.000Z',
    ]);
    expect(startsOf({ date: '2026-10-21', repeatUntil: '2026-10-31' })).toEqual([
      '2026-10-21T07:00:00.000Z',
      '2026-10-28T08:00:00.000Z',
    ]);
  });

  test('half past two on the last Sunday of March is no time, not even in the fourth week', () => {
    const night = { time: '02:30', endTime: '05:00' };
    expect(startsOf({ ...night, date: '2026-03-29' })).toEqual({
      path: 'time',
      code: 'NO_SUCH_TIME',
      localDate: '2026-03-29',
    });
    expect(startsOf({ ...night, date: '2026-03-08', repeatUntil: '2026-04-30' })).toMatchObject({
      code: 'NO_SUCH_TIME',
      localDate: '2026-03-29',
    });
    expect(startsOf({ time: '01:00', endTime: '02:30', date: '2026-03-29' })).toMatchObject({ path: 'endTime' });
    expect(startsOf({ ...night, date: '2026-10-25' })).toEqual(['2026-10-25T00:30:00.000Z']);
  });

  test('it ends after it begins, on the same day or a later one', () => {
    expect(startsOf({ endTime: '09:00' })).toEqual({ path: 'endTime', code: 'ENDS_BEFORE_IT_BEGINS' });
    expect(startsOf({ endDate: '2026-03-17' })).toEqual({ path: 'endDate', code: 'ENDS_BEFORE_IT_BEGINS' });
    expect(startsOf({ endDate: '2026-03-19', endTime: '08:00' })).toHaveLength(1);
    expect(startsOf({ endDate: '2026-04-18' })).toEqual({ path: 'endDate', code: 'TOO_LONG' });
  });

  test('weeks neither overlap each other nor go on for ever', () => {
    const week = { endDate: '2026-03-25', repeatUntil: '2026-04-08' };
    expect(startsOf({ ...week, endTime: '09:00' })).toHaveLength(4);
    expect(startsOf({ ...week, endTime: '09:01' })).toEqual({ path: 'repeatUntil', code: 'WEEKS_OVERLAP' });
    expect(startsOf({ repeatUntil: '2026-03-17' })).toEqual({ path: 'repeatUntil', code: 'BEFORE_FROM' });
    expect(startsOf({ repeatUntil: '2027-03-23' })).toHaveLength(53);
    expect(startsOf({ repeatUntil: '2027-03-24' })).toEqual({ path: 'repeatUntil', code: 'TOO_MANY_WEEKS' });
  });
});

test('own time is one’s own and no room', () => {
  expect(isOwnTime({ people: ['me'], resources: [] }, 'me')).toBe(true);
  expect(isOwnTime({ people: ['me', 'you'], resources: [] }, 'me')).toBe(false);
  expect(isOwnTime({ people: ['me'], resources: [{}] }, 'me')).toBe(false);
  expect(isOwnTime({ people: [], resources: [] }, 'me')).toBe(false);
});
