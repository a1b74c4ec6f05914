import type { Deps } from '#server/platform/deps.ts';
import { isId, newId } from '#server/platform/ids.ts';
import { promoteSession } from '#server/waitlist/promotion.service.ts';
import type { Decision, WrongField } from './booking.decision.ts';
import type { BookingFacts } from './booking.facts.ts';
import { mailSettings } from './booking.mails.ts';
import { type Booker, hashOf, newBooking, requestOf } from './booking.request.ts';
import * as bookings from './booking.store.ts';
import { type Accepted, askedOf, type BookingSetBody, judge, type SetRefusal } from './booking-set.decision.ts';
import { confirmationMailsOfSet } from './booking-set.mails.ts';
import * as store from './booking-set.store.ts';
import { requestMails } from './request.mails.ts';

/** How often a decision is taken anew when a session changed while it was taken. */
const ATTEMPTS = 3;

export type SetResult =
  | { kind: 'booked'; bookings: [BookingFacts, ...BookingFacts[]] }
  | { kind: 'refused'; refusals: [SetRefusal, ...SetRefusal[]] }
  | { kind: 'invalid'; errors: WrongField[] }
  | Extract<Decision, { kind: 'problem' }>
  | { kind: 'problem'; code: 'IDEMPOTENCY_KEY_REUSED' };

interface Circumstances {
  idempotencyKey: string | null;
  bookedBy: Booker | null;
  /** The cookie of the browser that holds places; null = it sent none. */
  holder: string | null;
  now: Date;
}

/**
 * Books several classes, each visit a booking of its own: all of them or none, in one transaction. A set is answered as a whole: if
 * one of its visits needs a yes, all of them wait for it, until the same moment. The first booking carries the idempotency key, the
 * head's approval and the link to all of them.
 */
export async function createBookingSet(
  deps: Deps,
  body: BookingSetBody,
  { idempotencyKey, bookedBy, holder, now }: Circumstances,
): Promise<SetResult> {
  const asked = askedOf(deps, body);
  if (!asked.every(({ request }) => isId(request.sessionId))) return { kind: 'problem', code: 'SESSION_NOT_FOUND' };
  const requestHash = hashOf({ set: asked.map(({ request }) => request) });
  for (let attempt = 1; ; attempt++) {
    const judged = await judge(deps, asked, { idempotencyKey, holder, now });
    if ('known' in judged) return replay(deps, judged.known, requestHash);
    if (judged.kind !== 'accepted') return judged;
    const made = madeOf(judged.parts, now);
    const mails = mailsOf(deps, made, now);
    const parts = judged.parts.map(({ snapshot, session, holdId }, index) => {
      const booking = made[index] as BookingFacts;
      const key = index === 0 ? idempotencyKey : null;
      const request = requestOf(deps, booking, snapshot, { idempotencyKey: key, requestHash, bookedBy, holdId, now });
      return { sessionId: session.id, version: session.version, request: { ...request, mails: mails[index] ?? [] } };
    });
    const outcome = await take(deps, parts);
    if (outcome === 'reference taken') continue;
    if (outcome.outcome === 'created') {
      deps.wakeMailWorker();
      return { kind: 'booked', bookings: made };
    }
    if ('bookingId' in outcome)
      return replay(
        deps,
        { bookingId: outcome.bookingId, requestHash: outcome.outcome === 'replayed' ? requestHash : '' },
        requestHash,
      );
    // Places came free that somebody waits for: they are asked first.
    if (outcome.outcome === 'promote') await promoteSession(deps, parts[outcome.part]?.sessionId ?? '', now);
    if (outcome.outcome === 'full' || attempt === ATTEMPTS) {
      const left = outcome.outcome === 'full' ? outcome.left : { groups: 0, pupils: 0, adults: 0 };
      return { kind: 'refused', refusals: [{ code: 'SESSION_FULL', left, booking: outcome.part }] };
    }
  }
}

/** The bookings as they will stand: ids in the order of the list, so that the first one stays the first. */
function madeOf(parts: readonly Accepted[], now: Date): [BookingFacts, ...BookingFacts[]] {
  const ids = parts.map(() => newId()).sort();
  const bookingSetId = parts.length > 1 ? newId() : null;
  const alone = parts.map((part) => newBooking(part.request, { ...part, now }));
  const expiries = alone.flatMap(({ expiresAt }) => expiresAt ?? []).sort();
  const expiresAt = expiries[0] ?? null;
  const [first, ...others] = alone.map((booking, index) => ({
    ...booking,
    id: ids[index] ?? booking.id,
    bookingSetId,
    status: expiresAt === null ? booking.status : ('REQUESTED' as const),
    expiresAt,
    head: index === 0 ? (alone.find(({ head }) => head !== null)?.head ?? null) : null,
  }));
  if (first === undefined) throw new Error('a set has at least one visit');
  return [first, ...others];
}

/** By booking: one confirmation of all of them, or the mails of one request, which go with the first. */
function mailsOf(deps: Deps, made: readonly [BookingFacts, ...BookingFacts[]], now: Date) {
  const settings = mailSettings(deps.config);
  return made[0].status === 'CONFIRMED'
    ? confirmationMailsOfSet(made, settings, now)
    : made.map((_, index) => (index === 0 ? requestMails(made, settings, now) : []));
}

async function take(
  deps: Deps,
  parts: Parameters<typeof store.createSet>[1],
): Promise<store.CreateSetOutcome | 'reference taken'> {
  try {
    return await store.createSet(deps.db.pool, parts);
  } catch (error) {
    if ((error as { constraint?: string }).constraint === 'booking_reference_key') return 'reference taken';
    throw error;
  }
}

/** The first answer again: what was booked then, whatever became of it. */
async function replay(
  deps: Deps,
  known: { bookingId: string; requestHash: string },
  requestHash: string,
): Promise<SetResult> {
  if (known.requestHash !== requestHash) return { kind: 'problem', code: 'IDEMPOTENCY_KEY_REUSED' };
  const first = await bookings.findBooking(deps.db.pool, { id: known.bookingId });
  if (first === null) throw new Error('an idempotency key points to a booking that is gone');
  const whole = first.bookingSetId === null ? [first] : await store.findSet(deps.db.pool, first.bookingSetId);
  const asked = whole.some(
    ({ session, otherLevel, head }) => session.offer.confirmation === 'BY_REQUEST' || otherLevel || head !== null,
  );
  const [one = first, ...others] = whole.map((booking) => ({
    ...booking,
    status: asked ? ('REQUESTED' as const) : ('CONFIRMED' as const),
  }));
  return { kind: 'booked', bookings: [one, ...others] };
}

/** All classes that were booked together with this one, the first one first; empty = it was booked alone. */
export async function classesBookedWith(deps: Deps, { bookingSetId }: BookingFacts): Promise<BookingFacts[]> {
  return bookingSetId === null ? [] : store.findSet(deps.db.pool, bookingSetId);
}
