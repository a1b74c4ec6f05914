import type { Sql } from '#server/platform/database.ts';

/** What a new session takes over from its offer. */
export interface PlannedOffer {
  id: string;
  departmentId: string;
  siteId: string;
  state: 'DRAFT' | 'PUBLISHED' | 'ARCHIVED';
  durationMinutes: number;
  maxPupils: number;
  maxGroups: number;
  pupilsPerAdult: number;
  bufferBeforeMinutes: number;
  bufferAfterMinutes: number;
  travelMinutes: number;
  educatorsNeeded: number;
  resources: { id: string; quantity: number }[];
}

export async function findPlannedOffer(sql: Sql, id: string): Promise<PlannedOffer | null> {
  const { rows } = await sql.query<PlannedOffer>(
    `SELECT o.id, o.department_id AS "departmentId", o.site_id AS "siteId", o.state, o.duration_minutes AS "durationMinutes",
       o.max_pupils AS "maxPupils", o.max_groups AS "maxGroups", o.pupils_per_adult AS "pupilsPerAdult",
       o.buffer_before_minutes AS "bufferBeforeMinutes", o.buffer_after_minutes AS "bufferAfterMinutes",
       o.travel_minutes AS "travelMinutes", o.educators_needed AS "educatorsNeeded",
       (SELECT coalesce(jsonb_agg(jsonb_build_object('id', u.resource_id, 'quantity', u.quantity) ORDER BY u.resource_id), '[]')
          FROM offer_resource u JOIN resource r ON r.id = u.resource_id
         WHERE u.offer_id = o.id AND r.active AND r.kind <> 'MEETING_POINT') AS resources
     FROM offer o WHERE o.id = $1`,
    [id],
  );
  return rows[0] ?? null;
}

/** Which of these sites belong to the department. */
export async function findSitesOf(sql: Sql, departmentId: string, ids: readonly string[]): Promise<string[]> {
  const query = 'SELECT id FROM site WHERE department_id = $1 AND id = ANY ($2::uuid[])';
  return (await sql.query<{ id: string }>(query, [departmentId, ids])).rows.map(({ id }) => id);
}

export interface PlannedResource {
  id: string;
  siteId: string | null;
  kind: 'ROOM' | 'KIT' | 'VEHICLE' | 'MEETING_POINT';
  active: boolean;
}

/** Those of these resources that belong to the department. */
export async function findResourcesOf(
  sql: Sql,
  departmentId: string,
  ids: readonly string[],
): Promise<PlannedResource[]> {
  const query = `SELECT id, site_id AS "siteId", kind, active FROM resource WHERE department_id = $1 AND id = ANY ($2::uuid[])`;
  return (await sql.query<PlannedResource>(query, [departmentId, ids])).rows;
}
