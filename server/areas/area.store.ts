import type { Sql } from '#server/platform/database.ts';
import type { LocalDate } from '#server/time/local-time.ts';
import type { AreaInstitution, AreaOverview, AreaSort } from './area.contract.ts';

export interface AreaQuestion {
  /** Codes; null = all. */
  municipalities: string[] | null;
  /** Codes of all that the asker reaches, chosen or not; null = all. */
  reach: string[] | null;
  kind: string | null;
  visits: 'NONE' | 'SOME' | null;
  sort: AreaSort;
  limit: number;
  offset: number;
  today: LocalDate;
  thisYear: string;
  lastYear: string;
}

export type AreaAnswer = Pick<AreaOverview, 'summary' | 'departments'> & { total: number; items: AreaInstitution[] };

const orders: Record<AreaSort, string> = {
  visits: '"thisVisits", "lastVisits", ',
  '-visits': '"thisVisits" DESC, ',
  pupils: '"thisPupils", ',
  '-pupils': '"thisPupils" DESC, ',
  lastVisits: '"lastVisits", ',
  '-lastVisits': '"lastVisits" DESC, ',
  name: '',
};

/**
 * What a coordinator counts, as in the statistics ($9; null = everything): what departments in the municipalities held, and where
 * their institutions went. A department from elsewhere that only has a site there is not theirs as a whole.
 */
const COUNTED = `($9::text[] IS NULL OR b.municipality_code = ANY ($9)
    OR b.department_id IN (SELECT id FROM department WHERE municipality_code = ANY ($9)))`;

/** Visits that came, by institution or department and school year ($5 this one, $6 the one before). */
const sums = (key: string) => `SELECT b.${key} AS key,
    count(*) FILTER (WHERE att.outcome = 'CAME' AND b.school_year = $5) AS "thisVisits",
    coalesce(sum(att.pupils) FILTER (WHERE att.outcome = 'CAME' AND b.school_year = $5), 0) AS "thisPupils",
    count(*) FILTER (WHERE att.outcome = 'CAME' AND b.school_year = $6) AS "lastVisits",
    coalesce(sum(att.pupils) FILTER (WHERE att.outcome = 'CAME' AND b.school_year = $6), 0) AS "lastPupils",
    count(*) FILTER (WHERE b.status = 'CONFIRMED' AND att.booking_id IS NULL AND b.local_date >= $4::date) AS coming
  FROM booking b LEFT JOIN attendance att ON att.booking_id = b.id
  WHERE (b.school_year IN ($5, $6) OR b.local_date >= $4::date) AND ${COUNTED}
  GROUP BY b.${key}`;

const figures = `'thisYear', jsonb_build_object('visits', "thisVisits", 'pupils', "thisPupils"),
  'lastYear', jsonb_build_object('visits', "lastVisits", 'pupils', "lastPupils")`;

/** The whole overview in one query: the list's page, the sums, and the departments. */
export async function findAreaOverview(sql: Sql, question: AreaQuestion): Promise<AreaAnswer> {
  const { municipalities, reach, kind, visits, sort, limit, offset, today, thisYear, lastYear } = question;
  const order = `${orders[sort]} name COLLATE "da-x-icu", number`;
  const { rows } = await sql.query<AreaAnswer>(
    `WITH by_institution AS MATERIALIZED (${sums('institution_number')}),
     by_department AS MATERIALIZED (${sums('department_id')}),
     listed AS MATERIALIZED (
       SELECT i.number, i.name, i.kind, i.active, m.code, m.name AS municipality,
              coalesce("thisVisits", 0) AS "thisVisits", coalesce("thisPupils", 0) AS "thisPupils",
              coalesce("lastVisits", 0) AS "lastVisits", coalesce("lastPupils", 0) AS "lastPupils", coalesce(coming, 0) AS coming
       FROM institution i LEFT JOIN municipality m ON m.code = i.municipality_code
       LEFT JOIN by_institution v ON v.key = i.number
       WHERE ($1::text[] IS NULL OR i.municipality_code = ANY ($1)) AND ($2::institution_kind IS NULL OR i.kind = $2)
         AND (i.active OR v.key IS NOT NULL)),
     chosen AS (
       SELECT * FROM listed WHERE $3::text IS NULL OR ($3 = 'SOME') = ("thisVisits" > 0 OR coming > 0))
     SELECT (SELECT count(*) FROM chosen) AS total,
       (SELECT coalesce(jsonb_agg(jsonb_build_object('number', number, 'name', name, 'kind', kind, 'active', active,
           'municipality', CASE WHEN code IS NOT NULL THEN jsonb_build_object('code', code, 'name', municipality) END,
           'coming', coming, ${figures}) ORDER BY ${order}), '[]')
        FROM (SELECT * FROM chosen ORDER BY ${order} LIMIT $7 OFFSET $8) AS page) AS items,
       (SELECT jsonb_build_object('institutions', count(*), 'visiting', count(*) FILTER (WHERE "thisVisits" > 0),
           'never', count(*) FILTER (WHERE "thisVisits" = 0 AND "lastVisits" = 0 AND coming = 0),
           'visits', coalesce(sum("thisVisits"), 0), 'pupils', coalesce(sum("thisPupils"), 0))
        FROM listed WHERE active) AS summary,
       (SELECT coalesce(jsonb_agg(jsonb_build_object('slug', d.slug, 'name', d.name,
           'municipality', jsonb_build_object('code', m.code, 'name', m.name), 'sites', near.sites,
           'offers', (SELECT count(*) FROM offer o WHERE o.department_id = d.id AND o.state = 'PUBLISHED'),
           'thisYear', jsonb_build_object('visits', coalesce("thisVisits", 0), 'pupils', coalesce("thisPupils", 0)),
           'lastYear', jsonb_build_object('visits', coalesce("lastVisits", 0), 'pupils', coalesce("lastPupils", 0)))
           ORDER BY d.name COLLATE "da-x-icu"), '[]')
        FROM department d JOIN municipality m ON m.code = d.municipality_code
        LEFT JOIN by_department v ON v.key = d.id
        CROSS JOIN LATERAL (SELECT count(*) AS sites FROM site t WHERE t.department_id = d.id AND t.active
          AND ($1::text[] IS NULL OR t.municipality_code = ANY ($1))) AS near
        WHERE $1::text[] IS NULL OR d.municipality_code = ANY ($1) OR near.sites > 0) AS departments`,
    [municipalities, kind, visits, today, thisYear, lastYear, limit, offset, reach],
  );
  const [answer] = rows;
  if (answer === undefined) throw new Error('the overview answers one row');
  return answer;
}

/** Municipalities by name; null = all 98. */
export async function findMunicipalities(sql: Sql, codes: string[] | null): Promise<{ code: string; name: string }[]> {
  const query = `SELECT code, name FROM municipality WHERE $1::text[] IS NULL OR code = ANY ($1)
    ORDER BY name COLLATE "da-x-icu"`;
  return (await sql.query<{ code: string; name: string }>(query, [codes])).rows;
}
