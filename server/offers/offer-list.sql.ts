import { HOUSE_LEFT } from '#server/bookings/house-left.sql.ts';
import type { FacetName } from './offer.contract.ts';

/** The picture of the offer o with its file; NULL = its cover is drawn. */
export const PICTURE = `(SELECT jsonb_build_object('id', f.id, 'name', f.name, 'width', f.width, 'height', f.height,
    'alt', jsonb_build_object('da', o.image_alt_da, 'en', o.image_alt_en),
    'focus', jsonb_build_object('x', o.image_focus_x, 'y', o.image_focus_y)) FROM stored_file f WHERE f.id = o.image_file_id)`;

// The list in one statement: the offers found by text, which filters each fails (one bit each), its next bookable session,
// and from that the page, the total and the facets. A facet counts what fails no filter but its own.

/** The filters an offer can fail, and how it passes. `$n` as in `listParameters`. */
const filters: Record<FacetName, string> = {
  targetGroup: '$4::target_group[] IS NULL OR o.target_groups && $4::target_group[]',
  gradeLevel: `$5::int[] IS NULL OR EXISTS (SELECT FROM unnest($5::int[]) AS g(level) WHERE g.level BETWEEN o.grade_from AND o.grade_to)`,
  ageGroup: `$6::age_group[] IS NULL OR o.age_groups && $6::age_group[] OR o.age_groups = '{MIXED}'
        OR 'MIXED' = ANY ($6::age_group[]) AND o.age_groups <> '{}'`,
  subjectFamily: '$7::subject_family[] IS NULL OR o.subject_family = ANY ($7::subject_family[])',
  subject: '$8::text[] IS NULL OR o.subjects && $8::text[]',
  municipality: '$9::text[] IS NULL OR place.municipality_code = ANY ($9::text[])',
  region: '$10::text[] IS NULL OR place.region_code = ANY ($10::text[])',
  department: '$11::text[] IS NULL OR place.department_slug = ANY ($11::text[])',
  form: '$12::offer_form[] IS NULL OR o.form = ANY ($12::offer_form[])',
  free: 'NOT $13::boolean OR o.price_ore = 0',
  language: '$14::text[] IS NULL OR o.languages && $14::text[]',
};

/** What each facet counts: a value and, where the database has it, its name. */
const facetValues: Record<FacetName, { value: string; label?: string; from?: string; where?: string }> = {
  targetGroup: { value: 'v::text', from: 'unnest(f.target_groups) AS v' },
  gradeLevel: { value: 'v::text', from: 'generate_series(f.grade_from::int, f.grade_to) AS v' },
  ageGroup: {
    value: 'v::text',
    from: `unnest(enum_range(NULL::age_group)) AS v`,
    where: `(v = ANY (f.age_groups) OR f.age_groups = '{MIXED}' OR v = 'MIXED' AND f.age_groups <> '{}')`,
  },
  subjectFamily: { value: 'f.subject_family::text' },
  subject: { value: 'v', from: 'unnest(f.subjects) AS v' },
  municipality: { value: 'f.municipality_code', label: 'f.municipality_name' },
  region: { value: 'f.region_code', label: 'f.region_name', where: 'f.region_code IS NOT NULL' },
  department: { value: 'f.department_slug', label: 'f.department_name' },
  form: { value: 'f.form::text' },
  free: { value: `'true'`, where: 'f.price_ore = 0' },
  language: { value: 'v', from: 'unnest(f.languages) AS v' },
};

const names = Object.keys(filters) as FacetName[];
const misses = names.map((name, bit) => `CASE WHEN ${filters[name]} THEN 0 ELSE ${1 << bit} END`).join('\n      + ');

const facetRows = names.map((name, bit) => {
  const { value, label = 'NULL', from, where = 'true' } = facetValues[name];
  return `SELECT '${name}' AS facet, ${value} AS value, ${label}::text AS label, count(*) AS count
    FROM found f${from ? `, ${from}` : ''} WHERE f.misses & ~${1 << bit} = 0 AND ${where} GROUP BY 2, 3`;
});

/**
 * How many pupils one adult may look after at the offer o: the strictest of the asked levels ($23), or of all that it names. The
 * twin of `pupilsPerAdultOf`. Most offers name none, and cost no look at the list.
 */
const pupilsPerAdult = `CASE WHEN o.adult_ratios = '[]' THEN o.pupils_per_adult
        WHEN $23::text[] IS NULL THEN least(o.pupils_per_adult,
          (SELECT min((r ->> 'pupilsPerAdult')::int) FROM jsonb_array_elements(o.adult_ratios) AS r))
        ELSE (SELECT min(coalesce((SELECT (r ->> 'pupilsPerAdult')::int FROM jsonb_array_elements(o.adult_ratios) AS r
                                   WHERE r ->> 'level' = asked.level LIMIT 1), o.pupils_per_adult))
              FROM unnest($23::text[]) AS asked(level)) END`;

/** Asked for only where nobody teaches: most sessions need no look at their site. */
const houseLeft = `(SELECT ${HOUSE_LEFT} FROM site t WHERE t.id = s.site_id)`;

/**
 * A session of the offer o that can be booked now for $15 pupils (else the fewest the offer takes) from $16 until before $17.
 * The first that fits, along the index (offer_id, starts_at). The CASE keeps the planner from multiplying the odds of the
 * counters, which are anything but independent, and so from sorting all sessions of the offer.
 */
const nextSession = `
    SELECT s.id, s.starts_at, least(s.capacity_pupils - s.taken_pupils, ${houseLeft}) AS pupils_left
    FROM session s
    WHERE s.offer_id = o.id AND s.starts_at < coalesce($17::timestamptz, 'infinity')
      AND s.starts_at >= greatest(($2::timestamptz[])[o.lead_time_working_days + 1], $16::timestamptz)
      AND coalesce($15::int, o.min_pupils) BETWEEN o.min_pupils AND o.max_pupils
      AND (o.booking_opens_at IS NULL OR o.booking_opens_at <= $1::timestamptz)
      AND CASE WHEN s.state = 'OPEN' AND s.capacity_groups > s.taken_groups
                    AND s.capacity_pupils - s.taken_pupils >= coalesce($15::int, o.min_pupils)
                    AND s.capacity_adults - s.taken_adults >= ceil(coalesce($15::int, o.min_pupils)::numeric / (${pupilsPerAdult}))
                    AND (s.educators_needed <> 0 OR coalesce(${houseLeft}, 1000000) >= coalesce($15::int, o.min_pupils))
               THEN true ELSE false END
    ORDER BY s.starts_at, s.id LIMIT 1`;

const sql = (text: { place: string; found: string; rank: string; words: string }) => `
WITH ${text.words}place AS MATERIALIZED (
  SELECT s.id AS site_id, away.outreach, d.slug AS department_slug, d.name AS department_name, m.code AS municipality_code,
         m.name AS municipality_name, r.code AS region_code, r.name AS region_name${text.place}
  FROM site s JOIN department d ON d.id = s.department_id
  CROSS JOIN (VALUES (true), (false)) AS away(outreach)
  JOIN municipality m ON m.code = CASE WHEN away.outreach THEN d.municipality_code ELSE s.municipality_code END
  LEFT JOIN municipality_region mr ON mr.municipality_code = m.code AND mr.valid_from <= $3::date AND coalesce(mr.valid_to > $3::date, true)
  LEFT JOIN region r ON r.code = mr.region_code
), candidate AS MATERIALIZED (
  SELECT o.id, place.*, ${text.rank} AS rank,
      ${misses} AS misses
  FROM offer o JOIN place ON place.site_id = o.site_id AND place.outreach = (o.form = 'OUTREACH')
  WHERE o.state = 'PUBLISHED'${text.found}
), found AS MATERIALIZED (
  SELECT o.id, o.title_da, o.title_en, o.target_groups, o.grade_from, o.grade_to, o.age_groups, o.subject_family, o.subjects, o.form, o.price_ore,
         o.languages, o.duration_minutes, c.department_slug, c.department_name, c.municipality_code, c.municipality_name, c.region_code,
         c.region_name, c.rank, c.misses, next.id AS session_id, next.starts_at, next.pupils_left
  FROM candidate c JOIN offer o ON o.id = c.id
  LEFT JOIN LATERAL (${nextSession}
  ) AS next ON c.misses = 0 OR $18::boolean
  WHERE c.misses & (c.misses - 1) = 0 AND (NOT $18::boolean OR next.id IS NOT NULL)
), page AS (
  SELECT row_number() OVER (
           ORDER BY CASE WHEN $19 = 'relevance' THEN -f.rank END,
                    CASE $19 WHEN 'duration' THEN f.duration_minutes WHEN 'price' THEN f.price_ore END,
                    CASE WHEN $19 <> 'title' THEN f.starts_at END NULLS LAST,
                    CASE $20 WHEN 'en' THEN f.title_en ELSE f.title_da END COLLATE "da-x-icu", f.id) AS place, f.*
  FROM found f WHERE f.misses = 0
  ORDER BY 1 LIMIT $21 OFFSET $22
)
SELECT
  (SELECT count(*) FROM found WHERE misses = 0) AS total,
  (SELECT coalesce(json_agg(facets), '[]') FROM (
    ${facetRows.join('\n    UNION ALL ')}
  ) AS facets) AS facets,
  (SELECT coalesce(json_agg(json_build_object(
     'id', o.id, 'slug', o.slug, 'titleDa', o.title_da, 'titleEn', o.title_en, 'teaserDa', o.teaser_da, 'teaserEn', o.teaser_en,
     'department', json_build_object('slug', p.department_slug, 'name', p.department_name),
     'site', json_build_object('slug', s.slug, 'name', s.name, 'city', s.city),
     'targetGroups', to_json(o.target_groups), 'gradeFrom', o.grade_from, 'gradeTo', o.grade_to, 'ageGroups', coalesce(to_json(o.age_groups), '[]'),
     'subjects', to_json(o.subjects), 'subjectFamily', o.subject_family, 'form', o.form, 'languages', to_json(o.languages),
     'durationMinutes', o.duration_minutes, 'maxPupils', o.max_pupils, 'priceOre', o.price_ore, 'confirmation', o.confirmation,
     'quotaLimited', o.quota_limited, 'picture', ${PICTURE}, 'sessionId', p.session_id, 'startsAt', p.starts_at, 'pupilsLeft', p.pupils_left
   ) ORDER BY p.place), '[]')
   FROM page p JOIN offer o ON o.id = p.id JOIN site s ON s.id = o.site_id) AS items`;

/** Without a search: everything is found, nothing is ranked. $24 and $25 are not used. */
export const listSql = sql({ words: '', place: '', found: '', rank: '0' });

/** A place is found by the stems and the beginnings of the words of its name; by the middle of one from four letters on ("bunker" in Ejbybunkeren). */
const named = `(place.name_stems @@ word.query OR ' ' || place.names LIKE CASE WHEN length(word.word) < 4 THEN '% ' ELSE '%' END || word.word || '%')`;

/**
 * With a search: every word ($24, JSON) must be found in the offer (as Danish or English stem, or as the beginning of a
 * word), in its subjects' names, or in the names of its department and place. Small words of the dictionary $25 need not.
 */
export const searchSql = sql({
  words: `given AS (
  SELECT word, subjects, families, target_groups, plainto_tsquery($25::regconfig, word) AS stem,
         plainto_tsquery('danish', word) || to_tsquery('simple', '''' || word || ''':*') || plainto_tsquery('english', word) AS query
  FROM (SELECT fold_danish(w ->> 'word') AS word, ARRAY(SELECT jsonb_array_elements_text(w -> 'subjects')) AS subjects,
             ARRAY(SELECT jsonb_array_elements_text(w -> 'families')) AS families,
             ARRAY(SELECT jsonb_array_elements_text(w -> 'targetGroups')) AS target_groups
        FROM jsonb_array_elements($24::jsonb) AS w) AS folded
), word AS MATERIALIZED (
  SELECT * FROM given WHERE numnode(stem) > 0 OR NOT EXISTS (SELECT FROM given other WHERE numnode(other.stem) > 0)
), `,
  place: `,
         fold_danish(concat_ws(' ', d.name, s.name, s.city, m.name)) AS names,
         to_tsvector('danish', fold_danish(concat_ws(' ', d.name, s.name, s.city, m.name))) AS name_stems`,
  found: `
    AND NOT EXISTS (SELECT FROM word WHERE NOT (o.search @@ word.query OR o.subjects && word.subjects
      OR o.subject_family::text = ANY (word.families) OR o.target_groups::text[] && word.target_groups OR ${named}))`,
  rank: `(SELECT coalesce(sum(ts_rank('{0.05, 0.1, 0.4, 1}', o.search, word.query) + CASE WHEN ${named} THEN 0.1 ELSE 0 END), 0)
          FROM word)`,
});
