import { keepBooking, type MoveResult, moveBooking } from '#server/bookings/booking-move.service.ts';
import { cancelByVenue } from '#server/bookings/booking-venue-cancel.service.ts';
import { bookingsWith } from '#server/bookings/visit-news.service.ts';
import { type Login, mayReach } from '#server/http/policy.ts';
import type { Deps } from '#server/platform/deps.ts';
import { findReview } from './review-list.store.ts';

export interface ResolveRequest {
  id: string;
  outcome: 'MOVED' | 'KEPT' | 'CANCELLED';
  /** Where to, of MOVED. */
  sessionId?: string | undefined;
  /** What the school is told; nothing = no message. */
  message?: string | null | undefined;
  login: Login;
  now: Date;
}

export type ResolveResult =
  | { kind: 'resolved'; reference: string; outcome: ResolveRequest['outcome'] }
  | { kind: 'unknown' }
  | { kind: 'closed' }
  | { kind: 'session missing' }
  | { kind: 'nothing to keep' }
  | { kind: 'not moved'; result: Exclude<MoveResult, { kind: 'moved' }> };

/** Does with a booking what the department has decided; the review is closed by it. */
export async function resolveReview(deps: Deps, request: ResolveRequest): Promise<ResolveResult> {
  const { id, outcome, login, now, sessionId } = request;
  const review = await findReview(deps.db.pool, id);
  if (review === null || !mayReach('lead', login, { departmentId: review.departmentId })) return { kind: 'unknown' };
  if (review.outcome !== null) return { kind: 'closed' };
  const booking = (await bookingsWith(deps.db.pool, [review.bookingId])).get(review.bookingId);
  if (booking === undefined) return { kind: 'unknown' };
  const message = request.message ?? null;
  const resolved = { kind: 'resolved' as const, reference: booking.reference, outcome };
  if (outcome === 'KEPT')
    return (await keepBooking(deps, booking, { login, now })) ? resolved : { kind: 'nothing to keep' };
  if (outcome === 'CANCELLED') {
    return (await cancelByVenue(deps, booking, { reason: message, login, now })) === null
      ? { kind: 'closed' }
      : resolved;
  }
  if (sessionId === undefined) return { kind: 'session missing' };
  const result = await moveBooking(deps, booking, { sessionId, login, message, now });
  return result.kind === 'moved' ? resolved : { kind: 'not moved', result };
}
