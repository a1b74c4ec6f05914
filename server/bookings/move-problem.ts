import type { Answer } from '#server/http/answers.ts';
import { refuse } from '#server/http/answers.ts';
import type { Reason } from '#server/http/problems.ts';
import type { Language } from '#server/time/language.ts';
import type { BookingFacts } from './booking.facts.ts';
import { cancellationDeadline } from './booking.rules.ts';
import { afterDeadline, bookingSentences, sentenceOf } from './booking.texts.ts';
import type { MoveRefusal } from './booking-move.rules.ts';
import type { MoveResult } from './booking-move.service.ts';
import { moveSentences } from './booking-move.texts.ts';

/** A move that did not happen, as a problem with all reasons and the times that would do. */
export function moveProblem(result: Exclude<MoveResult, { kind: 'moved' }>, language: Language): Answer<never> {
  if (result.kind === 'unknown session') {
    return { kind: 'problem', code: 'SESSION_NOT_FOUND', detail: moveSentences.SESSION_NOT_FOUND[language] };
  }
  if (result.kind === 'changed meanwhile') {
    return { kind: 'problem', code: 'CHANGED_MEANWHILE', detail: moveSentences.CHANGED_MEANWHILE[language] };
  }
  const { booking, refusals, alternatives } = result;
  const reasons = refusals.map((refusal, index) => ({
    ...refusal,
    message: messageOf(refusal, booking, language),
    ...(index === 0 ? { alternatives } : {}),
  }));
  return refuse(reasons as unknown as [Reason, ...Reason[]]);
}

function messageOf(refusal: MoveRefusal, booking: BookingFacts, language: Language): string {
  const { session } = booking;
  switch (refusal.code) {
    case 'AFTER_DEADLINE': {
      const { lastDay } = cancellationDeadline(new Date(session.startsAt), session.offer);
      return afterDeadline(session.department, lastDay, language);
    }
    case 'ALREADY_CANCELLED':
    case 'ALREADY_STARTED':
      return bookingSentences[refusal.code][language];
    case 'SAME_SESSION':
    case 'OTHER_OFFER':
      return moveSentences[refusal.code][language];
    default: {
      const who = booking.groups.some((group) => group.ageGroup === null) ? 'pupils' : 'children';
      return sentenceOf(refusal, language, who);
    }
  }
}
