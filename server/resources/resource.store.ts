import type { Sql } from '#server/platform/database.ts';

export interface ResourceRow {
  id: string;
  departmentId: string;
  department: { slug: string; name: string };
  site: { id: string; slug: string; name: string } | null;
  parentId: string | null;
  partIds: string[];
  kind: 'ROOM' | 'KIT' | 'VEHICLE' | 'MEETING_POINT';
  nameDa: string;
  nameEn: string;
  descriptionDa: string;
  descriptionEn: string;
  pooled: boolean;
  quantity: number;
  seats: number | null;
  active: boolean;
  version: number;
}

const SELECT = `SELECT r.id, r.department_id AS "departmentId", jsonb_build_object('slug', d.slug, 'name', d.name) AS department,
    CASE WHEN t.id IS NOT NULL THEN jsonb_build_object('id', t.id, 'slug', t.slug, 'name', t.name) END AS site,
    r.parent_id AS "parentId", ARRAY(SELECT p.id FROM resource p WHERE p.parent_id = r.id AND p.active ORDER BY p.name_da, p.id) AS "partIds",
    r.kind, r.name_da AS "nameDa", r.name_en AS "nameEn", r.description_da AS "descriptionDa", r.description_en AS "descriptionEn",
    r.pooled, r.quantity, r.seats, r.active, r.version
  FROM resource r JOIN department d ON d.id = r.department_id LEFT JOIN site t ON t.id = r.site_id`;

export interface ListQuestion {
  /** Ids; "all" = every department. */
  departments: 'all' | string[];
  kind: ResourceRow['kind'] | null;
  active: boolean | null;
}

/** By department, site (those that go everywhere last), kind and name; parts follow their whole. */
export async function findResources(sql: Sql, { departments, kind, active }: ListQuestion): Promise<ResourceRow[]> {
  const { rows } = await sql.query<ResourceRow>(
    `${SELECT} LEFT JOIN resource w ON w.id = r.parent_id
      WHERE ($1::uuid[] IS NULL OR r.department_id = ANY ($1)) AND ($2::resource_kind IS NULL OR r.kind = $2)
        AND ($3::boolean IS NULL OR r.active = $3)
      ORDER BY d.name, t.name NULLS LAST, r.kind, coalesce(w.name_da, r.name_da) COLLATE "da-x-icu", coalesce(w.id, r.id),
               r.parent_id IS NOT NULL, r.name_da COLLATE "da-x-icu", r.id`,
    [departments === 'all' ? null : departments, kind, active],
  );
  return rows;
}

export async function findResource(sql: Sql, id: string): Promise<ResourceRow | null> {
  return (await sql.query<ResourceRow>(`${SELECT} WHERE r.id = $1`, [id])).rows[0] ?? null;
}

/** Locks a resource, so that nobody takes it or changes it until the transaction ends. Pools wait here too. */
export async function lockResource(sql: Sql, id: string): Promise<ResourceRow | null> {
  await sql.query('SELECT FROM resource WHERE id = $1 FOR UPDATE', [id]);
  return findResource(sql, id);
}

/** Whether the second lies inside the first, or is it. */
export async function liesWithin(sql: Sql, wholeId: string, id: string): Promise<boolean> {
  const { rows } = await sql.query(
    `WITH RECURSIVE tree AS (SELECT id FROM resource WHERE id = $1
       UNION SELECT r.id FROM resource r JOIN tree ON r.parent_id = tree.id) SELECT FROM tree WHERE id = $2`,
    [wholeId, id],
  );
  return rows.length > 0;
}

/** The id of a department's site that is in use; null = it has none of that slug. */
export async function findSiteId(sql: Sql, departmentId: string, slug: string): Promise<string | null> {
  const { rows } = await sql.query<{ id: string }>(
    'SELECT id FROM site WHERE department_id = $1 AND slug = $2 AND active',
    [departmentId, slug],
  );
  return rows[0]?.id ?? null;
}

const columns = {
  nameDa: 'name_da',
  nameEn: 'name_en',
  descriptionDa: 'description_da',
  descriptionEn: 'description_en',
  quantity: 'quantity',
  seats: 'seats',
  active: 'active',
  siteId: 'site_id',
  parentId: 'parent_id',
} as const;

/** What can be written. */
export type ResourceFacts = Pick<
  ResourceRow,
  'nameDa' | 'nameEn' | 'descriptionDa' | 'descriptionEn' | 'quantity' | 'seats' | 'active' | 'parentId'
> & { siteId: string | null };

export async function insertResource(
  sql: Sql,
  row: Omit<ResourceFacts, 'active'> & Pick<ResourceRow, 'id' | 'departmentId' | 'kind' | 'pooled'>,
): Promise<void> {
  await sql.query(
    `INSERT INTO resource (id, department_id, site_id, parent_id, kind, name_da, name_en, description_da, description_en, pooled, quantity, seats)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [
      row.id,
      row.departmentId,
      row.siteId,
      row.parentId,
      row.kind,
      row.nameDa,
      row.nameEn,
      row.descriptionDa,
      row.descriptionEn,
      row.pooled,
      row.quantity,
      row.seats,
    ],
  );
}

/** Writes what is named, and raises the version. */
export async function updateResource(sql: Sql, id: string, changes: Partial<ResourceFacts>): Promise<void> {
  const named = Object.entries(changes).filter(([name, value]) => name in columns && value !== undefined);
  const sets = named.map(([name], index) => `${columns[name as keyof typeof columns]} = $${index + 2}`);
  await sql.query(`UPDATE resource SET ${[...sets, 'version = version + 1'].join(', ')} WHERE id = $1`, [
    id,
    ...named.map(([, value]) => value),
  ]);
}

/** Its parts follow a whole to another site. */
export async function moveParts(sql: Sql, id: string, siteId: string | null): Promise<void> {
  await sql.query(
    `WITH RECURSIVE tree AS (SELECT id FROM resource WHERE parent_id = $1
       UNION SELECT r.id FROM resource r JOIN tree ON r.parent_id = tree.id)
     UPDATE resource SET site_id = $2, version = version + 1 WHERE id IN (SELECT id FROM tree) AND site_id IS DISTINCT FROM $2`,
    [id, siteId],
  );
}
