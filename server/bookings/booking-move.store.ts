import type { Sql } from '#server/platform/database.ts';
import type { Places } from './booking.rules.ts';

/** The SQL function `booking_move`. Sessions are locked in the order of their ids. */
export async function moveBooking(
  sql: Sql,
  move: unknown,
): Promise<{ outcome: 'moved' | 'stale' | 'promote' } | { outcome: 'full'; left: Places }> {
  const { rows } = await sql.query('SELECT booking_move($1) AS answer', [JSON.stringify(move)]);
  return rows[0].answer;
}

/**
 * Closes the open review of a booking; false = there is none (any longer), or the session does not take place. Its cause is asked
 * too: of a cancellation that is committed while this waits for the review's row, only that row is seen.
 */
export async function closeReview(
  sql: Sql,
  { bookingId, by, now }: { bookingId: string; by: string | null; now: Date },
): Promise<boolean> {
  const { rowCount } = await sql.query(
    `UPDATE review_task SET outcome = 'KEPT', closed_at = $2, closed_by = $3
      WHERE booking_id = $1 AND outcome IS NULL AND cause <> 'SESSION_CANCELLED' AND EXISTS (
        SELECT FROM booking b JOIN session s ON s.id = b.session_id WHERE b.id = $1 AND s.state <> 'CANCELLED')`,
    [bookingId, now, by],
  );
  return rowCount === 1;
}

/** A session of the same offer with room for a booking. Instants ISO 8601 in UTC. */
export interface Alternative {
  sessionId: string;
  startsAt: string;
  endsAt: string;
  site: string;
  pupilsLeft: number;
}

/**
 * For each booking the nearest open sessions of its offer that have room for its groups and start at `earliest[i]` or later, in
 * one query; in the order of time.
 */
export async function findAlternatives(
  sql: Sql,
  asked: readonly { bookingId: string; earliest: Date }[],
  limit: number,
): Promise<Map<string, Alternative[]>> {
  const { rows } = await sql.query<{ id: string; alternatives: Alternative[] }>(
    `SELECT b.id, (
       SELECT coalesce(jsonb_agg(jsonb_build_object('sessionId', n.id, 'startsAt', n.starts_at, 'endsAt', n.ends_at, 'site', n.site,
                                                    'pupilsLeft', n.pupils_left) ORDER BY n.starts_at), '[]')
       FROM (SELECT s.id, s.starts_at, s.ends_at, t.name AS site, s.capacity_pupils - s.taken_pupils AS pupils_left
               FROM session s JOIN site t ON t.id = s.site_id
              WHERE s.offer_id = own.offer_id AND s.id <> own.id AND o.state = 'PUBLISHED' AND s.state = 'OPEN' AND s.starts_at >= a.earliest
                AND s.capacity_groups - s.taken_groups >= b.group_count AND s.capacity_pupils - s.taken_pupils >= b.pupils
                AND s.capacity_adults - s.taken_adults >= b.adults
              ORDER BY abs(extract(epoch FROM s.starts_at - own.starts_at)), s.id LIMIT $2) AS n) AS alternatives
     FROM jsonb_to_recordset($1::jsonb) AS a("bookingId" uuid, earliest timestamptz)
     JOIN booking b ON b.id = a."bookingId" JOIN session own ON own.id = b.session_id JOIN offer o ON o.id = own.offer_id`,
    [JSON.stringify(asked), limit],
  );
  const iso = (instant: string) => new Date(instant).toISOString();
  return new Map(
    rows.map(({ id, alternatives }) => [
      id,
      alternatives.map((one) => ({ ...one, startsAt: iso(one.startsAt), endsAt: iso(one.endsAt) })),
    ]),
  );
}
