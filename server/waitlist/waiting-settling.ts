import { mailSettings } from '#server/bookings/booking.mails.ts';
import { placesOf } from '#server/bookings/booking.rules.ts';
import { resolveDaysAnew } from '#server/bookings/booking-dimensions.service.ts';
import type { Sql } from '#server/platform/database.ts';
import type { Deps } from '#server/platform/deps.ts';
import { newId } from '#server/platform/ids.ts';
import type { LockedEntry } from './entry-lock.ts';
import { waitingMail } from './waiting.mails.ts';
import type { WaitingOutcome } from './waiting-outcome.rules.ts';
import * as store from './waitlist.store.ts';

interface Settling {
  /** WITHDRAWN: the school gives it up, and is told nothing. */
  outcome: WaitingOutcome | { status: 'WITHDRAWN' };
  /** Whose doing it is: the clock's, or the school's by its link. */
  actor: 'system' | 'link';
  action: string;
  /** What the entry remembers of the sessions that were offered; null = nothing. */
  answer: 'missed' | 'declined' | null;
  /** Why places that were offered went on, for the mail; null = nobody is told. */
  told: 'MISSED' | 'CANCELLED' | null;
  now: Date;
}

/**
 * Gives offered places back, or ends waiting, for everything that waits together; the contact is told once. The sessions are
 * locked. What keeps waiting stands with the session it began with again.
 */
export async function settle(
  deps: Deps,
  sql: Sql,
  { entry, bookings }: LockedEntry,
  { outcome, actor, action, answer, told, now }: Settling,
): Promise<void> {
  const circumstances = { settings: mailSettings(deps.config), now };
  const waits = outcome.status === 'WAITING';
  const mail = waits
    ? told && waitingMail('OFFER_LAPSED', bookings, { why: told }, circumstances)
    : 'why' in outcome
      ? waitingMail('WAITING_ENDED', bookings, { why: outcome.why }, circumstances)
      : null;
  for (const [index, booking] of bookings.entries()) {
    const { outcome: done } = await store.cancel(sql, {
      bookingId: booking.id,
      version: booking.version,
      now: now.toISOString(),
      status: outcome.status,
      ...(waits ? { expiresAt: outcome.until.toISOString(), sessionId: entry?.sessionId ?? null } : {}),
      mails: index === 0 && mail !== null ? [mail] : [],
      audit: { id: newId(), actor, action, details: placesOf(booking.groups) },
    });
    if (done !== 'cancelled') throw new Error(`what waits could not be settled though locked: ${booking.id}`);
  }
  if (entry === null) return;
  if (waits) await resolveDaysAnew(sql, [entry.sessionId]);
  if (!waits && answer === null) return;
  const sessionIds = answer === null ? [] : bookings.map(({ session }) => session.id);
  const offersMissed = waits ? outcome.offersMissed : entry.offersMissed;
  await store.rememberAnswer(sql, entry.id, { sessionIds, answer: answer ?? 'missed', offersMissed, now });
}
