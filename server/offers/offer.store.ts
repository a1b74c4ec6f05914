import type { Places } from '#server/bookings/booking.rules.ts';
import { HOUSE_LEFT } from '#server/bookings/house-left.sql.ts';
import { type AdultRatio, askedLevels, type RatioLevel, ratioLevelsOf } from '#server/bookings/level.ts';
import type { Sql } from '#server/platform/database.ts';
import type { Language } from '#server/time/language.ts';
import { addDays, type LocalDate, startOfLocalDay } from '#server/time/local-time.ts';
import type { TargetGroupCode } from './labels.ts';
import type { FacetName } from './offer.contract.ts';
import type { ListedOffer, OfferFacts } from './offer.facts.ts';
import type { OffersQuery } from './offer.query.ts';
import type { BookableStarts } from './offer.rules.ts';
import { type SearchWord, stopWordDictionary } from './offer.search.ts';
import { listSql, PICTURE, searchSql } from './offer-list.sql.ts';

interface ListQuestion {
  query: OffersQuery;
  /** None = no search. */
  words: SearchWord[];
  sort: NonNullable<OffersQuery['sort']>;
  page: number;
  pageSize: number;
  language: Language;
  now: Date;
  today: LocalDate;
  starts: BookableStarts;
}

interface List {
  total: number;
  items: ListedOffer[];
  /** Names only where the database knows them. */
  facets: { facet: FacetName; value: string; label: string | null; count: number }[];
}

/**
 * One page of the offers with total, facets and next sessions: one round trip. The queries of this file have names: pg then
 * prepares them, and each connection plans them once, which takes PostgreSQL longer than answering them.
 */
export async function findOffers(sql: Sql, question: ListQuestion): Promise<List> {
  const { words } = question;
  const searching = words.length > 0;
  const search = searching ? [JSON.stringify(words), stopWordDictionary(question.language)] : [];
  const { rows } = await sql.query<List>({
    ...(searching ? { name: 'offers.search', text: searchSql } : { name: 'offers.list', text: listSql }),
    values: [...listParameters(question), ...search],
  });
  const [list] = rows;
  if (list === undefined) throw new Error('the list of offers answers one row');
  return list;
}

function listParameters({ query, ...question }: ListQuestion): unknown[] {
  const asksForRoom = query.pupils !== undefined || query.from !== undefined || query.to !== undefined;
  return [
    question.now,
    question.starts,
    question.today,
    query.targetGroup ?? null,
    query.gradeLevel ?? null,
    query.ageGroup ?? null,
    query.subjectFamily ?? null,
    query.subject ?? null,
    query.municipality ?? null,
    query.region ?? null,
    query.department ?? null,
    query.form ?? null,
    query.free === 'true',
    query.language ?? null,
    query.pupils ?? null,
    query.from === undefined ? null : startOfLocalDay(query.from),
    query.to === undefined ? null : startOfLocalDay(addDays(query.to, 1)),
    asksForRoom,
    question.sort,
    question.language,
    question.pageSize,
    (question.page - 1) * question.pageSize,
    levelsAskedOf(query),
  ];
}

/** The levels that are asked about, for the adults they need; null = none. */
function levelsAskedOf({ gradeLevel = [], ageGroup = [] }: OffersQuery): RatioLevel[] | null {
  const levels = [
    ...gradeLevel.flatMap((one) => ratioLevelsOf({ gradeLevel: one }) ?? []),
    ...ageGroup.flatMap((one) => askedLevels(one) ?? []),
  ];
  return levels.length === 0 ? null : [...new Set(levels)];
}

const GOALS = `(SELECT coalesce(jsonb_agg(jsonb_build_object(
    'text', jsonb_build_object('da', coalesce(g.text_da, given.goal ->> 'textDa'), 'en', coalesce(g.text_en, given.goal ->> 'textEn')),
    'subject', g.subject, 'list', CASE WHEN l.id IS NOT NULL THEN jsonb_build_object('da', l.name_da, 'en', l.name_en) END) ORDER BY nr), '[]')
  FROM jsonb_array_elements(o.goals) WITH ORDINALITY AS given(goal, nr)
  LEFT JOIN curriculum_goal g ON g.id::text = given.goal ->> 'goalId' LEFT JOIN curriculum_set l ON l.id = g.set_id
  WHERE g.id IS NOT NULL OR given.goal ? 'textDa')`;

const SITE = `jsonb_build_object(
  'slug', t.slug, 'name', t.name, 'address', t.address, 'postalCode', t.postal_code, 'city', t.city,
  'municipality', jsonb_build_object('code', m.code, 'name', m.name), 'latitude', t.latitude, 'longitude', t.longitude,
  'meetingPoint', jsonb_build_object('da', t.meeting_point_da, 'en', t.meeting_point_en),
  'transport', jsonb_build_object('da', t.transport_da, 'en', t.transport_en),
  'access', jsonb_build_object('da', t.access_da, 'en', t.access_en), 'lunch', jsonb_build_object('da', t.lunch_da, 'en', t.lunch_en))`;

const OFFER = `
SELECT jsonb_build_object(
  'id', o.id, 'slug', o.slug, 'titleDa', o.title_da, 'titleEn', o.title_en, 'teaserDa', o.teaser_da, 'teaserEn', o.teaser_en,
  'targetGroups', to_jsonb(o.target_groups), 'gradeFrom', o.grade_from, 'gradeTo', o.grade_to, 'ageGroups', coalesce(to_jsonb(o.age_groups), '[]'),
  'subjects', to_jsonb(o.subjects), 'subjectFamily', o.subject_family, 'form', o.form, 'languages', to_jsonb(o.languages),
  'durationMinutes', o.duration_minutes, 'maxPupils', o.max_pupils, 'priceOre', o.price_ore, 'confirmation', o.confirmation,
  'quotaLimited', o.quota_limited, 'picture', ${PICTURE},
  'department', jsonb_build_object('slug', d.slug, 'name', d.name, 'email', d.email, 'phone', d.phone),
  'description', jsonb_build_object('da', o.description_da, 'en', o.description_en), 'programme', o.programme,
  'clothing', jsonb_build_object('da', o.clothing_da, 'en', o.clothing_en),
  'priceNote', jsonb_build_object('da', o.price_note_da, 'en', o.price_note_en),
  'minPupils', o.min_pupils, 'maxGroups', o.max_groups, 'pupilsPerAdult', o.pupils_per_adult, 'adultRatios', o.adult_ratios,
  'seasonFrom', o.season_from, 'seasonTo', o.season_to, 'meetingCount', o.meeting_count, 'goals', ${GOALS},
  'leadTimeWorkingDays', o.lead_time_working_days, 'cancellationWorkingDays', o.cancellation_working_days,
  'requestWorkingDays', o.request_working_days, 'headApproval', o.head_approval, 'headWorkingDays', o.head_working_days,
  'levelByRequest', o.level_by_request, 'bookingOpensAt', o.booking_opens_at, 'coverPlace', o.cover_place, 'coverSeason', o.cover_season,
  'sites', (SELECT jsonb_agg(${SITE} ORDER BY t.id <> o.site_id, t.name)
            FROM site t JOIN municipality m ON m.code = t.municipality_code
            WHERE t.id = o.site_id OR t.id IN (SELECT s.site_id FROM session s
                                               WHERE s.offer_id = o.id AND s.starts_at >= $2 AND s.state <> 'CANCELLED')),
  'materials', (SELECT coalesce(jsonb_agg(jsonb_build_object('phase', a.phase,
                  'title', jsonb_build_object('da', a.title_da, 'en', a.title_en),
                  'note', jsonb_build_object('da', a.note_da, 'en', a.note_en),
                  'body', jsonb_build_object('da', a.body_da, 'en', a.body_en),
                  'file', CASE WHEN f.id IS NOT NULL THEN jsonb_build_object(
                    'id', f.id, 'name', f.name, 'contentType', f.content_type, 'sizeBytes', f.size_bytes) END
                ) ORDER BY a.phase, a.position), '[]')
                FROM material a LEFT JOIN stored_file f ON f.id = a.file_id WHERE a.offer_id = o.id)) AS offer
FROM offer o JOIN department d ON d.id = o.department_id`;

const PUBLISHED_OFFER = `${OFFER} WHERE o.slug = $1 AND o.state = 'PUBLISHED'`;

/** A published offer with everything its page shows; null = there is none. */
export async function findOffer(sql: Sql, slug: string, now: Date): Promise<OfferFacts | null> {
  const values = [slug, now];
  const { rows } = await sql.query<{ offer: OfferFacts }>({ name: 'offers.one', text: PUBLISHED_OFFER, values });
  return rows[0]?.offer ?? null;
}

/** The same in any state: for those who make it. */
export async function findAnyOffer(sql: Sql, id: string, now: Date): Promise<OfferFacts | null> {
  const { rows } = await sql.query<{ offer: OfferFacts }>(`${OFFER} WHERE o.id = $1`, [id, now]);
  return rows[0]?.offer ?? null;
}

/** The rules of an offer that decide about room, and its sessions in a period. */
export interface OfferSessions {
  offer: {
    targetGroups: TargetGroupCode[];
    minPupils: number;
    maxPupils: number;
    maxGroups: number;
    pupilsPerAdult: number;
    adultRatios: AdultRatio[];
    leadTimeWorkingDays: number;
    cancellationWorkingDays: number;
    /** ISO 8601. */
    bookingOpensAt: string | null;
  };
  sessions: {
    id: string;
    /** ISO 8601. */
    startsAt: string;
    endsAt: string;
    localDate: LocalDate;
    state: 'OPEN' | 'CLOSED' | 'CANCELLED';
    capacity: Places;
    taken: Places;
    site: { slug: string; name: string };
    /** How many pupils the house takes beside those already there; null = no limit. */
    houseLeft: number | null;
    /** Further ones of a course, ISO 8601. */
    meetings: { startsAt: string; endsAt: string }[];
  }[];
}

const SESSIONS = `
SELECT jsonb_build_object('targetGroups', to_jsonb(o.target_groups), 'minPupils', o.min_pupils, 'maxPupils', o.max_pupils, 'maxGroups', o.max_groups, 'pupilsPerAdult', o.pupils_per_adult,
    'adultRatios', o.adult_ratios, 'leadTimeWorkingDays', o.lead_time_working_days, 'cancellationWorkingDays', o.cancellation_working_days,
    'bookingOpensAt', o.booking_opens_at) AS offer,
  (SELECT coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'startsAt', s.starts_at, 'endsAt', s.ends_at, 'localDate', s.local_date,
       'meetings', CASE WHEN o.meeting_count > 1 THEN (
          SELECT coalesce(jsonb_agg(jsonb_build_object('startsAt', x.starts_at, 'endsAt', x.ends_at) ORDER BY x.starts_at), '[]')
          FROM session_meeting x WHERE x.session_id = s.id) ELSE '[]' END,
       'state', s.state, 'site', jsonb_build_object('slug', t.slug, 'name', t.name),
       'capacity', jsonb_build_object('groups', s.capacity_groups, 'pupils', s.capacity_pupils, 'adults', s.capacity_adults),
       'taken', jsonb_build_object('groups', s.taken_groups, 'pupils', s.taken_pupils, 'adults', s.taken_adults),
       'houseLeft', ${HOUSE_LEFT})
     ORDER BY s.starts_at, s.id), '[]')
   FROM session s JOIN site t ON t.id = s.site_id
   WHERE s.offer_id = o.id AND s.starts_at >= $2 AND s.starts_at < $3) AS sessions
FROM offer o WHERE o.slug = $1 AND o.state = 'PUBLISHED'`;

/** The sessions of a published offer from a day to another, both included; null = there is no such offer. */
export async function findSessions(
  sql: Sql,
  slug: string,
  period: { from: LocalDate; to: LocalDate },
): Promise<OfferSessions | null> {
  const { rows } = await sql.query<OfferSessions>({
    name: 'offers.sessions',
    text: SESSIONS,
    values: [slug, startOfLocalDay(period.from), startOfLocalDay(addDays(period.to, 1))],
  });
  return rows[0] ?? null;
}
