import { describe, expect, it } from 'vitest';
import { earliestBookableStart } from '#server/bookings/booking.rules.ts';
import { localDateOf } from '#server/time/local-time.ts';
import { bookableStarts, shownPeriod } from './offer.rules.ts';

describe('From when sessions can be booked', () => {
  const moments = {
    'a Monday morning': '2026-03-16T08:00:00Z',
    'the evening before Easter, when it is already tomorrow in Denmark': '2026-04-01T22:30:00Z',
    'Christmas Day': '2026-12-25T10:00:00Z',
    'a Saturday': '2026-08-15T10:00:00Z',
  };
  it.each(Object.entries(moments))('agrees with the rules of booking on %s', (_name, moment) => {
    const now = new Date(moment);
    const starts = bookableStarts(now);
    for (const leadTime of [1, 2, 3, 5, 10, 20]) {
      expect(starts[leadTime]).toEqual(earliestBookableStart(localDateOf(now), now, leadTime));
    }
  });

  it('leaves a session without lead time open until it starts', () => {
    const now = new Date('2026-03-16T08:00:00Z');
    expect(bookableStarts(now)[0]).toEqual(new Date('2026-03-16T08:00:00.001Z'));
    expect(bookableStarts(now)).toHaveLength(61);
  });
});

describe('The days whose sessions are shown', () => {
  const now = new Date('2026-03-16T23:30:00Z');

  it('are today in Denmark and a year on', () => {
    expect(shownPeriod({}, now)).toEqual({ from: '2026-03-17', to: '2027-03-17' });
  });

  it('are what was asked for', () => {
    expect(shownPeriod({ from: '2026-05-04', to: '2026-05-08' }, now)).toEqual({
      from: '2026-05-04',
      to: '2026-05-08',
    });
  });
});
