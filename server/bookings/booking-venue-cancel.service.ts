import type { Login } from '#server/http/policy.ts';
import type { Deps } from '#server/platform/deps.ts';
import type { BookingFacts } from './booking.facts.ts';
import { endBooking } from './booking-cancel.service.ts';

export interface VenueCancellation {
  /** What the school is told; null = nothing. */
  reason: string | null;
  login: Login;
  now: Date;
}

/**
 * The department cancels a booking (CANCELLED_BY_VENUE): the places are free, everybody invited gets a CANCEL, an open review is
 * closed. Answers the booking, or null when it holds no places or its attendance is recorded.
 */
export async function cancelByVenue(
  deps: Deps,
  booking: BookingFacts,
  { reason, login, now }: VenueCancellation,
): Promise<BookingFacts | null> {
  const result = await endBooking(deps, booking, { by: 'VENUE', actor: login, code: null, reason, now });
  return result.kind === 'cancelled' ? result.booking : null;
}
