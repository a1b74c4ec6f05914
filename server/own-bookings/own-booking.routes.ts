import type { Router } from 'express';
import { notFound, ok } from '#server/http/answers.ts';
import type { Login } from '#server/http/policy.ts';
import { type Mounted, type ServeDeps, serve } from '#server/http/serve.ts';
import type { Deps } from '#server/platform/deps.ts';
import { listColleagueVisits, listOwnBookings, readRemembered } from './own-booking.contract.ts';
import { colleaguesOf, ownBookings, remembered } from './own-booking.service.ts';

/** A teacher's own bookings. */
export function ownBookingRoutes(router: Router, deps: Deps & ServeDeps, mounted: Mounted): void {
  serve(router, deps, mounted, listOwnBookings, async ({ query, login, language, now }) => {
    return ok(await ownBookings(deps, { ...query, login: login as Login, language, now }));
  });

  serve(router, deps, mounted, listColleagueVisits, async ({ login, language, now }) => {
    return ok({ items: await colleaguesOf(deps, login as Login, language, now) });
  });

  serve(router, deps, mounted, readRemembered, async ({ query, login, language }) => {
    const found = await remembered(deps, login as Login, query.reference?.trim() || null, language);
    return found === null ? notFound() : ok(found);
  });
}
