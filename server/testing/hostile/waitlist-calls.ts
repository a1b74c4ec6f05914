import { aBookingRequest } from '#server/bookings/booking-request.sample.ts';
import { manageToken } from '#server/bookings/manage-token.ts';
import { aBooking } from '#server/testing/booking-builder.ts';
import { aDepartment, anInstitution, anOffer, aSession } from '#server/testing/builders.ts';
import type { TestServer } from '#server/testing/server.ts';
import { aWaitingEntry } from '#server/testing/waiting-builder.ts';

/** Valid calls of the waiting list: joining it, and what the link of an offered place can do. */
export async function waitlistCalls(server: TestServer) {
  const { db, deps } = server;
  const department = await aDepartment(db);
  const offer = await anOffer(db, department);
  const session = await aSession(db, offer, { capacityGroups: 1 });
  await aBooking(db, session);
  const other = await aSession(db, offer, { capacityGroups: 100, capacityPupils: 10_000, capacityAdults: 1_000 });
  const school = await anInstitution(db);
  const { sessionId: _, ...body } = aBookingRequest(session.id, school.number);
  const link = async () => {
    const expiresAt = new Date('2026-03-18T23:00:00Z');
    const { bookings } = await aWaitingEntry(db, other, { bookings: [{ status: 'OFFERED', expiresAt }] });
    const [booking] = bookings;
    if (booking === undefined) throw new Error('an entry has a booking');
    const token = manageToken(deps.config.LINK_SECRET, booking.id, 1);
    return { params: { reference: booking.reference }, headers: { authorization: `Bearer ${token}` } };
  };
  return {
    'POST /api/sessions/:id/waitlist': { params: { id: session.id }, body },
    'GET /api/bookings/:reference/waitlist': await link(),
    'POST /api/bookings/:reference/accept': { ...(await link()), body: { head: null } },
    'POST /api/bookings/:reference/decline-offer': { ...(await link()), body: { keepWaiting: false } },
    'GET /api/waitlist': { query: { offer: offer.slug, session: session.id } },
  };
}

/** What the calls above may answer once their hostile twins have been there: the same contact has joined too often. */
export const waitlistRefusals: Record<string, number[]> = { 'POST /api/sessions/:id/waitlist': [201, 429] };
