import type { ScopedCall } from './scoped-calls.ts';

/** Reviews and moves of a department's bookings: nobody else's business, so hidden. */
export const reviewCalls: Record<string, ScopedCall> = {
  'GET /api/bookings/:reference/move': { outside: 404, params: ({ booking }) => ({ reference: booking.reference }) },
  'POST /api/bookings/:reference/move': {
    outside: 404,
    params: ({ booking }) => ({ reference: booking.reference }),
    // To where it is already: refused with a reason, and nothing is moved away under the other calls.
    body: ({ session }) => ({ sessionId: session.id }),
  },
  'POST /api/reviews/:id/resolve': {
    outside: 404,
    params: ({ review }) => ({ id: review }),
    // Without a session to move to: refused, and the review stays open for the next who asks.
    body: () => ({ outcome: 'MOVED' }),
  },
  'POST /api/sessions/:id/reopen': { outside: 404, params: ({ session }) => ({ id: session.id }) },
};
