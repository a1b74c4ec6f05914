import type { Sql } from '#server/platform/database.ts';

interface Bilingual {
  da: string;
  en: string;
}

export interface PlanningChoices {
  offers: {
    id: string;
    slug: string;
    title: Bilingual;
    department: string;
    state: 'DRAFT' | 'PUBLISHED' | 'ARCHIVED';
    form: string;
    siteId: string;
    durationMinutes: number;
    meetingCount: number;
    educatorsNeeded: number;
    bufferBeforeMinutes: number;
    bufferAfterMinutes: number;
    travelMinutes: number;
    resources: { id: string; quantity: number }[];
    maxPupils: number;
    maxGroups: number;
    pupilsPerAdult: number;
  }[];
  sites: { id: string; slug: string; name: string; department: string }[];
  educators: { id: string; name: string }[];
  resources: {
    id: string;
    name: Bilingual;
    kind: 'ROOM' | 'KIT' | 'VEHICLE' | 'MEETING_POINT';
    siteId: string | null;
    department: string;
    pooled: boolean;
    quantity: number;
  }[];
}

/** What is in use in these departments ("all" = every one) on a Danish day, in one query, by name. */
export async function findPlanningChoices(
  sql: Sql,
  { departments, department, today }: { departments: 'all' | string[]; department: string | null; today: string },
): Promise<PlanningChoices> {
  const { rows } = await sql.query<{ choices: PlanningChoices }>(
    `WITH own AS (SELECT id, slug FROM department WHERE ($1::uuid[] IS NULL OR id = ANY ($1)) AND ($2::text IS NULL OR slug = $2))
     SELECT jsonb_build_object(
       'offers', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'slug', o.slug, 'title',
            jsonb_build_object('da', o.title_da, 'en', o.title_en), 'department', own.slug, 'state', o.state, 'form', o.form,
            'siteId', o.site_id, 'durationMinutes', o.duration_minutes, 'meetingCount', o.meeting_count,
            'educatorsNeeded', o.educators_needed, 'bufferBeforeMinutes', o.buffer_before_minutes,
            'bufferAfterMinutes', o.buffer_after_minutes, 'travelMinutes', o.travel_minutes,
            'resources', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', u.resource_id, 'quantity', u.quantity)), '[]')
               FROM offer_resource u JOIN resource r ON r.id = u.resource_id
              WHERE u.offer_id = o.id AND r.active AND r.kind <> 'MEETING_POINT'), 'maxPupils', o.max_pupils, 'maxGroups', o.max_groups,
            'pupilsPerAdult', o.pupils_per_adult) ORDER BY o.title_da COLLATE "da-x-icu", o.id), '[]')
          FROM offer o JOIN own ON own.id = o.department_id WHERE o.state <> 'ARCHIVED'),
       'sites', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'slug', t.slug, 'name', t.name, 'department', own.slug)
            ORDER BY t.name COLLATE "da-x-icu", t.id), '[]')
          FROM site t JOIN own ON own.id = t.department_id WHERE t.active),
       'educators', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'name', a.name) ORDER BY a.name COLLATE "da-x-icu", a.id), '[]')
          FROM account a WHERE a.active AND EXISTS (SELECT FROM role_grant g JOIN own ON own.id = g.department_id
            WHERE g.account_id = a.id AND g.role IN ('EDUCATOR', 'DEPARTMENT_LEAD') AND coalesce(g.valid_to > $3::date, true))),
       'resources', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'name', jsonb_build_object('da', r.name_da, 'en', r.name_en),
            'kind', r.kind, 'siteId', r.site_id, 'department', own.slug, 'pooled', r.pooled, 'quantity', r.quantity)
            ORDER BY r.kind, r.name_da COLLATE "da-x-icu", r.id), '[]')
          FROM resource r JOIN own ON own.id = r.department_id WHERE r.active)) AS choices`,
    [departments === 'all' ? null : departments, department, today],
  );
  const [row] = rows;
  if (row === undefined) throw new Error('the choices are one row');
  return row.choices;
}
