import type { ScopedCall } from './scoped-calls.ts';
import type { OneSide } from './two-sides.ts';

const ofOffer = { outside: 404, params: ({ offer }: OneSide) => ({ id: offer.id }) } as const;

/** A department's offers are hidden from other departments. */
export const offerEditingScopes: Record<string, ScopedCall> = {
  'GET /api/planning/offers': { outside: 403, query: ({ department }) => ({ department: department.slug }) },
  'GET /api/planning/offers/:id': ofOffer,
  'PATCH /api/planning/offers/:id': { ...ofOffer, body: () => ({ keywords: 'ord' }) },
  // It has sessions: never deleted, 409.
  'DELETE /api/planning/offers/:id': ofOffer,
  'POST /api/planning/offers/:id/publish': ofOffer,
  // It has bookings: 409, and so it stays.
  'POST /api/planning/offers/:id/archive': { ...ofOffer, body: () => ({}) },
  'POST /api/planning/offers/:id/reopen': ofOffer,
  'POST /api/planning/offers/:id/copy': { ...ofOffer, body: () => ({}) },
  'POST /api/planning/offers/:id/preview': { ...ofOffer, body: () => ({}) },
  'GET /api/planning/offers/:id/versions': ofOffer,
  'GET /api/planning/offers/:id/versions/difference': { ...ofOffer, query: () => ({ from: '1', to: '1' }) },
  'GET /api/bookings/:reference/visit/offer-changes': {
    outside: 404,
    params: ({ booking }) => ({ reference: booking.reference }),
  },
};
