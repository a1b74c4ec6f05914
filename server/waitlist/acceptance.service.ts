import type { BookingFacts } from '#server/bookings/booking.facts.ts';
import { type MailSettings, mailFactsOf, mailSettings, mailsFor } from '#server/bookings/booking.mails.ts';
import { placesOf } from '#server/bookings/booking.rules.ts';
import { confirmationMailsOfSet } from '#server/bookings/booking-set.mails.ts';
import { requestMails } from '#server/bookings/request.mails.ts';
import { bookingOf } from '#server/bookings/stored-booking.service.ts';
import { inTransaction, type Sql } from '#server/platform/database.ts';
import type { Deps } from '#server/platform/deps.ts';
import { newId } from '#server/platform/ids.ts';
import { type AcceptRefusal, acceptedTerms, refusalsOfAccepting } from './acceptance.rules.ts';
import { type LockedEntry, lockTogether, type Together } from './entry-lock.ts';
import { afterOffer } from './waiting-outcome.rules.ts';
import { settle } from './waiting-settling.ts';
import * as store from './waitlist.store.ts';

/** The school's head, where the offer asks for a yes from there. */
export interface Head {
  name: string;
  email: string;
}

export type AnswerResult =
  | { kind: 'answered'; booking: BookingFacts }
  | { kind: 'refused'; booking: BookingFacts; refusals: [AcceptRefusal, ...AcceptRefusal[]] }
  | { kind: 'head missing' };

/**
 * Takes the places that were offered, for everything that waited together: it becomes a visit, or a request where somebody has to
 * say yes. Accepting again answers what it has become.
 */
export function acceptOffer(
  deps: Deps,
  { id }: Pick<BookingFacts, 'id'>,
  { head, now }: { head: Head | null; now: Date },
): Promise<AnswerResult> {
  return answer(deps, id, { done: ['CONFIRMED', 'REQUESTED'], now }, async (sql, { entry, bookings }) => {
    const [first] = bookings;
    const terms = acceptedTerms(bookings, now);
    if (terms.headDueAt !== null && head === null) return 'head missing';
    const asked =
      head !== null && terms.headDueAt !== null
        ? { ...head, dueAt: terms.headDueAt.toISOString(), answer: null, reason: null }
        : null;
    const expiresAt = terms.expiresAt?.toISOString() ?? null;
    const [firstAfter, ...others] = bookings.map((booking) => ({
      ...booking,
      status: terms.status,
      expiresAt,
      head: null,
    }));
    const after: Together = [{ ...(firstAfter ?? first), head: asked }, ...others];
    const mails = mailsOf(after, mailSettings(deps.config), now);
    if (entry === null)
      await store.setAgreed(
        sql,
        bookings.map((booking) => booking.id),
        now,
      );
    for (const [index, booking] of bookings.entries()) {
      const { outcome } = await store.confirm(sql, {
        bookingId: booking.id,
        version: booking.version,
        now: now.toISOString(),
        status: terms.status,
        expiresAt,
        head: index === 0 ? asked : null,
        mails: mails[index] ?? [],
        audit: { id: newId(), actor: 'link', action: 'waitlist.accepted', details: placesOf(booking.groups) },
      });
      if (outcome !== 'confirmed') throw new Error(`an offer could not be accepted though locked: ${booking.id}`);
    }
    return 'answered';
  });
}

/**
 * Gives offered places back at once, for everything that waited together. `keepWaiting`: for other sessions it wished for; that
 * one is not offered again. Where there is nothing else to wait for it ends.
 */
export function declineOffer(
  deps: Deps,
  { id }: Pick<BookingFacts, 'id'>,
  { keepWaiting, now }: { keepWaiting: boolean; now: Date },
): Promise<AnswerResult> {
  return answer(deps, id, { done: ['WITHDRAWN'], now }, async (sql, locked) => {
    const outcome = locked.entry?.wishes && keepWaiting ? afterOffer(locked.entry, 'CANCELLED', now) : null;
    const settled = { actor: 'link', action: 'waitlist.declined', answer: 'declined', told: null, now } as const;
    if (outcome?.status === 'WAITING') await settle(deps, sql, locked, { ...settled, outcome });
    else await settle(deps, sql, locked, { ...settled, outcome: { status: 'WITHDRAWN' } });
    return 'answered';
  });
}

/** Decides in one transaction with the sessions locked; whoever answers again, or too late, reads what it has become. */
async function answer(
  deps: Deps,
  bookingId: string,
  { done, now }: { done: readonly BookingFacts['status'][]; now: Date },
  work: (sql: Sql, locked: LockedEntry) => Promise<'answered' | 'head missing'>,
): Promise<AnswerResult> {
  const result = await inTransaction(deps.db, async (sql): Promise<'answered' | 'head missing' | AcceptRefusal[]> => {
    const locked = await lockTogether(sql, bookingId);
    const own = locked?.bookings.find(({ id }) => id === bookingId);
    if (locked === null || own === undefined) return [{ code: 'NOT_OFFERED' }];
    if (done.includes(own.status)) return [];
    const offered = locked.bookings.filter(({ status }) => status === 'OFFERED');
    // What goes together is answered together: one class whose time is gone stops the others too.
    const judged = [own, ...offered].map((booking) => refusalsOfAccepting(booking, now));
    const refusals = judged.find((reasons) => reasons.length > 0);
    if (refusals !== undefined) return refusals;
    const [first, ...others] = offered;
    return first === undefined ? [{ code: 'NOT_OFFERED' }] : work(sql, { ...locked, bookings: [first, ...others] });
  });
  if (result === 'head missing') return { kind: 'head missing' };
  const booking = await bookingOf(deps.db.pool, bookingId);
  if (booking === null) throw new Error('a booking is never deleted');
  if (result === 'answered') {
    deps.wakeMailWorker();
    return { kind: 'answered', booking };
  }
  const [refusal, ...others] = result;
  return refusal === undefined
    ? { kind: 'answered', booking }
    : { kind: 'refused', booking, refusals: [refusal, ...others] };
}

/** By booking: the confirmation to everybody invited, or what is told of one request, which goes with the first. */
function mailsOf(after: Together, settings: MailSettings, now: Date): readonly unknown[][] {
  const [first, ...others] = after;
  if (first.status !== 'CONFIRMED') return [requestMails(after, settings, now)];
  if (others.length > 0) return confirmationMailsOfSet(after, settings, now);
  return [mailsFor('CONFIRMATION', first, mailFactsOf(first, settings, now), newId, settings.mailDomain)];
}
