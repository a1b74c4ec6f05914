import type { Sql } from '#server/platform/database.ts';
import type { Wishes } from './waitlist.rules.ts';

/** A place in the queue, with the session it began with. Instants ISO 8601. */
export interface EntryRow {
  id: string;
  sessionId: string;
  wishes: Wishes | null;
  offersMissed: number;
  closed: boolean;
  startsAt: string;
  state: 'OPEN' | 'CLOSED' | 'CANCELLED';
  leadTimeWorkingDays: number;
}

/** An entry; null = there is none. */
export async function findEntry(sql: Sql, id: string): Promise<EntryRow | null> {
  const { rows } = await sql.query<{ entry: EntryRow }>(
    `SELECT jsonb_build_object('id', w.id, 'sessionId', w.session_id, 'offersMissed', w.offers_missed, 'closed', w.closed_at IS NOT NULL,
        'wishes', CASE WHEN w.wish_from IS NOT NULL THEN
          jsonb_build_object('from', w.wish_from, 'to', w.wish_to, 'weekdays', to_jsonb(w.weekdays)) END,
        'startsAt', s.starts_at, 'state', s.state, 'leadTimeWorkingDays', o.lead_time_working_days) AS entry
       FROM waitlist_entry w JOIN session s ON s.id = w.session_id JOIN offer o ON o.id = w.offer_id WHERE w.id = $1`,
    [id],
  );
  return rows[0]?.entry ?? null;
}

/** What waits or is offered together with a booking, itself among it: the first one made comes first. */
export async function findTogether(sql: Sql, bookingId: string): Promise<{ id: string; sessionId: string }[]> {
  const { rows } = await sql.query<{ id: string; sessionId: string }>(
    `SELECT b.id, b.session_id AS "sessionId" FROM booking own
       JOIN booking b ON b.id = own.id OR b.waitlist_entry_id = own.waitlist_entry_id
      WHERE own.id = $1 AND (b.id = own.id OR b.status IN ('WAITING', 'OFFERED')) ORDER BY b.created_at, b.id`,
    [bookingId],
  );
  return rows;
}

/** Bookings whose offer has lapsed, one of each entry, longest lapsed first. */
export async function findLapsedOffers(sql: Sql, now: Date, limit: number): Promise<string[]> {
  return idsOf(
    sql,
    `SELECT (array_agg(id ORDER BY created_at, id))[1] AS id FROM booking WHERE expires_at <= $1 AND status = 'OFFERED'
        AND waitlist_entry_id IS NOT NULL GROUP BY waitlist_entry_id ORDER BY min(expires_at) LIMIT $2`,
    [now, limit],
  );
}

/** Bookings whose waiting is over, one of each entry. */
export async function findEndedWaiting(sql: Sql, now: Date, limit: number): Promise<string[]> {
  return idsOf(
    sql,
    `SELECT (array_agg(id ORDER BY created_at, id))[1] AS id FROM booking WHERE expires_at <= $1 AND status = 'WAITING'
      GROUP BY waitlist_entry_id ORDER BY min(expires_at) LIMIT $2`,
    [now, limit],
  );
}

/** Bookings that are offered places of a cancelled session, or wait for nothing but one; one of each entry. */
export async function findCancelled(sql: Sql, limit: number): Promise<string[]> {
  return idsOf(
    sql,
    `SELECT (array_agg(b.id ORDER BY b.created_at, b.id))[1] AS id
       FROM booking b JOIN session s ON s.id = b.session_id JOIN waitlist_entry w ON w.id = b.waitlist_entry_id
      WHERE b.expires_at IS NOT NULL AND s.state = 'CANCELLED'
        AND (b.status = 'OFFERED' OR (b.status = 'WAITING' AND w.wish_from IS NULL))
      GROUP BY b.waitlist_entry_id LIMIT $1`,
    [limit],
  );
}

async function idsOf(sql: Sql, text: string, values: unknown[]): Promise<string[]> {
  const { rows } = await sql.query<{ id: string }>(text, values);
  return rows.map(({ id }) => id);
}

/** The SQL function `booking_cancel`. */
export async function cancel(sql: Sql, cancellation: unknown): Promise<{ outcome: 'cancelled' | 'stale' }> {
  const { rows } = await sql.query('SELECT booking_cancel($1) AS answer', [JSON.stringify(cancellation)]);
  return rows[0].answer;
}

/** The SQL function `booking_confirm`. */
export async function confirm(sql: Sql, confirmation: unknown): Promise<{ outcome: 'confirmed' | 'stale' }> {
  const { rows } = await sql.query('SELECT booking_confirm($1) AS answer', [JSON.stringify(confirmation)]);
  return rows[0].answer;
}

/** Waiting ends later than was thought: the session was moved. */
export async function setWaitingEnd(sql: Sql, bookingIds: readonly string[], end: Date): Promise<void> {
  await sql.query("UPDATE booking SET expires_at = $2 WHERE id = ANY ($1::uuid[]) AND status = 'WAITING'", [
    bookingIds,
    end,
  ]);
}

/**
 * Remembers that places of these sessions were offered and not taken: `missed` lets others go first there, `declined` is asked
 * about them no more. Counts as one missed offer, or none, however many classes it was for.
 */
export async function rememberAnswer(
  sql: Sql,
  entryId: string,
  {
    sessionIds,
    answer,
    offersMissed,
    now,
  }: { sessionIds: readonly string[]; answer: 'missed' | 'declined'; offersMissed: number; now: Date },
): Promise<void> {
  await sql.query(
    `UPDATE waitlist_entry SET offers_missed = $4, skipped = skipped || (
       SELECT coalesce(jsonb_agg(jsonb_build_object('sessionId', s.id, 'startsAt', s.starts_at, 'reasons', '[]'::jsonb, $3::text, true,
                                                    'at', $5::timestamptz)), '[]')
         FROM session s WHERE s.id = ANY ($2::uuid[])) WHERE id = $1`,
    [entryId, sessionIds, answer, offersMissed, now],
  );
}

/** The department has agreed already: it offered the places itself. */
export async function setAgreed(sql: Sql, bookingIds: readonly string[], now: Date): Promise<void> {
  await sql.query('UPDATE booking SET accepted_at = $2 WHERE id = ANY ($1::uuid[]) AND accepted_at IS NULL', [
    bookingIds,
    now,
  ]);
}
