import { placesOf } from '#server/bookings/booking.rules.ts';
import type { EndCode } from '#server/bookings/end-codes.ts';
import type { Whole } from '#server/bookings/request.mails.ts';
import type { Sql } from '#server/platform/database.ts';
import { newId } from '#server/platform/ids.ts';
import { end } from './approval.store.ts';
import type { Actor } from './request-actor.ts';

export interface Ending {
  status: 'DECLINED' | 'WITHDRAWN' | 'EXPIRED';
  code: EndCode | null;
  /** In the words of whoever ends it. */
  reason: string | null;
  action: string;
  actor: Actor;
  /** Go with the first. */
  mails: readonly unknown[];
  now: Date;
}

/** Ends requests that are answered together; their places are free. The sessions are locked. */
export async function endRequests(sql: Sql, whole: Whole, ending: Ending): Promise<void> {
  const { status, code, reason, action, actor, mails, now } = ending;
  for (const [index, booking] of whole.entries()) {
    const { outcome } = await end(sql, {
      bookingId: booking.id,
      version: booking.version,
      now: now.toISOString(),
      status,
      code,
      reason,
      mails: index === 0 ? mails : [],
      audit: { id: newId(), ...actor, action, details: { code, freed: placesOf(booking.groups) } },
    });
    if (outcome !== 'cancelled') throw new Error(`a locked request could not be ended: ${booking.id}`);
  }
}
