import { describe, expect, test } from 'vitest';
import { addDays, localTimeOf, mondayOf, weekdayOf } from '#server/time/local-time.ts';
import { publicHolidayName } from '#server/time/working-days.ts';
import { departments, institutions } from './content/world-content.ts';
import { demoPeriodOf } from './demo-calendar.ts';
import { planAttendance } from './plan-attendance.ts';
import { planBookings } from './plan-bookings.ts';
import { planSessions } from './plan-sessions.ts';

function planFor(demoDate: string) {
  const sessions = planSessions({ seed: 1, demoDate, departments, period: demoPeriodOf(demoDate) });
  const booked = planBookings({ seed: 1, demoDate, sessions, institutions });
  return { sessions, booked, attendance: planAttendance({ seed: 1, demoDate, sessions: booked }) };
}

describe.each(['2026-03-16', '2026-07-20', '2027-01-04', '2026-11-22'])('the demo world of %s', (demoDate) => {
  const { sessions, booked, attendance } = planFor(demoDate);
  const bookings = booked.flatMap((each) => each.bookings);

  test('has sessions from 1 August of last year to 31 July of next year, on working days only', () => {
    const year = Number(demoDate.slice(0, 4));
    expect(sessions.every(({ localDate }) => weekdayOf(localDate) <= 5 && publicHolidayName(localDate) === null)).toBe(
      true,
    );
    expect(sessions[0]?.localDate.slice(0, 7)).toBe(`${year - 1}-08`);
    expect(sessions.at(-1)?.localDate.slice(0, 7)).toBe(`${year + 1}-07`);
  });

  test('holds offers in their season and at their times', () => {
    const astray = sessions.filter(
      ({ offer, localDate, startsAt }) =>
        !offer.timetable.months.includes(Number(localDate.slice(5, 7))) ||
        !offer.timetable.starts.includes(localTimeOf(startsAt)),
    );
    expect(astray).toEqual([]);
  });

  test('has something free in each week to come for every target group', () => {
    for (const group of ['DAYCARE', 'PRIMARY', 'UPPER_SECONDARY'] as const) {
      const weeks = new Set(
        booked
          .filter(({ session, state }) => state === 'OPEN' && session.offer.targetGroups.includes(group))
          .filter(({ session, bookings: taken }) => groupsOf(taken) < (session.offer.timetable.groups ?? 1))
          .map(({ session }) => mondayOf(session.localDate)),
      );
      for (
        let monday = addDays(mondayOf(demoDate), 7);
        monday < demoPeriodOf(demoDate).to;
        monday = addDays(monday, 7)
      ) {
        expect(weeks, `${group} ${monday}`).toContain(monday);
      }
    }
  });

  test('leaves recent visits of one group to be recorded', () => {
    const recorded = new Set(attendance.map(({ booking }) => booking));
    const missing = bookings.filter(
      (booking) => booking.status === 'CONFIRMED' && booking.session.localDate < demoDate && !recorded.has(booking),
    );
    expect(missing.length).toBeGreaterThanOrEqual(4);
    expect(missing.every(({ groups }) => groups.length === 1)).toBe(true);
    expect(missing.every(({ session }) => session.localDate >= addDays(demoDate, -30))).toBe(true);
  });

  test('never books before the present, nor more than there is room for', () => {
    expect(bookings.filter(({ createdAt }) => createdAt >= new Date(`${demoDate}T00:00:00Z`))).toEqual([]);
    expect(bookings.filter(({ cancelledAt, createdAt }) => cancelledAt !== null && cancelledAt < createdAt)).toEqual(
      [],
    );
    for (const { session, bookings: taken } of booked) {
      expect(groupsOf(taken)).toBeLessThanOrEqual(session.offer.timetable.groups ?? 1);
    }
  });
});

function groupsOf(bookings: ReturnType<typeof planFor>['booked'][number]['bookings']): number {
  return bookings.filter(({ status }) => status === 'CONFIRMED').reduce((sum, { groups }) => sum + groups.length, 0);
}

test('A world with a booking of two classes has room for both', () => {
  const { booked } = planFor('2026-03-16');
  expect(booked.flatMap(({ bookings }) => bookings).filter(({ groups }) => groups.length === 2).length).toBeGreaterThan(
    20,
  );
});
