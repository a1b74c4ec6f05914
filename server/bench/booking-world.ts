import { createHash } from 'node:crypto';
import type { CreateBookingBody } from '#server/bookings/booking.contract.ts';
import { randomFrom } from '#server/demo/random.ts';
import { aDepartment, anAccount, anInstitution, anOffer } from '#server/testing/builders.ts';
import { SEED } from './bench.ts';
import type { BenchDatabase } from './bench-database.ts';

/** Pupils and adults of every booking. */
const GROUP = { label: '5.b', gradeLevel: 5, pupils: 24, adults: 2 };

/** A booking that is to be made: a valid body and its idempotency key, as the form sends them. */
export interface PlannedBooking {
  body: CreateBookingBody;
  key: string;
}

export interface BookingWorld {
  /** Makes sessions with room for exactly so many bookings each; their ids. */
  sessions(name: string, count: number, bookingsEach: number): Promise<string[]>;
  /** So many bookings of each of the sessions, all mixed; the same in every run. */
  plan(name: string, sessionIds: readonly string[], each: number): PlannedBooking[];
}

/** A department with twenty offers (an educator at each session: three mails a booking) and fifty schools. */
export async function bookingWorld(db: BenchDatabase): Promise<BookingWorld> {
  const department = await aDepartment(db);
  const offers: string[] = [];
  for (let made = 0; made < 20; made++) offers.push((await anOffer(db, department)).id);
  const schools: string[] = [];
  for (let made = 0; made < 50; made++) schools.push((await anInstitution(db)).number);
  return {
    sessions: async (name, count, bookingsEach) => {
      const educator = await anAccount(db);
      const ids = Array.from({ length: count }, (_, index) => idOf(name, index));
      await db.pool.query(SESSIONS, [ids, offers, department.siteId, bookingsEach, GROUP.pupils, GROUP.adults]);
      await db.pool.query('INSERT INTO session_educator (session_id, account_id) SELECT unnest($1::uuid[]), $2', [
        ids,
        educator.id,
      ]);
      return ids;
    },
    plan: (name, sessionIds, each) => {
      const random = randomFrom(SEED, name);
      const asked = sessionIds.flatMap((id) => Array.from({ length: each }, () => id));
      return random
        .shuffled(asked)
        .map((sessionId, index) => planned(sessionId, random.pick(schools), `${name}-${index}`));
    },
  };
}

/** Sessions of $1, one every other hour from 20 April 2026 on, spread over the offers. */
const SESSIONS = `
INSERT INTO session (id, offer_id, site_id, starts_at, ends_at, capacity_groups, capacity_pupils, capacity_adults)
SELECT new.id, ($2::uuid[])[1 + nth % cardinality($2::uuid[])], $3, begins, begins + interval '90 minutes', $4::int, $4::int * $5::int, $4::int * $6::int
FROM unnest($1::uuid[]) WITH ORDINALITY AS new(id, nth)
CROSS JOIN LATERAL (SELECT timestamptz '2026-04-20 08:00Z' + nth * interval '2 hours' AS begins) AS start`;

function planned(sessionId: string, school: string, name: string): PlannedBooking {
  return {
    key: `bench-key-of-${name}`,
    body: {
      sessionId,
      institution: { number: school },
      contact: { name: 'Mette Holm', email: `contact-${name}@example.org`, phone: '20 00 41 87' },
      visitor: { name: 'Jonas Lind', email: `visitor-${name}@example.org`, phone: '20 00 41 88' },
      groups: [GROUP],
      needs: 'En elev sidder i kørestol.',
      language: 'da',
    },
  };
}

/** An id that is the same in every run. */
function idOf(name: string, index: number): string {
  const hex = createHash('md5').update(`${name}-${index}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
}
