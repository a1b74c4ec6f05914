import { lockSessions } from '#server/bookings/session-lock.ts';
import type { Part } from '#server/http/policy.ts';
import type { Sql } from '#server/platform/database.ts';

/** A session that a cancellation would touch. */
export interface TouchedRow {
  id: string;
  startsAt: Date;
  endsAt: Date;
  localDate: string;
  title: { da: string; en: string };
  siteId: string;
  site: string;
  department: string;
  educators: string[];
}

export interface CancellationQuestion {
  departments: Part;
  from: string;
  to: string;
  /** Null = any. */
  siteId: string | null;
  /** Null = all of them. */
  sessionIds: readonly string[] | null;
  now: Date;
  limit: number;
}

/** Sessions of some departments on some days that are neither over nor cancelled, in the order of time. */
export async function findCancellable(sql: Sql, question: CancellationQuestion): Promise<TouchedRow[]> {
  const { departments, from, to, siteId, sessionIds, now, limit } = question;
  const { rows } = await sql.query<TouchedRow>(
    `SELECT s.id, s.starts_at AS "startsAt", s.ends_at AS "endsAt", s.local_date AS "localDate",
            jsonb_build_object('da', o.title_da, 'en', o.title_en) AS title, t.id AS "siteId", t.name AS site, d.name AS department,
            ARRAY (SELECT a.name FROM session_educator e JOIN account a ON a.id = e.account_id WHERE e.session_id = s.id ORDER BY a.name) AS educators
       FROM session s JOIN offer o ON o.id = s.offer_id JOIN department d ON d.id = o.department_id JOIN site t ON t.id = s.site_id
      WHERE ($1::uuid[] IS NULL OR o.department_id = ANY ($1)) AND s.local_date BETWEEN $2::date AND $3::date
        AND ($4::uuid IS NULL OR s.site_id = $4) AND ($5::uuid[] IS NULL OR s.id = ANY ($5)) AND s.state <> 'CANCELLED' AND s.ends_at > $6
      ORDER BY s.starts_at, t.name, s.id LIMIT $7`,
    [departments === 'all' ? null : departments, from, to, siteId, sessionIds, now, limit],
  );
  return rows;
}

/** The same, locked in the order of their ids: what was moved to another day meanwhile is not among them. */
export async function lockCancellable(sql: Sql, question: CancellationQuestion): Promise<TouchedRow[]> {
  const ids = (await findCancellable(sql, question)).map(({ id }) => id);
  await lockSessions(sql, ids);
  return findCancellable(sql, question);
}
