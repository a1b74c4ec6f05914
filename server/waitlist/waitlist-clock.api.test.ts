import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { aBooking } from '#server/testing/booking-builder.ts';
import { aDepartment, anOffer, aSession } from '#server/testing/builders.ts';
import { type TestServer, testServer } from '#server/testing/server.ts';
import { aWaitingEntry } from '#server/testing/waiting-builder.ts';
import { lapsedOffers, promotions, waitingEnds } from './waitlist-clock.service.ts';

let server: TestServer;
beforeEach(async () => {
  server = await testServer();
});
afterEach(() => server.close());

/** A session for one class that is free, and that somebody waits for who came too late for it. */
async function aFreeSession() {
  const department = await aDepartment(server.db);
  const offer = await anOffer(server.db, department);
  const session = await aSession(server.db, offer, { capacityGroups: 1, capacityPupils: 28, capacityAdults: 8 });
  return { offer, session };
}

async function look() {
  const now = server.clock.now();
  for (const task of [lapsedOffers, waitingEnds, promotions]) await task.run(server.deps, now);
  expect(server.errors).toEqual([]);
}

/** Marks the session as having free places, as the trigger does when somebody leaves. */
const free = (id: string) => server.db.prisma.session.update({ where: { id }, data: { promotionDue: 1 } });
const stateOf = async (entry: { id: string }) => {
  const bookings = await server.db.prisma.booking.findMany({
    where: { waitlistEntryId: entry.id },
    orderBy: { id: 'asc' },
  });
  return bookings.map(({ status }) => status);
};
const entryOf = (id: string) => server.db.prisma.waitlistEntry.findUniqueOrThrow({ where: { id } });
const takenOf = async (id: string) => (await server.db.prisma.session.findUniqueOrThrow({ where: { id } })).takenGroups;
const mailsOf = async (entry: { id: string }) => {
  const mails = await server.db.prisma.outboxMail.findMany({
    where: { booking: { waitlistEntryId: entry.id } },
    orderBy: { sequence: 'asc' },
  });
  return mails.map(({ kind, facts }) => [kind, (facts as { values: { why?: string } }).values.why]);
};

describe('an offer that nobody answers', () => {
  test('goes to the next who waits for that session; the first keeps its place for others', async () => {
    const { session } = await aFreeSession();
    const first = await aWaitingEntry(server.db, session, { createdAt: new Date('2026-03-01T08:00:00Z') });
    const second = await aWaitingEntry(server.db, session, { createdAt: new Date('2026-03-02T08:00:00Z') });
    await free(session.id);
    await look();
    expect([await stateOf(first), await stateOf(second)]).toEqual([['OFFERED'], ['WAITING']]);
    server.clock.set('2026-03-18T22:59:59Z');
    await look();
    expect(await stateOf(first)).toEqual(['OFFERED']);
    server.clock.set('2026-03-18T23:00:00Z');
    await look();
    expect([await stateOf(first), await stateOf(second)]).toEqual([['WAITING'], ['OFFERED']]);
    expect(await takenOf(session.id)).toBe(1);
    expect(await entryOf(first.id)).toMatchObject({ offersMissed: 1, closedAt: null });
    expect(await mailsOf(first)).toEqual([
      ['PLACE_OFFERED', null],
      ['OFFER_LAPSED', 'MISSED'],
    ]);
  });

  test('is made once more where nobody else waits; after the second one waiting is over', async () => {
    const { session } = await aFreeSession();
    const entry = await aWaitingEntry(server.db, session);
    await free(session.id);
    await look();
    server.clock.set('2026-03-19T08:00:00Z');
    await look();
    expect(await stateOf(entry)).toEqual(['OFFERED']);
    server.clock.set('2026-03-24T08:00:00Z');
    await look();
    expect(await stateOf(entry)).toEqual(['EXPIRED']);
    expect(await takenOf(session.id)).toBe(0);
    expect((await entryOf(entry.id)).closedAt).not.toBeNull();
    expect((await mailsOf(entry)).at(-1)).toEqual(['WAITING_ENDED', 'MISSED']);
  });

  test('to three classes lapses for all of them, and counts once', async () => {
    const { offer, session } = await aFreeSession();
    await aSession(server.db, offer, { time: '12:00' });
    const wishes = { from: '2026-04-23', to: '2026-04-23' };
    const entry = await aWaitingEntry(server.db, session, { wishes, bookings: [{}, {}, {}] });
    await free(session.id);
    await look();
    expect(await stateOf(entry)).toEqual(['OFFERED', 'OFFERED', 'OFFERED']);
    server.clock.set('2026-03-18T23:00:00Z');
    await lapsedOffers.run(server.deps, server.clock.now());
    expect(await stateOf(entry)).toEqual(['WAITING', 'WAITING', 'WAITING']);
    const bookings = await server.db.prisma.booking.findMany({ where: { waitlistEntryId: entry.id } });
    expect(new Set(bookings.map(({ sessionId }) => sessionId))).toEqual(new Set([session.id]));
    expect((await entryOf(entry.id)).offersMissed).toBe(1);
  });

  test('of another day: the booking stands with the session it first asked for again, and with its day', async () => {
    const { offer, session } = await aFreeSession();
    await aBooking(server.db, session);
    const entry = await aWaitingEntry(server.db, session, { wishes: { from: '2026-05-01', to: '2026-05-31' } });
    await aSession(server.db, offer, { day: '2026-05-12', capacityGroups: 1 });
    await look();
    expect(await stateOf(entry)).toEqual(['OFFERED']);
    server.clock.set('2026-03-18T23:00:00Z');
    await lapsedOffers.run(server.deps, server.clock.now());
    const [booking] = await server.db.prisma.booking.findMany({ where: { waitlistEntryId: entry.id } });
    expect(booking).toMatchObject({ status: 'WAITING', sessionId: session.id, localDate: new Date('2026-04-23') });
    expect(booking?.expiresAt).toEqual(new Date('2026-05-28T22:00:00Z'));
  });
});

describe('waiting', () => {
  test('ends when the last day could no longer be booked, and says so', async () => {
    const { session } = await aFreeSession();
    await aBooking(server.db, session);
    const entry = await aWaitingEntry(server.db, session, { expiresAt: new Date('2026-04-21T22:00:00Z') });
    server.clock.set('2026-04-21T21:59:59Z');
    await look();
    expect(await stateOf(entry)).toEqual(['WAITING']);
    server.clock.set('2026-04-21T22:00:00Z');
    await look();
    expect(await stateOf(entry)).toEqual(['EXPIRED']);
    expect(await mailsOf(entry)).toEqual([['WAITING_ENDED', 'PASSED']]);
  });

  test('goes on where the session was moved to a later day', async () => {
    const { session } = await aFreeSession();
    await aBooking(server.db, session);
    const entry = await aWaitingEntry(server.db, session, { expiresAt: new Date('2026-03-16T08:00:00Z') });
    await look();
    const [booking] = await server.db.prisma.booking.findMany({ where: { waitlistEntryId: entry.id } });
    expect(booking).toMatchObject({ status: 'WAITING', expiresAt: new Date('2026-04-21T22:00:00Z') });
  });

  test('for a cancelled session ends, unless other days would do', async () => {
    const { session } = await aFreeSession();
    await aBooking(server.db, session);
    const only = await aWaitingEntry(server.db, session);
    const any = await aWaitingEntry(server.db, session, { wishes: { from: '2026-05-01', to: '2026-05-31' } });
    const data = { state: 'CANCELLED', cancelledAt: new Date(), cancelCause: 'WEATHER' } as const;
    await server.db.prisma.session.update({ where: { id: session.id }, data });
    await look();
    expect([await stateOf(only), await stateOf(any)]).toEqual([['EXPIRED'], ['WAITING']]);
    expect(await mailsOf(only)).toEqual([['WAITING_ENDED', 'CANCELLED']]);
    expect(await mailsOf(any)).toEqual([]);
  });

  test('goes on where the session that was offered is cancelled and other days would do; no offer counts as missed', async () => {
    const { offer, session } = await aFreeSession();
    await aBooking(server.db, session);
    const entry = await aWaitingEntry(server.db, session, { wishes: { from: '2026-05-01', to: '2026-05-31' } });
    const other = await aSession(server.db, offer, { day: '2026-05-12' });
    await look();
    const data = { state: 'CANCELLED', cancelledAt: new Date(), cancelCause: 'WEATHER' } as const;
    await server.db.prisma.session.update({ where: { id: other.id }, data });
    await look();
    expect(await stateOf(entry)).toEqual(['WAITING']);
    expect(await takenOf(other.id)).toBe(0);
    expect((await entryOf(entry.id)).offersMissed).toBe(0);
    expect((await mailsOf(entry)).at(-1)).toEqual(['OFFER_LAPSED', 'CANCELLED']);
  });
});
