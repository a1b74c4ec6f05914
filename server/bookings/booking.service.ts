import type { Deps } from '#server/platform/deps.ts';
import { isId } from '#server/platform/ids.ts';
import { localDateOf } from '#server/time/local-time.ts';
import { promoteSession } from '#server/waitlist/promotion.service.ts';
import type { CreateBookingBody } from './booking.contract.ts';
import { type Decision, decide } from './booking.decision.ts';
import { type BookingFacts, bookableSession, type SessionFacts } from './booking.facts.ts';
import { type Booker, groupOf, hashOf, newBooking, requestOf } from './booking.request.ts';
import { earliestBookableStart, placesOf, type Refusal, refusalsFor } from './booking.rules.ts';
import * as store from './booking.store.ts';
import type { BookingDesk } from './booking-desk.ts';
import { holdIdOf } from './hold-token.ts';

/** How often a decision is taken anew when the session changed while it was taken. */
const ATTEMPTS = 3;

export type CreateResult =
  | { kind: 'booked'; booking: BookingFacts }
  | { kind: 'refused'; refusals: [Refusal, ...Refusal[]]; alternatives: store.FreeSession[] }
  | Extract<Decision, { kind: 'invalid' | 'problem' }>
  | { kind: 'problem'; code: 'IDEMPOTENCY_KEY_REUSED' };

/** What comes with a call beside its body. */
interface Circumstances {
  idempotencyKey: string | null;
  /** The account that was logged in; null = nobody. It decides nothing, but finds the booking again. */
  bookedBy: Booker | null;
  /** The cookie of the browser that holds places; null = none. */
  holder: string | null;
  now: Date;
}

/**
 * Books a session: loads a snapshot, lets the rules decide, and has the database take the places and write booking, mails
 * and audit in one transaction. The same idempotency key with the same body answers the first booking again; the hold is no part
 * of that body, since a form that is sent again may hold its places anew.
 */
export async function createBooking(
  deps: Deps & { desk: BookingDesk },
  { holdToken, ...body }: CreateBookingBody,
  { idempotencyKey, bookedBy, holder, now }: Circumstances,
): Promise<CreateResult> {
  if (!isId(body.sessionId)) return { kind: 'problem', code: 'SESSION_NOT_FOUND' };
  const requestHash = hashOf(body);
  const holdId = holdToken ? holdIdOf(deps.config.LINK_SECRET, holdToken) : null;
  if (!holdToken) {
    const refused = await refusedAtOnce(deps.desk, body, { idempotencyKey, now });
    if (refused !== null) return refused;
  }
  for (let attempt = 1; ; attempt++) {
    const snapshot = await deps.desk.snapshot({
      sessionId: body.sessionId,
      institution: body.institution,
      contactEmail: body.contact.email,
      idempotencyKey,
      holdId,
      now,
    });
    if (snapshot.known) return replay(deps, snapshot.known, requestHash);
    if (holdToken && holdId === null) return { kind: 'problem', code: 'HOLD_NOT_YOURS' };
    const decision = decide(snapshot, body, { holder, now });
    if (decision.kind === 'refused') return withAlternatives(deps, decision.refusals, body, snapshot.session, now);
    if (decision.kind !== 'accepted') return decision;
    const { session } = decision;
    const booking = newBooking(body, { ...decision, now });
    const request = requestOf(deps, booking, snapshot, { idempotencyKey, requestHash, bookedBy, holdId, now });
    const outcome = await deps.desk.take(session, request);
    if (outcome === 'reference taken') continue;
    if (outcome.outcome === 'created') {
      deps.wakeMailWorker();
      return { kind: 'booked', booking };
    }
    if (outcome.outcome === 'replayed' || outcome.outcome === 'mismatch') {
      return replay(
        deps,
        { bookingId: outcome.bookingId, requestHash: outcome.outcome === 'replayed' ? requestHash : '' },
        requestHash,
      );
    }
    // Places came free that somebody waits for: they are asked first.
    if (outcome.outcome === 'promote') await promoteSession(deps, session.id, now);
    if (outcome.outcome === 'full' || attempt === ATTEMPTS) {
      const left = outcome.outcome === 'full' ? outcome.left : { groups: 0, pupils: 0, adults: 0 };
      return withAlternatives(deps, [{ code: 'SESSION_FULL', left }], body, session, now);
    }
  }
}

/** A session that was full a moment ago and still is refuses without anything else being looked at. */
async function refusedAtOnce(
  desk: BookingDesk,
  { sessionId, groups }: Pick<CreateBookingBody, 'sessionId' | 'groups'>,
  { idempotencyKey: key, now }: Pick<Circumstances, 'idempotencyKey' | 'now'>,
): Promise<CreateResult | null> {
  const known = await desk.knownFull({ sessionId, places: placesOf(groups), key, now });
  if (known === null) return null;
  const [first, ...others] = refusalsFor(bookableSession(known.session), groups.map(groupOf), now);
  return first === undefined
    ? null
    : { kind: 'refused', refusals: [first, ...others], alternatives: known.alternatives };
}

async function replay(
  deps: Deps,
  known: { bookingId: string; requestHash: string },
  requestHash: string,
): Promise<CreateResult> {
  if (known.requestHash !== requestHash) return { kind: 'problem', code: 'IDEMPOTENCY_KEY_REUSED' };
  const booking = await store.findBooking(deps.db.pool, { id: known.bookingId });
  if (booking === null) throw new Error('an idempotency key points to a booking that is gone');
  return { kind: 'booked', booking: { ...booking, status: firstStatusOf(booking) } };
}

/** What a booking was when it was made, whatever became of it. */
function firstStatusOf({ session, otherLevel, head }: BookingFacts): 'CONFIRMED' | 'REQUESTED' {
  return session.offer.confirmation === 'INSTANT' && !otherLevel && head === null ? 'CONFIRMED' : 'REQUESTED';
}

/** A refused size or time comes with the nearest times that would do. */
async function withAlternatives(
  deps: Deps & { desk: BookingDesk },
  refusals: [Refusal, ...Refusal[]],
  body: Pick<CreateBookingBody, 'groups'>,
  session: SessionFacts | null,
  now: Date,
): Promise<CreateResult> {
  const ofTime = ['SESSION_FULL', 'SESSION_CANCELLED', 'SESSION_CLOSED', 'TOO_LATE_TO_BOOK'];
  if (session === null || !refusals.every(({ code }) => ofTime.includes(code)))
    return { kind: 'refused', refusals, alternatives: [] };
  const places = placesOf(body.groups.map(groupOf));
  const alternatives = await store.nearestFreeSessions(deps.db.pool, {
    sessionId: session.id,
    places,
    earliestStart: earliestBookableStart(localDateOf(now), now, session.offer.leadTimeWorkingDays),
    limit: 4,
  });
  if (refusals.every(({ code }) => code === 'SESSION_FULL')) deps.desk.rememberFull(session, places, alternatives);
  return { kind: 'refused', refusals, alternatives };
}
