import type { Role } from '#server/http/policy.ts';
import type { Sql } from '#server/platform/database.ts';
import type { LocalDate } from '#server/time/local-time.ts';

export interface DemoPersonRow {
  accountId: string;
  email: string;
  name: string;
  role: Role;
  /** Slug. */
  department: string | null;
  /** Number. */
  institution: string | null;
  /** What the role holds for, in words. */
  place: string | null;
  hasPassword: boolean;
  hasTotp: boolean;
}

/**
 * One person for each role and place, those of the demo world before whoever logged in or was invited since, then the last by
 * mail address: for everything, then by department the lead first, then schools and areas.
 */
export async function listDemoPeople(sql: Sql, today: LocalDate): Promise<DemoPersonRow[]> {
  const { rows } = await sql.query<DemoPersonRow>(
    `SELECT * FROM (
       SELECT DISTINCT ON (r.role, r.department_id, r.institution_number, r.municipality_code, r.region_code)
              a.id AS "accountId", a.email, a.name, r.role, d.slug AS department, i.number AS institution,
              coalesce(d.name, i.name, m.name, region.name) AS place,
              a.password_hash IS NOT NULL AS "hasPassword", a.totp_confirmed_at IS NOT NULL AS "hasTotp"
         FROM role_grant r
         JOIN account a ON a.id = r.account_id AND a.active AND a.email LIKE '%@example.org'
         LEFT JOIN department d ON d.id = r.department_id
         LEFT JOIN institution i ON i.number = r.institution_number
         LEFT JOIN municipality m ON m.code = r.municipality_code
         LEFT JOIN region ON region.code = r.region_code
        WHERE r.valid_from <= $1 AND (r.valid_to IS NULL OR r.valid_to > $1)
        ORDER BY r.role, r.department_id, r.institution_number, r.municipality_code, r.region_code,
                 a.created_at, a.email DESC) AS people
      ORDER BY role <> 'KNOWLEDGE_CENTRE', department IS NULL, place, role DESC`,
    [today],
  );
  return rows;
}
