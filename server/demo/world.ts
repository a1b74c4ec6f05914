import type { LocalDate } from '#server/time/local-time.ts';
import { bookingRows, type RegionSpan } from './booking-rows.ts';
import { departments, institutions } from './content/world-content.ts';
import { contentRows } from './content-rows.ts';
import { demoPeriodOf } from './demo-calendar.ts';
import { demoIdsOf } from './demo-ids.ts';
import { planAttendance } from './plan-attendance.ts';
import { planBookings } from './plan-bookings.ts';
import { planSessions } from './plan-sessions.ts';
import { planningRows } from './planning-rows.ts';
import type { TableRows } from './rows.ts';
import { sessionRows } from './session-rows.ts';

/** What the demo world is a function of. */
export interface DemoSeed {
  seed: number;
  /** "Today" at the first load: visits before it have been held. */
  demoDate: LocalDate;
}

/** All rows of the demo world, table by table, in an order in which they can be inserted. Asks nobody for the time. */
export function demoWorldRows({ seed, demoDate }: DemoSeed, regionSpans: RegionSpan[]): TableRows[] {
  const ids = demoIdsOf({ seed, demoDate });
  const sessions = planSessions({ seed, demoDate, departments, period: demoPeriodOf(demoDate) });
  const booked = planBookings({ seed, demoDate, sessions, institutions });
  const attendance = planAttendance({ seed, demoDate, sessions: booked });
  const bookings = booked.flatMap((session) => session.bookings);
  return [
    ...contentRows(ids, departments, institutions),
    ...planningRows(ids, departments),
    ...sessionRows(ids, booked),
    ...bookingRows(ids, { bookings, attendance, regionSpans }),
  ];
}
