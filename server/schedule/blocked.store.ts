import type { Sql } from '#server/platform/database.ts';
import type { ScheduleQuestion } from './schedule.store.ts';

export interface BlockedRow {
  id: string;
  title: string;
  startsAt: string;
  endsAt: string;
  /** Names. */
  people: string[];
  rooms: { da: string; en: string }[];
}

/** Blocked time of some days, of the departments; with an educator only theirs. */
export async function loadBlocked(
  sql: Sql,
  { departments, from, to, educatorId }: Omit<ScheduleQuestion, 'missingAt'>,
): Promise<BlockedRow[]> {
  const { rows } = await sql.query<Omit<BlockedRow, 'startsAt' | 'endsAt'> & { startsAt: Date; endsAt: Date }>(
    `SELECT k.id, k.title, k.starts_at AS "startsAt", k.ends_at AS "endsAt",
            (SELECT coalesce(jsonb_agg(a.name ORDER BY a.name), '[]') FROM blocked_time_person z JOIN account a ON a.id = z.account_id
              WHERE z.blocked_time_id = k.id) AS people,
            (SELECT coalesce(jsonb_agg(jsonb_build_object('da', r.name_da, 'en', r.name_en) ORDER BY r.name_da), '[]')
               FROM blocked_time_resource z JOIN resource r ON r.id = z.resource_id WHERE z.blocked_time_id = k.id) AS rooms
       FROM blocked_time k
      WHERE k.starts_at < ($2::date + 1)::timestamp AT TIME ZONE 'Europe/Copenhagen'
        AND k.ends_at > $1::date::timestamp AT TIME ZONE 'Europe/Copenhagen'
        AND ($3::uuid[] IS NULL OR k.department_id = ANY ($3))
        AND ($4::uuid IS NULL OR EXISTS (SELECT FROM blocked_time_person z WHERE z.blocked_time_id = k.id AND z.account_id = $4))
      ORDER BY k.starts_at, k.id`,
    [from, to, departments === 'all' ? null : departments, educatorId],
  );
  return rows.map((row) => ({ ...row, startsAt: row.startsAt.toISOString(), endsAt: row.endsAt.toISOString() }));
}
