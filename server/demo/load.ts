import { type Database, inTransaction, type Sql } from '#server/platform/database.ts';
import type { LocalDate } from '#server/time/local-time.ts';
import type { RegionSpan } from './booking-rows.ts';
import { readDemoSeed, rememberDemoSeed } from './demo-fact.ts';
import { demoIdsOf } from './demo-ids.ts';
import { insertRows } from './insert-rows.ts';
import { letOffersAsk, liveDemoBookings } from './life.ts';
import { furnishOtherForms } from './other-forms.ts';
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
    await letOffersAsk(sql);
    await furnishOtherForms(sql);
    await keepOfferVersions(sql, demoIdsOf({ seed, demoDate }).founded);
    await cancelAStormyDay(sql, demoDate);
    await liveDemoBookings(sql, { seed, demoDate });
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

/** Where a storm is coming: the leads there have bookings to look at, and the schools a new time to choose. */
const STORMY_DEPARTMENT = 'soefartsmuseet-nordkysten';
const STORM = 'Der er varslet storm, og skibet kan ikke ligge ved kajen. Vi finder en ny dag sammen.';

async function cancelAStormyDay(sql: Sql, demoDate: LocalDate): Promise<void> {
  await sql.query(
    `WITH coming AS (
       SELECT s.id, s.local_date FROM session s JOIN offer o ON o.id = s.offer_id JOIN department d ON d.id = o.department_id
        WHERE d.slug = $2 AND s.state = 'OPEN' AND s.local_date BETWEEN $1::date + 4 AND $1::date + 21
          AND EXISTS (SELECT FROM booking b WHERE b.session_id = s.id AND b.status = 'CONFIRMED')
     ), cancelled AS (
       UPDATE session s SET state = 'CANCELLED', cancelled_at = ($1::date + time '09:00') AT TIME ZONE 'Europe/Copenhagen', cancel_cause = 'WEATHER', cancel_message = $3,
                            revision = revision + 1
         FROM coming WHERE s.id = coming.id AND coming.local_date = (SELECT min(local_date) FROM coming)
       RETURNING s.id, s.starts_at, s.ends_at, s.site_id)
     INSERT INTO review_task (id, booking_id, session_id, cause, message, before, created_at)
     SELECT md5('review' || b.id)::uuid, b.id, c.id, 'SESSION_CANCELLED', $3,
            jsonb_build_object('startsAt', to_char(c.starts_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
                               'endsAt', to_char(c.ends_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), 'site', t.name),
            ($1::date + time '09:00') AT TIME ZONE 'Europe/Copenhagen'
       FROM cancelled c JOIN site t ON t.id = c.site_id JOIN booking b ON b.session_id = c.id AND b.status = 'CONFIRMED'`,
    [demoDate, STORMY_DEPARTMENT, STORM],
  );
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
