import type { FieldError } from '#server/http/problems.ts';
import type { CreateBookingBody } from './booking.contract.ts';
import {
  type BookingFacts,
  type BookingSnapshot,
  bookableSession,
  type InstitutionFacts,
  type SessionFacts,
  withoutPlaces,
} from './booking.facts.ts';
import { groupOf } from './booking.request.ts';
import { type Refusal, refusalsFor } from './booking.rules.ts';
import { isHeldBy } from './hold-token.ts';

/** Bookings one contact address may make in an hour: stops a runaway program, never a school's planning day. */
export const BOOKINGS_PER_HOUR = 20;

/** A field that is wrong by what the database knows; the routes have the sentence. */
export type WrongField = Omit<FieldError, 'message'>;

export type Decision =
  | { kind: 'accepted'; session: SessionFacts; institution: InstitutionFacts; place: BookingFacts['place'] }
  | { kind: 'refused'; refusals: [Refusal, ...Refusal[]] }
  | { kind: 'invalid'; errors: WrongField[] }
  | { kind: 'problem'; code: 'SESSION_NOT_FOUND' | 'TOO_MANY_BOOKINGS' | 'HOLD_NOT_YOURS' | 'HOLD_OTHER_SESSION' };

type Asked = Pick<CreateBookingBody, 'institution' | 'groups' | 'head' | 'place'>;

/**
 * Whether a booking can be made, by a snapshot. The places of the hold that was given along, and of holds that have lapsed, count
 * as free.
 * @param holder the cookie of the browser that asks; null = it sent none
 */
export function decide(
  snapshot: BookingSnapshot,
  asked: Asked,
  { holder, now }: { holder: string | null; now: Date },
): Decision {
  const { institution, hold } = snapshot;
  if (snapshot.session === null) return { kind: 'problem', code: 'SESSION_NOT_FOUND' };
  if (institution === null || !institution.active) {
    const path = 'number' in asked.institution ? 'institution.number' : 'institution.municipality';
    return { kind: 'invalid', errors: [{ path, code: 'UNKNOWN_INSTITUTION' }] };
  }
  if (snapshot.recentBookings >= BOOKINGS_PER_HOUR) return { kind: 'problem', code: 'TOO_MANY_BOOKINGS' };
  if (hold !== null && !isHeldBy(hold, holder)) return { kind: 'problem', code: 'HOLD_NOT_YOURS' };
  if (hold !== null && hold.sessionId !== snapshot.session.id) return { kind: 'problem', code: 'HOLD_OTHER_SESSION' };
  const session = sessionFor(snapshot.session, snapshot);
  const [first, ...others] = refusalsOfAsking(session, asked, now);
  if (first !== undefined) return { kind: 'refused', refusals: [first, ...others] };
  const place = placeOf(session, institution, asked);
  const errors = missingFields(session, asked, place);
  return errors.length > 0 ? { kind: 'invalid', errors } : { kind: 'accepted', session, institution, place };
}

function sessionFor(session: SessionFacts, { hold, lapsed }: BookingSnapshot): SessionFacts {
  const free = withoutPlaces(session, lapsed);
  return hold?.live ? withoutPlaces(free, hold) : free;
}

/** A level that the offer is not made for is no refusal where it can be asked about. */
function refusalsOfAsking(session: SessionFacts, { groups }: Asked, now: Date): Refusal[] {
  const refusals = refusalsFor(bookableSession(session), groups.map(groupOf), now);
  return session.offer.levelByRequest ? refusals.filter(({ code }) => code !== 'LEVEL_NOT_OFFERED') : refusals;
}

/** Where an outreach visit takes place: as written, else at the school's address. */
function placeOf({ offer }: SessionFacts, { address }: InstitutionFacts, { place }: Asked): BookingFacts['place'] {
  if (offer.form !== 'OUTREACH') return null;
  if (place) return { ...place, notes: place.notes ?? null };
  return address === null ? null : { ...address, notes: null };
}

function missingFields({ offer }: SessionFacts, { head }: Asked, place: BookingFacts['place']): WrongField[] {
  const missing = [
    ...(offer.form === 'OUTREACH' && place === null ? ['place.address', 'place.postalCode', 'place.city'] : []),
    ...(offer.headApproval && !head ? ['head.name', 'head.email'] : []),
  ];
  return missing.map((path) => ({ path, code: 'REQUIRED' }));
}
