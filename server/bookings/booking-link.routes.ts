import type { Router } from 'express';
import { type Answer, notFound, ok, raw, refuse } from '#server/http/answers.ts';
import { type Mounted, type ServeDeps, serve } from '#server/http/serve.ts';
import type { Deps } from '#server/platform/deps.ts';
import type { Language } from '#server/time/language.ts';
import { calendarFileOf } from './booking.calendar.ts';
import * as contract from './booking.contract.ts';
import type { BookingFacts } from './booking.facts.ts';
import { bookingSentences } from './booking.texts.ts';
import { bookingView } from './booking.view.ts';
import { cancelBooking, changeBooking, findByLink } from './booking-change.service.ts';
import { reasonsOf } from './booking-reasons.ts';
import type { Booking } from './booking-shape.contract.ts';

/** What is behind a booking's link. */
export function bookingLinkRoutes(router: Router, deps: Deps & ServeDeps, mounted: Mounted): void {
  serve(router, deps, mounted, contract.readBooking, async ({ params, token, now, language }) => {
    const booking = await findByLink(deps, params.reference, token);
    return booking === null ? notFound() : answerOf(booking, language, now);
  });

  serve(router, deps, mounted, contract.changeBooking, async ({ params, token, body, ifMatch, now, language }) => {
    const booking = await findByLink(deps, params.reference, token);
    if (booking === null) return notFound();
    const result = await changeBooking(deps, booking, body, ifMatch, now);
    if (result.kind === 'changed') return answerOf(result.booking, language, now);
    if (result.kind === 'changed meanwhile') {
      return { kind: 'problem', code: 'CHANGED_MEANWHILE', detail: bookingSentences.CHANGED_MEANWHILE[language] };
    }
    if (result.kind === 'too many changes') {
      return { kind: 'problem', code: 'TOO_MANY_CHANGES', detail: bookingSentences.TOO_MANY_CHANGES[language] };
    }
    if (result.kind === 'unknown group') {
      const message =
        language === 'da' ? 'Gruppen hører ikke til bookingen.' : 'The group does not belong to the booking.';
      return {
        kind: 'problem',
        code: 'INVALID_INPUT',
        errors: [{ path: `groups.${result.index}.id`, code: 'UNKNOWN_GROUP', message }],
      };
    }
    return refuse(reasonsOf(result.refusals, result.booking, language));
  });

  serve(router, deps, mounted, contract.cancelBooking, async ({ params, token, body, now, language }) => {
    const booking = await findByLink(deps, params.reference, token);
    if (booking === null) return notFound();
    const result = await cancelBooking(deps, booking, body.reason || null, now);
    return result.kind === 'cancelled'
      ? answerOf(result.booking, language, now)
      : refuse(reasonsOf(result.refusals, result.booking, language));
  });

  serve(router, deps, mounted, contract.readInvite, async ({ params, token }) => {
    const booking = await findByLink(deps, params.reference, token);
    if (booking === null) return notFound();
    return raw('text/calendar; charset=utf-8', calendarFileOf(booking, deps.config), {
      'content-disposition': `attachment; filename="besoeg-${booking.reference}.ics"`,
    });
  });
}

function answerOf(booking: BookingFacts, language: Language, now: Date): Answer<Booking> {
  return ok(bookingView(booking, language, now), { etag: String(booking.version) });
}
