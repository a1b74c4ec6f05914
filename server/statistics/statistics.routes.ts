import type { Router } from 'express';
import { forbidden, invalid, ok, raw } from '#server/http/answers.ts';
import { type Login, scopeOf as reachOf, type ScopedPolicy } from '#server/http/policy.ts';
import { type Mounted, type ServeDeps, serve } from '#server/http/serve.ts';
import type { Deps } from '#server/platform/deps.ts';
import type { Language } from '#server/time/language.ts';
import { localDateOf } from '#server/time/local-time.ts';
import { schoolYearOf } from '#server/time/school-year.ts';
import { bookingsBehind, publicFigures, statisticsChoices, visitFigures } from './statistics.contract.ts';
import { csvFileName, figuresAsCsv } from './statistics.csv.ts';
import { type Dimension, dimensions, type Filters } from './statistics.dimensions.ts';
import { outcomes } from './statistics.measures.ts';
import {
  bookingsBehindOf,
  choicesOf,
  figuresOf,
  publicFiguresOf,
  type Reach,
  type ScopeRefusal,
  scopeOf,
} from './statistics.service.ts';

/** Mounts the statistics: figures, the bookings behind them, what can be chosen, and what everybody may see. */
export function statisticsRoutes(router: Router, deps: Deps & ServeDeps, mounted: Mounted): void {
  const sql = deps.db.pool;
  serve(router, deps, mounted, visitFigures, async ({ query, login, language: preferred, request }) => {
    const language = query.language ?? preferred;
    if (query.format === 'xlsx') return invalid([notYet(language)]);
    const found = await scopeOf(sql, { filters: filtersOf(query), reach: ownPart('figures', login), language });
    if (found.kind !== 'scope') return refusalOf(found, language);
    const groupBy = query.groupBy ?? [];
    const figures = await figuresOf(sql, { scope: found.scope, groupBy, language });
    const wantsCsv = query.format === 'csv' || (query.format === undefined && request.accepts('json', 'csv') === 'csv');
    if (!wantsCsv) return ok(figures);
    const periods = [query.schoolYear, query.calendarYear, query.month].flatMap((values) => values ?? []);
    return raw('text/csv; charset=utf-8', figuresAsCsv(figures, { groupBy, language }), {
      'content-disposition': `attachment; filename="${csvFileName(periods, language)}"`,
    });
  });

  serve(router, deps, mounted, bookingsBehind, async ({ query, login, language: preferred }) => {
    const language = query.language ?? preferred;
    const found = await scopeOf(sql, { filters: filtersOf(query), reach: ownPart('staff', login), language });
    if (found.kind !== 'scope') return refusalOf(found, language);
    const page = { page: query.page ?? 1, pageSize: query.pageSize ?? 50 };
    const list = await bookingsBehindOf(sql, found.scope, { ...page, outcomes: query.outcome ?? outcomes, language });
    return ok({ ...list, ...page });
  });

  serve(router, deps, mounted, statisticsChoices, async ({ query, login, now, language }) => {
    const asked = { reach: ownPart('figures', login), language: query.language ?? language };
    return ok({ ...(await choicesOf(sql, asked)), currentSchoolYear: schoolYearOf(localDateOf(now)) });
  });

  serve(router, deps, mounted, publicFigures, async ({ query, now, language }) =>
    ok(await publicFiguresOf(sql, { schoolYear: query.schoolYear, now, language: query.language ?? language })),
  );
}

/** The policy has made sure of a login. */
function ownPart(policy: ScopedPolicy, login: Login | null): Reach {
  return login === null ? { departments: [], municipalities: [] } : reachOf(policy, login);
}

function filtersOf(query: Filters): Filters {
  return Object.fromEntries(
    dimensions.flatMap((dimension) => (query[dimension] ? [[dimension, query[dimension]]] : [])),
  );
}

function refusalOf(refusal: ScopeRefusal, language: Language) {
  return refusal.kind === 'forbidden' ? forbidden() : invalid([unknownValue(refusal.dimension, language)]);
}

function unknownValue(dimension: Dimension, language: Language) {
  const message = language === 'da' ? 'Findes ikke. Vælg en, der findes.' : 'Does not exist. Choose one that does.';
  return { path: dimension, code: 'INVALID_CHOICE', message };
}

function notYet(language: Language) {
  const message =
    language === 'da'
      ? 'Regneark (xlsx) kan ikke hentes endnu. Brug format=csv, som regneark kan åbne.'
      : 'Spreadsheets (xlsx) cannot be fetched yet. Use format=csv, which spreadsheets can open.';
  return { path: 'format', code: 'FORMAT_NOT_AVAILABLE', message };
}
