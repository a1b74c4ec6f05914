import type { Deps } from '#server/platform/deps.ts';
import { newId } from '#server/platform/ids.ts';
import type { ChangeBookingBody } from './booking.contract.ts';
import { gradeStageOf, targetGroupOfGroups } from './booking.dimensions.ts';
import type { BookingFacts, GroupFacts } from './booking.facts.ts';
import { mailFactsOf, mailSettings, mailsFor } from './booking.mails.ts';
import { parseReference } from './booking.reference.ts';
import { groupOf, hashOf } from './booking.request.ts';
import { placesOf } from './booking.rules.ts';
import * as store from './booking.store.ts';
import {
  type CancelRefusal,
  type ChangeRefusal,
  refusalsOfCancelling,
  refusalsOfChanging,
  sameGroups,
} from './booking-change.rules.ts';
import { cancellationMails } from './booking-venue-cancel.service.ts';
import { isManageToken } from './manage-token.ts';

/** How often a decision is taken anew when the booking changed while it was taken. */
const ATTEMPTS = 3;

/** The booking that a link opens; null for an unknown reference and a wrong token alike. */
export async function findByLink(deps: Deps, reference: string, token: string | null): Promise<BookingFacts | null> {
  const known = parseReference(reference);
  if (known === null || token === null) return null;
  const booking = await store.findBooking(deps.db.pool, { reference: known });
  if (booking === null) return null;
  return isManageToken(deps.config.LINK_SECRET, booking.id, booking.linkVersion, token) ? booking : null;
}

/** Mailed changes of one booking: more are a program that floods the mailboxes of everybody invited. */
const MAILED_CHANGES = 50;

export type ChangeResult =
  | { kind: 'changed'; booking: BookingFacts }
  | { kind: 'refused'; booking: BookingFacts; refusals: [ChangeRefusal, ...ChangeRefusal[]] }
  | { kind: 'changed meanwhile' }
  | { kind: 'too many changes' }
  | { kind: 'unknown group'; index: number };

/**
 * Changes numbers, texts or invoice details. Everybody invited is mailed when the visit itself changes, not for invoice
 * details. `ifMatch` is the version the caller has seen; null = whatever it is now.
 */
export async function changeBooking(
  deps: Deps,
  first: BookingFacts,
  body: ChangeBookingBody,
  ifMatch: string | null,
  now: Date,
): Promise<ChangeResult> {
  let booking = first;
  for (let attempt = 1; ; attempt++) {
    if (!hasSeen(ifMatch, booking)) return { kind: 'changed meanwhile' };
    const changed = applied(booking, body);
    if ('unknownGroup' in changed) return { kind: 'unknown group', index: changed.unknownGroup };
    const [refusal, ...others] = refusalsOfChanging(booking, changed.groups, now);
    if (refusal !== undefined) return { kind: 'refused', booking, refusals: [refusal, ...others] };
    const difference = differenceOf(booking, changed);
    if (difference === 'none') return { kind: 'changed', booking };
    if (difference === 'visit' && booking.sequence >= MAILED_CHANGES) return { kind: 'too many changes' };
    const answer = await store.changeBooking(
      deps.db.pool,
      changeOf(deps, booking, changed, difference === 'visit', now),
    );
    if (answer.outcome === 'full') {
      const own = placesOf(booking.groups);
      const left = {
        groups: answer.left.groups + own.groups,
        pupils: answer.left.pupils + own.pupils,
        adults: answer.left.adults + own.adults,
      };
      return { kind: 'refused', booking, refusals: [{ code: 'SESSION_FULL', left }] };
    }
    if (answer.outcome === 'changed' && difference === 'visit') deps.wakeMailWorker();
    const reloaded = await store.findBooking(deps.db.pool, { id: booking.id });
    if (reloaded === null) throw new Error('a booking is never deleted');
    if (answer.outcome === 'changed') return { kind: 'changed', booking: reloaded };
    if (attempt === ATTEMPTS) return { kind: 'changed meanwhile' };
    booking = reloaded;
  }
}

/** RFC 9110: `*` fits whatever is there; a version fits only itself. */
function hasSeen(ifMatch: string | null, { version }: BookingFacts): boolean {
  return ifMatch === null || ifMatch === '*' || ifMatch === String(version);
}

/** The booking with the wanted changes; undefined leaves, null clears. */
function applied(booking: BookingFacts, body: ChangeBookingBody): BookingFacts | { unknownGroup: number } {
  const ids = new Set(booking.groups.map(({ id }) => id));
  const unknown = (body.groups ?? []).findIndex(({ id }) => id !== undefined && !ids.has(id));
  if (unknown >= 0) return { unknownGroup: unknown };
  const groups: GroupFacts[] =
    body.groups?.map((group) => ({ id: group.id ?? newId(), ...groupOf(group) })) ?? booking.groups;
  const { invoice } = body;
  return {
    ...booking,
    groups,
    needs: body.needs === undefined ? booking.needs : body.needs || null,
    message: body.message === undefined ? booking.message : body.message || null,
    invoice:
      invoice === undefined
        ? booking.invoice
        : invoice && {
            gln: invoice.gln,
            orderNumber: invoice.orderNumber ?? null,
            reference: invoice.reference ?? null,
          },
    priceOre: Math.round((booking.priceOre / booking.groups.length) * groups.length),
  };
}

function differenceOf(before: BookingFacts, after: BookingFacts): 'none' | 'invoice' | 'visit' {
  if (!sameGroups(before.groups, after.groups) || before.needs !== after.needs || before.message !== after.message)
    return 'visit';
  return hashOf(before.invoice) === hashOf(after.invoice) ? 'none' : 'invoice';
}

/** A change as the SQL function `booking_change` takes it. */
function changeOf(deps: Deps, before: BookingFacts, after: BookingFacts, mailed: boolean, now: Date) {
  const { startsAt, endsAt } = before.session;
  const iso = (instant: string) => new Date(instant).toISOString();
  const was = placesOf(before.groups);
  const { groups: groupCount, pupils, adults } = placesOf(after.groups);
  const facts = mailFactsOf(after, mailSettings(deps.config), now, {
    previous: { pupils: was.pupils, adults: was.adults, startsAt: iso(startsAt), endsAt: iso(endsAt) },
  });
  return {
    bookingId: before.id,
    version: before.version,
    now: now.toISOString(),
    groups: after.groups.map((group, position) => ({ ...group, position })),
    sums: { groupCount, pupils, adults },
    targetGroup: targetGroupOfGroups(after.groups),
    gradeStage: gradeStageOf(after.groups),
    priceOre: after.priceOre,
    needs: after.needs,
    message: after.message,
    invoiceGln: after.invoice?.gln ?? null,
    invoiceOrderNumber: after.invoice?.orderNumber ?? null,
    invoiceReference: after.invoice?.reference ?? null,
    mailed,
    mails:
      mailed && after.status === 'CONFIRMED' ? mailsFor('CHANGE', after, facts, newId, deps.config.MAIL_DOMAIN) : [],
    audit: {
      id: newId(),
      actor: 'link',
      action: 'booking.changed',
      details: { before: was, after: { groups: groupCount, pupils, adults }, fields: fieldsChanged(before, after) },
    },
  };
}

/** What else was changed, by name only: what was written is no business of the audit. */
function fieldsChanged(before: BookingFacts, after: BookingFacts): string[] {
  const fields = (['needs', 'message', 'invoice'] as const).filter((one) => hashOf(before[one]) !== hashOf(after[one]));
  return sameGroups(before.groups, after.groups) ? fields : ['groups', ...fields];
}

export type CancelResult =
  | { kind: 'cancelled'; booking: BookingFacts }
  | { kind: 'refused'; booking: BookingFacts; refusals: [CancelRefusal, ...CancelRefusal[]] };

/** Cancels on behalf of the school; the places are free at once and everybody invited gets a CANCEL. */
export async function cancelBooking(
  deps: Deps,
  first: BookingFacts,
  reason: string | null,
  now: Date,
): Promise<CancelResult> {
  let booking = first;
  for (;;) {
    const [refusal, ...others] = refusalsOfCancelling(booking, now);
    if (refusal !== undefined) return { kind: 'refused', booking, refusals: [refusal, ...others] };
    const facts = mailFactsOf(booking, mailSettings(deps.config), now, { cancelled: { by: 'BOOKER', reason } });
    const answer = await store.cancelBooking(deps.db.pool, {
      bookingId: booking.id,
      version: booking.version,
      now: now.toISOString(),
      status: 'CANCELLED_BY_BOOKER',
      reason,
      mails:
        booking.status === 'CONFIRMED'
          ? cancellationMails(booking, mailsFor('CANCELLATION', booking, facts, newId, deps.config.MAIL_DOMAIN))
          : [],
      audit: {
        id: newId(),
        actor: 'link',
        action: 'booking.cancelled',
        details: { by: 'BOOKER', freed: placesOf(booking.groups) },
      },
    });
    const reloaded = await store.findBooking(deps.db.pool, { id: booking.id });
    if (reloaded === null) throw new Error('a booking is never deleted');
    if (answer.outcome === 'cancelled') {
      deps.wakeMailWorker();
      return { kind: 'cancelled', booking: reloaded };
    }
    booking = reloaded;
  }
}
