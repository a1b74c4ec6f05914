import { dimensionsOf } from '#server/bookings/booking.dimensions.ts';
import type { BookingFacts, BookingSnapshot, SessionFacts } from '#server/bookings/booking.facts.ts';
import { mailFactsOf, mailSettings, mailsFor } from '#server/bookings/booking.mails.ts';
import { newReference } from '#server/bookings/booking.reference.ts';
import { placesOf } from '#server/bookings/booking.rules.ts';
import { timeProposedMail } from '#server/bookings/request.mails.ts';
import { answerDeadline } from '#server/bookings/request.rules.ts';
import { bookingOf, sessionOf, snapshotFor } from '#server/bookings/stored-booking.service.ts';
import { recordAudit } from '#server/platform/audit.ts';
import { inTransaction, type Sql } from '#server/platform/database.ts';
import type { Deps } from '#server/platform/deps.ts';
import { isId, newId } from '#server/platform/ids.ts';
import { promoteSession } from '#server/waitlist/promotion.service.ts';
import { type AnswerRefusal, laterOf, proposalEnds, refusalOfConfirming } from './approval.rules.ts';
import type { Answering } from './approval.service.ts';
import * as store from './approval.store.ts';
import { askAnew } from './asked-anew.service.ts';
import { closeProposal, insertProposal } from './proposal.store.ts';
import { leadActor } from './request-actor.ts';
import { lockRequest } from './request-lock.ts';

/** How often a decision is taken anew when places came free that somebody waits for, or the session changed. */
const ATTEMPTS = 4;

export type ProposalRefusal =
  | AnswerRefusal
  | { code: 'PART_OF_SET' }
  | { code: 'SAME_SESSION' }
  | { code: 'OTHER_OFFER' }
  | { code: 'TIME_NOT_OPEN' }
  | { code: 'TIME_FULL' }
  | { code: 'NO_PROPOSAL' };

export type ProposalResult =
  | { kind: 'done' }
  | { kind: 'unknown session' }
  | { kind: 'changed meanwhile' }
  | { kind: 'refused'; refusal: ProposalRefusal };

/** What one attempt comes to; the last three are tried again. */
type Attempt = ProposalResult | { kind: 'promote'; sessionId: string } | { kind: 'again' };

/**
 * The department proposes another time for a request: its places are held until the school has answered, and those asked for stay
 * taken as long. A proposal that is open already is replaced.
 */
export function proposeTime(
  deps: Deps,
  { id }: Pick<BookingFacts, 'id'>,
  request: Answering & { sessionId: string; message: string | null },
): Promise<ProposalResult> {
  if (!isId(request.sessionId)) return Promise.resolve({ kind: 'unknown session' });
  return repeatedly(deps, request.now, () =>
    inTransaction(deps.db, async (sql): Promise<Attempt> => {
      const [booking, ...others] = (await lockRequest(sql, id, [request.sessionId])) ?? [];
      if (booking === undefined) throw new Error('a booking is never deleted');
      const target = await sessionOf(sql, request.sessionId);
      if (target === null) return { kind: 'unknown session' };
      const refusal = refusalOfProposing(booking, { target, others: others.length, now: request.now });
      return refusal === null ? propose(sql, deps, { booking, target, request }) : { kind: 'refused', refusal };
    }),
  );
}

function refusalOfProposing(
  booking: BookingFacts,
  { target, others, now }: { target: SessionFacts; others: number; now: Date },
): ProposalRefusal | null {
  const refusal = refusalOfConfirming(booking, now);
  if (refusal !== null && refusal.code !== 'SESSION_CANCELLED') return refusal;
  if (others > 0) return { code: 'PART_OF_SET' };
  if (target.id === booking.session.id) return { code: 'SAME_SESSION' };
  if (target.offer.id !== booking.session.offer.id) return { code: 'OTHER_OFFER' };
  return target.state !== 'OPEN' || now >= new Date(target.startsAt) ? { code: 'TIME_NOT_OPEN' } : null;
}

interface Proposing {
  booking: BookingFacts;
  target: SessionFacts;
  request: Answering & { sessionId: string; message: string | null };
}

async function propose(sql: Sql, deps: Deps, { booking, target, request }: Proposing): Promise<Attempt> {
  const { login, message, now } = request;
  const startsAt = [booking.session, target].map((one) => new Date(one.startsAt));
  const workingDays = booking.session.offer.requestWorkingDays;
  const expiresAt = proposalEnds(answerDeadline({ now, workingDays, startsAt: new Date(target.startsAt) }), startsAt);
  const held = await store.hold(sql, await holdOf(sql, { booking, target, expiresAt, now }));
  if (held.outcome === 'promote') return { kind: 'promote', sessionId: target.id };
  if (held.outcome === 'full') return { kind: 'refused', refusal: { code: 'TIME_FULL' } };
  if (held.outcome !== 'held') return { kind: 'again' };
  // Nothing has been written before the places are held: a refusal leaves an open proposal as it is.
  await closeProposal(sql, { bookingId: booking.id, outcome: 'WITHDRAWN', now });
  await insertProposal(sql, {
    id: newId(),
    bookingId: booking.id,
    sessionId: target.id,
    holdId: held.id,
    message,
    by: login.accountId,
    expiresAt,
    now,
  });
  await store.setExpiry(sql, { bookingIds: [booking.id], expiresAt: laterOf(booking.expiresAt, expiresAt), now });
  const time = {
    startsAt: new Date(target.startsAt),
    endsAt: new Date(target.endsAt),
    site: target.site.name === booking.session.site.name ? null : target.site.name,
    message,
    dueAt: expiresAt,
  };
  await store.tell(sql, booking.id, [timeProposedMail(booking, time, mailSettings(deps.config), now)], now);
  await recordAudit(sql, {
    ...leadActor(login, booking),
    now,
    action: 'booking.timeProposed',
    ...aboutOf(booking),
    details: { day: target.localDate },
  });
  return { kind: 'done' };
}

/** The hold as the SQL function `booking_hold` takes it. */
async function holdOf(
  sql: Sql,
  { booking, target, expiresAt, now }: { booking: BookingFacts; target: SessionFacts; expiresAt: Date; now: Date },
) {
  const snapshot = await snapshotFor(sql, booking, { sessionId: target.id, now });
  return {
    sessionId: target.id,
    version: target.version,
    id: newId(),
    reference: newReference(),
    holderHash: null,
    ...placesOf(booking.groups),
    expiresAt: expiresAt.toISOString(),
    now: now.toISOString(),
    offerVersionId: target.offer.versionId,
    dimensions: dimensionsFor(booking, { ...snapshot, session: target }),
  };
}

function dimensionsFor(
  { groups }: BookingFacts,
  { session, institution, regionSpans, partnershipSpans }: BookingSnapshot & { session: SessionFacts },
) {
  const offer = { ...session.offer, departmentId: session.department.id };
  return dimensionsOf({ session, offer, institution, groups, regionSpans, partnershipSpans });
}

/**
 * The school's answer to a proposed time. Yes: the request moves there and is confirmed (or waits for the school's head alone, who is
 * asked anew). No: the department has the request again, with time to answer it.
 */
export function answerProposal(
  deps: Deps,
  booking: BookingFacts,
  { accept, now }: { accept: boolean; now: Date },
): Promise<ProposalResult> {
  return repeatedly(deps, now, async () => {
    const proposed = (await bookingOf(deps.db.pool, booking.id))?.proposal;
    if (!proposed) return { kind: 'refused', refusal: { code: 'NO_PROPOSAL' } };
    return inTransaction(deps.db, async (sql): Promise<Attempt> => {
      const [locked] = (await lockRequest(sql, booking.id, [proposed.sessionId])) ?? [];
      if (locked === undefined || locked.proposal?.id !== proposed.id) return { kind: 'again' };
      const refusal = refusalOfConfirming(locked, now);
      if (refusal !== null && refusal.code !== 'SESSION_CANCELLED') return { kind: 'refused', refusal };
      if (now >= new Date(proposed.expiresAt)) return { kind: 'refused', refusal: { code: 'NO_PROPOSAL' } };
      return accept ? acceptProposal(sql, deps, { booking: locked, proposed, now }) : refuseProposal(sql, locked, now);
    });
  });
}

async function refuseProposal(sql: Sql, booking: BookingFacts, now: Date): Promise<Attempt> {
  await closeProposal(sql, { bookingId: booking.id, outcome: 'DECLINED', now });
  const { startsAt, offer } = booking.session;
  const own = answerDeadline({ now, workingDays: offer.requestWorkingDays, startsAt: new Date(startsAt) });
  await store.setExpiry(sql, { bookingIds: [booking.id], expiresAt: laterOf(booking.expiresAt, own), now });
  await recordAudit(sql, { actor: 'link', now, action: 'booking.proposalDeclined', ...aboutOf(booking) });
  return { kind: 'done' };
}

interface Accepting {
  booking: BookingFacts;
  proposed: NonNullable<BookingFacts['proposal']>;
  now: Date;
}

async function acceptProposal(sql: Sql, deps: Deps, { booking, proposed, now }: Accepting): Promise<Attempt> {
  const snapshot = await snapshotFor(sql, booking, { sessionId: proposed.sessionId, now });
  const target = snapshot.session;
  if (target === null || target.state !== 'OPEN') return { kind: 'refused', refusal: { code: 'TIME_NOT_OPEN' } };
  const settings = mailSettings(deps.config);
  const waitsForHead = booking.head !== null;
  const after: BookingFacts = {
    ...booking,
    status: waitsForHead ? 'REQUESTED' : 'CONFIRMED',
    review: null,
    proposal: null,
    session: { ...target, offer: booking.session.offer },
  };
  const moved = await store.move(sql, {
    bookingId: booking.id,
    version: booking.version,
    toSessionId: target.id,
    toVersion: target.version,
    releaseHoldId: proposed.holdId,
    confirm: !waitsForHead,
    now: now.toISOString(),
    dimensions: dimensionsFor(booking, { ...snapshot, session: target }),
    mails: waitsForHead
      ? []
      : mailsFor('CONFIRMATION', after, mailFactsOf(after, settings, now), newId, settings.mailDomain),
    audit: {
      id: newId(),
      actor: 'link',
      action: 'booking.proposalAccepted',
      details: { before: { day: booking.session.localDate }, after: { day: target.localDate } },
    },
  });
  if (moved.outcome === 'promote') return { kind: 'promote', sessionId: target.id };
  if (moved.outcome === 'full') return { kind: 'refused', refusal: { code: 'TIME_FULL' } };
  if (moved.outcome !== 'moved') return { kind: 'again' };
  const by = await closeProposal(sql, { bookingId: booking.id, outcome: 'ACCEPTED', now });
  await store.writeAcceptance(sql, { bookingIds: [booking.id], by, now });
  await askAnew(sql, booking, { settings, bySchool: false, now });
  return { kind: 'done' };
}

const aboutOf = ({ id, session }: BookingFacts) => ({
  bookingId: id,
  sessionId: session.id,
  departmentId: session.department.id,
});

/** Tries again where places came free that somebody waits for (those are asked first), or the session changed meanwhile. */
async function repeatedly(deps: Deps, now: Date, attempt: () => Promise<Attempt>): Promise<ProposalResult> {
  for (let tried = 1; tried <= ATTEMPTS; tried++) {
    const result = await attempt();
    if (result.kind === 'promote') await promoteSession(deps, result.sessionId, now);
    else if (result.kind !== 'again') {
      if (result.kind === 'done') deps.wakeMailWorker();
      return result;
    }
  }
  return { kind: 'changed meanwhile' };
}
