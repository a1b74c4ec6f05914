import type { Router } from 'express';
import { type Answer, notFound, ok, refuse } from '#server/http/answers.ts';
import type { Reason } from '#server/http/problems.ts';
import { type Mounted, type ServeDeps, serve } from '#server/http/serve.ts';
import type { Deps } from '#server/platform/deps.ts';
import type { Language } from '#server/time/language.ts';
import type { BookingFacts } from './booking.facts.ts';
import { cancellationDeadline } from './booking.rules.ts';
import { afterDeadline, bookingSentences, sentenceOf } from './booking.texts.ts';
import { bookingView } from './booking.view.ts';
import { findByLink } from './booking-change.service.ts';
import type { MoveRefusal } from './booking-move.rules.ts';
import { alternativesOf, keepBooking, type MoveResult, moveBooking } from './booking-move.service.ts';
import { moveSentences } from './booking-move.texts.ts';
import * as contract from './reschedule.contract.ts';

/** Another time, by the booking's link. */
export function rescheduleRoutes(router: Router, deps: Deps & ServeDeps, mounted: Mounted): void {
  serve(router, deps, mounted, contract.readAlternatives, async ({ params, token, now }) => {
    const booking = await findByLink(deps, params.reference, token);
    if (booking === null) return notFound();
    const found = await alternativesOf(deps, [booking], { login: null, now });
    return ok({ items: found.get(booking.id) ?? [] });
  });

  serve(router, deps, mounted, contract.rescheduleBooking, async ({ params, token, body, now, language }) => {
    const booking = await findByLink(deps, params.reference, token);
    if (booking === null) return notFound();
    const result = await moveBooking(deps, booking, { ...body, login: null, now });
    if (result.kind === 'moved') return ok(bookingView(result.booking, language, now));
    return moveProblem(result, language);
  });

  serve(router, deps, mounted, contract.keepBooking, async ({ params, token, now, language }) => {
    const booking = await findByLink(deps, params.reference, token);
    if (booking === null) return notFound();
    if (!(await keepBooking(deps, booking, { login: null, now }))) {
      return { kind: 'problem', code: 'NOTHING_TO_KEEP', detail: moveSentences.NOTHING_TO_KEEP[language] };
    }
    return ok(bookingView({ ...booking, review: null }, language, now));
  });
}

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
