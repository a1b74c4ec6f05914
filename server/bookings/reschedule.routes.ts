import type { Router } from 'express';
import { notFound, ok } from '#server/http/answers.ts';
import type { Login } from '#server/http/policy.ts';
import { type Mounted, type ServeDeps, serve } from '#server/http/serve.ts';
import type { Deps } from '#server/platform/deps.ts';
import { bookingView } from './booking.view.ts';
import { findByLink } from './booking-change.service.ts';
import { findForStaff } from './booking-for-staff.service.ts';
import { alternativesOf, keepBooking, moveBooking } from './booking-move.service.ts';
import { moveSentences } from './booking-move.texts.ts';
import { moveProblem } from './move-problem.ts';
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

  serve(router, deps, mounted, contract.keepBooking, async ({ params, token, ifMatch, now, language }) => {
    const booking = await findByLink(deps, params.reference, token);
    if (booking === null) return notFound();
    if (ifMatch !== null && ifMatch !== '*' && ifMatch !== String(booking.version)) {
      return { kind: 'problem', code: 'CHANGED_MEANWHILE', detail: moveSentences.CHANGED_MEANWHILE[language] };
    }
    if (!(await keepBooking(deps, booking, { login: null, now }))) {
      return { kind: 'problem', code: 'NOTHING_TO_KEEP', detail: moveSentences.NOTHING_TO_KEEP[language] };
    }
    return ok(bookingView({ ...booking, review: null }, language, now), { etag: String(booking.version) });
  });

  serve(router, deps, mounted, contract.readStaffAlternatives, async ({ params, login, now }) => {
    const booking = await findForStaff(deps.db.pool, { ...params, login: login as Login, policy: 'staff' });
    if (booking === null) return notFound();
    const found = await alternativesOf(deps, [booking], { login, now });
    return ok({ items: found.get(booking.id) ?? [], review: booking.review?.cause ?? null });
  });

  serve(router, deps, mounted, contract.moveBooking, async ({ params, body, login, now, language }) => {
    const booking = await findForStaff(deps.db.pool, { ...params, login: login as Login, policy: 'lead' });
    if (booking === null) return notFound();
    const result = await moveBooking(deps, booking, { ...body, login, now });
    if (result.kind !== 'moved') return moveProblem(result, language);
    const { reference, session } = result.booking;
    return ok({ reference, sessionId: session.id, localDate: session.localDate });
  });
}
