import type { Router } from 'express';
import { ok } from '#server/http/answers.ts';
import { type Mounted, type ServeDeps, serve } from '#server/http/serve.ts';
import type { Deps } from '#server/platform/deps.ts';
import { localDateOf } from '#server/time/local-time.ts';
import { listMunicipalities } from './municipality.contract.ts';

interface Municipality {
  code: string;
  name: string;
  /** As of today; null never happens for the 98, but a code list can be ahead of its regions. */
  region: string | null;
  longitude: number;
  latitude: number;
}

export function municipalityRoutes(router: Router, deps: Deps & ServeDeps, mounted: Mounted): void {
  serve(router, deps, mounted, listMunicipalities, async ({ now }) => {
    const { rows } = await deps.db.pool.query<Municipality>(
      `SELECT m.code, m.name, m.longitude, m.latitude, r.region_code AS region FROM municipality m
       LEFT JOIN municipality_region r ON r.municipality_code = m.code
         AND r.valid_from <= $1::date AND (r.valid_to IS NULL OR r.valid_to > $1::date)
       ORDER BY m.name COLLATE "da-x-icu"`,
      [localDateOf(now)],
    );
    return ok({ items: rows }, { headers: { 'cache-control': 'public, max-age=3600' } });
  });
}
