import type { Part } from '#server/http/policy.ts';
import type { Sql } from '#server/platform/database.ts';
import { addDays, localDateOf } from '#server/time/local-time.ts';
import { schoolYearOf, schoolYearSpan } from '#server/time/school-year.ts';
import type { AreaOverview, AreaSort } from './area.contract.ts';
import { findAreaOverview, findMunicipalities } from './area.store.ts';

export interface AreaRequest {
  municipality?: string | undefined;
  kind?: string | undefined;
  visits?: 'NONE' | 'SOME' | undefined;
  sort?: AreaSort | undefined;
  page: number;
  pageSize: number;
  now: Date;
  /** Codes of the asker's municipalities. */
  reach: Part;
}

/** The overview of the municipalities that somebody reaches, or of one of them; null = it is not one of theirs. */
export async function overviewOf(sql: Sql, request: AreaRequest): Promise<AreaOverview | null> {
  const { municipality, kind, visits, sort, page, pageSize, now, reach } = request;
  const own = reach === 'all' ? null : reach;
  if (municipality !== undefined && own !== null && !own.includes(municipality)) return null;
  const today = localDateOf(now);
  const thisYear = schoolYearOf(today);
  const lastYear = schoolYearOf(addDays(schoolYearSpan(thisYear).from, -1));
  const chosen = municipality === undefined ? own : [municipality];
  const [municipalities, answer] = await Promise.all([
    findMunicipalities(sql, own),
    findAreaOverview(sql, {
      ...{ municipalities: chosen, reach: own, kind: kind ?? null, visits: visits ?? null, sort: sort ?? 'visits' },
      ...{ limit: pageSize, offset: (page - 1) * pageSize, today, thisYear, lastYear },
    }),
  ]);
  return { ...answer, page, pageSize, municipalities, schoolYears: { this: thisYear, last: lastYear } };
}
