import type { Both } from '#server/offers/offer.facts.ts';
import type { Sql } from '#server/platform/database.ts';
import type { ContentNames, OfferContent } from './offer-content.ts';

export interface VersionRow {
  number: number;
  createdAt: Date;
  by: string | null;
  current: boolean;
  bookings: number;
  content: OfferContent;
}

/** The versions of an offer, newest first. */
export async function findVersions(sql: Sql, offerId: string): Promise<VersionRow[]> {
  const { rows } = await sql.query<VersionRow>(
    `SELECT v.number, v.created_at AS "createdAt", a.name AS by, o.current_version_id = v.id AS current, v.content,
            (SELECT count(*)::integer FROM booking b WHERE b.offer_version_id = v.id) AS bookings
     FROM offer_version v JOIN offer o ON o.id = v.offer_id LEFT JOIN account a ON a.id = v.created_by
     WHERE v.offer_id = $1 ORDER BY v.number DESC`,
    [offerId],
  );
  return rows;
}

/** The version that a booking was made with, and the one that is booked now. */
export interface BookedVersions {
  departmentId: string;
  /** Null = the booking is older than all versions: it goes by what stands now. */
  booked: OfferContent | null;
  current: OfferContent | null;
}

export async function findBookedVersions(sql: Sql, reference: string): Promise<BookedVersions | null> {
  const { rows } = await sql.query<BookedVersions>(
    `SELECT b.department_id AS "departmentId",
            (SELECT content FROM offer_version v WHERE v.id = b.offer_version_id AND v.id <> o.current_version_id) AS booked,
            (SELECT content FROM offer_version v WHERE v.id = o.current_version_id AND v.id <> b.offer_version_id) AS current
     FROM booking b JOIN session s ON s.id = b.session_id JOIN offer o ON o.id = s.offer_id WHERE b.reference = $1`,
    [reference],
  );
  return rows[0] ?? null;
}

/** What the ids in these versions stand for. */
export async function findContentNames(sql: Sql, contents: readonly OfferContent[]): Promise<ContentNames> {
  const shown = contents.map((content) => content.shown);
  const goals = shown.flatMap((one) => one.goals.flatMap((goal) => ('goalId' in goal ? [goal.goalId] : [])));
  const files = shown.flatMap((one) => [one.imageFileId, ...one.materials.map(({ fileId }) => fileId)]);
  const { rows } = await sql.query<{
    sites: Record<string, string> | null;
    files: Record<string, string> | null;
    goals: Record<string, Both> | null;
  }>(
    `SELECT (SELECT jsonb_object_agg(id, name) FROM site WHERE id = ANY ($1)) AS sites,
            (SELECT jsonb_object_agg(id, name) FROM stored_file WHERE id = ANY ($2)) AS files,
            (SELECT jsonb_object_agg(id, jsonb_build_object('da', text_da, 'en', text_en)) FROM curriculum_goal WHERE id = ANY ($3)) AS goals`,
    [shown.map(({ siteId }) => siteId), files.filter((id) => id !== null), goals],
  );
  const [row] = rows;
  return { sites: row?.sites ?? {}, files: row?.files ?? {}, goals: row?.goals ?? {} };
}
