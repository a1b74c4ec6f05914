import type { FieldError } from '#server/http/problems.ts';
import type { Deps } from '#server/platform/deps.ts';
import { isId } from '#server/platform/ids.ts';
import { localDateOf } from '#server/time/local-time.ts';
import type { CreateBookingBody } from './booking.contract.ts';
import {
  type BookingFacts,
  type BookingSnapshot,
  bookableSession,
  type InstitutionFacts,
  type SessionFacts,
} from './booking.facts.ts';
import { type Booker, groupOf, hashOf, newBooking, requestOf } from './booking.request.ts';
import { earliestBookableStart, placesOf, type Refusal, refusalsFor } from './booking.rules.ts';
import * as store from './booking.store.ts';

/** Bookings one contact address may make in an hour: stops a runaway program, never a school's planning day. */
const BOOKINGS_PER_HOUR = 20;
/** How often a decision is taken anew when the session changed while it was taken. */
const ATTEMPTS = 3;

export type CreateResult =
  | { kind: 'booked'; booking: BookingFacts }
  | { kind: 'refused'; refusals: [Refusal, ...Refusal[]]; alternatives: store.FreeSession[] }
  | { kind: 'invalid'; errors: Omit<FieldError, 'message'>[] }
  | { kind: 'problem'; code: 'SESSION_NOT_FOUND' | 'IDEMPOTENCY_KEY_REUSED' | 'TOO_MANY_BOOKINGS' };

/**
 * Books a session: loads a snapshot, lets the rules decide, and has the database take the places and write booking, mails
 * and audit in one transaction. The same idempotency key with the same body answers the first booking again.
 * `bookedBy` is the account that was logged in, null for nobody: it decides nothing, but finds the booking again.
 */
export async function createBooking(
  deps: Deps,
  body: CreateBookingBody,
  { idempotencyKey, bookedBy, now }: { idempotencyKey: string | null; bookedBy: Booker | null; now: Date },
): Promise<CreateResult> {
  if (!isId(body.sessionId)) return { kind: 'problem', code: 'SESSION_NOT_FOUND' };
  const requestHash = hashOf(body);
  for (let attempt = 1; ; attempt++) {
    const snapshot = await store.loadSnapshot(deps.db.pool, {
      sessionId: body.sessionId,
      institution: body.institution,
      contactEmail: body.contact.email,
      idempotencyKey,
      now,
    });
    if (snapshot.known) return replay(deps, snapshot.known, requestHash);
    const decision = decide(snapshot, body, now);
    if (decision.kind === 'refused') return withAlternatives(deps, decision.refusals, body, snapshot.session, now);
    if (decision.kind !== 'accepted') return decision;
    const { session, institution } = decision;
    const booking = newBooking(body, session, institution);
    const request = requestOf(deps, booking, snapshot, { idempotencyKey, requestHash, bookedBy, now });
    const outcome = await take(deps, session, request);
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
    if (outcome.outcome === 'full' || attempt === ATTEMPTS) {
      const left = outcome.outcome === 'full' ? outcome.left : { groups: 0, pupils: 0, adults: 0 };
      return withAlternatives(deps, [{ code: 'SESSION_FULL', left }], body, session, now);
    }
  }
}

type Decision =
  | { kind: 'accepted'; session: SessionFacts; institution: InstitutionFacts }
  | { kind: 'refused'; refusals: [Refusal, ...Refusal[]] }
  | Extract<CreateResult, { kind: 'invalid' | 'problem' }>;

function decide(snapshot: BookingSnapshot, body: CreateBookingBody, now: Date): Decision {
  const { session, institution } = snapshot;
  if (session === null) return { kind: 'problem', code: 'SESSION_NOT_FOUND' };
  if (institution === null || !institution.active) {
    const path = 'number' in body.institution ? 'institution.number' : 'institution.municipality';
    return { kind: 'invalid', errors: [{ path, code: 'UNKNOWN_INSTITUTION' }] };
  }
  if (snapshot.recentBookings >= BOOKINGS_PER_HOUR) return { kind: 'problem', code: 'TOO_MANY_BOOKINGS' };
  const [first, ...others] = refusalsFor(bookableSession(session), body.groups.map(groupOf), now);
  if (first !== undefined) return { kind: 'refused', refusals: [first, ...others] };
  return { kind: 'accepted', session, institution };
}

/** Hands the request to the database; a reference that exists already (one in billions) is drawn again. */
async function take(
  deps: Deps,
  session: SessionFacts,
  request: unknown,
): Promise<store.CreateOutcome | 'reference taken'> {
  try {
    const [outcome] = await store.createBookings(deps.db.pool, session.id, session.version, [request]);
    if (outcome === undefined) throw new Error('booking_create answers one object per request');
    return outcome;
  } catch (error) {
    if ((error as { constraint?: string }).constraint === 'booking_reference_key') return 'reference taken';
    throw error;
  }
}

async function replay(
  deps: Deps,
  known: { bookingId: string; requestHash: string },
  requestHash: string,
): Promise<CreateResult> {
  if (known.requestHash !== requestHash) return { kind: 'problem', code: 'IDEMPOTENCY_KEY_REUSED' };
  const booking = await store.findBooking(deps.db.pool, { id: known.bookingId });
  if (booking === null) throw new Error('an idempotency key points to a booking that is gone');
  const status = booking.session.offer.confirmation === 'INSTANT' ? 'CONFIRMED' : 'REQUESTED';
  return { kind: 'booked', booking: { ...booking, status } };
}

/** A refused size or time comes with the nearest times that would do. */
async function withAlternatives(
  deps: Deps,
  refusals: [Refusal, ...Refusal[]],
  body: CreateBookingBody,
  session: SessionFacts | null,
  now: Date,
): Promise<CreateResult> {
  const ofTime = ['SESSION_FULL', 'SESSION_CANCELLED', 'SESSION_CLOSED', 'TOO_LATE_TO_BOOK'];
  if (session === null || !refusals.every(({ code }) => ofTime.includes(code)))
    return { kind: 'refused', refusals, alternatives: [] };
  const alternatives = await store.nearestFreeSessions(deps.db.pool, {
    sessionId: session.id,
    places: placesOf(body.groups.map(groupOf)),
    earliestStart: earliestBookableStart(localDateOf(now), now, session.offer.leadTimeWorkingDays),
    limit: 4,
  });
  return { kind: 'refused', refusals, alternatives };
}
