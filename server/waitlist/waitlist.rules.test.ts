import { describe, expect, test } from 'vitest';
import { instantOf, type LocalDate } from '#server/time/local-time.ts';
import { offerDeadline, waitingEnds, wishesFor } from './waitlist.rules.ts';

const at = (day: LocalDate, time: string) => instantOf(day, time) as Date;

describe('how long an offer waits', () => {
  const far = at('2026-06-01', '00:00');

  test('until the end of the second working day after today', () => {
    expect(offerDeadline(at('2026-03-16', '09:00'), far)).toEqual(at('2026-03-19', '00:00'));
  });

  test('a weekend and Easter are not counted', () => {
    expect(offerDeadline(at('2026-03-20', '15:00'), far)).toEqual(at('2026-03-25', '00:00'));
    expect(offerDeadline(at('2026-04-01', '15:00'), far)).toEqual(at('2026-04-09', '00:00'));
  });

  test('one working day where booking closes within five', () => {
    expect(offerDeadline(at('2026-03-16', '09:00'), at('2026-03-21', '00:00'))).toEqual(at('2026-03-18', '00:00'));
  });

  test('never past the end of booking', () => {
    expect(offerDeadline(at('2026-03-16', '09:00'), at('2026-03-17', '09:00'))).toEqual(at('2026-03-17', '09:00'));
  });

  test('nobody is asked with less than four hours to answer', () => {
    expect(offerDeadline(at('2026-03-16', '09:00'), at('2026-03-16', '12:59'))).toBeNull();
    expect(offerDeadline(at('2026-03-16', '09:00'), at('2026-03-16', '13:00'))).toEqual(at('2026-03-16', '13:00'));
  });
});

describe('when waiting ends', () => {
  const starts = at('2026-03-26', '09:00');

  test('with the booking of the session it began with, where no other day would do', () => {
    expect(waitingEnds(starts, null, { leadTimeWorkingDays: 2 })).toEqual(at('2026-03-25', '00:00'));
  });

  test('with the booking of the last wished day', () => {
    expect(waitingEnds(starts, { to: '2026-04-30' }, { leadTimeWorkingDays: 2 })).toEqual(at('2026-04-29', '00:00'));
    expect(waitingEnds(starts, { to: '2026-03-20' }, { leadTimeWorkingDays: 2 })).toEqual(at('2026-03-25', '00:00'));
  });
});

describe('which sessions would do', () => {
  const wishes = { from: '2026-04-01', to: '2026-04-30', weekdays: [2, 4] };
  const entry = { sessionId: 'own', wishes };

  test('the one it began with, whatever its day', () => {
    expect(wishesFor(entry, { id: 'own', localDate: '2026-05-06' })).toBe(true);
  });

  test('the wished weekdays of the wished time, first and last day included', () => {
    const wished = (localDate: LocalDate) => wishesFor(entry, { id: 'other', localDate });
    expect(wished('2026-04-30')).toBe(true);
    expect(wished('2026-04-29')).toBe(false);
    expect(wished('2026-03-31')).toBe(false);
  });
});
