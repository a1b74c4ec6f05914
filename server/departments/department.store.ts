import type { PartnershipTypeCode } from '#server/offers/labels.ts';
import type { Both, SiteFacts } from '#server/offers/offer.facts.ts';
import type { Sql } from '#server/platform/database.ts';
import type { LocalDate } from '#server/time/local-time.ts';

export interface DepartmentFacts {
  slug: string;
  name: string;
  about: Both;
  address: string;
  postalCode: string;
  city: string;
  municipality: { code: string; name: string };
  region: { code: string; name: string } | null;
  email: string;
  phone: string;
  partnership: { type: PartnershipTypeCode; partner: string } | null;
  offers: number;
  sites: SiteFacts[];
}

/** A department as it stands on the day $1, with the sites that are in use by name. */
const DEPARTMENT = `jsonb_build_object(
  'slug', d.slug, 'name', d.name, 'about', jsonb_build_object('da', d.about_da, 'en', d.about_en), 'address', d.address,
  'postalCode', d.postal_code, 'city', d.city, 'municipality', jsonb_build_object('code', m.code, 'name', m.name),
  'region', (SELECT jsonb_build_object('code', r.code, 'name', r.name) FROM municipality_region mr JOIN region r ON r.code = mr.region_code
             WHERE mr.municipality_code = m.code AND mr.valid_from <= $1::date AND coalesce(mr.valid_to > $1::date, true)),
  'email', d.email, 'phone', d.phone,
  'partnership', (SELECT jsonb_build_object('type', p.type, 'partner', p.partner) FROM partnership p
                  WHERE p.department_id = d.id AND p.valid_from <= $1::date AND coalesce(p.valid_to > $1::date, true)),
  'offers', (SELECT count(*) FROM offer o WHERE o.department_id = d.id AND o.state = 'PUBLISHED'),
  'sites', (SELECT coalesce(jsonb_agg(jsonb_build_object('slug', t.slug, 'name', t.name, 'address', t.address, 'postalCode', t.postal_code,
        'city', t.city, 'municipality', jsonb_build_object('code', tm.code, 'name', tm.name), 'latitude', t.latitude, 'longitude', t.longitude,
        'meetingPoint', jsonb_build_object('da', t.meeting_point_da, 'en', t.meeting_point_en),
        'transport', jsonb_build_object('da', t.transport_da, 'en', t.transport_en),
        'access', jsonb_build_object('da', t.access_da, 'en', t.access_en),
        'lunch', jsonb_build_object('da', t.lunch_da, 'en', t.lunch_en)) ORDER BY t.name COLLATE "da-x-icu"), '[]')
      FROM site t JOIN municipality tm ON tm.code = t.municipality_code WHERE t.department_id = d.id AND t.active))`;

/** The departments by name, one page of them, and how many there are. */
export async function findDepartments(
  sql: Sql,
  question: { today: LocalDate; limit: number; offset: number },
): Promise<{ total: number; items: DepartmentFacts[] }> {
  const { rows } = await sql.query<{ total: number; items: DepartmentFacts[] }>(
    `SELECT (SELECT count(*) FROM department) AS total, coalesce((SELECT jsonb_agg(item) FROM (
       SELECT ${DEPARTMENT} AS item FROM department d JOIN municipality m ON m.code = d.municipality_code
       ORDER BY d.name COLLATE "da-x-icu", d.id LIMIT $2 OFFSET $3) AS page), '[]') AS items`,
    [question.today, question.limit, question.offset],
  );
  const [list] = rows;
  if (list === undefined) throw new Error('the list of departments answers one row');
  return list;
}

/** A department by its slug; null = there is none. */
export async function findDepartment(sql: Sql, slug: string, today: LocalDate): Promise<DepartmentFacts | null> {
  const { rows } = await sql.query<{ department: DepartmentFacts }>(
    `SELECT ${DEPARTMENT} AS department FROM department d JOIN municipality m ON m.code = d.municipality_code WHERE d.slug = $2`,
    [today, slug],
  );
  return rows[0]?.department ?? null;
}
