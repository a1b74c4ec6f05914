import type { QueuedNotice } from '#server/notices/notice.mails.ts';
import type { Sql } from '#server/platform/database.ts';
import type { Deps } from '#server/platform/deps.ts';
import { newId } from '#server/platform/ids.ts';
import type { CreateBookingBody } from './booking.contract.ts';
import type { BookingFacts, InstitutionFacts, SessionFacts } from './booking.facts.ts';
import { type Booker, newBooking, requestOf } from './booking.request.ts';
import type { Refusal } from './booking.rules.ts';
import { cancelBooking, createBookings, findBooking, loadSnapshot } from './booking.store.ts';

/** How often a decision is taken anew when the session changed while it was taken. */
const ATTEMPTS = 3;

export interface OfferedPlaces {
  sessionId: string;
  /** Who is offered them, and for which groups; as in a booking that is made. */
  asked: Omit<CreateBookingBody, 'sessionId' | 'holdToken'>;
  /** Until when the school can say yes; never later than the session's start. */
  deadlineFor: (session: SessionFacts) => Date;
  /** What is told of it. */
  mailsFor: (booking: BookingFacts) => QueuedNotice[];
  by: Booker;
  now: Date;
}

export type OfferedResult =
  | { kind: 'offered'; booking: BookingFacts }
  | { kind: 'refused'; refusal: Extract<Refusal, { code: 'SESSION_CANCELLED' | 'SESSION_CLOSED' | 'SESSION_FULL' }> }
  | { kind: 'started' | 'unknown session' | 'unknown institution' };

/**
 * Offers a school places of a session that the lead has chosen for it: a booking that is OFFERED until its deadline. Lead times,
 * levels and those who wait do not bind the lead; the room does. Belongs into the caller's transaction, and locks the session.
 */
export async function offerPlaces(sql: Sql, deps: Deps, places: OfferedPlaces): Promise<OfferedResult> {
  const { sessionId, asked, deadlineFor, mailsFor, by, now } = places;
  for (let attempt = 1; ; attempt++) {
    const snapshot = await loadSnapshot(sql, {
      sessionId,
      institution: asked.institution,
      contactEmail: asked.contact.email,
      idempotencyKey: null,
      now,
    });
    const { session, institution } = snapshot;
    if (session === null) return { kind: 'unknown session' };
    if (institution === null) return { kind: 'unknown institution' };
    if (session.state !== 'OPEN') {
      return {
        kind: 'refused',
        refusal: { code: session.state === 'CANCELLED' ? 'SESSION_CANCELLED' : 'SESSION_CLOSED' },
      };
    }
    if (new Date(session.startsAt) <= now) return { kind: 'started' };
    const made = newBooking(asked, { session, institution, place: placeOf(session, institution), now });
    const booking: BookingFacts = {
      ...made,
      status: 'OFFERED',
      expiresAt: deadlineFor(session).toISOString(),
      head: null,
    };
    const request = requestOf(deps, booking, snapshot, { idempotencyKey: null, requestHash: '', bookedBy: by, now });
    const offered = {
      ...request,
      mails: mailsFor(booking),
      audit: { ...request.audit, action: 'booking.offered' },
      first: true,
    };
    // The school has not booked it itself: nobody's account made it.
    offered.booking.bookedBy = null;
    const [outcome] = await createBookings(sql, session.id, session.version, [offered]);
    if (outcome?.outcome === 'created') return { kind: 'offered', booking };
    if (outcome?.outcome === 'full') return { kind: 'refused', refusal: { code: 'SESSION_FULL', left: outcome.left } };
    if (attempt === ATTEMPTS) throw new Error(`booking_create answers ${outcome?.outcome} again and again`);
  }
}

/** An outreach visit takes place at the school, as far as its address is known. */
function placeOf({ offer }: SessionFacts, { address }: InstitutionFacts): BookingFacts['place'] {
  return offer.form === 'OUTREACH' && address !== null ? { ...address, notes: null } : null;
}

const lapsed = { action: 'booking.offerLapsed' };
const ended = { action: 'booking.offerEnded' };

interface EndingOffer {
  /** LAPSED: its time is over. CANCELLED: its session is cancelled. */
  why: 'LAPSED' | 'CANCELLED';
  mails: QueuedNotice[];
  now: Date;
}

/** Ends an offer of places that belongs to no queue; the places become free. False = it was answered, or its time is not over. */
export async function endOffer(sql: Sql, bookingId: string, { why, mails, now }: EndingOffer): Promise<boolean> {
  const booking = await findBooking(sql, { id: bookingId });
  if (booking?.status !== 'OFFERED') return false;
  const { outcome } = await cancelBooking(sql, {
    ...{
      bookingId,
      version: booking.version,
      now: now.toISOString(),
      status: 'EXPIRED',
      lapsed: why === 'LAPSED',
      mails,
    },
    audit: { id: newId(), actor: 'system', ...(why === 'LAPSED' ? lapsed : ended), details: {} },
  });
  return outcome === 'cancelled';
}
