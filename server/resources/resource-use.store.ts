import type { Sql } from '#server/platform/database.ts';

/** Something that takes a resource. Instants are ISO 8601. */
export interface UseRow {
  kind: 'SESSION' | 'BLOCKED_TIME';
  id: string;
  title: { da: string; en: string };
  startsAt: string;
  endsAt: string;
  takenFrom: string;
  takenTo: string;
  quantity: number;
  via: { id: string; da: string; en: string };
  people: string[];
}

const utc = (column: string) => `to_char((${column}) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** The allocations a of a resource and its parts, one row for each thing and time. $1 is the resource. */
const TAKEN = `WITH RECURSIVE tree AS (SELECT id FROM resource WHERE id = $1
    UNION SELECT r.id FROM resource r JOIN tree ON r.parent_id = tree.id),
  taken AS (SELECT DISTINCT ON (a.during, coalesce(a.session_id, a.blocked_time_id), a.via_resource_id) a.*
    FROM allocation a WHERE a.resource_id IN (SELECT id FROM tree))`;

/** What an allocation a is for. The time of a meeting is what is taken without the buffers. */
const SELECT_USE = `SELECT CASE WHEN s.id IS NULL THEN 'BLOCKED_TIME' ELSE 'SESSION' END AS kind, coalesce(s.id, b.id) AS id,
    jsonb_build_object('da', coalesce(o.title_da, b.title), 'en', coalesce(o.title_en, b.title)) AS title,
    ${utc("lower(a.during) + coalesce(s.buffer_before_minutes, 0) * interval '1 minute'")} AS "startsAt",
    ${utc("upper(a.during) - coalesce(s.buffer_after_minutes, 0) * interval '1 minute'")} AS "endsAt",
    ${utc('lower(a.during)')} AS "takenFrom", ${utc('upper(a.during)')} AS "takenTo", a.quantity,
    jsonb_build_object('id', v.id, 'da', v.name_da, 'en', v.name_en) AS via,
    ARRAY(SELECT p.name FROM account p WHERE p.id IN (
        SELECT e.account_id FROM session_educator e WHERE e.session_id = s.id
        UNION SELECT m.account_id FROM blocked_time_person m WHERE m.blocked_time_id = b.id) ORDER BY p.name) AS people
  FROM taken a LEFT JOIN session s ON s.id = a.session_id LEFT JOIN offer o ON o.id = s.offer_id
    LEFT JOIN blocked_time b ON b.id = a.blocked_time_id JOIN resource v ON v.id = a.via_resource_id`;

/** Who takes a resource, its whole or its parts between two instants (half-open), by start. */
export async function findUse(sql: Sql, { id, from, to }: { id: string; from: Date; to: Date }): Promise<UseRow[]> {
  const { rows } = await sql.query<UseRow>(
    `${TAKEN} ${SELECT_USE} WHERE a.during && tstzrange($2, $3) ORDER BY a.during, coalesce(s.id, b.id)`,
    [id, from, to],
  );
  return rows;
}

/** How many are named in a sentence. */
export const NAMED = 10;

export interface ComingUse {
  /** All of them; `uses` are the first ones. */
  total: number;
  uses: UseRow[];
  /** Sessions that only meet there. */
  meetings: number;
  /** Offers that give it to each new session. */
  offers: { slug: string; title: { da: string; en: string } }[];
}

/** What has to be moved before a resource can be closed. */
export async function findComingUse(sql: Sql, id: string, now: Date): Promise<ComingUse> {
  const uses = await sql.query<UseRow>(`${TAKEN} ${SELECT_USE} WHERE upper(a.during) > $2 ORDER BY a.during`, [
    id,
    now,
  ]);
  const { rows } = await sql.query<Pick<ComingUse, 'meetings' | 'offers'>>(
    `SELECT (SELECT count(*) FROM session s WHERE s.meeting_point_id = $1 AND s.state <> 'CANCELLED' AND s.ends_at > $2) AS meetings,
       (SELECT coalesce(jsonb_agg(jsonb_build_object('slug', o.slug, 'title', jsonb_build_object('da', o.title_da, 'en', o.title_en))
          ORDER BY o.title_da), '[]') FROM offer_resource u JOIN offer o ON o.id = u.offer_id
         WHERE u.resource_id = $1 AND o.state <> 'ARCHIVED') AS offers`,
    [id, now],
  );
  const { meetings = 0, offers = [] } = rows[0] ?? {};
  return { total: uses.rows.length, uses: uses.rows.slice(0, NAMED), meetings, offers };
}

/** Where more of a pool is taken than `quantity`, from now on: each of the things that take it then, by start. */
export async function findAbove(
  sql: Sql,
  { id, quantity, now }: { id: string; quantity: number; now: Date },
): Promise<(UseRow & { peak: number })[]> {
  const { rows } = await sql.query<UseRow & { peak: number }>(
    `${TAKEN} SELECT * FROM (SELECT u.*, resource_peak($1, tstzrange(u."takenFrom"::timestamptz, u."takenTo"::timestamptz)) AS peak
       FROM (${SELECT_USE} WHERE upper(a.during) > $3) AS u) AS peaks WHERE peak > $2 ORDER BY "takenFrom", id`,
    [id, quantity, now],
  );
  return rows;
}

/** Things that would take the same part at once if one resource became a part of another: pairs, by time. */
export async function findClashes(
  sql: Sql,
  { id, wholeId, now }: { id: string; wholeId: string; now: Date },
): Promise<UseRow[]> {
  const { rows } = await sql.query<UseRow>(
    `${TAKEN} ${SELECT_USE} WHERE upper(a.during) > $3 AND EXISTS (
        SELECT FROM allocation w WHERE w.via_resource_id = $2 AND w.during && a.during
          AND (w.session_id, w.blocked_time_id) IS DISTINCT FROM (a.session_id, a.blocked_time_id)) ORDER BY a.during`,
    [id, wholeId, now],
  );
  return rows;
}
