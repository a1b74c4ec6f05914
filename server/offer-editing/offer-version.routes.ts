import type { Router } from 'express';
import { notFound, ok } from '#server/http/answers.ts';
import type { Login } from '#server/http/policy.ts';
import { type Mounted, type ServeDeps, serve } from '#server/http/serve.ts';
import type { Deps } from '#server/platform/deps.ts';
import * as contract from './offer-version.contract.ts';
import { changesByLink, changesForStaff, differenceBetween, versionsOf } from './offer-version.service.ts';

/** How an offer has changed: for its department, and for those who have booked it. */
export function offerVersionRoutes(router: Router, deps: Deps & ServeDeps, mounted: Mounted): void {
  const { db } = deps;

  serve(router, deps, mounted, contract.listOfferVersions, async ({ params, login, language }) => {
    const versions = await versionsOf(db, params.id, { login: login as Login, language });
    return versions === null ? notFound() : ok(versions);
  });

  serve(router, deps, mounted, contract.compareOfferVersions, async ({ params, query, login, language }) => {
    const difference = await differenceBetween(db, { ...params, ...query }, { login: login as Login, language });
    return difference === null ? notFound() : ok(difference);
  });

  serve(router, deps, mounted, contract.readOfferChanges, async ({ params, token, language }) => {
    const changes = await changesByLink(deps, { ...params, token, language });
    return changes === null ? notFound() : ok(changes);
  });

  serve(router, deps, mounted, contract.readVisitOfferChanges, async ({ params, login, language }) => {
    const changes = await changesForStaff(db, params.reference, { login: login as Login, language });
    return changes === null ? notFound() : ok(changes);
  });
}
