import type { Router } from 'express';
import { created, empty, forbidden, invalid, notFound, ok } from '#server/http/answers.ts';
import type { Login } from '#server/http/policy.ts';
import { type Mounted, type ServeDeps, serve } from '#server/http/serve.ts';
import type { Deps } from '#server/platform/deps.ts';
import type { Language } from '#server/time/language.ts';
import * as contract from './closed-day.contract.ts';
import * as service from './closed-day.service.ts';
import { closedDayTexts } from './closed-day.texts.ts';

/** The most sessions that are named one by one. */
const NAMED = 200;

/** The policy has made sure of a login. */
const callerOf = ({ login, now }: { login: Login | null; now: Date }) => ({ login: login as Login, now });

/** Closed days of departments, sites and resources. */
export function closedDayRoutes(router: Router, deps: Deps & ServeDeps, mounted: Mounted): void {
  const { db } = deps;

  serve(router, deps, mounted, contract.listClosedDays, async ({ query, language, ...call }) => {
    const rows = await service.listClosedDays(db.pool, query, callerOf(call));
    return rows === null ? forbidden() : ok({ items: rows.map((row) => closedDayView(row, language)) });
  });

  serve(router, deps, mounted, contract.readClosedDay, async ({ params, language, ...call }) => {
    const found = await service.readClosedDay(db.pool, params.id, callerOf(call));
    return found === null ? notFound() : ok(viewOf(found, language));
  });

  serve(router, deps, mounted, contract.createClosedDay, async ({ body, language, ...call }) => {
    const result = await service.addClosedDay(db, body, callerOf(call));
    if (result.kind === 'foreign') return forbidden();
    if (result.kind === 'saved')
      return created({ ...viewOf(result, language), closedForBooking: result.closedForBooking });
    const texts = closedDayTexts[language];
    const messageOf = (code: service.WrongField['code']) =>
      code === 'TOO_MANY_DAYS' ? texts.TOO_MANY_DAYS(contract.MAX_CLOSED_DAYS) : texts[code];
    return invalid(result.errors.map(({ path, code }) => ({ path, code, message: messageOf(code) })));
  });

  serve(router, deps, mounted, contract.removeClosedDay, async ({ params, ...call }) => {
    return (await service.dropClosedDay(db, params.id, callerOf(call))) ? empty() : notFound();
  });
}

function closedDayView({ departmentId: _, resource, ...row }: service.ClosedDayRow, language: Language) {
  return { ...row, resource: resource && { id: resource.id, name: resource.name[language] } };
}

function viewOf({ closedDay, affected }: service.ClosedDayWithAffected, language: Language) {
  const sum = (key: 'bookings' | 'pupils') => affected.reduce((total, one) => total + one[key], 0);
  return {
    ...closedDayView(closedDay, language),
    affected: {
      sessions: affected.length,
      bookings: sum('bookings'),
      pupils: sum('pupils'),
      items: affected.slice(0, NAMED).map(({ startsAt, endsAt, offer, ...one }) => ({
        ...one,
        startsAt: startsAt.toISOString(),
        endsAt: endsAt.toISOString(),
        offer: offer[language],
      })),
    },
  };
}
