import { aBookingRequest } from '#server/bookings/booking-request.sample.ts';
import { newId } from '#server/platform/ids.ts';
import { aBooking } from '#server/testing/booking-builder.ts';
import { aDepartment, anInstitution, anOffer, aSession } from '#server/testing/builders.ts';
import type { TestServer } from '#server/testing/server.ts';
import type { ValidCall } from './calls.ts';

type Parts = Partial<Pick<ValidCall, 'params' | 'query' | 'body' | 'headers'>>;

/** Calls about cancelled and changed sessions, in a department of their own: one does not undo what another needs. */
export async function reviewCalls(server: TestServer): Promise<Record<string, Parts>> {
  const { db } = server;
  const offer = await anOffer(db, await aDepartment(db));
  const room = { capacityGroups: 10_000, capacityPupils: 100_000, capacityAdults: 100_000 };
  const session = async (day: string, facts: object = {}) => aSession(db, offer, { ...room, day, ...facts });
  const target = { sessionId: (await session('2026-05-07')).id };
  const school = await anInstitution(db);
  const booked = async (day: string) => bookedByLink(server, aBookingRequest((await session(day)).id, school.number));
  const review = async (day: string, cause: 'SESSION_MOVED' | 'SESSION_CANCELLED') => {
    const booking = await aBooking(db, await session(day));
    const before = { startsAt: '2026-05-01T07:00:00.000Z', endsAt: '2026-05-01T08:30:00.000Z', site: 'Stedet' };
    const facts = { bookingId: booking.id, sessionId: booking.sessionId, cause, before, createdAt: server.clock.now() };
    return { booking, ...(await db.prisma.reviewTask.create({ data: { id: newId(), ...facts } })) };
  };
  const kept = await booked('2026-05-11');
  const { id: bookingId, sessionId } = await db.prisma.booking.findUniqueOrThrow({ where: kept.params });
  const before = { startsAt: '2026-05-01T07:00:00.000Z', endsAt: '2026-05-01T08:30:00.000Z', site: 'Stedet' };
  const facts = { cause: 'SESSION_MOVED' as const, before, createdAt: server.clock.now() };
  await db.prisma.reviewTask.create({ data: { id: newId(), bookingId, sessionId, ...facts } });
  const staff = await aBooking(db, await session('2026-05-12'));
  return {
    'GET /api/bookings/:reference/alternatives': await booked('2026-05-13'),
    'POST /api/bookings/:reference/reschedule': { ...(await booked('2026-05-13')), body: target },
    'POST /api/bookings/:reference/keep': kept,
    'GET /api/bookings/:reference/move': { params: { reference: staff.reference } },
    'POST /api/bookings/:reference/move': {
      params: { reference: staff.reference },
      body: { ...target, message: 'Vi flytter jer.' },
    },
    'GET /api/reviews': { query: { state: 'open' } },
    'GET /api/reviews/count': {},
    'POST /api/reviews/:id/resolve': {
      params: { id: (await review('2026-05-18', 'SESSION_MOVED')).id },
      body: { outcome: 'MOVED', ...target, message: 'Vi ses.' },
    },
    'POST /api/sessions/:id/reopen': { params: { id: (await session('2026-05-19', { state: 'CANCELLED' })).id } },
    'POST /api/sessions/cancellations': {
      body: {
        from: '2026-05-20',
        to: '2026-05-21',
        sessionIds: [(await session('2026-05-20')).id],
        cause: 'WEATHER',
        message: { da: 'Der er varslet storm.', en: 'A storm is coming.' },
      },
    },
  };
}

async function bookedByLink(server: TestServer, request: object) {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(`${server.url}/api/bookings`, {
    method: 'POST',
    headers,
    body: JSON.stringify(request),
  });
  const { reference, manageToken } = await response.json();
  return { params: { reference }, headers: { authorization: `Bearer ${manageToken}` } };
}

/** What those calls answer when they come a second time: what was to be done is done. */
export const reviewRefusals: Record<string, number[]> = {
  'POST /api/bookings/:reference/reschedule': [200, 409],
  'POST /api/bookings/:reference/keep': [200, 409],
  'POST /api/bookings/:reference/move': [200, 409],
  'POST /api/reviews/:id/resolve': [200, 409],
  'POST /api/sessions/:id/reopen': [200, 409],
  'POST /api/sessions/cancellations': [200, 409],
};
