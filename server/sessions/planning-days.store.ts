import type { Sql } from '#server/platform/database.ts';
import type { LocalDate } from '#server/time/local-time.ts';
import type { NamedDays } from './series.rules.ts';

/** What is said about the days of a plan. */
export interface PlanningDays {
  /** Null = the whole department. Half-open days. */
  closedDays: (NamedDays & { siteId: string | null })[];
  schoolHolidays: NamedDays[];
  /** Whether there is such a municipality. */
  known: boolean;
}

export interface PlanningDaysQuestion {
  departmentId: string;
  /** Whose school holidays; null = of the department's own. */
  municipalityCode: string | null;
  from: LocalDate;
  /** Included. */
  to: LocalDate;
}

/** Closed days of a department and its sites, and the school holidays of a municipality; those of rooms are for conflicts. */
export async function findPlanningDays(
  sql: Sql,
  { departmentId, municipalityCode, from, to }: PlanningDaysQuestion,
): Promise<PlanningDays> {
  const { rows } = await sql.query<PlanningDays>(
    `SELECT
       (SELECT coalesce(jsonb_agg(jsonb_build_object('siteId', c.site_id, 'from', c.valid_from, 'to', c.valid_to, 'name', c.reason)
                                  ORDER BY c.valid_from, c.id), '[]')
          FROM closed_day c
         WHERE c.department_id = $1 AND c.resource_id IS NULL AND c.valid_from <= $4 AND c.valid_to > $3) AS "closedDays",
       (SELECT coalesce(jsonb_agg(jsonb_build_object('from', h.valid_from, 'to', h.valid_to, 'name', h.name)
                                  ORDER BY h.valid_from, h.id), '[]')
          FROM school_holiday h
         WHERE h.municipality_code = coalesce($2, d.municipality_code) AND h.valid_from <= $4 AND h.valid_to > $3) AS "schoolHolidays",
       ($2::text IS NULL OR EXISTS (SELECT FROM municipality WHERE code = $2)) AS known
     FROM department d WHERE d.id = $1`,
    [departmentId, municipalityCode, from, to],
  );
  const [days] = rows;
  if (days === undefined) throw new Error('a plan is made for a department that exists');
  return days;
}
