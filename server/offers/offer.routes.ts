import type { Router } from 'express';
import { notFound, ok } from '#server/http/answers.ts';
import { type Mounted, type ServeDeps, serve } from '#server/http/serve.ts';
import type { Deps } from '#server/platform/deps.ts';
import { listOfferSessions, listOffers, readOffer } from './offer.contract.ts';
import { searchOffers, showOffer, showSessions } from './offer.service.ts';

/** The catalogue: what can be booked, when, and with how much room. */
export function offerRoutes(router: Router, deps: Deps & ServeDeps, mounted: Mounted): void {
  serve(router, deps, mounted, listOffers, async (call) => ok(await searchOffers(deps, call.query, call)));
  serve(router, deps, mounted, readOffer, async (call) => {
    const offer = await showOffer(deps, call.params.slug, call);
    return offer === null ? notFound() : ok(offer);
  });
  serve(router, deps, mounted, listOfferSessions, async (call) => {
    const sessions = await showSessions(deps, call.params.slug, call.query, call);
    return sessions === null ? notFound() : ok(sessions);
  });
}
