import type { Router } from 'express';
import { ok } from '#server/http/answers.ts';
import { departmentsOf, type Login } from '#server/http/policy.ts';
import { type Mounted, type ServeDeps, serve } from '#server/http/serve.ts';
import type { Deps } from '#server/platform/deps.ts';
import { localDateOf } from '#server/time/local-time.ts';
import { usualCapacity } from './places.rules.ts';
import { readPlanningChoices } from './planning-choices.contract.ts';
import { findPlanningChoices } from './planning-choices.store.ts';

/** What sessions can be planned with. */
export function planningChoicesRoutes(router: Router, deps: Deps & ServeDeps, mounted: Mounted): void {
  serve(router, deps, mounted, readPlanningChoices, async ({ query, login, now, language }) => {
    const found = await findPlanningChoices(deps.db.pool, {
      departments: departmentsOf(login as Login),
      department: query.department ?? null,
      today: localDateOf(now),
    });
    return ok({
      ...found,
      offers: found.offers.map((offer) => ({ ...offer, title: offer.title[language], usual: usualCapacity(offer) })),
      resources: found.resources.map((resource) => ({ ...resource, name: resource.name[language] })),
    });
  });
}
