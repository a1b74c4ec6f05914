import { askAnew } from '#server/approvals/asked-anew.service.ts';
import { lockRequest } from '#server/approvals/request-lock.ts';
import { actingRole, type Login } from '#server/http/policy.ts';
import { recordAudit } from '#server/platform/audit.ts';
import { inTransaction } from '#server/platform/database.ts';
import type { Deps } from '#server/platform/deps.ts';
import { isId, newId } from '#server/platform/ids.ts';
import { localDateOf } from '#server/time/local-time.ts';
import { promoteSession } from '#server/waitlist/promotion.service.ts';
import { dimensionsOf } from './booking.dimensions.ts';
import type { BookingFacts, BookingSnapshot, SessionFacts } from './booking.facts.ts';
import { mailSettings } from './booking.mails.ts';
import { earliestBookableStart, placesOf } from './booking.rules.ts';
import { findBooking, loadSnapshot } from './booking.store.ts';
import { type MoveRefusal, refusalsOfMoving } from './booking-move.rules.ts';
import * as store from './booking-move.store.ts';
import { mailsOfNews } from './visit-news.mails.ts';
import { toldEducators } from './visit-news.service.ts';

export type { Alternative } from './booking-move.store.ts';

/** How often a decision is taken anew when booking or session changed while it was taken. */
const ATTEMPTS = 4;
/** As many times as fit on a telephone. */
const PROPOSED = 6;

export interface MoveRequest {
  sessionId: string;
  /** Who moves it; null = the school, by its link. */
  login: Login | null;
  /** What the department writes to the school; null = nothing. */
  message?: string | null;
  now: Date;
}

export type MoveResult =
  | { kind: 'moved'; booking: BookingFacts }
  | { kind: 'unknown session' }
  | { kind: 'changed meanwhile' }
  | {
      kind: 'refused';
      booking: BookingFacts;
      refusals: [MoveRefusal, ...MoveRefusal[]];
      alternatives: store.Alternative[];
    };

/**
 * Moves a booking to another session of its offer: places, dimensions as of the new day, mails and audit in one transaction.
 * Reference, UID, groups, price and the booked version of the offer stay; an open review is closed. A refusal brings the
 * nearest times that would do. Who may is the caller's to ask; the rules know the school's deadlines.
 */
export async function moveBooking(deps: Deps, first: BookingFacts, request: MoveRequest): Promise<MoveResult> {
  if (!isId(request.sessionId)) return { kind: 'unknown session' };
  const mover = request.login === null ? 'SCHOOL' : 'STAFF';
  let booking = first;
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const snapshot = await snapshotOf(deps, booking, request);
    if (snapshot.session === null) return { kind: 'unknown session' };
    const refusals = refusalsOfMoving(booking, snapshot.session, mover, request.now);
    // Whether there is room is the database's to say: holds that have lapsed make way there.
    const [refusal, ...others] = refusals.every(({ code }) => code === 'SESSION_FULL') ? [] : refusals;
    if (refusal !== undefined) return refused(deps, booking, [refusal, ...others], request);
    const move = await moveOf(deps, booking, { ...snapshot, session: snapshot.session }, request);
    const answer = await moveAndAsk(deps, booking, move, request);
    if (answer.outcome === 'full')
      return refused(deps, booking, [{ code: 'SESSION_FULL', left: answer.left }], request);
    if (answer.outcome === 'promote') await promoteSession(deps, snapshot.session.id, request.now);
    const reloaded = await findBooking(deps.db.pool, { id: booking.id });
    if (reloaded === null) throw new Error('a booking is never deleted');
    if (answer.outcome === 'moved') {
      deps.wakeMailWorker();
      return { kind: 'moved', booking: reloaded };
    }
    booking = reloaded;
  }
  return { kind: 'changed meanwhile' };
}

/** Moves it; who has said yes to the time before, or is being asked, is asked about the new one in the same transaction. */
function moveAndAsk(deps: Deps, booking: BookingFacts, move: unknown, { sessionId, login, now }: MoveRequest) {
  if (booking.status !== 'REQUESTED') return store.moveBooking(deps.db.pool, move);
  return inTransaction(deps.db, async (sql) => {
    // The other classes of its set are told, too: all sessions are locked first, as always in the order of their ids.
    await lockRequest(sql, booking.id, [sessionId]);
    const answer = await store.moveBooking(sql, move);
    const settings = mailSettings(deps.config);
    if (answer.outcome === 'moved') await askAnew(sql, booking, { settings, bySchool: login === null, now });
    return answer;
  });
}

/** The nearest times that a booking could move to now, earliest first. */
export async function alternativesOf(
  deps: Pick<Deps, 'db'>,
  bookings: readonly BookingFacts[],
  { login, now }: Pick<MoveRequest, 'login' | 'now'>,
): Promise<Map<string, store.Alternative[]>> {
  if (bookings.length === 0) return new Map();
  const earliest = ({ session }: BookingFacts) =>
    login === null ? earliestBookableStart(localDateOf(now), now, session.offer.leadTimeWorkingDays) : now;
  const asked = bookings.map((booking) => ({ bookingId: booking.id, earliest: earliest(booking) }));
  return store.findAlternatives(deps.db.pool, asked, PROPOSED);
}

/** Accepts the changed session: nobody has to look at the booking any more. False = there is nothing to accept. */
export function keepBooking(
  deps: Pick<Deps, 'db'>,
  booking: BookingFacts,
  { login, now }: Pick<MoveRequest, 'login' | 'now'>,
): Promise<boolean> {
  return inTransaction(deps.db, async (sql) => {
    const by = login?.accountId ?? null;
    if (!(await store.closeReview(sql, { bookingId: booking.id, by, now }))) return false;
    const facts = { bookingId: booking.id, sessionId: booking.session.id, details: { cause: booking.review?.cause } };
    await recordAudit(sql, { ...actorOf(booking, login), now, action: 'booking.keptAfterReview', ...facts });
    return true;
  });
}

async function refused(
  deps: Deps,
  booking: BookingFacts,
  refusals: [MoveRefusal, ...MoveRefusal[]],
  request: MoveRequest,
): Promise<MoveResult> {
  const alternatives = (await alternativesOf(deps, [booking], request)).get(booking.id) ?? [];
  return { kind: 'refused', booking, refusals, alternatives };
}

function snapshotOf(deps: Deps, booking: BookingFacts, { sessionId, now }: MoveRequest): Promise<BookingSnapshot> {
  const { number, name, municipality } = booking.institution;
  const institution = number === null ? { name, municipality: municipality?.code ?? '' } : { number };
  return loadSnapshot(deps.db.pool, { sessionId, institution, contactEmail: '', idempotencyKey: null, now });
}

/** A move as the SQL function `booking_move` takes it. */
async function moveOf(
  deps: Deps,
  booking: BookingFacts,
  { session: target, institution, regionSpans, partnershipSpans }: BookingSnapshot & { session: SessionFacts },
  { login, message, now }: MoveRequest,
) {
  const dimensions = dimensionsOf({
    session: target,
    offer: { ...target.offer, departmentId: target.department.id },
    institution,
    groups: booking.groups,
    regionSpans,
    partnershipSpans,
  });
  const settings = mailSettings(deps.config);
  const after: BookingFacts = { ...booking, review: null, session: { ...target, offer: booking.session.offer } };
  const told = await toldEducators(deps.db.pool, booking);
  return {
    bookingId: booking.id,
    version: booking.version,
    toSessionId: target.id,
    toVersion: target.version,
    now: now.toISOString(),
    dimensions,
    mails: mailsOfNews(asKnown(booking), after, { settings, told, note: message || null, now }),
    audit: {
      id: newId(),
      ...actorOf(booking, login),
      action: 'booking.moved',
      details: {
        before: { day: booking.session.localDate },
        after: { day: target.localDate },
        ...placesOf(booking.groups),
      },
    },
  };
}

/** The educators of a cancelled session have had their CANCEL: for them a move is a new visit, or none. */
function asKnown(booking: BookingFacts): BookingFacts {
  if (booking.session.state !== 'CANCELLED') return booking;
  return { ...booking, session: { ...booking.session, educators: [] } };
}

function actorOf({ session }: BookingFacts, login: Login | null) {
  if (login === null) return { actor: 'link' as const };
  const role = actingRole('lead', login, { departmentId: session.department.id });
  return { actor: 'account' as const, accountId: login.accountId, role };
}
