import type { Part } from '#server/http/policy.ts';
import type { AgeGroupCode, OfferFormCode, TargetGroupCode } from '#server/offers/labels.ts';
import type { SubjectFamilyCode } from '#server/offers/subject.ts';
import type { Sql } from '#server/platform/database.ts';
import { foldDanish } from '#server/search/fold.ts';
import type { OfferStateCode } from './offer-draft.ts';

export interface ListQuestion {
  /** Ids, or all. */
  departments: Part;
  state?: OfferStateCode | undefined;
  q?: string | undefined;
  page: number;
  pageSize: number;
  now: Date;
}

export interface EditedOfferItem {
  id: string;
  slug: string;
  titleDa: string;
  titleEn: string;
  state: OfferStateCode;
  form: OfferFormCode;
  subjectFamily: SubjectFamilyCode;
  targetGroups: TargetGroupCode[];
  gradeFrom: number | null;
  gradeTo: number | null;
  ageGroups: AgeGroupCode[];
  department: { slug: string; name: string };
  nextSession: { id: string; startsAt: string } | null;
  comingSessions: number;
  comingBookings: number;
  changedAt: string;
}

export interface EditedOffers {
  items: EditedOfferItem[];
  total: number;
  states: Record<OfferStateCode, number>;
}

const LIST = `
WITH mine AS MATERIALIZED (
  SELECT o.* FROM offer o
  WHERE ($1::uuid[] IS NULL OR o.department_id = ANY ($1))
    AND ($2 = '' OR strpos(fold_danish(o.title_da || ' ' || o.title_en || ' ' || o.keywords), $2) > 0)
), page AS (
  SELECT * FROM mine WHERE $3::offer_state IS NULL OR state = $3
  ORDER BY state = 'ARCHIVED', title_da COLLATE "da-x-icu", id LIMIT $4 OFFSET $5
)
SELECT
  (SELECT coalesce(jsonb_agg(jsonb_build_object(
      'id', p.id, 'slug', p.slug, 'titleDa', p.title_da, 'titleEn', p.title_en, 'state', p.state, 'form', p.form,
      'subjectFamily', p.subject_family, 'targetGroups', to_jsonb(p.target_groups), 'gradeFrom', p.grade_from, 'gradeTo', p.grade_to,
      'ageGroups', to_jsonb(p.age_groups), 'department', jsonb_build_object('slug', d.slug, 'name', d.name),
      'nextSession', CASE WHEN s.next_id IS NOT NULL THEN jsonb_build_object('id', s.next_id, 'startsAt', s.next_at) END,
      'comingSessions', s.sessions, 'comingBookings', s.bookings, 'changedAt', p.updated_at)
      ORDER BY p.state = 'ARCHIVED', p.title_da COLLATE "da-x-icu", p.id), '[]')
   FROM page p JOIN department d ON d.id = p.department_id
   CROSS JOIN LATERAL (
     SELECT count(*)::integer AS sessions, min(c.starts_at) AS next_at, (array_agg(c.id ORDER BY c.starts_at))[1] AS next_id,
            coalesce(sum((SELECT count(*) FROM booking b WHERE b.session_id = c.id AND b.status IN ('CONFIRMED', 'REQUESTED'))), 0)::integer AS bookings
     FROM session c WHERE c.offer_id = p.id AND c.starts_at >= $6 AND c.state <> 'CANCELLED') AS s) AS items,
  (SELECT count(*)::integer FROM mine WHERE $3::offer_state IS NULL OR state = $3) AS total,
  (SELECT jsonb_build_object('DRAFT', count(*) FILTER (WHERE state = 'DRAFT'), 'PUBLISHED', count(*) FILTER (WHERE state = 'PUBLISHED'),
     'ARCHIVED', count(*) FILTER (WHERE state = 'ARCHIVED')) FROM mine) AS states`;

/** One page of the offers of these departments by title, archived ones last; counts of each state. One round trip. */
export async function findEditedOffers(sql: Sql, question: ListQuestion): Promise<EditedOffers> {
  const { departments, state, q = '', page, pageSize, now } = question;
  const { rows } = await sql.query<EditedOffers>({
    name: 'offer-editing.list',
    text: LIST,
    values: [
      departments === 'all' ? null : departments,
      foldDanish(q),
      state ?? null,
      pageSize,
      (page - 1) * pageSize,
      now,
    ],
  });
  const [found] = rows;
  if (found === undefined) throw new Error('the list of offers answers one row');
  return found;
}
