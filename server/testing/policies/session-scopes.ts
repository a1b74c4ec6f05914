import type { ScopedCall } from './scoped-calls.ts';
import type { OneSide } from './two-sides.ts';

const ofSession = ({ session }: OneSide) => ({ id: session.id });

/** Sessions are hidden from whoever does not work for their department. */
export const sessionScopes: Record<string, ScopedCall> = {
  'GET /api/sessions/:id/editing': { outside: 404, params: ofSession },
  'PATCH /api/sessions/:id': { outside: 404, params: ofSession, body: () => ({ note: 'Husk nøglen.' }) },
  'POST /api/sessions/:id/cancel': { outside: 404, params: ofSession, body: () => ({ cause: 'OTHER', dryRun: true }) },
  // Somebody has booked it: reached, and refused.
  'DELETE /api/sessions/:id': { outside: 404, params: ofSession },
};
