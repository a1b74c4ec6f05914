import type { Places } from '#server/bookings/booking.rules.ts';
import type { Sql } from '#server/platform/database.ts';
import type { SkipReason, WaitingEntry } from './promotion.rules.ts';

/** A session of the day as the database has it. Instants ISO 8601. */
export interface DayRow {
  id: string;
  version: number;
  startsAt: string;
  localDate: string;
  capacity: Places;
  taken: Places;
  houseLeft: number | null;
  state: 'OPEN' | 'CLOSED' | 'CANCELLED';
  published: boolean;
  bookingOpensAt: string | null;
  leadTimeWorkingDays: number;
}

/** What deciding about the free places of a session needs, as it stood at one moment. */
export interface PromotionSnapshot {
  /** How often places came free that nobody was asked about; null = nothing to do. */
  due: number | null;
  /** The offer's sessions of that day, this one among them; lapsed holds are not counted as taken. */
  day: DayRow[];
  /** Those who wait and would come on that day, first come first. Whoever is being asked is not among them. */
  entries: WaitingEntry[];
}

/** More are not asked at once: the clock comes back for them. */
const ENTRIES = 200;

/** Reads it in one query; null = there is no such session. */
export async function loadPromotion(sql: Sql, sessionId: string, now: Date): Promise<PromotionSnapshot | null> {
  const { rows } = await sql.query<PromotionSnapshot>({
    name: 'waitlist.promotion',
    text: `SELECT own.promotion_due AS due,
      (SELECT jsonb_agg(jsonb_build_object('id', s.id, 'version', s.version, 'startsAt', s.starts_at, 'localDate', s.local_date,
          'capacity', jsonb_build_object('groups', s.capacity_groups, 'pupils', s.capacity_pupils, 'adults', s.capacity_adults),
          'taken', jsonb_build_object('groups', s.taken_groups - h.groups, 'pupils', s.taken_pupils - h.pupils, 'adults', s.taken_adults - h.adults),
          'houseLeft', CASE WHEN s.educators_needed = 0 AND t.self_guided_pupils IS NOT NULL THEN greatest(0, t.self_guided_pupils - coalesce(
            (SELECT max(x.pupils) FROM site_hour x WHERE x.site_id = s.site_id AND x.starts_at < s.ends_at
                AND x.starts_at > s.starts_at - interval '1 hour'), 0)) END,
          'state', s.state, 'published', o.state = 'PUBLISHED', 'bookingOpensAt', o.booking_opens_at,
          'leadTimeWorkingDays', o.lead_time_working_days))
         FROM session s JOIN site t ON t.id = s.site_id CROSS JOIN LATERAL (
           SELECT coalesce(sum(group_count), 0) AS groups, coalesce(sum(pupils), 0) AS pupils, coalesce(sum(adults), 0) AS adults
             FROM booking WHERE session_id = s.id AND status = 'HELD' AND expires_at <= $2) AS h
        WHERE s.offer_id = own.offer_id AND (s.id = own.id OR (s.local_date = own.local_date AND s.state = 'OPEN'))) AS day,
      (SELECT coalesce(jsonb_agg(e.entry ORDER BY e.created_at, e.id), '[]') FROM (
         SELECT w.created_at, w.id, jsonb_build_object('id', w.id, 'sessionId', w.session_id,
             'wishes', CASE WHEN w.wish_from IS NOT NULL THEN
               jsonb_build_object('from', w.wish_from, 'to', w.wish_to, 'weekdays', to_jsonb(w.weekdays)) END,
             'missed', w.skipped @> jsonb_build_array(jsonb_build_object('sessionId', own.id, 'missed', true)),
             'declined', w.skipped @> jsonb_build_array(jsonb_build_object('sessionId', own.id, 'declined', true)),
             'bookings', (SELECT jsonb_agg(jsonb_build_object('id', b.id, 'version', b.version, 'places',
                 jsonb_build_object('groups', b.group_count, 'pupils', b.pupils, 'adults', b.adults)) ORDER BY b.created_at, b.id)
               FROM booking b WHERE b.waitlist_entry_id = w.id AND b.status = 'WAITING')) AS entry
           FROM waitlist_entry w
          WHERE w.offer_id = own.offer_id AND w.closed_at IS NULL
            AND (w.session_id = own.id OR (own.local_date BETWEEN w.wish_from AND w.wish_to AND (cardinality(w.weekdays) = 0
                 OR extract(isodow FROM own.local_date)::smallint = ANY (w.weekdays))))
            AND EXISTS (SELECT 1 FROM booking b WHERE b.waitlist_entry_id = w.id AND b.status = 'WAITING' AND b.expires_at > $2)
            AND NOT EXISTS (SELECT 1 FROM booking b WHERE b.waitlist_entry_id = w.id AND b.status = 'OFFERED')
          ORDER BY w.created_at, w.id LIMIT ${ENTRIES}) AS e) AS entries
     FROM session own JOIN offer o ON o.id = own.offer_id WHERE own.id = $1`,
    values: [sessionId, now],
  });
  return rows[0] ?? null;
}

/** The sessions with free places that nobody was asked about yet, soonest first. */
export async function findSessionsDue(sql: Sql, limit: number): Promise<string[]> {
  const { rows } = await sql.query<{ id: string }>(
    'SELECT id FROM session WHERE promotion_due IS NOT NULL ORDER BY starts_at, id LIMIT $1',
    [limit],
  );
  return rows.map(({ id }) => id);
}

/** The SQL function `waitlist_offer`. */
export async function offerPlaces(
  sql: Sql,
  offer: unknown,
): Promise<{ outcome: 'offered' } | { outcome: 'full' | 'stale'; part: number }> {
  const { rows } = await sql.query('SELECT waitlist_offer($1) AS answer', [JSON.stringify(offer)]);
  return rows[0].answer;
}

/** Takes the session's mark away; false = more came free since it was read as `seen`. */
export async function endPromotion(sql: Sql, sessionId: string, seen: number): Promise<boolean> {
  const { rows } = await sql.query<{ done: boolean }>('SELECT session_promotion_done($1, $2) AS done', [
    sessionId,
    seen,
  ]);
  return rows[0]?.done === true;
}

/** How many sessions an entry remembers having been passed over at, beside those it gave an answer to. */
const REMEMBERED = 6;

/** Writes down why entries were passed over at a session: its last word, and those of a few others. */
export async function rememberSkipped(
  sql: Sql,
  { sessionId, startsAt, now }: { sessionId: string; startsAt: string; now: Date },
  skipped: readonly { entryId: string; reasons: SkipReason[] }[],
): Promise<void> {
  if (skipped.length === 0) return;
  const notes = skipped.map(({ entryId, reasons }) => ({
    entryId,
    note: { sessionId, startsAt: new Date(startsAt).toISOString(), reasons, at: now.toISOString() },
  }));
  await sql.query(
    `UPDATE waitlist_entry w SET skipped = (
       SELECT jsonb_agg(kept.note ORDER BY kept.at) FROM (
         SELECT note, at, row_number() OVER (PARTITION BY note ?| '{missed,declined}' ORDER BY at) AS nth
           FROM jsonb_array_elements(jsonb_build_array(n.note) || w.skipped) WITH ORDINALITY AS x(note, at)
          WHERE at = 1 OR note->>'sessionId' <> $2 OR note ?| '{missed,declined}') AS kept
        WHERE kept.nth <= ${REMEMBERED} OR kept.note ?| '{missed,declined}')
     FROM jsonb_to_recordset($1) AS n("entryId" uuid, note jsonb) WHERE w.id = n."entryId" AND w.closed_at IS NULL`,
    [JSON.stringify(notes), sessionId],
  );
}
