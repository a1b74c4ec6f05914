import type { Both } from '#server/offers/offer.facts.ts';
import type { Sql } from '#server/platform/database.ts';

/** What still stands at a site. */
export interface SiteUse {
  /** Coming sessions that are not cancelled. */
  sessions: number;
  /** The first ones. */
  firstSessions: { id: string; startsAt: string; offer: Both }[];
  /** Published offers whose sessions meet there unless said otherwise. */
  offers: { slug: string; title: Both }[];
}

const SESSIONS_NAMED = 10;

/** What has to be moved before a site can be closed. */
export async function findSiteUse(sql: Sql, siteId: string, now: Date): Promise<SiteUse> {
  const { rows } = await sql.query<SiteUse>(
    `WITH coming AS (
       SELECT s.id, s.starts_at, o.title_da, o.title_en FROM session s JOIN offer o ON o.id = s.offer_id
       WHERE s.site_id = $1 AND s.state <> 'CANCELLED' AND s.ends_at > $2)
     SELECT (SELECT count(*) FROM coming) AS sessions,
       (SELECT coalesce(jsonb_agg(jsonb_build_object('id', id, 'startsAt', to_char(starts_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
          'offer', jsonb_build_object('da', title_da, 'en', title_en)) ORDER BY starts_at, id), '[]')
        FROM (SELECT * FROM coming ORDER BY starts_at, id LIMIT ${SESSIONS_NAMED}) AS first) AS "firstSessions",
       (SELECT coalesce(jsonb_agg(jsonb_build_object('slug', slug, 'title', jsonb_build_object('da', title_da, 'en', title_en))
          ORDER BY title_da), '[]') FROM offer WHERE site_id = $1 AND state = 'PUBLISHED') AS offers`,
    [siteId, now],
  );
  const [use] = rows;
  if (use === undefined) throw new Error('the question after a site answers one row');
  return use;
}
