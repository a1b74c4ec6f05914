import type { Router } from 'express';
import { type Answer, created, notFound, ok, raw, refuse } from '#server/http/answers.ts';
import { bookingRole } from '#server/http/policy.ts';
import type { Reason } from '#server/http/problems.ts';
import { type Mounted, type ServeDeps, serve } from '#server/http/serve.ts';
import type { Deps } from '#server/platform/deps.ts';
import type { Language } from '#server/time/language.ts';
import { calendarFileOf } from './booking.calendar.ts';
import * as contract from './booking.contract.ts';
import type { BookingFacts } from './booking.facts.ts';
import { groupOf } from './booking.request.ts';
import { cancellationDeadline, targetGroupOf } from './booking.rules.ts';
import { createBooking } from './booking.service.ts';
import { afterDeadline, bookingSentences, sentenceOf, unknownInstitution } from './booking.texts.ts';
import { bookingView, priceView, sessionView } from './booking.view.ts';
import type { CancelRefusal, ChangeRefusal } from './booking-change.rules.ts';
import { cancelBooking, changeBooking, findByLink } from './booking-change.service.ts';
import type { Booking } from './booking-shape.contract.ts';
import { manageToken, manageUrl } from './manage-token.ts';

/** POST /api/bookings and everything behind a booking's link. */
export function bookingRoutes(router: Router, deps: Deps & ServeDeps, mounted: Mounted): void {
  const { PUBLIC_URL, LINK_SECRET } = deps.config;

  serve(router, deps, mounted, contract.createBooking, async ({ body, idempotencyKey, login, now, language }) => {
    const bookedBy = login && { accountId: login.accountId, role: bookingRole(login) };
    const result = await createBooking(deps, body, { idempotencyKey, bookedBy, now });
    if (result.kind === 'problem')
      return { kind: 'problem', code: result.code, detail: bookingSentences[result.code][language] };
    if (result.kind === 'invalid') {
      const errors = result.errors.map((error) => ({
        ...error,
        message: unknownInstitution[error.path]?.[language] ?? '',
      }));
      return { kind: 'problem', code: 'INVALID_INPUT', errors };
    }
    if (result.kind === 'refused') {
      const who = body.groups.some((group) => targetGroupOf(groupOf(group)) !== 'DAYCARE') ? 'pupils' : 'children';
      const reasons = result.refusals.map((refusal) => ({ ...refusal, message: sentenceOf(refusal, language, who) }));
      return refuse(withAlternatives(reasons as [Reason, ...Reason[]], result.alternatives));
    }
    const { booking } = result;
    const token = manageToken(LINK_SECRET, booking.id, booking.linkVersion);
    return created({
      reference: booking.reference,
      status: booking.status as 'CONFIRMED' | 'REQUESTED',
      manageToken: token,
      manageUrl: manageUrl(PUBLIC_URL, booking.language, booking.reference, token),
      session: sessionView(booking.session, language),
      price: priceView(booking.priceOre, booking.groups.length, language),
    });
  });

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

/** The nearest free times stand with the reason that they help against: the first one. */
function withAlternatives([first, ...others]: [Reason, ...Reason[]], alternatives: unknown[]): [Reason, ...Reason[]] {
  return [{ ...first, alternatives }, ...others];
}

function reasonsOf(
  refusals: readonly (ChangeRefusal | CancelRefusal)[],
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

function messageOf(refusal: ChangeRefusal | CancelRefusal, booking: BookingFacts, language: Language): string {
  const { session } = booking;
  if (refusal.code === 'AFTER_DEADLINE') {
    return afterDeadline(
      session.department,
      cancellationDeadline(new Date(session.startsAt), session.offer).lastDay,
      language,
    );
  }
  if (refusal.code === 'ALREADY_CANCELLED' || refusal.code === 'ALREADY_STARTED' || refusal.code === 'ONLY_LOWERING') {
    return bookingSentences[refusal.code][language];
  }
  const who = booking.groups.some((group) => group.ageGroup === null) ? 'pupils' : 'children';
  return sentenceOf(refusal, language, who);
}

function factsOf(refusal: ChangeRefusal | CancelRefusal, { session }: BookingFacts): Record<string, unknown> {
  if (refusal.code !== 'AFTER_DEADLINE') return {};
  const { lastDay } = cancellationDeadline(new Date(session.startsAt), session.offer);
  return { lastDay, phone: session.department.phone, email: session.department.email };
}
