import type { Sql } from '#server/platform/database.ts';
import type { DraftMaterial, OfferStateCode } from './offer-draft.ts';

// What hangs on an offer, and its state.

/** Puts these materials in place of those that stand there. */
export async function replaceMaterials(
  sql: Sql,
  offerId: string,
  materials: readonly (DraftMaterial & { id: string; position: number })[],
): Promise<void> {
  await sql.query('DELETE FROM material WHERE offer_id = $1', [offerId]);
  await sql.query(
    `INSERT INTO material (id, offer_id, phase, position, title_da, title_en, note_da, note_en, body_da, body_en, file_id)
     SELECT m.id, $1, m.phase, m.position, m."titleDa", m."titleEn", m."noteDa", m."noteEn", m."bodyDa", m."bodyEn", m."fileId"
     FROM jsonb_to_recordset($2) AS m(id uuid, phase material_phase, position smallint, "titleDa" text, "titleEn" text,
       "noteDa" text, "noteEn" text, "bodyDa" text, "bodyEn" text, "fileId" uuid)`,
    [offerId, JSON.stringify(materials)],
  );
}

/** Puts these needs in place of those that stand there. */
export async function replaceNeeds(
  sql: Sql,
  offerId: string,
  needs: readonly { resourceId: string; quantity: number }[],
): Promise<void> {
  await sql.query('DELETE FROM offer_resource WHERE offer_id = $1', [offerId]);
  await sql.query(
    `INSERT INTO offer_resource (offer_id, resource_id, quantity)
     SELECT $1, n."resourceId", n.quantity FROM jsonb_to_recordset($2) AS n("resourceId" uuid, quantity integer)`,
    [offerId, JSON.stringify(needs)],
  );
}

export async function setOfferState(sql: Sql, id: string, state: OfferStateCode, now: Date): Promise<void> {
  await sql.query(
    `UPDATE offer SET state = $2, version = version + 1, updated_at = $3,
       published_at = CASE WHEN $2 = 'PUBLISHED'::offer_state THEN $3 ELSE published_at END,
       archived_at = CASE WHEN $2 = 'ARCHIVED'::offer_state THEN $3 ELSE NULL END
     WHERE id = $1`,
    [id, state, now],
  );
}

/** Keeps the offer as it stands as a version, unless nothing has changed since the last one (the SQL function says how). */
export async function keepVersion(sql: Sql, id: string, by: string, now: Date): Promise<void> {
  await sql.query('SELECT offer_keep_version($1, $2, $3)', [id, by, now]);
}

/** How many sessions, bookings and versions hold on to an offer. */
export async function countUses(sql: Sql, id: string): Promise<number> {
  const { rows } = await sql.query<{ uses: number }>(
    `SELECT (SELECT count(*) FROM session WHERE offer_id = $1) + (SELECT count(*) FROM booking WHERE offer_id = $1)
          + (SELECT count(*) FROM offer_version WHERE offer_id = $1) + (SELECT count(*) FROM session_series WHERE offer_id = $1) AS uses`,
    [id],
  );
  return rows[0]?.uses ?? 0;
}

/** Competences go with the draft; materials and needs do so by themselves. */
export async function removeOffer(sql: Sql, id: string): Promise<void> {
  await sql.query('DELETE FROM competence WHERE offer_id = $1', [id]);
  await sql.query('DELETE FROM offer WHERE id = $1', [id]);
}
