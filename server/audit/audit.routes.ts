import type { Router } from 'express';
import { findByLink } from '#server/bookings/booking-change.service.ts';
import { forbidden, notFound, ok } from '#server/http/answers.ts';
import type { Login } from '#server/http/policy.ts';
import { type Mounted, type ServeDeps, serve } from '#server/http/serve.ts';
import type { Deps } from '#server/platform/deps.ts';
import { readAudit, readTimeline } from './audit.contract.ts';
import { auditOf, timelineOf } from './audit.service.ts';
import { readBookingEvents } from './booking-events.contract.ts';
import { eventsForSchool } from './booking-events.service.ts';

/** Who did what, and when. */
export function auditRoutes(router: Router, deps: Deps & ServeDeps, mounted: Mounted): void {
  serve(router, deps, mounted, readTimeline, async ({ params, login, language }) => {
    const reference = params.reference.trim().toUpperCase();
    const items = await timelineOf(deps.db.pool, { reference, login: login as Login, language });
    return items === null ? notFound() : ok({ reference, items });
  });

  serve(router, deps, mounted, readBookingEvents, async ({ params, token, language }) => {
    const booking = await findByLink(deps, params.reference, token);
    if (booking === null) return notFound();
    const { id, session } = booking;
    return ok({ items: await eventsForSchool(deps.db.pool, { id, sessionId: session.id }, language) });
  });

  serve(router, deps, mounted, readAudit, async ({ query, login, language }) => {
    const list = await auditOf(deps.db.pool, { ...query, login: login as Login, language });
    return list === null ? forbidden() : ok(list);
  });
}
