import { manageToken } from '#server/bookings/manage-token.ts';
import { aBooking } from '#server/testing/booking-builder.ts';
import { aDepartment, anOffer, aSession } from '#server/testing/builders.ts';
import type { TestServer } from '#server/testing/server.ts';
import type { ValidCall } from './calls.ts';

type Parts = Partial<Pick<ValidCall, 'params' | 'query' | 'body' | 'headers'>>;

/** Calls about bookings that change hands, end and come back, each with a booking of its own. */
export async function changeCalls(server: TestServer): Promise<Record<string, Parts>> {
  const offer = await anOffer(server.db, await aDepartment(server.db), { maxGroups: 20 });
  const room = { capacityGroups: 10_000, capacityPupils: 100_000, capacityAdults: 100_000 };
  const session = await aSession(server.db, offer, room);
  const link = async (status: 'CONFIRMED' | 'CANCELLED_BY_BOOKER') => {
    const { id, reference, linkVersion } = await aBooking(server.db, session, { status });
    const token = manageToken(server.deps.config.LINK_SECRET, id, linkVersion);
    return { params: { reference }, headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' } };
  };
  return {
    'POST /api/bookings/:reference/hand-over': {
      ...(await link('CONFIRMED')),
      body: { contact: { name: 'Kollega Kjær', email: 'kollega@example.org', phone: '20 00 00 31' } },
    },
    'POST /api/bookings/:reference/undo': await link('CANCELLED_BY_BOOKER'),
    'GET /api/bookings/:reference/events': await link('CONFIRMED'),
  };
}

/** What was handed over or taken back by a spoilt call that could be read all the same cannot be so again. */
export const changeRefusals: Record<string, number[]> = {
  'POST /api/bookings/:reference/hand-over': [404],
  'POST /api/bookings/:reference/undo': [409],
};
