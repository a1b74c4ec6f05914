import type { Router } from 'express';
import type { z } from 'zod';
import type { BookingFacts } from '#server/bookings/booking.facts.ts';
import { groupOf } from '#server/bookings/booking.request.ts';
import { targetGroupOf } from '#server/bookings/booking.rules.ts';
import { bookingSentences, fieldSentences, sentenceOf } from '#server/bookings/booking.texts.ts';
import { bookingView, sessionView } from '#server/bookings/booking.view.ts';
import { findByLink } from '#server/bookings/booking-change.service.ts';
import type { Booking } from '#server/bookings/booking-shape.contract.ts';
import { firstLink } from '#server/bookings/manage-token.ts';
import { type Answer, created, invalid, notFound, ok, refuse } from '#server/http/answers.ts';
import { bookingRole, type Login } from '#server/http/policy.ts';
import type { Reason } from '#server/http/problems.ts';
import { type Mounted, type ServeDeps, serve } from '#server/http/serve.ts';
import type { Deps } from '#server/platform/deps.ts';
import type { Language } from '#server/time/language.ts';
import { type AnswerResult, acceptOffer, declineOffer } from './acceptance.service.ts';
import { type Joined, type JoinRefusal, joinWaitlist } from './join.service.ts';
import { waitingView } from './waiting-view.service.ts';
import * as contract from './waitlist.contract.ts';
import { waitlistSentences } from './waitlist.texts.ts';
import { waitingOf } from './waitlist-list.service.ts';

/** The waiting list: joining, the link's answers to an offer, and the staff's list. */
export function waitlistRoutes(router: Router, deps: Deps & ServeDeps, mounted: Mounted): void {
  serve(
    router,
    deps,
    mounted,
    contract.joinWaitlist,
    async ({ params, body, idempotencyKey, login, now, language }) => {
      const bookedBy = login && { accountId: login.accountId, role: bookingRole(login) };
      const result = await joinWaitlist(deps, params.id, body, { idempotencyKey, bookedBy, now });
      if (result.kind === 'problem') {
        return { kind: 'problem', code: result.code, detail: bookingSentences[result.code][language] };
      }
      if (result.kind === 'invalid') {
        return invalid(result.errors.map((one) => ({ ...one, message: fieldSentences[one.path]?.[language] ?? '' })));
      }
      if (result.kind === 'refused') return refuse(reasonsOf(result.refusals, body, language));
      return created(joinedView(deps, result, language));
    },
  );

  serve(router, deps, mounted, contract.readWaiting, async ({ params, token, now }) => {
    const booking = await findByLink(deps, params.reference, token);
    return booking === null ? notFound() : ok(await waitingView(deps, booking, now));
  });

  serve(router, deps, mounted, contract.acceptOffer, async ({ params, token, body, now, language }) => {
    const booking = await findByLink(deps, params.reference, token);
    if (booking === null) return notFound();
    return answerOf(await acceptOffer(deps, booking, { head: body.head ?? null, now }), language, now);
  });

  serve(router, deps, mounted, contract.declineOffer, async ({ params, token, body, now, language }) => {
    const booking = await findByLink(deps, params.reference, token);
    if (booking === null) return notFound();
    return answerOf(await declineOffer(deps, booking, { keepWaiting: body.keepWaiting, now }), language, now);
  });

  serve(router, deps, mounted, contract.listWaiting, async ({ query, login, language }) => {
    const { offer = null, session: sessionId = null } = query;
    return ok(await waitingOf(deps, { login: login as Login, offer, sessionId, language }));
  });
}

function joinedView(
  { config }: Deps,
  { position, bookings }: Joined,
  language: Language,
): z.input<NonNullable<typeof contract.joinWaitlist.answer>> {
  const viewOf = (booking: BookingFacts) => ({
    reference: booking.reference,
    // Sent again later it may have become something else: whoever joined waits, or is being asked.
    status: booking.status === 'WAITING' ? ('WAITING' as const) : ('OFFERED' as const),
    ...firstLink(config, booking),
  });
  const [first] = bookings;
  return { ...viewOf(first), position, bookings: bookings.map(viewOf), session: sessionView(first.session, language) };
}

function reasonsOf(
  refusals: readonly [JoinRefusal, ...JoinRefusal[]],
  { groups, sets }: contract.JoinBody,
  language: Language,
): [Reason, ...Reason[]] {
  const all = groups ?? sets?.flatMap((one) => one.groups) ?? [];
  const who = all.some((group) => targetGroupOf(groupOf(group)) !== 'DAYCARE') ? 'pupils' : 'children';
  const reasons = refusals.map((refusal) => ({
    ...refusal,
    message:
      refusal.code === 'SESSION_HAS_ROOM'
        ? waitlistSentences.SESSION_HAS_ROOM[language]
        : sentenceOf(refusal, language, who),
  }));
  return reasons as unknown as [Reason, ...Reason[]];
}

function answerOf(result: AnswerResult, language: Language, now: Date): Answer<Booking> {
  if (result.kind === 'answered') return ok(bookingView(result.booking, language, now));
  if (result.kind === 'head missing') {
    const paths = ['head.name', 'head.email'];
    return invalid(paths.map((path) => ({ path, code: 'REQUIRED', message: fieldSentences[path]?.[language] ?? '' })));
  }
  const reasons = result.refusals.map(({ code }) => ({ code, message: waitlistSentences[code][language] }));
  return refuse(reasons as [Reason, ...Reason[]]);
}
