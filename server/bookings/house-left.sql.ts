/**
 * How many pupils the house still takes while the session s runs at the site t, in its fullest hour; null = no limit, as of all
 * sessions that somebody teaches. For reading: the SQL function `house_left` decides.
 */
export const HOUSE_LEFT = `CASE WHEN s.educators_needed = 0 AND t.self_guided_pupils IS NOT NULL THEN greatest(0, t.self_guided_pupils - coalesce(
    (SELECT max(h.pupils) FROM site_hour h WHERE h.site_id = s.site_id AND h.starts_at < s.ends_at AND h.starts_at > s.starts_at - interval '1 hour'), 0)) END`;
