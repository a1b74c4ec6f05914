import { addDays, type LocalDate, startOfLocalDay } from '#server/time/local-time.ts';
import type { BookedSession, PlannedBooking } from './plan-bookings.ts';
import { type Random, randomFrom } from './random.ts';

export interface PlannedAttendance {
  booking: PlannedBooking;
  outcome: 'CAME' | 'NO_SHOW';
  /** What came of each group, in the booking's order. */
  groups: { pupils: number; adults: number }[];
  recordedAt: Date;
  /** Mailbox of who recorded it. */
  recordedBy: string;
}

/** Each department has as many recent visits whose attendance somebody still has to record. */
const UNRECORDED_PER_DEPARTMENT = 4;
const UNRECORDED_DAYS = 30;
const NO_SHOW = 0.03;
const MINUTE = 60_000;

/** What came to the visits before DEMO_DATE; the latest ones of each department are still to be recorded. */
export function planAttendance(world: {
  seed: number;
  demoDate: LocalDate;
  sessions: BookedSession[];
}): PlannedAttendance[] {
  const visits = world.sessions
    .flatMap(({ bookings }) => bookings)
    .filter(({ status, session }) => status === 'CONFIRMED' && session.localDate < world.demoDate);
  const unrecorded = latestVisits(visits, world.demoDate);
  return visits
    .filter((booking) => !unrecorded.has(booking))
    .map((booking) => {
      const { session, position } = booking;
      const random = randomFrom(world.seed, 'attendance', session.offer.slug, session.startsAt.toISOString(), position);
      return attendanceOf(booking, world.demoDate, random);
    });
}

function latestVisits(visits: PlannedBooking[], demoDate: LocalDate): Set<PlannedBooking> {
  const recent = visits.filter(
    ({ session, groups }) => session.localDate >= addDays(demoDate, -UNRECORDED_DAYS) && groups.length === 1,
  );
  const left = new Map<string, number>();
  const chosen = new Set<PlannedBooking>();
  for (const booking of recent.toReversed()) {
    const slug = booking.session.department.slug;
    const more = left.get(slug) ?? UNRECORDED_PER_DEPARTMENT;
    if (more > 0) chosen.add(booking);
    left.set(slug, more - 1);
  }
  return chosen;
}

function attendanceOf(booking: PlannedBooking, demoDate: LocalDate, random: Random): PlannedAttendance {
  const { session, groups } = booking;
  const outcome = random.chance(NO_SHOW) ? 'NO_SHOW' : 'CAME';
  const soon = session.endsAt.getTime() + random.integer(5, 60 * 30) * MINUTE;
  const lead = session.department.staff[0]?.mailbox ?? '';
  return {
    booking,
    outcome,
    groups: groups.map((group) => (outcome === 'CAME' ? cameOf(group, random) : { pupils: 0, adults: 0 })),
    recordedAt: new Date(Math.min(soon, startOfLocalDay(demoDate).getTime() - MINUTE)),
    recordedBy: session.educators[0] ?? lead,
  };
}

/** Most come as booked; otherwise a few stay at home, now and then one more comes. */
function cameOf(group: { pupils: number; adults: number }, random: Random): { pupils: number; adults: number } {
  if (random.chance(0.45)) return { pupils: group.pupils, adults: group.adults };
  const pupils = Math.max(1, group.pupils - random.integer(-1, Math.ceil(group.pupils / 8)));
  return { pupils, adults: Math.max(1, group.adults + random.pick([0, 0, 0, 1, -1])) };
}
