import type { Deps } from '#server/platform/deps.ts';
import { newId } from '#server/platform/ids.ts';
import { promoteSession } from '#server/waitlist/promotion.service.ts';
import type { BookingFacts } from './booking.facts.ts';
import { mailFactsOf, mailSettings, mailsFor } from './booking.mails.ts';
import { placesOf } from './booking.rules.ts';
import { findBooking } from './booking.store.ts';
import { type Actor, auditActor } from './booking-access.service.ts';
import { restoreBooking } from './booking-life.store.ts';
import { type Alternative, alternativesOf } from './booking-move.service.ts';
import { refusalsOfUndoing, type UndoRefusal } from './booking-undo.rules.ts';

/** How often it is tried anew when booking, session or queue changed while it was decided. */
const ATTEMPTS = 4;

export type UndoResult =
  | { kind: 'restored'; booking: BookingFacts }
  | { kind: 'changed meanwhile' }
  | { kind: 'refused'; booking: BookingFacts; refusals: [UndoRefusal, ...UndoRefusal[]]; alternatives: Alternative[] };

/**
 * Takes a cancellation back: the places are taken again (those who wait are asked first), and everybody invited gets the invitation
 * again, with the same UID. Without room the answer names the nearest other times.
 */
export async function undoCancellation(
  deps: Deps,
  first: BookingFacts,
  { actor, now }: { actor: Actor; now: Date },
): Promise<UndoResult> {
  let booking = first;
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const [refusal, ...others] = refusalsOfUndoing(booking, actor === null ? 'SCHOOL' : 'STAFF', now);
    if (refusal !== undefined) return { kind: 'refused', booking, refusals: [refusal, ...others], alternatives: [] };
    const answer = await restoreBooking(deps.db.pool, restorationOf(deps, booking, actor, now));
    if (answer.outcome === 'full') {
      const alternatives = (await alternativesOf(deps, [booking], { login: actor, now })).get(booking.id) ?? [];
      return { kind: 'refused', booking, refusals: [{ code: 'SESSION_FULL', left: answer.left }], alternatives };
    }
    if (answer.outcome === 'promote') await promoteSession(deps, booking.session.id, now);
    const reloaded = await findBooking(deps.db.pool, { id: booking.id });
    if (reloaded === null) throw new Error('a booking is never deleted');
    if (answer.outcome === 'restored') {
      deps.wakeMailWorker();
      return { kind: 'restored', booking: reloaded };
    }
    // Handed over meanwhile: this link is void, whatever it asked for.
    if (actor === null && reloaded.linkVersion !== booking.linkVersion) break;
    booking = reloaded;
  }
  return { kind: 'changed meanwhile' };
}

/** As the SQL function `booking_restore` takes it. */
function restorationOf(deps: Deps, booking: BookingFacts, actor: Actor, now: Date) {
  const after: BookingFacts = { ...booking, status: 'CONFIRMED', cancelledAt: null, cancelReason: null, endCode: null };
  const byVenue = booking.status === 'CANCELLED_BY_VENUE';
  const facts = {
    ...mailFactsOf(after, mailSettings(deps.config), now),
    ...(byVenue ? { reopened: true } : { undone: true }),
  };
  return {
    bookingId: booking.id,
    version: booking.version,
    sessionVersion: booking.session.version,
    now: now.toISOString(),
    mails: mailsFor('CONFIRMATION', after, facts, newId, deps.config.MAIL_DOMAIN),
    audit: {
      id: newId(),
      ...auditActor(booking, actor),
      action: 'booking.restored',
      details: placesOf(booking.groups),
    },
  };
}
