import type { Sql } from '#server/platform/database.ts';
import type { LocalDate } from '#server/time/local-time.ts';
import type { StandingHoliday } from './holiday-import.rules.ts';

export interface HolidayRow {
  municipality: { code: string; name: string };
  schoolYear: string;
  name: string;
  from: LocalDate;
  /** Included. */
  to: LocalDate;
}

/** Holidays of a municipality that share a day with a span (both ends included), by their first day. */
export async function findHolidays(
  sql: Sql,
  { municipality, from, to }: { municipality: string; from: LocalDate; to: LocalDate },
): Promise<HolidayRow[]> {
  const { rows } = await sql.query<HolidayRow>(
    `SELECT jsonb_build_object('code', m.code, 'name', m.name) AS municipality, h.school_year AS "schoolYear", h.name,
            h.valid_from AS "from", (h.valid_to - 1) AS "to"
       FROM school_holiday h JOIN municipality m ON m.code = h.municipality_code
      WHERE h.municipality_code = $1 AND h.valid_from <= $3 AND h.valid_to > $2 ORDER BY h.valid_from, h.name`,
    [municipality, from, to],
  );
  return rows;
}

export async function findMunicipalityNames(sql: Sql): Promise<Map<string, string>> {
  const { rows } = await sql.query<{ code: string; name: string }>('SELECT code, name FROM municipality');
  return new Map(rows.map(({ code, name }) => [code, name]));
}

export interface HolidayPlanRow {
  municipality: { code: string; name: string };
  schoolYear: string;
  holidays: number;
}

/** By municipality and school year. */
export async function findPlans(sql: Sql): Promise<HolidayPlanRow[]> {
  const { rows } = await sql.query<HolidayPlanRow>(
    `SELECT jsonb_build_object('code', m.code, 'name', m.name) AS municipality, h.school_year AS "schoolYear", count(*)::integer AS holidays
       FROM school_holiday h JOIN municipality m ON m.code = h.municipality_code
      GROUP BY m.code, h.school_year ORDER BY m.name COLLATE "da-x-icu", h.school_year`,
  );
  return rows;
}

/** Imports come one after the other. */
export async function lockImports(sql: Sql): Promise<void> {
  await sql.query(`SELECT pg_advisory_xact_lock(hashtextextended('school holidays', 7))`);
}

/** What stands of some municipalities. */
export async function findStanding(sql: Sql, municipalities: string[]): Promise<StandingHoliday[]> {
  const { rows } = await sql.query<StandingHoliday>(
    `SELECT id, municipality_code AS "municipalityCode", school_year AS "schoolYear", name, valid_from AS "from", (valid_to - 1) AS "to"
       FROM school_holiday WHERE municipality_code = ANY ($1) ORDER BY municipality_code, valid_from, name`,
    [municipalities],
  );
  return rows;
}

export async function deleteHolidays(sql: Sql, ids: string[]): Promise<void> {
  await sql.query('DELETE FROM school_holiday WHERE id = ANY ($1)', [ids]);
}

/** Writes many at once. */
export async function insertHolidays(sql: Sql, rows: StandingHoliday[]): Promise<void> {
  await sql.query(
    `INSERT INTO school_holiday (id, municipality_code, school_year, name, valid_from, valid_to)
     SELECT n.id, n."municipalityCode", n."schoolYear", n.name, n."from", n."to" + 1
       FROM jsonb_to_recordset($1::jsonb) AS n(id uuid, "municipalityCode" text, "schoolYear" text, name text, "from" date, "to" date)`,
    [JSON.stringify(rows)],
  );
}
