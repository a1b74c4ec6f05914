import { aWholeOffer } from '#server/offer-editing/offer-editing.sample.ts';
import { aBooking } from '#server/testing/booking-builder.ts';
import { aDepartment, anOffer, aSession } from '#server/testing/builders.ts';
import type { TestServer } from '#server/testing/server.ts';
import type { ValidCall } from './calls.ts';

type Parts = Partial<Pick<ValidCall, 'params' | 'query' | 'body' | 'headers'>>;

/** Calls of a lead's offers, each with an offer of its own where it can be done only once. */
export async function offerEditingCalls({ db }: TestServer): Promise<Record<string, Parts>> {
  const department = await aDepartment(db);
  const offer = async (state: 'DRAFT' | 'PUBLISHED' | 'ARCHIVED' = 'DRAFT') => ({
    params: { id: (await anOffer(db, department, { state })).id },
  });
  const kept = await anOffer(db, department);
  for (const titleDa of ['Først', 'Sidst']) {
    await db.prisma.offer.update({ where: { id: kept.id }, data: { titleDa } });
    await db.pool.query('SELECT offer_keep_version($1, NULL, now())', [kept.id]);
  }
  const booking = await aBooking(db, await aSession(db, await anOffer(db, department)));
  const versions = { params: { id: kept.id } };
  return {
    'GET /api/planning/offers': { query: { department: department.slug, state: 'DRAFT', q: 'forløb', page: '1' } },
    'POST /api/planning/offers': { body: { department: department.slug, titleDa: 'Nyt', form: 'ON_SITE' } },
    'GET /api/planning/offers/:id': await offer(),
    'PATCH /api/planning/offers/:id': { ...(await offer()), body: aWholeOffer },
    'DELETE /api/planning/offers/:id': await offer(),
    'POST /api/planning/offers/:id/publish': await offer(),
    'POST /api/planning/offers/:id/archive': { ...(await offer('PUBLISHED')), body: { keepBookings: true } },
    'POST /api/planning/offers/:id/reopen': await offer('ARCHIVED'),
    'POST /api/planning/offers/:id/copy': { ...(await offer()), body: { titleDa: 'En kopi' } },
    'POST /api/planning/offers/:id/preview': { ...(await offer()), body: aWholeOffer },
    'GET /api/planning/offers/:id/versions': versions,
    'GET /api/planning/offers/:id/versions/difference': { ...versions, query: { from: '1', to: '2' } },
    'GET /api/bookings/:reference/visit/offer-changes': { params: { reference: booking.reference } },
  };
}

/** What can be done once is done by the first of the spoilt calls that goes through. */
export const offerEditingRefusals: Record<string, number[]> = {
  'DELETE /api/planning/offers/:id': [204, 404],
  'POST /api/planning/offers/:id/publish': [200, 409],
  'POST /api/planning/offers/:id/reopen': [200, 409],
};
