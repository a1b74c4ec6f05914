import type { Router } from 'express';
import { holderOf } from '#server/holds/holder-cookie.ts';
import { created, refuse } from '#server/http/answers.ts';
import { bookingRole } from '#server/http/policy.ts';
import type { Reason } from '#server/http/problems.ts';
import { type Mounted, type ServeDeps, serve } from '#server/http/serve.ts';
import type { Deps } from '#server/platform/deps.ts';
import * as contract from './booking.contract.ts';
import { groupOf } from './booking.request.ts';
import { targetGroupOf } from './booking.rules.ts';
import { createBooking } from './booking.service.ts';
import { bookingSentences, fieldSentences, sentenceOf } from './booking.texts.ts';
import { priceView, sessionView } from './booking.view.ts';
import { bookingDesk } from './booking-desk.ts';
import { firstLink } from './manage-token.ts';

/** POST /api/bookings. */
export function bookingRoutes(router: Router, deps: Deps & ServeDeps, mounted: Mounted): void {
  const { PUBLIC_URL } = deps.config;
  const desk = bookingDesk(deps.db);

  serve(router, deps, mounted, contract.createBooking, async ({ body, request, ...call }) => {
    const { idempotencyKey, login, now, language } = call;
    const bookedBy = login && { accountId: login.accountId, role: bookingRole(login) };
    const holder = holderOf(request, PUBLIC_URL);
    const result = await createBooking({ ...deps, desk }, body, { idempotencyKey, bookedBy, holder, now });
    if (result.kind === 'problem')
      return { kind: 'problem', code: result.code, detail: bookingSentences[result.code][language] };
    if (result.kind === 'invalid') {
      const errors = result.errors.map((error) => ({
        ...error,
        message: fieldSentences[error.path]?.[language] ?? '',
      }));
      return { kind: 'problem', code: 'INVALID_INPUT', errors };
    }
    if (result.kind === 'refused') {
      const who = body.groups.some((group) => targetGroupOf(groupOf(group)) !== 'DAYCARE') ? 'pupils' : 'children';
      const reasons = result.refusals.map((refusal) => ({ ...refusal, message: sentenceOf(refusal, language, who) }));
      return refuse(withAlternatives(reasons as [Reason, ...Reason[]], result.alternatives));
    }
    const { booking } = result;
    return created({
      reference: booking.reference,
      status: booking.status as 'CONFIRMED' | 'REQUESTED',
      ...firstLink(deps.config, booking),
      session: sessionView(booking.session, language),
      price: priceView(booking.priceOre, booking.groups.length, language),
    });
  });
}

/** The nearest free times stand with the reason that they help against: the first one. */
function withAlternatives([first, ...others]: [Reason, ...Reason[]], alternatives: unknown[]): [Reason, ...Reason[]] {
  return [{ ...first, alternatives }, ...others];
}
