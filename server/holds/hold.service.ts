import { bookableSession, type SessionFacts, withoutPlaces } from '#server/bookings/booking.facts.ts';
import { newReference } from '#server/bookings/booking.reference.ts';
import type { Places, Refusal } from '#server/bookings/booking.rules.ts';
import { holderHashOf, holdIdOf, holdToken, isHeldBy } from '#server/bookings/hold-token.ts';
import { sessionOf } from '#server/bookings/stored-booking.service.ts';
import type { Deps } from '#server/platform/deps.ts';
import { newId } from '#server/platform/ids.ts';
import { schoolYearOf } from '#server/time/school-year.ts';
import { promoteSession } from '#server/waitlist/promotion.service.ts';
import { type AskedPlaces, holdEnds, placesToHold, refusalsOfHolding } from './hold.rules.ts';
import * as store from './hold.store.ts';

/** How often it is decided anew when the session changed meanwhile, or those who wait had to be asked first. */
const ATTEMPTS = 3;

export interface LiveHold {
  token: string;
  expiresAt: Date;
  extendable: boolean;
  places: Places;
}

export type HoldResult =
  | { kind: 'held'; hold: LiveHold }
  | { kind: 'refused'; refusals: [Refusal, ...Refusal[]]; session: SessionFacts }
  | { kind: 'missing' };

/**
 * Holds places of a session for a browser while its form is filled in; asked again it changes the numbers of the live hold, not its
 * end. Places that somebody waits for are offered to those first.
 * @param holder the browser's cookie
 */
export async function holdPlaces(
  deps: Deps,
  sessionId: string,
  asked: AskedPlaces,
  { holder, now }: { holder: string; now: Date },
): Promise<HoldResult> {
  const holderHash = holderHashOf(holder);
  let left: Places = { groups: 0, pupils: 0, adults: 0 };
  for (let attempt = 1; ; attempt++) {
    const session = await sessionOf(deps.db.pool, sessionId);
    if (session === null) return { kind: 'missing' };
    const { own, lapsed } = await store.findHoldsAt(deps.db.pool, { sessionId, holderHash, now });
    const bookable = bookableSession(withoutPlaces(session, lapsed));
    const places = placesToHold(bookable, asked, own && placesIn(own));
    const [first, ...others] = refusalsOfHolding(bookable, places, now);
    if (first !== undefined) return { kind: 'refused', refusals: [first, ...others], session };
    const outcome = await store.hold(deps.db.pool, { ...questionOf(session, places, now), holderHash });
    if (outcome.outcome === 'held') return { kind: 'held', hold: liveHold(deps, outcome, places) };
    if (outcome.outcome === 'missing') return { kind: 'missing' };
    if (outcome.outcome === 'promote') await promoteSession(deps, sessionId, now);
    if (outcome.outcome === 'full') left = outcome.left;
    if (outcome.outcome === 'full' || attempt === ATTEMPTS)
      return { kind: 'refused', refusals: [{ code: 'SESSION_FULL', left }], session };
  }
}

/** The session as the browser with this cookie finds it: its own places, and those of holds that have lapsed, are free to it. */
export async function asHolderSees(
  deps: Deps,
  session: SessionFacts,
  { holder, now }: { holder: string; now: Date },
): Promise<SessionFacts> {
  const question = { sessionId: session.id, holderHash: holderHashOf(holder), now };
  const { own, lapsed } = await store.findHoldsAt(deps.db.pool, question);
  const free = withoutPlaces(session, lapsed);
  return own === null ? free : withoutPlaces(free, own);
}

/** As the SQL function `booking_hold` takes it. */
function questionOf(session: SessionFacts, { groups, pupils, adults }: Places, now: Date) {
  const { offer, localDate } = session;
  return {
    sessionId: session.id,
    version: session.version,
    id: newId(),
    reference: newReference(),
    groups,
    pupils,
    adults,
    expiresAt: holdEnds(now).toISOString(),
    now: now.toISOString(),
    offerVersionId: offer.versionId,
    dimensions: {
      localDate,
      schoolYear: schoolYearOf(localDate),
      departmentId: session.department.id,
      offerId: offer.id,
      targetGroup: offer.targetGroups[0] ?? 'PRIMARY',
      subjectFamily: offer.subjectFamily,
      subject: offer.subject,
      form: offer.form,
    },
  };
}

function liveHold(
  deps: Deps,
  { id, expiresAt, extended }: { id: string; expiresAt: string; extended: boolean },
  places: Places,
) {
  const token = holdToken(deps.config.LINK_SECRET, id);
  return { token, expiresAt: new Date(expiresAt), extendable: !extended, places };
}

export type ExtendResult =
  | { kind: 'held'; hold: LiveHold }
  | {
      kind: 'problem';
      code: 'NOT_FOUND' | 'HOLD_LAPSED' | 'HOLD_EXTENDED_ALREADY' | 'HOLD_NOT_YOURS' | 'SESSION_CANCELLED';
    };

/** What a token is shown with: the session of the address, the browser, the clock. */
export interface Shown {
  token: string | null;
  sessionId: string;
  /** The browser's cookie; null = it sent none. */
  holder: string | null;
  now: Date;
}

/** Holds the places ten minutes more from now on, once. */
export async function extendHold(deps: Deps, shown: Shown): Promise<ExtendResult> {
  const id = idOf(deps, shown);
  if (id === null) return { kind: 'problem', code: 'NOT_FOUND' };
  const known = await store.findHold(deps.db.pool, id);
  if (known === null) return { kind: 'problem', code: 'HOLD_LAPSED' };
  if (known.sessionId !== shown.sessionId) return { kind: 'problem', code: 'NOT_FOUND' };
  if (!isHeldBy(known, shown.holder)) return { kind: 'problem', code: 'HOLD_NOT_YOURS' };
  const session = await sessionOf(deps.db.pool, known.sessionId);
  if (session?.state === 'CANCELLED') return { kind: 'problem', code: 'SESSION_CANCELLED' };
  const expiresAt = holdEnds(shown.now);
  const { outcome } = await store.extend(deps.db.pool, { id, now: shown.now, expiresAt });
  if (outcome === 'gone') return { kind: 'problem', code: 'HOLD_LAPSED' };
  if (outcome === 'already') return { kind: 'problem', code: 'HOLD_EXTENDED_ALREADY' };
  const extended = { id, expiresAt: expiresAt.toISOString(), extended: true };
  return { kind: 'held', hold: liveHold(deps, extended, placesIn(known)) };
}

/** Gives the places back; what has ended already stays ended. */
export async function releaseHold(deps: Deps, shown: Shown): Promise<'released' | 'NOT_FOUND' | 'HOLD_NOT_YOURS'> {
  const id = idOf(deps, shown);
  if (id === null) return 'NOT_FOUND';
  const known = await store.findHold(deps.db.pool, id);
  if (known === null) return 'released';
  if (known.sessionId !== shown.sessionId) return 'NOT_FOUND';
  if (!isHeldBy(known, shown.holder)) return 'HOLD_NOT_YOURS';
  await store.release(deps.db.pool, id, shown.now);
  return 'released';
}

function placesIn({ groups, pupils, adults }: Places): Places {
  return { groups, pupils, adults };
}

function idOf(deps: Deps, { token }: Shown): string | null {
  return token === null ? null : holdIdOf(deps.config.LINK_SECRET, token);
}
