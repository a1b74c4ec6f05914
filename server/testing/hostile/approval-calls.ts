import { headToken } from '#server/bookings/head-token.ts';
import { manageToken } from '#server/bookings/manage-token.ts';
import { newId } from '#server/platform/ids.ts';
import { aBooking } from '#server/testing/booking-builder.ts';
import { aDepartment, anAccount, anOffer, aSession } from '#server/testing/builders.ts';
import type { TestServer } from '#server/testing/server.ts';
import type { ValidCall } from './calls.ts';

type Parts = Partial<Pick<ValidCall, 'params' | 'query' | 'body' | 'headers'>>;

/** Calls about requests, each about a request of its own: one does not answer what another needs. */
export async function approvalCalls(server: TestServer): Promise<Record<string, Parts>> {
  const { db } = server;
  const { LINK_SECRET } = server.deps.config;
  const room = { capacityGroups: 10_000, capacityPupils: 100_000, capacityAdults: 100_000 };
  const offer = await anOffer(db, await aDepartment(db), { confirmation: 'BY_REQUEST' });
  const session = await aSession(db, offer, room);
  const target = await aSession(db, offer, { ...room, day: '2026-05-06' });
  const request = async () => {
    const booking = await aBooking(db, session, { status: 'REQUESTED' });
    const headers = { authorization: `Bearer ${manageToken(LINK_SECRET, booking.id, 1)}` };
    return { booking, params: { reference: booking.reference }, headers };
  };
  const asked = async () => {
    const { booking, ...link } = await request();
    const email = 'leder@example.org';
    const times = { askedAt: server.clock.now(), dueAt: session.startsAt };
    await db.prisma.headApproval.create({ data: { bookingId: booking.id, name: 'Leder Holm', email, ...times } });
    const token = headToken(LINK_SECRET, { bookingId: booking.id, email });
    return { link, own: { params: { id: booking.id }, headers: { authorization: `Bearer ${token}` } } };
  };
  const proposed = await request();
  const { id: createdBy } = await anAccount(db);
  const proposal = { sessionId: target.id, createdBy, createdAt: server.clock.now(), expiresAt: session.startsAt };
  await db.prisma.timeProposal.create({ data: { id: newId(), bookingId: proposed.booking.id, ...proposal } });
  const staff = async () => ({ params: (await request()).params });
  return {
    'GET /api/bookings/:reference/request': linkOf(await request()),
    'GET /api/bookings/:reference/answering': await staff(),
    'POST /api/bookings/:reference/confirm': await staff(),
    'POST /api/bookings/:reference/decline': { ...(await staff()), body: { code: 'LEVEL', reason: 'Prøv en anden.' } },
    'POST /api/bookings/:reference/propose': {
      ...(await staff()),
      body: { sessionId: target.id, message: 'Kan I da?' },
    },
    'POST /api/bookings/:reference/proposal': { ...linkOf(proposed), body: { accept: true } },
    'PUT /api/bookings/:reference/head': {
      ...(await asked()).link,
      body: { name: 'Leder Lund', email: 'lund@example.org' },
    },
    'GET /api/head-approvals/:id': (await asked()).own,
    'POST /api/head-approvals/:id': { ...(await asked()).own, body: { answer: 'CONFIRM', reason: 'God tur.' } },
  };
}

const linkOf = ({ params, headers }: Required<Pick<Parts, 'params' | 'headers'>>) => ({ params, headers });

/** What those calls answer when they come a second time. */
export const approvalRefusals: Record<string, number[]> = {
  'POST /api/bookings/:reference/proposal': [200, 409],
  'PUT /api/bookings/:reference/head': [200, 429],
};
