import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { aBooking } from '#server/testing/booking-builder.ts';
import { aDepartment, anOffer, aSession } from '#server/testing/builders.ts';
import { type TestServer, testServer } from '#server/testing/server.ts';
import { aWaitingEntry } from '#server/testing/waiting-builder.ts';
import { promoteSession } from './promotion.service.ts';

let server: TestServer;
beforeEach(async () => {
  server = await testServer();
});
afterEach(() => server.close());

async function aFullSession(facts: Parameters<typeof aSession>[2] = {}) {
  const department = await aDepartment(server.db);
  const offer = await anOffer(server.db, department);
  const session = await aSession(server.db, offer, {
    capacityGroups: 1,
    capacityPupils: 28,
    capacityAdults: 8,
    ...facts,
  });
  const booking = await aBooking(server.db, session);
  return { offer, session, booking };
}

/** The booking goes and its places are free, as when it is cancelled. */
async function cancel({ id, version }: { id: string; version: number }) {
  const cancellation = {
    bookingId: id,
    version,
    now: '2026-03-16T08:00:00Z',
    status: 'CANCELLED_BY_BOOKER',
    mails: [],
  };
  const audit = { id: crypto.randomUUID(), actor: 'link', action: 'booking.cancelled' };
  const { rows } = await server.db.pool.query('SELECT booking_cancel($1) AS answer', [{ ...cancellation, audit }]);
  expect(rows[0].answer.outcome).toBe('cancelled');
}

const stateOf = (id: string) => server.db.prisma.booking.findUniqueOrThrow({ where: { id } });
const sessionOf = (id: string) => server.db.prisma.session.findUniqueOrThrow({ where: { id } });
const promote = (sessionId: string) => promoteSession(server.deps, sessionId, server.clock.now());

describe('places that come free', () => {
  test('are offered to whoever waited first, taken for them, and told by mail with a deadline', async () => {
    const { session, booking } = await aFullSession();
    const first = await aWaitingEntry(server.db, session, { createdAt: new Date('2026-03-01T08:00:00Z') });
    const second = await aWaitingEntry(server.db, session, { createdAt: new Date('2026-03-02T08:00:00Z') });
    await cancel(booking);
    expect((await sessionOf(session.id)).promotionDue).toBe(1);
    expect(await promote(session.id)).toBe(1);
    const offered = await stateOf(first.bookings[0]?.id ?? '');
    expect(offered).toMatchObject({ status: 'OFFERED', expiresAt: new Date('2026-03-18T23:00:00Z') });
    expect(await stateOf(second.bookings[0]?.id ?? '')).toMatchObject({ status: 'WAITING' });
    expect(await sessionOf(session.id)).toMatchObject({ promotionDue: null, takenGroups: 1, takenPupils: 24 });
    const mails = await server.db.prisma.outboxMail.findMany({ where: { bookingId: offered.id } });
    expect(mails.map(({ kind, recipientEmail }) => [kind, recipientEmail])).toEqual([
      ['PLACE_OFFERED', 'laerer@example.org'],
    ]);
    const skipped = await server.db.prisma.waitlistEntry.findUniqueOrThrow({ where: { id: second.id } });
    expect(skipped.skipped).toMatchObject([{ sessionId: session.id, reasons: [{ code: 'TOO_LITTLE_ROOM' }] }]);
  });

  test('are everybody’s where nobody who waits fits', async () => {
    const { session, booking } = await aFullSession({ capacityPupils: 26 });
    await aWaitingEntry(server.db, session, { bookings: [{ groups: [{ pupils: 28 }] }] });
    await cancel(booking);
    expect(await promote(session.id)).toBe(0);
    expect(await sessionOf(session.id)).toMatchObject({ promotionDue: null, takenGroups: 0 });
  });

  test('of another day are offered to those who wish for it; the booking moves there with its dimensions', async () => {
    const { offer, session } = await aFullSession();
    const entry = await aWaitingEntry(server.db, session, { wishes: { from: '2026-05-01', to: '2026-05-31' } });
    const added = await aSession(server.db, offer, { day: '2026-05-12' });
    expect((await sessionOf(added.id)).promotionDue).toBe(1);
    expect(await promote(added.id)).toBe(1);
    const booking = await stateOf(entry.bookings[0]?.id ?? '');
    expect(booking).toMatchObject({ status: 'OFFERED', sessionId: added.id, localDate: new Date('2026-05-12') });
  });

  test('are offered to three classes over the sessions of a day, or to none', async () => {
    const { offer, session, booking } = await aFullSession();
    const classes = [{}, {}, {}];
    const wishes = { from: '2026-04-23', to: '2026-04-23' };
    const entry = await aWaitingEntry(server.db, session, { wishes, bookings: classes });
    await cancel(booking);
    expect(await promote(session.id)).toBe(0);
    const noon = await aSession(server.db, offer, { time: '12:00' });
    expect(await promote(noon.id)).toBe(1);
    const states = await server.db.prisma.booking.findMany({ where: { waitlistEntryId: entry.id } });
    expect(states.map(({ status }) => status)).toEqual(['OFFERED', 'OFFERED', 'OFFERED']);
    expect(states.map(({ sessionId }) => sessionId).filter((id) => id === noon.id)).toHaveLength(2);
    const mails = await server.db.prisma.outboxMail.count({ where: { kind: 'PLACE_OFFERED' } });
    expect(mails).toBe(1);
  });

  test('are offered once, however many ask at the same time', async () => {
    const { session, booking } = await aFullSession();
    const entries = [];
    for (let at = 0; at < 3; at++) entries.push(await aWaitingEntry(server.db, session));
    await cancel(booking);
    const offered = await Promise.all(Array.from({ length: 6 }, () => promote(session.id)));
    expect(offered.reduce((sum, one) => sum + one, 0)).toBe(1);
    expect(await server.db.prisma.booking.count({ where: { sessionId: session.id, status: 'OFFERED' } })).toBe(1);
    expect((await sessionOf(session.id)).promotionDue).toBeNull();
  });

  test('of a cancelled or closed session, or of an archived offer, are offered to nobody', async () => {
    const { offer, session, booking } = await aFullSession();
    await aWaitingEntry(server.db, session);
    await cancel(booking);
    await server.db.prisma.offer.update({
      where: { id: offer.id },
      data: { state: 'ARCHIVED', archivedAt: new Date() },
    });
    expect(await promote(session.id)).toBe(0);
    expect((await sessionOf(session.id)).promotionDue).toBeNull();
  });
});
