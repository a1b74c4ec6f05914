import { askHeadAboutTheRest } from '#server/approvals/asked-anew.service.ts';
import type { Deps } from '#server/platform/deps.ts';
import { newId } from '#server/platform/ids.ts';
import type { BookingFacts } from './booking.facts.ts';
import { mailFactsOf, mailSettings, mailsFor, type QueuedMail } from './booking.mails.ts';
import { placesOf } from './booking.rules.ts';
import * as store from './booking.store.ts';
import { type Actor, auditActor } from './booking-access.service.ts';
import { type CancelRefusal, canEnd, isLive, refusalsOfCancelling } from './booking-change.rules.ts';
import { takesPlaces } from './booking-states.rules.ts';
import { reasonLine } from './end-code.texts.ts';
import type { EndCode } from './end-codes.ts';
import { headSettledMails } from './request.mails.ts';
import { hears } from './visit-news.mails.ts';

export interface Ending {
  /** Whose decision it is: the school's (afbud) or the venue's (aflysning). Staff may note either. */
  by: 'BOOKER' | 'VENUE';
  actor: Actor;
  code: EndCode | null;
  /** In the words of whoever ends it; null = nothing. */
  reason: string | null;
  now: Date;
  /** All classes of the set end: nothing goes on with the others. */
  wholeSet?: boolean;
}

export type CancelResult =
  | { kind: 'cancelled'; booking: BookingFacts }
  | { kind: 'link void' }
  | { kind: 'refused'; booking: BookingFacts; refusals: [CancelRefusal, ...CancelRefusal[]] };

/**
 * Ends a booking: a visit is cancelled, a request, an offered place or a place in the queue is withdrawn, a request that the venue
 * ends is declined. The places are free at once, and everybody invited gets a CANCEL. The school's deadlines hold by the link only.
 */
export async function endBooking(deps: Deps, first: BookingFacts, ending: Ending): Promise<CancelResult> {
  let booking = first;
  for (;;) {
    const [refusal, ...others] = refusalsOf(booking, ending);
    if (refusal !== undefined) return { kind: 'refused', booking, refusals: [refusal, ...others] };
    const headGoesOn = await goesOn(deps, booking, ending);
    const answer = await store.cancelBooking(deps.db.pool, cancellationOf(deps, booking, ending, headGoesOn));
    const reloaded = await store.findBooking(deps.db.pool, { id: booking.id });
    if (reloaded === null) throw new Error('a booking is never deleted');
    if (answer.outcome === 'cancelled') {
      if (headGoesOn) await askHeadAboutTheRest(deps, booking, ending.now);
      deps.wakeMailWorker();
      return { kind: 'cancelled', booking: reloaded };
    }
    // Handed over meanwhile: this link is void, whatever it asked for.
    if (ending.actor === null && reloaded.linkVersion !== booking.linkVersion) return { kind: 'link void' };
    booking = reloaded;
  }
}

/** Whether the school's head was asked about several classes with this one, and others of them still wait for the answer. */
async function goesOn(deps: Deps, { id, status, head, bookingSetId }: BookingFacts, { wholeSet }: Ending) {
  if (wholeSet || status !== 'REQUESTED' || head === null || bookingSetId === null) return false;
  return store.hasRequestBeside(deps.db.pool, { id, bookingSetId });
}

/** The department may end what has begun, until somebody has recorded who came. */
function refusalsOf(booking: BookingFacts, { actor, by, now }: Ending): CancelRefusal[] {
  if (actor === null) return refusalsOfCancelling(booking, now);
  if (by === 'VENUE' ? !isLive(booking) : !canEnd(booking)) return [{ code: 'ALREADY_CANCELLED' }];
  return booking.attended ? [{ code: 'ALREADY_STARTED' }] : [];
}

/** As the SQL function `booking_cancel` takes it. */
function cancellationOf(
  deps: Deps,
  booking: BookingFacts,
  { by, actor, code, reason, now }: Ending,
  headGoesOn: boolean,
) {
  const said = reasonLine(code, reason, booking.language);
  const facts = mailFactsOf(booking, mailSettings(deps.config), now, { cancelled: { by, reason: said } });
  const freed = takesPlaces(booking.status) ? { freed: placesOf(booking.groups) } : {};
  return {
    bookingId: booking.id,
    version: booking.version,
    now: now.toISOString(),
    status: by === 'VENUE' ? 'CANCELLED_BY_VENUE' : 'CANCELLED_BY_BOOKER',
    reason,
    code,
    headGoesOn,
    mails: takesPlaces(booking.status)
      ? [
          ...cancellationMails(booking, mailsFor('CANCELLATION', booking, facts, newId, deps.config.MAIL_DOMAIN)),
          ...(headGoesOn ? [] : headMails(deps, booking, by, now)),
        ]
      : [],
    audit: {
      id: newId(),
      ...auditActor(booking, actor),
      action: actionOf(booking, by),
      details: { by, ...(code === null ? {} : { code }), ...freed },
    },
  };
}

/** A head who was asked about a request that ends need not answer any more. */
function headMails(deps: Deps, booking: BookingFacts, by: Ending['by'], now: Date) {
  if (booking.status !== 'REQUESTED') return [];
  return headSettledMails([booking], by === 'VENUE' ? 'DECLINED' : 'WITHDRAWN', mailSettings(deps.config), now);
}

function actionOf(booking: BookingFacts, by: Ending['by']): string {
  if (by === 'VENUE') return 'booking.cancelledByVenue';
  return booking.status === 'CONFIRMED' ? 'booking.cancelled' : 'booking.withdrawn';
}

/** Educators of a cancelled session know; a request stands in nobody's calendar and only its school hears. */
export function cancellationMails(booking: BookingFacts, mails: QueuedMail[]): QueuedMail[] {
  const { status, session } = booking;
  const heard = mails.filter(
    ({ recipientRole: role }) => hears({ role }, booking) && !(role === 'EDUCATOR' && session.state === 'CANCELLED'),
  );
  return heard.map((mail) => (status === 'CONFIRMED' ? mail : { ...mail, calendarMethod: null }));
}
