import type { BookingFacts } from '#server/bookings/booking.facts.ts';
import { endBooking } from '#server/bookings/booking-cancel.service.ts';
import { type CancelRefusal, refusalsOfCancelling } from '#server/bookings/booking-change.rules.ts';
import { findByLink } from '#server/bookings/booking-change.service.ts';
import { classesBookedWith } from '#server/bookings/booking-set.service.ts';
import type { EndCode } from '#server/bookings/end-codes.ts';
import type { Deps } from '#server/platform/deps.ts';

/** The classes booked together with the one that a link opens. */
export interface LinkedSet {
  own: BookingFacts;
  /** The link is that of the first of them, which reaches the others too. */
  whole: boolean;
  bookings: BookingFacts[];
}

/** What a link opens, with what was booked together with it; null for an unknown reference and a wrong token alike. */
export async function setByLink(deps: Deps, reference: string, token: string | null): Promise<LinkedSet | null> {
  const own = await findByLink(deps, reference, token);
  if (own === null) return null;
  const bookings = await classesBookedWith(deps, own);
  return { own, whole: bookings[0]?.id === own.id, bookings };
}

/** What the link reaches: with the first one's all that the same person still has; a class that was handed over is its new owner's. */
export function isReached({ own, whole }: LinkedSet, booking: BookingFacts): boolean {
  return booking.id === own.id || (whole && booking.contact.email === own.contact.email);
}

/** Whether a class has an end already: nothing is left to cancel. */
export function isOver({ status }: BookingFacts): boolean {
  return !['REQUESTED', 'CONFIRMED', 'WAITING', 'OFFERED'].includes(status);
}

export type CancelSetResult =
  | { kind: 'cancelled'; set: LinkedSet }
  | { kind: 'refused'; refused: { booking: BookingFacts; refusals: CancelRefusal[] }[] };

/** Cancels every class that the first link reaches. Where one of them can no longer be cancelled, none is. */
export async function cancelSet(
  deps: Deps,
  set: LinkedSet,
  { code, reason, now }: { code: EndCode | null; reason: string | null; now: Date },
): Promise<CancelSetResult> {
  const live = set.bookings.filter((booking) => isReached(set, booking) && !isOver(booking));
  const asked = live.length > 0 ? live : [set.own];
  const refused = asked.flatMap((booking) => {
    const [refusal, ...others] = refusalsOfCancelling(booking, now);
    return refusal === undefined ? [] : [{ booking, refusals: [refusal, ...others] }];
  });
  if (refused.length > 0) return { kind: 'refused', refused };
  for (const booking of asked) {
    await endBooking(deps, booking, { by: 'BOOKER', actor: null, code, reason, now, wholeSet: true });
  }
  return { kind: 'cancelled', set: { ...set, bookings: await classesBookedWith(deps, set.own) } };
}
