import type { Router } from 'express';
import { ok } from '#server/http/answers.ts';
import { type Mounted, type ServeDeps, serve } from '#server/http/serve.ts';
import type { Sql } from '#server/platform/database.ts';
import type { Deps } from '#server/platform/deps.ts';
import { type LocalDate, localDateOf } from '#server/time/local-time.ts';
import { listMunicipalities } from './municipality.contract.ts';

interface Municipality {
  code: string;
  name: string;
  /** As of today; null never happens for the 98, but a code list can be ahead of its regions. */
  region: string | null;
  longitude: number;
  latitude: number;
}

/** The list changes with a region's dates and with a migration, never within a day: it is read once a day. */
export function municipalityRoutes(router: Router, deps: Deps & ServeDeps, mounted: Mounted): void {
  let known: { today: LocalDate; items: Municipality[] } | null = null;
  serve(router, deps, mounted, listMunicipalities, async ({ now }) => {
    const today = localDateOf(now);
    if (known?.today !== today) known = { today, items: await readMunicipalities(deps.db.pool, today) };
    return ok({ items: known.items }, { headers: { 'cache-control': 'public, max-age=3600' } });
  });
}

async function readMunicipalities(sql: Sql, today: LocalDate): Promise<Municipality[]> {
  const { rows } = await sql.query<Municipality>(
    `SELECT m.code, m.name, m.longitude, m.latitude, r.region_code AS region FROM municipality m
     LEFT JOIN municipality_region r ON r.municipality_code = m.code
       AND r.valid_from <= $1::date AND (r.valid_to IS NULL OR r.valid_to > $1::date)
     ORDER BY m.name COLLATE "da-x-icu"`,
    [today],
  );
  return rows;
}
