import { type Database, inTransaction, type Sql } from '#server/platform/database.ts';
import type { LocalDate } from '#server/time/local-time.ts';
import type { RegionSpan } from './booking-rows.ts';
import { readDemoSeed, rememberDemoSeed } from './demo-fact.ts';
import { demoIdsOf } from './demo-ids.ts';
import { insertRows } from './insert-rows.ts';
import { demoWorldRows } from './world.ts';

/**
 * Fills an empty, migrated database with the demo world, in one transaction (about two seconds).
 *
 * @param options.demoDate "today" of the world: visits before it have been held.
 * @param options.now when it was loaded; nothing in the world depends on it.
 * @returns false when the database already has a demo world, which is then left as it is.
 */
export async function loadDemoWorld(
  db: Database,
  options: { seed: number; demoDate: LocalDate; now: Date },
): Promise<boolean> {
  const { seed, demoDate, now } = options;
  const loaded = await inTransaction(db, async (sql) => {
    if ((await readDemoSeed(sql)) !== null) return false;
    await insertRows(sql, demoWorldRows({ seed, demoDate }, await readRegionSpans(sql)));
    await keepOfferVersions(sql, demoIdsOf({ seed, demoDate }).founded);
    await rememberDemoSeed(sql, { seed, demoDate, loadedAt: now });
    return true;
  });
  if (loaded) await db.pool.query('ANALYZE');
  return loaded;
}

/** What schools have booked is the offers as they stand. */
async function keepOfferVersions(sql: Sql, founded: string): Promise<void> {
  await sql.query("SELECT offer_keep_version(id, NULL, $1) FROM offer WHERE state <> 'DRAFT'", [founded]);
}

/** Regions of all municipalities, at any time. */
async function readRegionSpans(sql: Sql): Promise<RegionSpan[]> {
  const { rows } = await sql.query<RegionSpan>(
    `SELECT municipality_code AS "municipalityCode", region_code AS "regionCode",
            valid_from AS "validFrom", valid_to AS "validTo"
     FROM municipality_region`,
  );
  return rows;
}
