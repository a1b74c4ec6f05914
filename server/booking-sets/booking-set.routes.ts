import type { Router } from 'express';
import type { BookingFacts } from '#server/bookings/booking.facts.ts';
import { groupOf } from '#server/bookings/booking.request.ts';
import { targetGroupOf } from '#server/bookings/booking.rules.ts';
import { bookingSentences, fieldSentences, sentenceOf } from '#server/bookings/booking.texts.ts';
import { priceView, sessionView } from '#server/bookings/booking.view.ts';
import { refusalsOfCancelling } from '#server/bookings/booking-change.rules.ts';
import { reasonsOf } from '#server/bookings/booking-reasons.ts';
import type { SetRefusal } from '#server/bookings/booking-set.decision.ts';
import { createBookingSet } from '#server/bookings/booking-set.service.ts';
import { firstLink, manageToken, manageUrl } from '#server/bookings/manage-token.ts';
import { holderOf } from '#server/holds/holder-cookie.ts';
import { created, notFound, ok, refuse } from '#server/http/answers.ts';
import { bookingRole } from '#server/http/policy.ts';
import type { Reason } from '#server/http/problems.ts';
import { type Mounted, type ServeDeps, serve } from '#server/http/serve.ts';
import type { Deps } from '#server/platform/deps.ts';
import type { Language } from '#server/time/language.ts';
import * as contract from './booking-set.contract.ts';
import { ofClasses, otherOffer } from './booking-set.texts.ts';
import { cancelSet, isOver, isReached, type LinkedSet, setByLink } from './set-link.service.ts';
import { proposeSplit } from './split.contract.ts';
import { proposalView, splitClasses } from './split.service.ts';
import { obstacleSentence } from './split.texts.ts';

/** Several classes: proposals, booking them all or none, and what the first one's link says of the others. */
export function bookingSetRoutes(router: Router, deps: Deps & ServeDeps, mounted: Mounted): void {
  const { PUBLIC_URL } = deps.config;

  serve(router, deps, mounted, proposeSplit, async ({ params, body, now, language }) => {
    const split = await splitClasses(deps, params.slug, body, now);
    if (split === null) return notFound();
    return ok({
      groups: split.groups.map(({ label, pupils, adults }) => ({ label, pupils, adults })),
      proposals: split.proposals.map((proposal) => proposalView(proposal, split.sites)),
      reasons: split.obstacles.map((one) => ({ ...one, message: obstacleSentence(one, language, split.who) })),
    });
  });

  serve(router, deps, mounted, contract.createBookingSet, async ({ body, request, ...call }) => {
    const { idempotencyKey, login, now, language } = call;
    const bookedBy = login && { accountId: login.accountId, role: bookingRole(login) };
    const holder = holderOf(request, PUBLIC_URL);
    const result = await createBookingSet(deps, body, { idempotencyKey, bookedBy, holder, now });
    if (result.kind === 'problem')
      return { kind: 'problem', code: result.code, detail: bookingSentences[result.code][language] };
    if (result.kind === 'invalid') {
      const errors = result.errors.map((error) => ({
        ...error,
        message: (fieldSentences[error.path] ?? otherOffer)[language],
      }));
      return { kind: 'problem', code: 'INVALID_INPUT', errors };
    }
    if (result.kind === 'refused') return refuse(setReasons(result.refusals, body, language));
    return created(createdView(deps, result.bookings, language));
  });

  serve(router, deps, mounted, contract.readBookingSet, async ({ params, token, now, language }) => {
    const set = await setByLink(deps, params.reference, token);
    return set === null ? notFound() : ok(setView(deps, set, now, language));
  });

  serve(router, deps, mounted, contract.cancelBookingSet, async ({ params, token, body, now, language }) => {
    const set = await setByLink(deps, params.reference, token);
    if (set === null || !set.whole) return notFound();
    const result = await cancelSet(deps, set, { code: body.code ?? null, reason: body.reason || null, now });
    if (result.kind === 'cancelled') return ok(setView(deps, result.set, now, language));
    const reasons = result.refused.flatMap(({ refusals, booking }) =>
      reasonsOf(refusals, booking, language).map((reason) => ({
        ...reason,
        reference: booking.reference,
        message: ofClasses(booking.groups, reason.message),
      })),
    );
    return refuse(reasons as unknown as [Reason, ...Reason[]]);
  });
}

/** Each reason with the classes that it is about. */
function setReasons(
  refusals: readonly [SetRefusal, ...SetRefusal[]],
  { bookings }: contract.CreateBookingSetBody,
  language: Language,
): [Reason, ...Reason[]] {
  const reasons = refusals.map((refusal) => {
    const groups = bookings[refusal.booking]?.groups ?? [];
    const who = groups.some((group) => targetGroupOf(groupOf(group)) !== 'DAYCARE') ? 'pupils' : 'children';
    return { ...refusal, message: ofClasses(groups, sentenceOf(refusal, language, who)) };
  });
  return reasons as unknown as [Reason, ...Reason[]];
}

function createdView(deps: Deps, bookings: readonly [BookingFacts, ...BookingFacts[]], language: Language) {
  const groups = bookings.reduce((sum, booking) => sum + booking.groups.length, 0);
  const totalOre = bookings.reduce((sum, booking) => sum + booking.priceOre, 0);
  return {
    status: bookings[0].status as 'CONFIRMED' | 'REQUESTED',
    price: priceView(totalOre, groups, language),
    bookings: bookings.map((booking) => ({
      reference: booking.reference,
      status: booking.status as 'CONFIRMED' | 'REQUESTED',
      ...firstLink(deps.config, booking),
      session: sessionView(booking.session, language),
      price: priceView(booking.priceOre, booking.groups.length, language),
    })),
  };
}

function urlOf({ config }: Deps, { id, linkVersion, language, reference }: BookingFacts): string {
  return manageUrl(config.PUBLIC_URL, language, reference, manageToken(config.LINK_SECRET, id, linkVersion));
}

function setView(deps: Deps, set: LinkedSet, now: Date, language: Language): contract.BookingSet {
  return {
    whole: set.whole,
    bookings: set.bookings.map((booking) => {
      const reached = isReached(set, booking);
      return {
        reference: booking.reference,
        status: booking.status,
        session: sessionView(booking.session, language),
        groups: booking.groups.map(({ label, pupils, adults }) => ({ label, pupils, adults })),
        visitor: { name: booking.visitor.name },
        own: booking.id === set.own.id,
        manageUrl: reached ? urlOf(deps, booking) : null,
        cancellable: reached && !isOver(booking) && refusalsOfCancelling(booking, now).length === 0,
      };
    }),
  };
}
