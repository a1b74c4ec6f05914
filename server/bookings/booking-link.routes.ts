import type { Router } from 'express';
import { type Answer, notFound, ok, raw, refuse } from '#server/http/answers.ts';
import type { Reason } from '#server/http/problems.ts';
import { type Call, type Mounted, type ServeDeps, serve } from '#server/http/serve.ts';
import type { Deps } from '#server/platform/deps.ts';
import type { Language } from '#server/time/language.ts';
import { calendarFileOf } from './booking.calendar.ts';
import * as contract from './booking.contract.ts';
import type { BookingFacts } from './booking.facts.ts';
import { bookingSentences } from './booking.texts.ts';
import { bookingView } from './booking.view.ts';
import { findForActor } from './booking-access.service.ts';
import { endBooking } from './booking-cancel.service.ts';
import { changeBooking, findByLink } from './booking-change.service.ts';
import * as handOverContract from './booking-hand-over.contract.ts';
import { handOver } from './booking-people.service.ts';
import { reasonsOf } from './booking-reasons.ts';
import type { Booking } from './booking-shape.contract.ts';
import { undoCancellation } from './booking-undo.service.ts';

/** What can be done to a booking by its link, or by somebody of its department. */
export function bookingLinkRoutes(router: Router, deps: Deps & ServeDeps, mounted: Mounted): void {
  serve(router, deps, mounted, contract.readBooking, async ({ params, token, login, now, language }) => {
    const found = await findForActor(deps, { ...params, token, login }, 'staff');
    return found === null ? notFound() : answerOf(found.booking, language, now);
  });

  serve(router, deps, mounted, contract.changeBooking, (call) => change(deps, call));

  serve(router, deps, mounted, contract.cancelBooking, async ({ params, token, login, body, now, language }) => {
    const found = await findForActor(deps, { ...params, token, login });
    if (found === null) return notFound();
    const { actor } = found;
    const by = actor === null ? 'BOOKER' : (body.by ?? 'VENUE');
    const ending = { by, actor, code: body.code ?? null, reason: body.reason || null, now } as const;
    const result = await endBooking(deps, found.booking, ending);
    if (result.kind === 'link void') return notFound();
    return result.kind === 'cancelled'
      ? answerOf(result.booking, language, now)
      : refuse(reasonsOf(result.refusals, result.booking, language));
  });

  serve(router, deps, mounted, handOverContract.handOverBooking, async (call) => {
    const { params, token, login, body, now, language } = call;
    const found = await findForActor(deps, { ...params, token, login });
    if (found === null) return notFound();
    const result = await handOver(deps, found.booking, { contact: body.contact, actor: found.actor, now });
    if (result.kind === 'refused') return refuse(reasonsOf(result.refusals, result.booking, language));
    if (result.kind !== 'handed over') return sentence(result.kind, language);
    const { reference, contact } = result.booking;
    return ok({ reference, contact: { name: contact.name, email: contact.email } });
  });

  serve(router, deps, mounted, handOverContract.undoCancellation, async ({ params, token, login, now, language }) => {
    const found = await findForActor(deps, { ...params, token, login });
    if (found === null) return notFound();
    const result = await undoCancellation(deps, found.booking, { actor: found.actor, now });
    if (result.kind === 'restored') return answerOf(result.booking, language, now);
    if (result.kind === 'changed meanwhile') return sentence(result.kind, language);
    const [first, ...others] = reasonsOf(result.refusals, result.booking, language);
    return refuse([{ ...first, alternatives: result.alternatives } as Reason, ...others]);
  });

  serve(router, deps, mounted, contract.readInvite, async ({ params, token }) => {
    const booking = await findByLink(deps, params.reference, token);
    if (booking === null) return notFound();
    return raw('text/calendar; charset=utf-8', calendarFileOf(booking, deps.config), {
      'content-disposition': `attachment; filename="besoeg-${booking.reference}.ics"`,
    });
  });
}

async function change(deps: Deps, call: Call<typeof contract.changeBooking>): Promise<Answer<Booking>> {
  const { params, token, login, body, ifMatch, now, language } = call;
  const found = await findForActor(deps, { ...params, token, login });
  if (found === null) return notFound();
  const result = await changeBooking(deps, found.booking, { body, ifMatch, actor: found.actor, now });
  if (result.kind === 'changed') return answerOf(result.booking, language, now);
  if (result.kind === 'refused') return refuse(reasonsOf(result.refusals, result.booking, language));
  if (result.kind !== 'unknown group') return sentence(result.kind, language);
  const message = language === 'da' ? 'Gruppen hører ikke til bookingen.' : 'The group does not belong to the booking.';
  const errors = [{ path: `groups.${result.index}.id`, code: 'UNKNOWN_GROUP', message }];
  return { kind: 'problem', code: 'INVALID_INPUT', errors };
}

function sentence(kind: 'changed meanwhile' | 'too many changes', language: Language): Answer<never> {
  const code = kind === 'changed meanwhile' ? 'CHANGED_MEANWHILE' : 'TOO_MANY_CHANGES';
  return { kind: 'problem', code, detail: bookingSentences[code][language] };
}

function answerOf(booking: BookingFacts, language: Language, now: Date): Answer<Booking> {
  return ok(bookingView(booking, language, now), { etag: String(booking.version) });
}
