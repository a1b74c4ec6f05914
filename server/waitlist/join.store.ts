import { lockSessions } from '#server/bookings/session-lock.ts';
import { type Database, inTransaction, type Sql } from '#server/platform/database.ts';

export interface WaitingPart {
  sessionId: string;
  version: number;
  request: unknown;
}

export type JoinOutcome =
  | { outcome: 'created' | 'replayed' | 'mismatch'; bookingId: string }
  | { outcome: 'stale' | 'missing' | 'promote' | 'free' | 'full'; part: number };

/** Everything that waits together, or nothing: the SQL function `booking_create_set`. */
export async function createWaiting(sql: Sql, parts: readonly WaitingPart[]): Promise<JoinOutcome> {
  const { rows } = await sql.query<{ answer: JoinOutcome }>('SELECT booking_create_set($1) AS answer', [
    JSON.stringify({ parts }),
  ]);
  const [row] = rows;
  if (row === undefined) throw new Error('booking_create_set answers one object');
  return row.answer;
}

/** Entries w that wait for the session s: it is the one they began with, or its day is wished for. */
const WAITS_FOR = `w.offer_id = s.offer_id AND w.closed_at IS NULL
  AND EXISTS (SELECT 1 FROM booking b WHERE b.waitlist_entry_id = w.id AND b.status = 'WAITING')
  AND (w.session_id = s.id OR (s.local_date BETWEEN w.wish_from AND w.wish_to
       AND (cardinality(w.weekdays) = 0 OR extract(isodow FROM s.local_date)::smallint = ANY (w.weekdays))))`;

/** How many wait for a session since before an instant. */
export async function countAhead(
  sql: Sql,
  { sessionId, before }: { sessionId: string; before: Date },
): Promise<number> {
  const { rows } = await sql.query<{ ahead: number }>(
    `SELECT count(*) AS ahead FROM session s JOIN waitlist_entry w ON ${WAITS_FOR} WHERE s.id = $1 AND w.created_at <= $2`,
    [sessionId, before],
  );
  return rows[0]?.ahead ?? 0;
}

/** The number of an entry in the queue of the session it began with: 1 = nobody is before it. */
export async function positionOf(sql: Sql, entryId: string): Promise<number> {
  const { rows } = await sql.query<{ ahead: number }>(
    `SELECT count(*) AS ahead FROM waitlist_entry own JOIN session s ON s.id = own.session_id JOIN waitlist_entry w ON ${WAITS_FOR}
      WHERE own.id = $1 AND (w.created_at, w.id) < (own.created_at, own.id)`,
    [entryId],
  );
  return 1 + (rows[0]?.ahead ?? 0);
}

/** The bookings of an entry, the first one made first. */
export async function bookingsOfEntry(sql: Sql, entryId: string): Promise<string[]> {
  const { rows } = await sql.query<{ id: string }>(
    'SELECT id FROM booking WHERE waitlist_entry_id = $1 ORDER BY created_at, id',
    [entryId],
  );
  return rows.map(({ id }) => id);
}

/** As many days as are looked at when somebody joins. */
const LOOKED_AT = 12;

/**
 * Marks the sessions that an entry wishes for and that have room for one of its bookings, soonest first: whoever waits is asked
 * before anybody else. Answers their ids.
 */
export function markWished(
  db: Pick<Database, 'pool'>,
  { entryId, now }: { entryId: string; now: Date },
): Promise<string[]> {
  return inTransaction(db, async (sql) => {
    const { rows } = await sql.query<{ id: string }>(
      `SELECT s.id FROM waitlist_entry w JOIN session s ON ${WAITS_FOR}
        WHERE w.id = $1 AND s.state = 'OPEN' AND s.starts_at > $2 AND EXISTS (
          SELECT 1 FROM booking b WHERE b.waitlist_entry_id = w.id AND s.taken_groups + b.group_count <= s.capacity_groups
            AND s.taken_pupils + b.pupils <= s.capacity_pupils AND s.taken_adults + b.adults <= s.capacity_adults)
        ORDER BY s.starts_at, s.id LIMIT ${LOOKED_AT}`,
      [entryId, now],
    );
    const ids = rows.map(({ id }) => id);
    if (ids.length === 0) return [];
    await lockSessions(sql, ids);
    await sql.query('UPDATE session SET promotion_due = coalesce(promotion_due, 0) + 1 WHERE id = ANY ($1::uuid[])', [
      ids,
    ]);
    return ids;
  });
}
