import type { Sql } from '#server/platform/database.ts';
import { newId } from '#server/platform/ids.ts';
import type { Hours } from './resource.rules.ts';

/** Whose hours: one of the two. */
export type Owner = { siteId: string } | { resourceId: string };

const columnOf = (owner: Owner) =>
  'siteId' in owner ? (['site_id', owner.siteId] as const) : (['resource_id', owner.resourceId] as const);

/** By weekday and time. */
export async function findHours(sql: Sql, owner: Owner): Promise<Hours[]> {
  const [column, id] = columnOf(owner);
  const { rows } = await sql.query<Hours>(
    `SELECT weekday, opens_at AS "opensAt", closes_at AS "closesAt" FROM opening_hours WHERE ${column} = $1
      ORDER BY weekday, opens_at`,
    [id],
  );
  return rows;
}

/** Puts a list in the place of the one before. */
export async function replaceHours(sql: Sql, owner: Owner, spans: readonly Hours[]): Promise<void> {
  const [column, id] = columnOf(owner);
  await sql.query(`DELETE FROM opening_hours WHERE ${column} = $1`, [id]);
  for (const { weekday, opensAt, closesAt } of spans) {
    await sql.query(
      `INSERT INTO opening_hours (id, ${column}, weekday, opens_at, closes_at) VALUES ($1, $2, $3, $4, $5)`,
      [newId(), id, weekday, opensAt, closesAt],
    );
  }
}

/** Locks what has the hours: two lists at once come one after the other. Answers its department; null = there is none. */
export async function lockOwner(sql: Sql, owner: Owner): Promise<string | null> {
  const [column, id] = columnOf(owner);
  const table = column === 'site_id' ? 'site' : 'resource';
  const { rows } = await sql.query<{ departmentId: string }>(
    `SELECT department_id AS "departmentId" FROM ${table} WHERE id = $1 FOR NO KEY UPDATE`,
    [id],
  );
  return rows[0]?.departmentId ?? null;
}

/** A site by its slug, closed ones too; null = the department has none. */
export async function findSite(sql: Sql, departmentId: string, slug: string): Promise<string | null> {
  const { rows } = await sql.query<{ id: string }>('SELECT id FROM site WHERE department_id = $1 AND slug = $2', [
    departmentId,
    slug,
  ]);
  return rows[0]?.id ?? null;
}
