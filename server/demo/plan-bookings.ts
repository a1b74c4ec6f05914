import { addDays, daysBetween, type LocalDate, startOfLocalDay } from '#server/time/local-time.ts';
import { messages, needs } from './content/people.ts';
import type { InstitutionContent } from './content/schools/types.ts';
import type { OfferContent } from './content/types.ts';
import { type PlannedGroup, planGroup } from './plan-groups.ts';
import type { PlannedSession } from './plan-sessions.ts';
import { ascii, type Neighbourhood, neighbourhoodOf, type Person, planPerson } from './plan-visitors.ts';
import { type Random, randomFrom } from './random.ts';

export interface PlannedBooking {
  session: PlannedSession;
  /** Counts the bookings of one session, cancelled ones included. */
  position: number;
  status: 'CONFIRMED' | 'CANCELLED_BY_BOOKER' | 'CANCELLED_BY_VENUE';
  institution: InstitutionContent;
  groups: PlannedGroup[];
  contact: Person;
  visitor: Person;
  administratorEmail: string | null;
  needs: string | null;
  message: string | null;
  language: 'da' | 'en';
  createdAt: Date;
  cancelledAt: Date | null;
  cancelReason: string | null;
}

export interface BookedSession {
  session: PlannedSession;
  state: 'OPEN' | 'CANCELLED';
  bookings: PlannedBooking[];
}

interface Shares {
  /** How many of the places of past sessions are taken: between half and three quarters. */
  past: { least: number; most: number };
  cancelledByBooker: number;
  cancelledByVenue: number;
  /** Of the bookings that may hold several groups. */
  severalGroups: number;
}

const SHARES: Shares = {
  past: { least: 0.52, most: 0.75 },
  cancelledByBooker: 0.07,
  cancelledByVenue: 0.015,
  severalGroups: 0.4,
};
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const REASONS = {
  CANCELLED_BY_BOOKER: ['Sygdom blandt de voksne.', 'Vi kan ikke skaffe transport.', 'Skemaet er blevet lagt om.'],
  CANCELLED_BY_VENUE: ['Underviseren er blevet syg.', 'Stormvarsel: Vi kan ikke være ude.'],
};

/** Who books what: past sessions are mostly taken, future ones the less the further away they are. */
export function planBookings(world: {
  seed: number;
  demoDate: LocalDate;
  sessions: PlannedSession[];
  institutions: InstitutionContent[];
}): BookedSession[] {
  const neighbourhoods = new Map<OfferContent, Neighbourhood>();
  return world.sessions.map((session) => {
    const { offer, department } = session;
    const nearby = neighbourhoods.get(offer) ?? neighbourhoodOf(department, offer, world.institutions);
    neighbourhoods.set(offer, nearby);
    const random = randomFrom(world.seed, 'bookings', offer.slug, session.startsAt.toISOString());
    return bookSession({ session, nearby, random, seed: world.seed, demoDate: world.demoDate });
  });
}

interface Booker {
  session: PlannedSession;
  nearby: Neighbourhood;
  random: Random;
  seed: number;
  demoDate: LocalDate;
}

function bookSession(booker: Booker): BookedSession {
  const { session, random, seed, demoDate } = booker;
  const { timetable, maxGroups = 1 } = session.offer;
  const cancelled = random.chance(SHARES.cancelledByVenue) && daysBetween(demoDate, session.localDate) < 14;
  const live = cancelled ? 'CANCELLED_BY_VENUE' : 'CONFIRMED';
  const share = shareTaken(session, demoDate, seed);
  const bookings: PlannedBooking[] = [];
  let free = timetable.groups ?? 1;
  while (free > 0) {
    const groups = Math.min(free, random.chance(SHARES.severalGroups) ? maxGroups : 1);
    free -= groups;
    if (!random.chance(share)) continue;
    if (random.chance(SHARES.cancelledByBooker)) {
      bookings.push(...bookingOf(booker, { position: bookings.length, status: 'CANCELLED_BY_BOOKER', groups }));
      if (random.chance(0.4)) continue;
    }
    bookings.push(...bookingOf(booker, { position: bookings.length, status: live, groups }));
  }
  return { session, state: cancelled ? 'CANCELLED' : 'OPEN', bookings };
}

function shareTaken({ offer, localDate, inSchoolHoliday }: PlannedSession, demoDate: LocalDate, seed: number): number {
  const { least, most } = SHARES.past;
  const popularity = least + (most - least) * randomFrom(seed, 'popularity', offer.slug).next();
  const ahead = daysBetween(demoDate, localDate);
  const thinned = ahead <= 0 ? popularity : popularity * (0.12 + 0.88 * Math.exp(-ahead / 50));
  return inSchoolHoliday ? thinned * 0.45 : thinned;
}

/** One booking, or none when nobody near enough fits. */
function bookingOf(
  booker: Booker,
  { position, status, groups }: { position: number; status: PlannedBooking['status']; groups: number },
): PlannedBooking[] {
  const { session, nearby, random } = booker;
  const institution = nearby(random);
  if (institution === null) return [];
  const contact = planPerson(random);
  const createdAt = createdBefore(session, booker.demoDate, random);
  return [
    {
      session,
      position,
      status,
      institution,
      groups: Array.from({ length: groups }, () => planGroup({ institution, offer: session.offer, random })),
      contact,
      visitor: random.chance(0.2) ? planPerson(random) : contact,
      administratorEmail: random.chance(0.45) ? `kontor.${ascii(institution.name)}@example.org` : null,
      needs: random.chance(0.1) ? random.pick(needs) : null,
      message: random.chance(0.18) ? random.pick(messages) : null,
      language: session.offer.languages.includes('en') && random.chance(0.04) ? 'en' : 'da',
      createdAt,
      ...cancellationOf({ status, session, createdAt, demoDate: booker.demoDate, random }),
    },
  ];
}

/** When the school booked: two to ten weeks before, between 7 and 22 on a day before DEMO_DATE. */
function createdBefore({ localDate }: PlannedSession, demoDate: LocalDate, random: Random): Date {
  const usual = addDays(localDate, -random.integer(14, 75));
  const day = usual < demoDate ? usual : addDays(demoDate, -random.integer(1, 45));
  return new Date(startOfLocalDay(day).getTime() + random.integer(7 * 60, 22 * 60) * 60_000);
}

function cancellationOf(cancelled: {
  status: PlannedBooking['status'];
  session: PlannedSession;
  createdAt: Date;
  demoDate: LocalDate;
  random: Random;
}): Pick<PlannedBooking, 'cancelledAt' | 'cancelReason'> {
  const { status, session, createdAt, demoDate, random } = cancelled;
  if (status === 'CONFIRMED') return { cancelledAt: null, cancelReason: null };
  const latest = Math.min(session.startsAt.getTime() - DAY, startOfLocalDay(demoDate).getTime() - HOUR);
  const span = Math.max(latest - createdAt.getTime(), HOUR);
  const cancelledAt = new Date(createdAt.getTime() + Math.floor((span * random.integer(20, 95)) / 100));
  return { cancelledAt, cancelReason: random.pick(REASONS[status]) };
}
