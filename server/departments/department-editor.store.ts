import type { PartnershipTypeCode } from '#server/offers/labels.ts';
import type { Sql } from '#server/platform/database.ts';
import type { LocalDate } from '#server/time/local-time.ts';

const placeColumns = {
  address: 'address',
  postalCode: 'postal_code',
  city: 'city',
  municipalityCode: 'municipality_code',
} as const;

const departmentColumns = {
  name: 'name',
  aboutDa: 'about_da',
  aboutEn: 'about_en',
  ...placeColumns,
  email: 'email',
  phone: 'phone',
} as const;

const siteColumns = {
  name: 'name',
  ...placeColumns,
  latitude: 'latitude',
  longitude: 'longitude',
  meetingPointDa: 'meeting_point_da',
  meetingPointEn: 'meeting_point_en',
  transportDa: 'transport_da',
  transportEn: 'transport_en',
  accessDa: 'access_da',
  accessEn: 'access_en',
  lunchDa: 'lunch_da',
  lunchEn: 'lunch_en',
  selfGuidedPupils: 'self_guided_pupils',
  active: 'active',
} as const;

type TextFacts<Columns> = {
  [Name in Exclude<keyof Columns, 'latitude' | 'longitude' | 'active' | 'selfGuidedPupils'>]: string;
};
export type DepartmentRow = TextFacts<typeof departmentColumns> & { id: string; slug: string; version: number };
export type SiteFactsRow = TextFacts<typeof siteColumns> & {
  latitude: number;
  longitude: number;
  active: boolean;
  selfGuidedPupils: number | null;
};
export type SiteRow = SiteFactsRow & { id: string; slug: string; version: number };
export interface PartnershipRow {
  id: string;
  type: PartnershipTypeCode;
  partner: string;
  from: LocalDate;
  /** The last day, included; null = until further notice. */
  to: LocalDate | null;
  version: number;
}

type Columns = Record<string, string>;
const selected = (columns: Columns) =>
  ['id', 'slug', 'version', ...Object.entries(columns).map(([name, column]) => `${column} AS "${name}"`)].join(', ');

export async function findDepartmentRow(sql: Sql, slug: string): Promise<DepartmentRow | null> {
  const query = `SELECT ${selected(departmentColumns)} FROM department WHERE slug = $1`;
  return (await sql.query<DepartmentRow>(query, [slug])).rows[0] ?? null;
}

/** Locks the department: who changes anything of it comes one after the other. */
export async function lockDepartmentRow(sql: Sql, slug: string): Promise<DepartmentRow | null> {
  const query = `SELECT ${selected(departmentColumns)} FROM department WHERE slug = $1 FOR UPDATE`;
  return (await sql.query<DepartmentRow>(query, [slug])).rows[0] ?? null;
}

/** All sites by name, closed ones last. */
export async function findSiteRows(sql: Sql, departmentId: string): Promise<SiteRow[]> {
  const query = `SELECT ${selected(siteColumns)} FROM site WHERE department_id = $1
    ORDER BY active DESC, name COLLATE "da-x-icu", slug`;
  return (await sql.query<SiteRow>(query, [departmentId])).rows;
}

/** All agreements, newest first. */
export async function findPartnershipRows(sql: Sql, departmentId: string): Promise<PartnershipRow[]> {
  const query = `SELECT id, type, partner, valid_from AS "from", (valid_to - 1) AS "to", version
    FROM partnership WHERE department_id = $1 ORDER BY valid_from DESC`;
  return (await sql.query<PartnershipRow>(query, [departmentId])).rows;
}

export async function isMunicipality(sql: Sql, code: string): Promise<boolean> {
  return (await sql.query('SELECT FROM municipality WHERE code = $1', [code])).rows.length > 0;
}

/** False = the slug is taken. */
export function insertDepartment(sql: Sql, row: Omit<DepartmentRow, 'version'>): Promise<boolean> {
  return insert(sql, 'department', { id: 'id', slug: 'slug', ...departmentColumns }, row);
}

/** False = the department has a site of that slug. */
export function insertSite(
  sql: Sql,
  row: Omit<SiteRow, 'version' | 'active'> & { departmentId: string },
): Promise<boolean> {
  const { active: _active, ...columns } = siteColumns;
  return insert(sql, 'site', { id: 'id', slug: 'slug', departmentId: 'department_id', ...columns }, row);
}

async function insert(sql: Sql, table: 'department' | 'site', columns: Columns, row: object): Promise<boolean> {
  const names = Object.keys(columns);
  const values = names.map((name) => (row as Record<string, unknown>)[name]);
  const { rowCount } = await sql.query(
    `INSERT INTO ${table} (${Object.values(columns).join(', ')}) VALUES (${names.map((_, index) => `$${index + 1}`).join(', ')})
     ON CONFLICT DO NOTHING`,
    values,
  );
  return rowCount === 1;
}

export function updateDepartment(sql: Sql, id: string, changes: Partial<DepartmentRow>): Promise<void> {
  return update(sql, 'department', departmentColumns, { id, changes });
}

export function updateSite(sql: Sql, id: string, changes: Partial<SiteFactsRow>): Promise<void> {
  return update(sql, 'site', siteColumns, { id, changes });
}

/** Writes what is named, and raises the version. */
async function update(
  sql: Sql,
  table: 'department' | 'site',
  columns: Columns,
  { id, changes }: { id: string; changes: object },
): Promise<void> {
  const named = Object.entries(changes).filter(([name, value]) => name in columns && value !== undefined);
  const sets = named.map(([name], index) => `${columns[name]} = $${index + 2}`);
  await sql.query(`UPDATE ${table} SET ${[...sets, 'version = version + 1'].join(', ')} WHERE id = $1`, [
    id,
    ...named.map(([, value]) => value),
  ]);
}

/** An agreement as the database keeps it: `validTo` is the first day after it. */
export interface PartnershipFacts {
  id: string;
  type: PartnershipTypeCode;
  partner: string;
  validFrom: LocalDate;
  validTo: LocalDate | null;
}

export async function insertPartnership(sql: Sql, departmentId: string, facts: PartnershipFacts): Promise<void> {
  await sql.query(
    `INSERT INTO partnership (id, department_id, type, partner, valid_from, valid_to) VALUES ($1, $2, $3, $4, $5, $6)`,
    [facts.id, departmentId, facts.type, facts.partner, facts.validFrom, facts.validTo],
  );
}

export async function updatePartnership(sql: Sql, facts: PartnershipFacts): Promise<void> {
  await sql.query(
    `UPDATE partnership SET type = $2, partner = $3, valid_from = $4, valid_to = $5, version = version + 1 WHERE id = $1`,
    [facts.id, facts.type, facts.partner, facts.validFrom, facts.validTo],
  );
}

export async function deletePartnership(sql: Sql, id: string): Promise<void> {
  await sql.query('DELETE FROM partnership WHERE id = $1', [id]);
}
