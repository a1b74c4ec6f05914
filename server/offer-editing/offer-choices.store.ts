import type { Sql } from '#server/platform/database.ts';

/** What an offer can name of what its department has. */
export interface OfferChoices {
  sites: { id: string; slug: string; name: string; city: string; active: boolean }[];
  resources: {
    id: string;
    name: { da: string; en: string };
    kind: 'ROOM' | 'KIT' | 'MEETING_POINT';
    pooled: boolean;
    quantity: number;
    site: string | null;
  }[];
}

/** Sites by name, open ones first; rooms and kits that are in use, or that this offer needs already. */
export async function findChoices(
  sql: Sql,
  { departmentId, offerId }: { departmentId: string; offerId: string },
): Promise<OfferChoices> {
  const { rows } = await sql.query<OfferChoices>(
    `SELECT
      (SELECT coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'slug', t.slug, 'name', t.name, 'city', t.city, 'active', t.active)
         ORDER BY t.active DESC, t.name COLLATE "da-x-icu"), '[]') FROM site t WHERE t.department_id = $1) AS sites,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'name', jsonb_build_object('da', r.name_da, 'en', r.name_en),
         'kind', r.kind, 'pooled', r.pooled, 'quantity', r.quantity, 'site', t.name)
         ORDER BY t.name NULLS LAST, r.kind, r.name_da COLLATE "da-x-icu"), '[]')
       FROM resource r LEFT JOIN site t ON t.id = r.site_id
       WHERE r.department_id = $1 AND r.kind <> 'MEETING_POINT'
         AND (r.active OR EXISTS (SELECT FROM offer_resource n WHERE n.resource_id = r.id AND n.offer_id = $2))) AS resources`,
    [departmentId, offerId],
  );
  return rows[0] ?? { sites: [], resources: [] };
}

/** Those of the goals that exist, with their words. */
export async function findGoals(sql: Sql, ids: readonly string[]): Promise<Map<string, { da: string; en: string }>> {
  if (ids.length === 0) return new Map();
  const query = 'SELECT id, text_da AS da, text_en AS en FROM curriculum_goal WHERE id = ANY ($1)';
  const { rows } = await sql.query<{ id: string; da: string; en: string }>(query, [ids]);
  return new Map(rows.map(({ id, ...text }) => [id, text]));
}
