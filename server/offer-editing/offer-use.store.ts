import type { Sql } from '#server/platform/database.ts';

/** Coming sessions with live bookings. */
export interface BookedSessions {
  sessions: number;
  bookings: number;
  /** At most five, soonest first. */
  first: { id: string; startsAt: string; bookings: number }[];
}

export async function findBookedSessions(sql: Sql, offerId: string, now: Date): Promise<BookedSessions> {
  const { rows } = await sql.query<BookedSessions>(
    `WITH booked AS (
       SELECT s.id, s.starts_at, count(*)::integer AS bookings FROM session s JOIN booking b ON b.session_id = s.id
       WHERE s.offer_id = $1 AND s.starts_at >= $2 AND s.state <> 'CANCELLED' AND b.status IN ('CONFIRMED', 'REQUESTED')
       GROUP BY s.id)
     SELECT count(*)::integer AS sessions, coalesce(sum(bookings), 0)::integer AS bookings,
       (SELECT coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'startsAt', f.starts_at, 'bookings', f.bookings) ORDER BY f.starts_at), '[]')
        FROM (SELECT * FROM booked ORDER BY starts_at LIMIT 5) AS f) AS first
     FROM booked`,
    [offerId, now],
  );
  return rows[0] ?? { sessions: 0, bookings: 0, first: [] };
}

/** The coming sessions that are held online at their offer's own link, if it is another than this. */
export async function findSessionsByLink(
  sql: Sql,
  { offerId, otherThan, now }: { offerId: string; otherThan: string | null; now: Date },
): Promise<string[]> {
  const { rows } = await sql.query<{ id: string }>(
    `SELECT s.id FROM session s JOIN offer o ON o.id = s.offer_id
     WHERE o.id = $1 AND o.form = 'ONLINE' AND o.online_url IS DISTINCT FROM $2 AND s.online_url IS NULL
       AND s.ends_at > $3 AND s.state <> 'CANCELLED'`,
    [offerId, otherThan, now],
  );
  return rows.map(({ id }) => id);
}
