import type { HoldFacts } from '#server/bookings/booking.facts.ts';
import type { Places } from '#server/bookings/booking.rules.ts';
import type { Sql } from '#server/platform/database.ts';

interface Held extends HoldFacts {
  expiresAt: string;
  extended: boolean;
}

const HOLD_JSON = `jsonb_build_object('id', h.id, 'sessionId', h.session_id, 'holderHash', encode(h.holder_hash, 'hex'),
  'live', h.status = 'HELD', 'groups', h.group_count, 'pupils', h.pupils, 'adults', h.adults, 'expiresAt', h.expires_at,
  'extended', h.hold_extended)`;

/** A hold by its id; null = it is long gone. */
export async function findHold(sql: Sql, id: string): Promise<Held | null> {
  const { rows } = await sql.query<{ hold: Held }>({
    name: 'hold.by-id',
    text: `SELECT ${HOLD_JSON} AS hold FROM booking h WHERE h.id = $1 AND h.is_hold`,
    values: [id],
  });
  return rows[0]?.hold ?? null;
}

/** The holds of a session as one browser sees them. */
export interface HoldsAt {
  /** Its own, while it is live. */
  own: Held | null;
  /** Places of all holds that have lapsed, its own among them: they make way. */
  lapsed: Places;
}

/** The holds of a session, for the browser with this cookie. */
export async function findHoldsAt(
  sql: Sql,
  { sessionId, holderHash, now }: { sessionId: string; holderHash: string; now: Date },
): Promise<HoldsAt> {
  const { rows } = await sql.query<HoldsAt>({
    name: 'hold.of-session',
    text: `SELECT (SELECT ${HOLD_JSON} FROM booking h
                   WHERE h.session_id = $1 AND h.status = 'HELD' AND h.holder_hash = decode($2, 'hex') AND h.expires_at > $3) AS own,
                  (SELECT jsonb_build_object('groups', coalesce(sum(h.group_count), 0), 'pupils', coalesce(sum(h.pupils), 0),
                                             'adults', coalesce(sum(h.adults), 0))
                   FROM booking h WHERE h.session_id = $1 AND h.status = 'HELD' AND h.expires_at <= $3) AS lapsed`,
    values: [sessionId, holderHash, now],
  });
  const [row] = rows;
  if (row === undefined) throw new Error('the query answers one row');
  return row;
}

export type HoldOutcome =
  | { outcome: 'held'; id: string; expiresAt: string; extended: boolean }
  | { outcome: 'full'; left: Places }
  | { outcome: 'stale' | 'missing' | 'promote' };

/** The SQL function `booking_hold`. */
export async function hold(sql: Sql, places: unknown): Promise<HoldOutcome> {
  const { rows } = await sql.query('SELECT booking_hold($1) AS answer', [JSON.stringify(places)]);
  return rows[0].answer;
}

/** The SQL function `booking_hold_extend`. */
export async function extend(
  sql: Sql,
  { id, now, expiresAt }: { id: string; now: Date; expiresAt: Date },
): Promise<{ outcome: 'extended' | 'already' | 'gone' }> {
  const { rows } = await sql.query('SELECT booking_hold_extend($1, $2, $3) AS answer', [id, now, expiresAt]);
  return rows[0].answer;
}

/** The SQL function `booking_hold_release`. */
export async function release(sql: Sql, id: string, now: Date): Promise<void> {
  await sql.query('SELECT booking_hold_release($1, $2)', [id, now]);
}

/** Sessions with a hold that has lapsed. */
export async function sessionsWithLapsedHolds(sql: Sql, now: Date): Promise<string[]> {
  const { rows } = await sql.query<{ session_id: string }>({
    name: 'hold.lapsed',
    text: `SELECT DISTINCT session_id FROM booking WHERE expires_at <= $1 AND status = 'HELD' ORDER BY session_id`,
    values: [now],
  });
  return rows.map(({ session_id }) => session_id);
}

/** Gives the places of a session's lapsed holds back: locks the session, then the SQL function `session_end_lapsed_holds`. */
export async function endLapsedHolds(sql: Sql, sessionId: string, now: Date): Promise<void> {
  await sql.query('SELECT id FROM session WHERE id = $1 FOR UPDATE', [sessionId]);
  await sql.query('SELECT session_end_lapsed_holds($1, $2)', [sessionId, now]);
}

/** Deletes holds that ended before an instant: they say nothing about anybody. */
export async function deleteEndedHolds(sql: Sql, before: Date): Promise<void> {
  await sql.query({
    name: 'hold.delete',
    text: `DELETE FROM booking WHERE is_hold AND status = 'EXPIRED' AND updated_at < $1`,
    values: [before],
  });
}
