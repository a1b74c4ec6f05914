import type { Sql } from '#server/platform/database.ts';
import type { LocalDate } from '#server/time/local-time.ts';
import type { SeriesRule } from './series.rules.ts';

/** What a series shows beside its times. */
export interface SeriesPlace {
  title: { da: string; en: string };
  meetingCount: number;
  /** Null = the department has no such site. */
  site: { name: string; active: boolean } | null;
  municipalityCode: string;
}

export async function findSeriesPlace(
  sql: Sql,
  { offerId, siteId }: { offerId: string; siteId: string },
): Promise<SeriesPlace | null> {
  const { rows } = await sql.query<SeriesPlace>(
    `SELECT jsonb_build_object('da', o.title_da, 'en', o.title_en) AS title, o.meeting_count AS "meetingCount",
       d.municipality_code AS "municipalityCode",
       CASE WHEN t.id IS NOT NULL THEN jsonb_build_object('name', t.name, 'active', t.active) END AS site
     FROM offer o JOIN department d ON d.id = o.department_id LEFT JOIN site t ON t.id = $2 AND t.department_id = d.id
     WHERE o.id = $1`,
    [offerId, siteId],
  );
  return rows[0] ?? null;
}

export interface SeriesRow {
  id: string;
  departmentId: string;
  offerId: string;
  siteId: string;
  rule: SeriesRule;
  createdAt: Date;
  createdBy: string;
}

export async function insertSeries(sql: Sql, row: SeriesRow): Promise<void> {
  await sql.query(
    `INSERT INTO session_series (id, department_id, offer_id, site_id, rule, zone, created_at, created_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      row.id,
      row.departmentId,
      row.offerId,
      row.siteId,
      JSON.stringify(row.rule),
      row.rule.zone,
      row.createdAt,
      row.createdBy,
    ],
  );
}

/** The sessions of a department on some days, those cancelled left out, by start; at most `most` and one more. */
export async function findSessionsToCopy(
  sql: Sql,
  question: { departmentId: string; offerId: string | null; from: LocalDate; to: LocalDate; most: number },
): Promise<string[]> {
  const { rows } = await sql.query<{ id: string }>(
    `SELECT s.id FROM session s JOIN offer o ON o.id = s.offer_id
     WHERE o.department_id = $1 AND ($2::uuid IS NULL OR o.id = $2) AND s.local_date BETWEEN $3 AND $4 AND s.state <> 'CANCELLED'
     ORDER BY s.starts_at, s.id LIMIT $5`,
    [question.departmentId, question.offerId, question.from, question.to, question.most + 1],
  );
  return rows.map(({ id }) => id);
}
