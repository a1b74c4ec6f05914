import type { Sql } from '#server/platform/database.ts';
import type { DraftMaterial, OfferDraft, OfferStateCode } from './offer-draft.ts';

/** The columns that are the same as the fields of a draft. */
const plainColumns = {
  titleDa: 'title_da',
  titleEn: 'title_en',
  teaserDa: 'teaser_da',
  teaserEn: 'teaser_en',
  descriptionDa: 'description_da',
  descriptionEn: 'description_en',
  clothingDa: 'clothing_da',
  clothingEn: 'clothing_en',
  subjectFamily: 'subject_family',
  targetGroups: 'target_groups',
  gradeFrom: 'grade_from',
  gradeTo: 'grade_to',
  ageGroups: 'age_groups',
  form: 'form',
  confirmation: 'confirmation',
  requestWorkingDays: 'request_working_days',
  headApproval: 'head_approval',
  headWorkingDays: 'head_working_days',
  levelByRequest: 'level_by_request',
  languages: 'languages',
  durationMinutes: 'duration_minutes',
  meetingCount: 'meeting_count',
  bufferBeforeMinutes: 'buffer_before_minutes',
  bufferAfterMinutes: 'buffer_after_minutes',
  travelMinutes: 'travel_minutes',
  onlineUrl: 'online_url',
  educatorsNeeded: 'educators_needed',
  minPupils: 'min_pupils',
  maxPupils: 'max_pupils',
  maxGroups: 'max_groups',
  pupilsPerAdult: 'pupils_per_adult',
  seasonFrom: 'season_from',
  seasonTo: 'season_to',
  leadTimeWorkingDays: 'lead_time_working_days',
  cancellationWorkingDays: 'cancellation_working_days',
  priceOre: 'price_ore',
  priceNoteDa: 'price_note_da',
  priceNoteEn: 'price_note_en',
  quotaLimited: 'quota_limited',
  imageFileId: 'image_file_id',
  imageAltDa: 'image_alt_da',
  imageAltEn: 'image_alt_en',
  imageFocusX: 'image_focus_x',
  imageFocusY: 'image_focus_y',
  coverPlace: 'cover_place',
  coverSeason: 'cover_season',
  coverMotif: 'cover_motif',
  keywords: 'keywords',
} as const satisfies Partial<Record<keyof OfferDraft, string>>;

const jsonColumns = { programme: 'programme', adultRatios: 'adult_ratios', goals: 'goals' } as const;

/** The fields that stand in tables of their own, or under another shape. */
type Elsewhere = 'site' | 'subjects' | 'bookingOpens' | 'materials' | 'resources';

export interface StoredFileFacts {
  name: string;
  contentType: string;
  sizeBytes: number;
}

/** An offer as the database keeps it, for its department. */
export interface OfferRow extends Omit<OfferDraft, Elsewhere> {
  id: string;
  slug: string;
  state: OfferStateCode;
  version: number;
  department: { id: string; slug: string; name: string };
  site: { id: string; slug: string; active: boolean };
  /** '' where none is chosen yet. */
  subjects: string[];
  /** ISO 8601. */
  bookingOpensAt: string | null;
  publishedAt: string | null;
  archivedAt: string | null;
  currentVersionId: string | null;
  materials: (DraftMaterial & { file: StoredFileFacts | null })[];
  resources: { resourceId: string; quantity: number }[];
  /** What `imageFileId` is. */
  imageFile: StoredFileFacts | null;
}

const plainFacts = Object.entries({ ...plainColumns, ...jsonColumns }).map(
  ([name, column]) => `'${name}', o.${column}`,
);
// A function takes at most a hundred arguments: the facts are put together of two objects.
const OFFER = `SELECT jsonb_build_object(${plainFacts.slice(0, 40).join(', ')}) || jsonb_build_object(${plainFacts.slice(40).join(', ')})
  || jsonb_build_object(
    'id', o.id, 'slug', o.slug, 'state', o.state, 'version', o.version, 'subjects', o.subjects, 'bookingOpensAt', o.booking_opens_at,
    'publishedAt', o.published_at, 'archivedAt', o.archived_at, 'currentVersionId', o.current_version_id,
    'department', jsonb_build_object('id', d.id, 'slug', d.slug, 'name', d.name),
    'imageFile', (SELECT jsonb_build_object('name', f.name, 'contentType', f.content_type, 'sizeBytes', f.size_bytes)
                  FROM stored_file f WHERE f.id = o.image_file_id),
    'site', jsonb_build_object('id', t.id, 'slug', t.slug, 'active', t.active),
    'materials', (SELECT coalesce(jsonb_agg(jsonb_build_object('phase', m.phase, 'titleDa', m.title_da, 'titleEn', m.title_en,
        'noteDa', m.note_da, 'noteEn', m.note_en, 'bodyDa', m.body_da, 'bodyEn', m.body_en, 'fileId', m.file_id,
        'file', CASE WHEN f.id IS NOT NULL THEN jsonb_build_object('name', f.name, 'contentType', f.content_type, 'sizeBytes', f.size_bytes) END)
        ORDER BY m.phase, m.position), '[]')
      FROM material m LEFT JOIN stored_file f ON f.id = m.file_id WHERE m.offer_id = o.id),
    'resources', (SELECT coalesce(jsonb_agg(jsonb_build_object('resourceId', r.resource_id, 'quantity', r.quantity)
        ORDER BY r.resource_id), '[]') FROM offer_resource r WHERE r.offer_id = o.id)) AS offer
  FROM offer o JOIN department d ON d.id = o.department_id JOIN site t ON t.id = o.site_id WHERE o.id = $1`;

export async function findOfferRow(sql: Sql, id: string): Promise<OfferRow | null> {
  const { rows } = await sql.query<{ offer: OfferRow }>(OFFER, [id]);
  return rows[0]?.offer ?? null;
}

/** Locks the offer: who changes it comes one after the other. */
export async function lockOfferRow(sql: Sql, id: string): Promise<OfferRow | null> {
  await sql.query('SELECT FROM offer WHERE id = $1 FOR UPDATE', [id]);
  return findOfferRow(sql, id);
}

export interface OfferWrite extends Omit<OfferDraft, Elsewhere> {
  siteId: string;
  subjects: string[];
  bookingOpensAt: Date | null;
}

function columnsOf(write: OfferWrite): [column: string, value: unknown][] {
  // No subject yet is an empty one: the column takes no null, and its list begins with it (CHECK).
  const subjects = write.subjects.length === 0 ? [''] : write.subjects;
  return [
    ...Object.entries(plainColumns).map(([name, column]): [string, unknown] => [
      column,
      write[name as keyof typeof plainColumns],
    ]),
    ...Object.entries(jsonColumns).map(([name, column]): [string, unknown] => [
      column,
      JSON.stringify(write[name as keyof typeof jsonColumns]),
    ]),
    ['site_id', write.siteId],
    ['subject', subjects[0]],
    ['subjects', subjects],
    ['booking_opens_at', write.bookingOpensAt],
  ];
}

/** Writes the facts of an offer and raises its version; materials and resources are written by their own functions. */
export async function updateOffer(sql: Sql, id: string, write: OfferWrite, now: Date): Promise<void> {
  const columns = columnsOf(write);
  const sets = columns.map(([column], at) => `${column} = $${at + 3}`);
  await sql.query(`UPDATE offer SET ${sets.join(', ')}, version = version + 1, updated_at = $2 WHERE id = $1`, [
    id,
    now,
    ...columns.map(([, value]) => value),
  ]);
}

export interface NewOffer extends OfferWrite {
  id: string;
  slug: string;
  departmentId: string;
}

/** A new draft; false = the slug is taken. */
export async function insertOffer(sql: Sql, offer: NewOffer, now: Date): Promise<boolean> {
  const columns: [string, unknown][] = [
    ['id', offer.id],
    ['slug', offer.slug],
    ['department_id', offer.departmentId],
    ['state', 'DRAFT'],
    ['created_at', now],
    ['updated_at', now],
    ...columnsOf(offer),
  ];
  const { rowCount } = await sql.query(
    `INSERT INTO offer (${columns.map(([column]) => column).join(', ')})
     VALUES (${columns.map((_, at) => `$${at + 1}`).join(', ')}) ON CONFLICT (slug) DO NOTHING`,
    columns.map(([, value]) => value),
  );
  return rowCount === 1;
}
