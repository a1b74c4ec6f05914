import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aBooking } from '#server/testing/booking-builder.ts';
import { aDepartment, anOffer, aSession } from '#server/testing/builders.ts';
import { type TestDatabase, testDatabase } from '#server/testing/database.ts';
import { type BookingStatus, bookingStatuses, mayFollow, states, takesPlaces } from './booking-states.rules.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());

describe('the transition table', () => {
  test('is the same in the rules and in the database', async () => {
    const { rows } = await db.pool.query<{ step: string }>(
      `SELECT from_status || ' -> ' || to_status AS step FROM booking_transition ORDER BY 1`,
    );
    const inRules = bookingStatuses.flatMap((from) => states[from].next.map((to) => `${from} -> ${to}`));
    expect(rows.map(({ step }) => step)).toEqual(inRules.toSorted());
  });

  test('has the states of the database, and no others', async () => {
    const { rows } = await db.pool.query<{ name: string }>(
      'SELECT unnest(enum_range(NULL::booking_status))::text AS name',
    );
    expect(rows.map(({ name }) => name)).toEqual([...bookingStatuses]);
  });

  test('is held by the database for every pair of states, whatever the program does', async () => {
    const session = await aSession(db, await anOffer(db, await aDepartment(db)), {
      capacityGroups: 200,
      capacityPupils: 9_000,
      capacityAdults: 900,
    });
    const wrong: string[] = [];
    for (const from of bookingStatuses) {
      for (const to of bookingStatuses.filter((one) => one !== from)) {
        const went = await goes(session, from, to);
        if (went !== mayFollow(from, to)) wrong.push(`${from} -> ${to}: ${went ? 'went' : 'was refused'}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  test('says who takes places: exactly those that the recount counts', async () => {
    const session = await aSession(db, await anOffer(db, await aDepartment(db)), {
      capacityGroups: 50,
      capacityPupils: 500,
      capacityAdults: 90,
    });
    for (const status of bookingStatuses) await aBooking(db, session, { status, ...columnsOf(status) });
    const counted = await db.pool.query('SELECT * FROM session_counter_differences() WHERE session_id = $1', [
      session.id,
    ]);
    expect(counted.rows).toEqual([]);
    const { takenGroups } = await db.prisma.session.findUniqueOrThrow({ where: { id: session.id } });
    expect(takenGroups).toBe(bookingStatuses.filter(takesPlaces).length);
  });
});

const NOW = new Date('2026-03-16T08:00:00Z');

/** What a row needs to be in a state at all. */
function columnsOf(status: BookingStatus) {
  const lapses = status === 'HELD' || status === 'OFFERED';
  return {
    expiresAt: lapses ? NOW : null,
    ...(status === 'HELD' ? { isHold: true, contactEmail: '', visitorEmail: '' } : {}),
  };
}

/** Whether an UPDATE from one state to another gets through; everything but the state fits the new one. */
async function goes(session: { id: string }, from: BookingStatus, to: BookingStatus): Promise<boolean> {
  const booking = await aBooking(db, session, { status: from, ...columnsOf(from) });
  const next = columnsOf(to);
  try {
    await db.pool.query(
      `UPDATE booking SET status = $2::booking_status, expires_at = $3, cancelled_at = $4, is_hold = is_hold AND $2::text IN ('HELD', 'EXPIRED')
       WHERE id = $1`,
      [booking.id, to, next.expiresAt, to.startsWith('CANCELLED') ? NOW : null],
    );
    return true;
  } catch (error) {
    const { constraint } = error as { constraint?: string };
    if (constraint === 'booking_follows_transitions') return false;
    throw error;
  }
}
