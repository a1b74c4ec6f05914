import type { Sql } from '#server/platform/database.ts';

export interface AdministratorRow {
  name: string | null;
  email: string;
  /** ISO 8601. */
  setAt: string;
}

export interface SchoolRow {
  number: string;
  name: string;
  address: string | null;
  postalCode: string | null;
  city: string | null;
  active: boolean;
  parent: { number: string; name: string } | null;
  branches: { number: string; name: string; administrator: AdministratorRow | null }[];
  administrator: AdministratorRow | null;
  inheritedAdministrator: AdministratorRow | null;
}

/** An administrator of the table `alias` as JSON; null when there is none. */
const administratorJson = (alias: string) =>
  `CASE WHEN ${alias}.email IS NOT NULL THEN jsonb_build_object('name', ${alias}.name, 'email', ${alias}.email,
     'setAt', to_char(${alias}.set_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) END`;

/** A school with its main school, its branches and their administrators, in one query; null = no such number. */
export async function findSchool(sql: Sql, number: string): Promise<SchoolRow | null> {
  const { rows } = await sql.query<SchoolRow>(
    `SELECT i.number, i.name, i.address, i.postal_code AS "postalCode", i.city, i.active,
            CASE WHEN p.number IS NOT NULL THEN jsonb_build_object('number', p.number, 'name', p.name) END AS parent,
            ${administratorJson('own')} AS administrator,
            CASE WHEN own.email IS NULL THEN ${administratorJson('main')} END AS "inheritedAdministrator",
            (SELECT coalesce(jsonb_agg(jsonb_build_object('number', b.number, 'name', b.name,
                      'administrator', ${administratorJson('ba')}) ORDER BY b.name, b.number), '[]')
               FROM institution b LEFT JOIN institution_administrator ba ON ba.institution_number = b.number
              WHERE b.parent_number = i.number) AS branches
       FROM institution i
       LEFT JOIN institution p ON p.number = i.parent_number
       LEFT JOIN institution_administrator own ON own.institution_number = i.number
       LEFT JOIN institution_administrator main ON main.institution_number = i.parent_number
      WHERE i.number = $1`,
    [number],
  );
  return rows[0] ?? null;
}

interface Setting {
  number: string;
  name: string | null;
  email: string;
  accountId: string;
  now: Date;
}

/** Sets the administrator of a school. Answers whether there was another one before. */
export async function saveAdministrator(sql: Sql, setting: Setting): Promise<{ replaced: boolean }> {
  const { rows } = await sql.query('SELECT email FROM institution_administrator WHERE institution_number = $1', [
    setting.number,
  ]);
  await sql.query(
    `INSERT INTO institution_administrator (institution_number, name, email, set_at, set_by) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (institution_number) DO UPDATE
       SET name = excluded.name, email = excluded.email, set_at = excluded.set_at, set_by = excluded.set_by`,
    [setting.number, setting.name, setting.email, setting.now, setting.accountId],
  );
  return { replaced: rows.length > 0 };
}

/** Takes the administrator of a school away; false = there was none. */
export async function deleteAdministrator(sql: Sql, number: string): Promise<boolean> {
  const { rowCount } = await sql.query('DELETE FROM institution_administrator WHERE institution_number = $1', [number]);
  return rowCount === 1;
}
