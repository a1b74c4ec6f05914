import type { Sql } from '#server/platform/database.ts';
import type { CoverFacts } from './cover.ts';

/** What an offer's plate is drawn from; null when there is no such offer. The slug is the seed, so it stays the same. */
export async function readCoverFacts(sql: Sql, slug: string): Promise<CoverFacts | null> {
  const { rows } = await sql.query<CoverFacts>(
    `SELECT slug AS id, subject_family AS "subjectFamily", cover_place AS place, cover_season AS season,
            cover_motif AS motif
       FROM offer
      WHERE slug = $1`,
    [slug],
  );
  return rows[0] ?? null;
}
