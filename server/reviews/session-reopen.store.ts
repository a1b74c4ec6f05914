import type { Sql } from '#server/platform/database.ts';

/** A session as reopening needs it. */
export interface ReopenedSession {
  id: string;
  state: 'OPEN' | 'CLOSED' | 'CANCELLED';
  departmentId: string;
  offerId: string;
  siteId: string;
  startsAt: Date;
  endsAt: Date;
  bufferBeforeMinutes: number;
  bufferAfterMinutes: number;
  travelMinutes: number;
  educators: string[];
  resources: { id: string; quantity: number }[];
  meetings: { startsAt: string; endsAt: string }[];
}

/** A session with everybody and everything it takes, locked until the end of the transaction; null = there is none. */
export async function lockSession(sql: Sql, id: string): Promise<ReopenedSession | null> {
  await sql.query('SELECT id FROM session WHERE id = $1 FOR UPDATE', [id]);
  const { rows } = await sql.query<ReopenedSession>(
    `SELECT s.id, s.state, o.department_id AS "departmentId", s.offer_id AS "offerId", s.site_id AS "siteId", s.starts_at AS "startsAt",
            s.ends_at AS "endsAt", s.buffer_before_minutes AS "bufferBeforeMinutes", s.buffer_after_minutes AS "bufferAfterMinutes",
            s.travel_minutes AS "travelMinutes",
            ARRAY (SELECT e.account_id::text FROM session_educator e WHERE e.session_id = s.id) AS educators,
            (SELECT coalesce(jsonb_agg(jsonb_build_object('id', r.resource_id, 'quantity', r.quantity)), '[]')
               FROM session_resource r WHERE r.session_id = s.id) AS resources,
            (SELECT coalesce(jsonb_agg(jsonb_build_object('startsAt', x.starts_at, 'endsAt', x.ends_at)), '[]')
               FROM session_meeting x WHERE x.session_id = s.id) AS meetings
       FROM session s JOIN offer o ON o.id = s.offer_id WHERE s.id = $1`,
    [id],
  );
  return rows[0] ?? null;
}

/** Takes those off a session who do not work for its department any more: while it was cancelled nobody asked who teaches it. */
export async function dropFormerEducators(sql: Sql, id: string): Promise<void> {
  await sql.query(
    `DELETE FROM session_educator e USING session s, offer o
      WHERE e.session_id = $1 AND s.id = e.session_id AND o.id = s.offer_id AND NOT EXISTS (
        SELECT FROM account a JOIN role_grant r ON r.account_id = a.id
         WHERE a.id = e.account_id AND a.active AND r.role IN ('EDUCATOR', 'DEPARTMENT_LEAD') AND r.department_id = o.department_id
           AND r.valid_from <= s.local_date AND (r.valid_to IS NULL OR r.valid_to > s.local_date))`,
    [id],
  );
}

/** Opens a cancelled session; the triggers take its people and rooms again. */
export async function openSession(sql: Sql, id: string): Promise<void> {
  await sql.query(
    `UPDATE session SET state = 'OPEN', cancelled_at = NULL, cancel_cause = NULL, cancel_message = NULL, revision = revision + 1
      WHERE id = $1`,
    [id],
  );
}

/** Closes the open reviews of the bookings that are still in a session, as kept; answers the bookings. */
export async function keepReviewsOf(sql: Sql, sessionId: string, by: string, now: Date): Promise<string[]> {
  const { rows } = await sql.query<{ id: string }>(
    `UPDATE review_task w SET outcome = 'KEPT', closed_at = $3, closed_by = $2 FROM booking b
      WHERE b.id = w.booking_id AND b.session_id = $1 AND w.outcome IS NULL RETURNING b.id`,
    [sessionId, by, now],
  );
  return rows.map(({ id }) => id);
}
