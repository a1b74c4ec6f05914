import { describe, expect, it } from 'vitest';
import { dayWords, shownTimes, weekDays } from './week-days.ts';

describe('The days of a week', () => {
  it('runs from Monday to Friday, across a change of month', () => {
    const days = weekDays('2026-04-27', []);
    expect(days.map((day) => day.date)).toEqual(['2026-04-27', '2026-04-28', '2026-04-29', '2026-04-30', '2026-05-01']);
  });

  it('goes on to Saturday when there is a time then', () => {
    const days = weekDays('2026-05-04', [{ date: '2026-05-09', time: '10.00' }]);
    expect(days).toHaveLength(6);
    expect(days[5]?.times).toEqual([{ date: '2026-05-09', time: '10.00' }]);
  });

  it('says why a day is closed', () => {
    const days = weekDays('2026-05-11', [], { '2026-05-14': 'Kristi himmelfart' });
    expect(days[3]?.closed).toBe('Kristi himmelfart');
  });

  it('shows four times in a day, and three with a link when there are five', () => {
    const times = ['8.00', '9.00', '10.00', '11.00', '12.00'].map((time) => ({ time }));
    expect(shownTimes({ date: '2026-05-04', times: times.slice(0, 4) }, true)).toHaveLength(4);
    expect(shownTimes({ date: '2026-05-04', times }, true)).toHaveLength(3);
    expect(shownTimes({ date: '2026-05-04', times }, false)).toHaveLength(5);
  });

  it('names a day in Danish and English', () => {
    expect(dayWords('2026-05-07', 'da')).toEqual({ short: 'tor', number: '7.', spoken: 'torsdag den 7. maj' });
    expect(dayWords('2026-05-07', 'en')).toEqual({ short: 'Thu', number: '7', spoken: 'Thursday 7 May' });
  });
});
