import { decide } from '#server/bookings/booking.decision.ts';
import type { BookingFacts, BookingSnapshot } from '#server/bookings/booking.facts.ts';
import { mailSettings } from '#server/bookings/booking.mails.ts';
import { type Booker, hashOf, newBooking, requestOf } from '#server/bookings/booking.request.ts';
import type { Refusal } from '#server/bookings/booking.rules.ts';
import { placesOf } from '#server/bookings/booking.rules.ts';
import { bookingOf, bookingsOf, snapshotOfAsking } from '#server/bookings/stored-booking.service.ts';
import type { Deps } from '#server/platform/deps.ts';
import { isId, newId } from '#server/platform/ids.ts';
import * as store from './join.store.ts';
import { promoteSession } from './promotion.service.ts';
import { waitingMail } from './waiting.mails.ts';
import type { JoinBody } from './waitlist.contract.ts';
import { type Wishes, waitingEnds } from './waitlist.rules.ts';
import { wishWords } from './waitlist.texts.ts';

/** How often a decision is taken anew when the session changed while it was taken. */
const ATTEMPTS = 4;

export interface Joined {
  position: number;
  bookings: readonly [BookingFacts, ...BookingFacts[]];
}

export type JoinRefusal = Refusal | { code: 'SESSION_HAS_ROOM' };

export type JoinResult =
  | ({ kind: 'joined' } & Joined)
  | { kind: 'refused'; refusals: [JoinRefusal, ...JoinRefusal[]] }
  | { kind: 'invalid'; errors: { path: string; code: string }[] }
  | { kind: 'problem'; code: 'SESSION_NOT_FOUND' | 'IDEMPOTENCY_KEY_REUSED' | 'TOO_MANY_BOOKINGS' };

interface Circumstances {
  idempotencyKey: string | null;
  bookedBy: Booker | null;
  now: Date;
}

/**
 * Puts somebody on the waiting list of a full session. Everything but the room is judged as for a booking; the head is asked for
 * when places are accepted. Several classes wait together, for any session of that day unless they wish for more. Where another
 * wished day has room it is offered at once.
 */
export async function joinWaitlist(
  deps: Deps,
  sessionId: string,
  body: JoinBody,
  { idempotencyKey, bookedBy, now }: Circumstances,
): Promise<JoinResult> {
  if (!isId(sessionId)) return { kind: 'problem', code: 'SESSION_NOT_FOUND' };
  const requestHash = hashOf({ waitlist: sessionId, ...body });
  for (let attempt = 1; ; attempt++) {
    const question = {
      sessionId,
      institution: body.institution,
      contactEmail: body.contact.email,
      idempotencyKey,
      now,
    };
    const snapshot = await snapshotOfAsking(deps.db.pool, question);
    if (snapshot.known) return replay(deps, snapshot.known, requestHash);
    const made = judge(snapshot, body, now);
    if (made.kind !== 'waits') return made;
    const parts = await partsOf(deps, { ...made, snapshot, requestHash }, { idempotencyKey, bookedBy, now });
    const answer = await take(deps, parts);
    if (answer === 'reference taken') continue;
    const { outcome } = answer;
    if (outcome === 'created') return joined(deps, made.bookings, made.wishes, now);
    if ('bookingId' in answer) {
      const hash = outcome === 'replayed' ? requestHash : '';
      return replay(deps, { bookingId: answer.bookingId, requestHash: hash }, requestHash);
    }
    // Those who wait already are asked first; whoever still finds room books.
    if (outcome === 'promote') await promoteSession(deps, sessionId, now);
    if (outcome === 'free' || attempt === ATTEMPTS)
      return { kind: 'refused', refusals: [{ code: 'SESSION_HAS_ROOM' }] };
  }
}

interface Waits {
  kind: 'waits';
  entryId: string;
  wishes: Wishes | null;
  bookings: readonly [BookingFacts, ...BookingFacts[]];
}

/** The bookings as they will wait, or why they can't. */
function judge(snapshot: BookingSnapshot, body: JoinBody, now: Date): Waits | Exclude<JoinResult, { kind: 'joined' }> {
  const { groups, sets, wishes: asked, ...common } = body;
  const visits = sets ?? [{ groups: groups ?? [], visitor: body.visitor, needs: body.needs }];
  const entryId = newId();
  const bookingSetId = visits.length > 1 ? newId() : null;
  const ids = visits.map(() => newId()).sort();
  const bookings: BookingFacts[] = [];
  let wishes = asked ?? null;
  for (const [index, own] of visits.entries()) {
    const visitor = own.visitor ?? common.visitor;
    const request = { ...common, ...own, visitor, needs: own.needs || common.needs };
    const decision = decide(emptied(snapshot), { ...request, head: HEAD_LATER }, { holder: null, now });
    if (decision.kind === 'problem') return { kind: 'problem', code: knownCode(decision.code) };
    if (decision.kind !== 'accepted') return decision;
    const { session } = snapshot;
    if (session === null) return { kind: 'problem', code: 'SESSION_NOT_FOUND' };
    if (wishes === null && visits.length > 1) wishes = { from: session.localDate, to: session.localDate, weekdays: [] };
    const until = waitingEnds(new Date(session.startsAt), wishes, session.offer);
    bookings.push({
      ...newBooking(request, { ...decision, session, now }),
      id: ids[index] ?? newId(),
      status: 'WAITING',
      bookingSetId,
      waitlistEntryId: entryId,
      expiresAt: until.toISOString(),
      head: null,
    });
  }
  const [first, ...others] = bookings;
  if (first === undefined) throw new Error('somebody who waits has at least one group');
  return { kind: 'waits', entryId, wishes, bookings: [first, ...others] };
}

/** Who is asked when places are accepted is not asked now. */
const HEAD_LATER = { name: '-', email: '-' };

function knownCode(code: string): 'SESSION_NOT_FOUND' | 'TOO_MANY_BOOKINGS' {
  return code === 'TOO_MANY_BOOKINGS' ? code : 'SESSION_NOT_FOUND';
}

/** The session as if nobody had booked it: whoever waits need only fit into it at all. */
function emptied(snapshot: BookingSnapshot): BookingSnapshot {
  const { session } = snapshot;
  const taken = { groups: 0, pupils: 0, adults: 0 };
  return { ...snapshot, hold: null, lapsed: taken, session: session && { ...session, taken, houseLeft: null } };
}

/** The bookings as the SQL function takes them; the mail and the idempotency key go with the first. */
async function partsOf(
  deps: Deps,
  { entryId, wishes, bookings, snapshot, requestHash }: Waits & { snapshot: BookingSnapshot; requestHash: string },
  { idempotencyKey, bookedBy, now }: Circumstances,
): Promise<store.WaitingPart[]> {
  const [first] = bookings;
  const { session } = first;
  const position = 1 + (await store.countAhead(deps.db.pool, { sessionId: session.id, before: now }));
  const words = { position, wishes: wishWords(wishes, session.localDate, first.language) };
  const mail = waitingMail('WAITING_JOINED', bookings, words, { settings: mailSettings(deps.config), now });
  const together = placesOf(bookings.flatMap(({ groups }) => groups));
  const waitlist = {
    id: entryId,
    wishFrom: wishes?.from ?? null,
    wishTo: wishes?.to ?? null,
    weekdays: wishes?.weekdays ?? [],
  };
  return bookings.map((booking, index) => {
    const key = index === 0 ? idempotencyKey : null;
    const request = requestOf(deps, booking, snapshot, { idempotencyKey: key, requestHash, bookedBy, now });
    const audit = { ...request.audit, action: 'waitlist.joined' };
    const mails = index === 0 ? [mail] : [];
    return {
      sessionId: session.id,
      version: session.version,
      request: { ...request, audit, mails, waitlist, together },
    };
  });
}

async function take(deps: Deps, parts: readonly store.WaitingPart[]): Promise<store.JoinOutcome | 'reference taken'> {
  try {
    return await store.createWaiting(deps.db.pool, parts);
  } catch (error) {
    if ((error as { constraint?: string }).constraint === 'booking_reference_key') return 'reference taken';
    throw error;
  }
}

/** Other wished days may have room already: those are asked about at once. */
async function joined(deps: Deps, bookings: Joined['bookings'], wishes: Wishes | null, now: Date): Promise<JoinResult> {
  deps.wakeMailWorker();
  const [first] = bookings;
  if (wishes !== null && first.waitlistEntryId !== null) {
    const marked = await store.markWished(deps.db, { entryId: first.waitlistEntryId, now });
    for (const sessionId of marked) await promoteSession(deps, sessionId, now);
  }
  return answered(
    deps,
    bookings.map(({ id }) => id),
  );
}

async function answered(deps: Deps, ids: readonly string[]): Promise<JoinResult> {
  const found = new Map((await bookingsOf(deps.db.pool, ids)).map((booking) => [booking.id, booking]));
  const [first, ...others] = ids.flatMap((id) => found.get(id) ?? []);
  if (first === undefined || first.waitlistEntryId === null) throw new Error('a booking is never deleted');
  const position = await store.positionOf(deps.db.pool, first.waitlistEntryId);
  return { kind: 'joined', position, bookings: [first, ...others] };
}

async function replay(
  deps: Deps,
  known: { bookingId: string; requestHash: string },
  requestHash: string,
): Promise<JoinResult> {
  if (known.requestHash !== requestHash) return { kind: 'problem', code: 'IDEMPOTENCY_KEY_REUSED' };
  const booking = await bookingOf(deps.db.pool, known.bookingId);
  if (booking === null || booking.waitlistEntryId === null) return { kind: 'problem', code: 'IDEMPOTENCY_KEY_REUSED' };
  return answered(deps, await store.bookingsOfEntry(deps.db.pool, booking.waitlistEntryId));
}
