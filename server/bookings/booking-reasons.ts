import type { Reason } from '#server/http/problems.ts';
import type { Language } from '#server/time/language.ts';
import type { BookingFacts } from './booking.facts.ts';
import { cancellationDeadline, type Refusal } from './booking.rules.ts';
import { afterDeadline, bookingSentences, sentenceOf } from './booking.texts.ts';
import type { CancelRefusal, ChangeRefusal } from './booking-change.rules.ts';
import type { BookingStatus } from './booking-states.rules.ts';
import type { UndoRefusal } from './booking-undo.rules.ts';

type AnyRefusal = ChangeRefusal | CancelRefusal | UndoRefusal;
type OwnCode = Exclude<AnyRefusal['code'], Refusal['code'] | 'AFTER_DEADLINE' | 'ALREADY_CANCELLED'>;

/** Refusals as reasons of a problem: each with its sentence and its facts. */
export function reasonsOf(
  refusals: readonly AnyRefusal[],
  booking: BookingFacts,
  language: Language,
): [Reason, ...Reason[]] {
  const reasons = refusals.map((refusal) => ({
    ...refusal,
    message: messageOf(refusal, booking, language),
    ...factsOf(refusal, booking),
  }));
  return reasons as unknown as [Reason, ...Reason[]];
}

/** Why a booking can't be changed or cancelled any more: what became of it. */
export function overSentence(status: BookingStatus, language: Language): string {
  const cancelled = status === 'CANCELLED_BY_BOOKER' || status === 'CANCELLED_BY_VENUE';
  return bookingSentences[cancelled ? 'ALREADY_CANCELLED' : 'IS_OVER'][language];
}

function messageOf(refusal: AnyRefusal, booking: BookingFacts, language: Language): string {
  if (refusal.code === 'ALREADY_CANCELLED') return overSentence(booking.status, language);
  if (refusal.code === 'AFTER_DEADLINE') {
    const { session } = booking;
    const { lastDay } = cancellationDeadline(new Date(session.startsAt), session.offer);
    return afterDeadline(session.department, lastDay, language);
  }
  if (isOwn(refusal)) return bookingSentences[refusal.code][language];
  const who = booking.groups.some((group) => group.ageGroup === null) ? 'pupils' : 'children';
  return sentenceOf(refusal, language, who);
}

/** Refusals that no new booking meets. */
function isOwn(
  refusal: Exclude<AnyRefusal, { code: 'AFTER_DEADLINE' | 'ALREADY_CANCELLED' }>,
): refusal is Extract<AnyRefusal, { code: OwnCode }> {
  return refusal.code in bookingSentences;
}

function factsOf(refusal: AnyRefusal, { session }: BookingFacts): Record<string, unknown> {
  if (refusal.code !== 'AFTER_DEADLINE') return {};
  const { lastDay } = cancellationDeadline(new Date(session.startsAt), session.offer);
  return { lastDay, phone: session.department.phone, email: session.department.email };
}
