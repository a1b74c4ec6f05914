import type { LifeWorld } from './life-world.ts';

/** What is wrong with the bookings of a history, in words; empty = nothing. Read from the rows, not from what the program thinks. */
export async function violations(world: LifeWorld): Promise<string[]> {
  const { db } = world.server;
  const found: string[] = [];
  for (const recount of ['session_counter_differences', 'booking_sum_differences', 'site_hour_differences']) {
    const { rows } = await db.pool.query(`SELECT * FROM ${recount}()`);
    if (rows.length > 0) found.push(`${recount}: ${JSON.stringify(rows[0])}`);
  }
  const { rows } = await db.pool.query<{ sentence: string }>(RULES, [world.offer.id]);
  found.push(...rows.map(({ sentence }) => sentence));
  const { rows: counted } = await db.pool.query<{ n: number }>(
    'SELECT count(*)::int AS n FROM booking WHERE offer_id = $1 AND NOT is_hold',
    [world.offer.id],
  );
  if (counted[0]?.n !== world.promised)
    found.push(`${world.promised} bookings were promised, ${counted[0]?.n} are there`);
  return found;
}

const RULES = `
SELECT 'over capacity: ' || s.id AS sentence FROM session s
 WHERE s.offer_id = $1 AND (
   s.capacity_pupils < (SELECT coalesce(sum(b.pupils), 0) FROM booking b WHERE b.session_id = s.id AND b.status IN ('HELD', 'REQUESTED', 'CONFIRMED', 'OFFERED'))
   OR s.capacity_groups < (SELECT coalesce(sum(b.group_count), 0) FROM booking b WHERE b.session_id = s.id AND b.status IN ('HELD', 'REQUESTED', 'CONFIRMED', 'OFFERED')))
UNION ALL
SELECT 'waits and is offered at once: entry ' || b.waitlist_entry_id FROM booking b
 WHERE b.offer_id = $1 AND b.waitlist_entry_id IS NOT NULL
 GROUP BY b.waitlist_entry_id HAVING bool_or(b.status = 'WAITING') AND bool_or(b.status = 'OFFERED')
UNION ALL
SELECT 'offered on two days: entry ' || b.waitlist_entry_id FROM booking b
 WHERE b.offer_id = $1 AND b.waitlist_entry_id IS NOT NULL AND b.status = 'OFFERED'
 GROUP BY b.waitlist_entry_id HAVING count(DISTINCT b.local_date) > 1
UNION ALL
SELECT 'an entry that is over has bookings that wait: ' || w.id FROM waitlist_entry w
 WHERE w.offer_id = $1 AND (w.closed_at IS NULL) <> EXISTS (SELECT FROM booking b WHERE b.waitlist_entry_id = w.id AND b.status IN ('WAITING', 'OFFERED'))
UNION ALL
SELECT 'two live holds of one browser: ' || b.session_id FROM booking b
 WHERE b.offer_id = $1 AND b.status = 'HELD' AND b.holder_hash IS NOT NULL GROUP BY b.session_id, b.holder_hash HAVING count(*) > 1
UNION ALL
SELECT 'a class of a set on another day or offer: ' || b.booking_set_id FROM booking b JOIN session s ON s.id = b.session_id
 WHERE b.offer_id = $1 AND b.booking_set_id IS NOT NULL AND s.offer_id <> b.offer_id`;

/**
 * Places that nobody was offered although somebody waits who fits, once the clock has done all it can: single classes only, since
 * several need a day that suits all. Empty = nothing was lost.
 */
export async function lostPlaces(world: LifeWorld): Promise<string[]> {
  const { rows } = await world.server.db.pool.query<{ sentence: string }>(
    `SELECT 'a class of ' || b.pupils || ' waits while ' || (s.capacity_pupils - s.taken_pupils) || ' places are free at ' || s.starts_at AS sentence
       FROM waitlist_entry w JOIN booking b ON b.waitlist_entry_id = w.id AND b.status = 'WAITING'
       JOIN session s ON s.offer_id = w.offer_id AND s.state = 'OPEN'
        AND (s.id = w.session_id OR (s.local_date BETWEEN w.wish_from AND w.wish_to
             AND (cardinality(w.weekdays) = 0 OR extract(isodow FROM s.local_date)::smallint = ANY (w.weekdays))))
      WHERE w.offer_id = $1 AND w.closed_at IS NULL AND (SELECT count(*) FROM booking x WHERE x.waitlist_entry_id = w.id) = 1
        AND s.starts_at > $2::timestamptz + interval '10 days'
        AND s.taken_groups + b.group_count <= s.capacity_groups AND s.taken_pupils + b.pupils <= s.capacity_pupils
        AND s.taken_adults + b.adults <= s.capacity_adults`,
    [world.offer.id, world.server.clock.now()],
  );
  return rows.map(({ sentence }) => sentence);
}

/** Offered places that have not lapsed and cannot be taken up. Takes all up that can. Empty = none was lost. */
export async function brokenOffers(world: LifeWorld, accept: (index: number) => Promise<number>): Promise<string[]> {
  const { rows } = await world.server.db.pool.query<{ reference: string; entry: string | null }>(
    `SELECT DISTINCT ON (coalesce(waitlist_entry_id, id)) reference, waitlist_entry_id AS entry FROM booking
      WHERE offer_id = $1 AND status = 'OFFERED' AND expires_at > $2 ORDER BY coalesce(waitlist_entry_id, id), id`,
    [world.offer.id, world.server.clock.now()],
  );
  const found: string[] = [];
  const known = new Map(world.links.map(({ reference }, index) => [reference, index]));
  const { rows: all } = await world.server.db.pool.query<{ reference: string; entry: string }>(
    'SELECT reference, waitlist_entry_id AS entry FROM booking WHERE offer_id = $1 AND waitlist_entry_id IS NOT NULL',
    [world.offer.id],
  );
  for (const { reference, entry } of rows) {
    const named = [reference, ...all.filter((one) => one.entry === entry).map((one) => one.reference)];
    const index = named.map((one) => known.get(one)).find((one) => one !== undefined);
    if (index === undefined) found.push(`nobody has the link of ${reference}`);
    else {
      const status = await accept(index);
      if (status !== 200) found.push(`places offered to ${reference} answer ${status}`);
    }
  }
  return found;
}
