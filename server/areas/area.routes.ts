import type { Router } from 'express';
import { forbidden, ok, raw } from '#server/http/answers.ts';
import { scopeOf } from '#server/http/policy.ts';
import { type Mounted, type ServeDeps, serve } from '#server/http/serve.ts';
import type { Deps } from '#server/platform/deps.ts';
import { areaOverview } from './area.contract.ts';
import { areaAsCsv } from './area.csv.ts';
import { overviewOf } from './area.service.ts';

const PAGE_SIZE = 50;
/** More than every institution in the country. */
const ALL = 100_000;

/** What coordinators see of their municipalities. */
export function areaRoutes(router: Router, deps: Deps & ServeDeps, mounted: Mounted): void {
  serve(router, deps, mounted, areaOverview, async ({ query, login, now, language, request }) => {
    const reach = login === null ? [] : scopeOf('area', login).municipalities;
    const wantsCsv = query.format === 'csv' || (query.format === undefined && request.accepts('json', 'csv') === 'csv');
    const page = wantsCsv
      ? { page: 1, pageSize: ALL }
      : { page: query.page ?? 1, pageSize: query.pageSize ?? PAGE_SIZE };
    const overview = await overviewOf(deps.db.pool, { ...query, ...page, now, reach });
    if (overview === null) return forbidden();
    if (!wantsCsv) return ok(overview);
    const name = language === 'da' ? 'institutioner' : 'institutions';
    const fileName = `${name}-${overview.schoolYears.this.replace('/', '-')}.csv`;
    return raw('text/csv; charset=utf-8', areaAsCsv(overview, language), {
      'content-disposition': `attachment; filename="${fileName}"`,
    });
  });
}
