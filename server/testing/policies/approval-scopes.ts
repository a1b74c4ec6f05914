import type { ScopedCall } from './scoped-calls.ts';
import type { OneSide } from './two-sides.ts';

const params = ({ booking }: OneSide) => ({ reference: booking.reference });

/** Requests of a department: nobody else's business, so hidden. The booking is none: answers are refused, nothing changes. */
export const approvalScopes: Record<string, ScopedCall> = {
  'GET /api/bookings/:reference/answering': { outside: 404, params },
  'POST /api/bookings/:reference/confirm': { outside: 404, params },
  'POST /api/bookings/:reference/decline': { outside: 404, params, body: () => ({ code: 'OTHER' }) },
  'POST /api/bookings/:reference/propose': {
    outside: 404,
    params,
    body: ({ session }) => ({ sessionId: session.id }),
  },
};
