import type { Sql } from '#server/platform/database.ts';
import type { LocalDate } from '#server/time/local-time.ts';

/** A visit without attendance, as its educator is reminded of it. */
export interface MissingVisit {
  startsAt: string;
  endsAt: string;
  institution: string;
  groups: string[];
  pupils: number;
  daycare: boolean;
  title: { da: string; en: string };
  department: { slug: string; name: string; email: string; phone: string };
}

/** An educator with the visits to be reminded of, first come first. */
export interface Nudge {
  accountId: string;
  name: string;
  email: string;
  language: 'da' | 'en';
  visits: MissingVisit[];
}

const MISSING = `FROM booking b
  JOIN session s ON s.id = b.session_id
  JOIN session_educator e ON e.session_id = s.id AND e.role <> 'LEARNING'
  JOIN account a ON a.id = e.account_id AND a.active AND a.erased_at IS NULL AND a.email IS NOT NULL
 WHERE b.status = 'CONFIRMED' AND s.state <> 'CANCELLED' AND b.local_date BETWEEN $1 AND $2 AND s.ends_at <= $3
   AND NOT EXISTS (SELECT FROM attendance x WHERE x.booking_id = b.id)`;

/**
 * Writes down who is reminded of which day, and answers what about: whoever was reminded of a day already, by another process
 * too, is left out. Belongs into the transaction that queues the mails.
 */
export async function claimNudges(
  sql: Sql,
  { from, to, now }: { from: LocalDate; to: LocalDate; now: Date },
): Promise<Nudge[]> {
  const { rows } = await sql.query<Nudge>(
    `WITH claimed AS (
       INSERT INTO attendance_nudge (account_id, local_date, at)
       SELECT DISTINCT e.account_id, b.local_date, $3::timestamptz ${MISSING}
          AND NOT EXISTS (SELECT FROM attendance_nudge n WHERE n.account_id = e.account_id AND n.local_date = b.local_date)
       ON CONFLICT DO NOTHING
       RETURNING account_id, local_date)
     SELECT a.id AS "accountId", a.name, a.email, a.language,
            jsonb_agg(jsonb_build_object(
              'startsAt', s.starts_at, 'endsAt', s.ends_at, 'institution', b.institution_name, 'pupils', b.pupils,
              'daycare', b.target_group = 'DAYCARE',
              'groups', (SELECT jsonb_agg(g.label ORDER BY g.position) FROM booking_group g WHERE g.booking_id = b.id),
              'title', jsonb_build_object('da', o.title_da, 'en', o.title_en),
              'department', jsonb_build_object('slug', d.slug, 'name', d.name, 'email', d.email, 'phone', d.phone))
              ORDER BY s.starts_at, b.id) AS visits
       FROM claimed c
       JOIN account a ON a.id = c.account_id
       JOIN session_educator e ON e.account_id = c.account_id AND e.role <> 'LEARNING'
       JOIN booking b ON b.session_id = e.session_id AND b.local_date = c.local_date
       JOIN session s ON s.id = b.session_id
       JOIN offer o ON o.id = b.offer_id
       JOIN department d ON d.id = b.department_id
      WHERE b.status = 'CONFIRMED' AND s.state <> 'CANCELLED' AND s.ends_at <= $3
        AND NOT EXISTS (SELECT FROM attendance x WHERE x.booking_id = b.id)
      GROUP BY a.id
      ORDER BY a.id`,
    [from, to, now],
  );
  return rows;
}
