import { type MailSettings, mailFactsOf, mailsFor } from '#server/bookings/booking.mails.ts';
import { confirmationMailsOfSet } from '#server/bookings/booking-set.mails.ts';
import type { Whole } from '#server/bookings/request.mails.ts';
import type { Sql } from '#server/platform/database.ts';
import { newId } from '#server/platform/ids.ts';
import { confirm } from './approval.store.ts';
import type { Actor } from './request-actor.ts';

/**
 * Makes requests that are answered together bookings: everybody invited gets the confirmation with its invitation. The sessions are
 * locked.
 */
export async function confirmRequests(
  sql: Sql,
  whole: Whole,
  { settings, actor, now }: { settings: MailSettings; actor: Actor; now: Date },
): Promise<void> {
  const confirmed = whole.map((booking) => ({ ...booking, status: 'CONFIRMED' as const, expiresAt: null }));
  const mails =
    confirmed.length > 1
      ? confirmationMailsOfSet(confirmed, settings, now)
      : confirmed.map((one) =>
          mailsFor('CONFIRMATION', one, mailFactsOf(one, settings, now), newId, settings.mailDomain),
        );
  for (const [index, booking] of whole.entries()) {
    const { outcome } = await confirm(sql, {
      bookingId: booking.id,
      version: booking.version,
      now: now.toISOString(),
      status: 'CONFIRMED',
      mails: mails[index],
      audit: { id: newId(), ...actor, action: 'booking.requestConfirmed', details: {} },
    });
    if (outcome !== 'confirmed') throw new Error(`a locked request could not be confirmed: ${booking.id}`);
  }
}
