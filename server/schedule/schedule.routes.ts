import type { Router } from 'express';
import { forbidden, invalid, notFound, ok } from '#server/http/answers.ts';
import type { Login } from '#server/http/policy.ts';
import { type Mounted, type ServeDeps, serve } from '#server/http/serve.ts';
import type { Deps } from '#server/platform/deps.ts';
import { MAX_DAYS, readSchedule } from './schedule.contract.ts';
import { scheduleOf, visitOf } from './schedule.service.ts';
import { readVisit } from './visit.contract.ts';

/** The departments' plan. */
export function scheduleRoutes(router: Router, deps: Deps & ServeDeps, mounted: Mounted): void {
  serve(router, deps, mounted, readSchedule, async ({ query, login, language, now }) => {
    const result = await scheduleOf(deps.db.pool, { ...query, login: login as Login, language, now });
    if (result.kind === 'foreign') return forbidden();
    if (result.kind === 'invalid') {
      const { path, code } = result;
      return invalid([{ path, code, message: messages[code][language] }]);
    }
    const { items, blocked, from, to } = result;
    return ok({ items, blocked, from, to });
  });

  serve(router, deps, mounted, readVisit, async ({ params, login, language, now }) => {
    const reference = params.reference.trim().toUpperCase();
    const visit = await visitOf(deps.db.pool, { reference, login: login as Login, language, now });
    return visit === null ? notFound() : ok(visit);
  });
}

const messages = {
  BEFORE_FROM: { da: 'Den sidste dag ligger før den første.', en: 'The last day is before the first.' },
  TOO_MANY_DAYS: { da: `Der kan højst vises ${MAX_DAYS} dage.`, en: `At most ${MAX_DAYS} days can be shown.` },
  UNKNOWN_DEPARTMENT: { da: 'Afdelingen findes ikke.', en: 'There is no such department.' },
};
