import { evaluationToken } from '#server/evaluations/evaluation-token.ts';
import { optOutToken } from '#server/mail-opt-outs/opt-out-token.ts';
import { aBooking } from '#server/testing/booking-builder.ts';
import { aDepartment, anOffer, aSession } from '#server/testing/builders.ts';
import type { TestServer } from '#server/testing/server.ts';

/** What comes after a visit. */
export async function afterCalls(server: TestServer) {
  const { db } = server;
  const { LINK_SECRET } = server.deps.config;
  const department = await aDepartment(db);
  const session = await aSession(db, await anOffer(db, department), { day: '2026-03-13' });
  const { id, reference, linkVersion } = await aBooking(db, session, { came: 'AS_BOOKED' });
  const headers = { authorization: `Bearer ${evaluationToken(LINK_SECRET, id, linkVersion)}` };
  const token = optOutToken(LINK_SECRET, 'THANK_YOU', 'laerer@example.org');
  return {
    'GET /api/bookings/:reference/evaluation': { params: { reference }, headers },
    'POST /api/bookings/:reference/evaluation': {
      params: { reference },
      headers,
      body: { learning: 5, suitability: 4, comeAgain: 5, comment: 'Bålet var det bedste.' },
    },
    'GET /api/evaluations': { query: { schoolYear: '2025/26', department: department.slug } },
    'GET /api/mail-opt-outs/:token': { params: { token } },
    'POST /api/mail-opt-outs/:token': { params: { token } },
    'DELETE /api/mail-opt-outs/:token': { params: { token } },
  };
}

/** A comment of hostile texts is a comment all the same: the visit has been evaluated. */
export const afterRefusals: Record<string, number[]> = { 'POST /api/bookings/:reference/evaluation': [201, 409] };
