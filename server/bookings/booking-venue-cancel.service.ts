import { actingRole, type Login } from '#server/http/policy.ts';
import type { Deps } from '#server/platform/deps.ts';
import { newId } from '#server/platform/ids.ts';
import type { BookingFacts } from './booking.facts.ts';
import { mailFactsOf, mailSettings, mailsFor, type QueuedMail } from './booking.mails.ts';
import { placesOf } from './booking.rules.ts';
import * as store from './booking.store.ts';
import { isLive } from './booking-change.rules.ts';
import { hears } from './visit-news.mails.ts';

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
  first: BookingFacts,
  { reason, login, now }: VenueCancellation,
): Promise<BookingFacts | null> {
  let booking = first;
  for (;;) {
    if (!isLive(booking) || booking.attended) return null;
    const role = actingRole('lead', login, { departmentId: booking.session.department.id });
    const answer = await store.cancelBooking(deps.db.pool, {
      bookingId: booking.id,
      version: booking.version,
      now: now.toISOString(),
      status: 'CANCELLED_BY_VENUE',
      reason,
      mails: mailsOf(deps, booking, reason, now),
      audit: {
        id: newId(),
        actor: 'account',
        accountId: login.accountId,
        role,
        action: 'booking.cancelledByVenue',
        details: { by: 'VENUE', freed: placesOf(booking.groups) },
      },
    });
    const reloaded = await store.findBooking(deps.db.pool, { id: booking.id });
    if (reloaded === null) throw new Error('a booking is never deleted');
    if (answer.outcome === 'cancelled') {
      deps.wakeMailWorker();
      return reloaded;
    }
    booking = reloaded;
  }
}

function mailsOf(deps: Deps, booking: BookingFacts, reason: string | null, now: Date): QueuedMail[] {
  const facts = mailFactsOf(booking, mailSettings(deps.config), now, { cancelled: { by: 'VENUE', reason } });
  return cancellationMails(booking, mailsFor('CANCELLATION', booking, facts, newId, deps.config.MAIL_DOMAIN));
}

/** Educators of a cancelled session know; a request stands in nobody's calendar and only its school hears. */
export function cancellationMails(booking: BookingFacts, mails: QueuedMail[]): QueuedMail[] {
  const { status, session } = booking;
  const heard = mails.filter(
    ({ recipientRole: role }) => hears({ role }, booking) && !(role === 'EDUCATOR' && session.state === 'CANCELLED'),
  );
  return heard.map((mail) => (status === 'CONFIRMED' ? mail : { ...mail, calendarMethod: null }));
}
