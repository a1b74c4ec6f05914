import type { Sql } from '#server/platform/database.ts';
import type { LocalDate } from '#server/time/local-time.ts';
import type { ThankedVisit } from './thank-you.rules.ts';

/** Visits of these days that came and have not been thanked for; locked, and those that another process has are left out. */
export async function lockUnthanked(
  sql: Sql,
  { from, to, limit }: { from: LocalDate; to: LocalDate; limit: number },
): Promise<ThankedVisit[]> {
  const { rows } = await sql.query<ThankedVisit>(
    `SELECT b.id, b.booking_set_id AS "bookingSetId", b.visitor_email AS "visitorEmail", b.evaluated_at IS NOT NULL AS evaluated,
            b.booking_set_id IS NOT NULL AND EXISTS (
              SELECT FROM booking o WHERE o.booking_set_id = b.booking_set_id AND o.id <> b.id AND o.thanked_at IS NOT NULL
                AND lower(o.visitor_email) = lower(b.visitor_email)) AS "thankedBefore"
       FROM booking b JOIN session s ON s.id = b.session_id JOIN attendance a ON a.booking_id = b.id
      WHERE a.outcome = 'CAME' AND b.status = 'CONFIRMED' AND s.state <> 'CANCELLED' AND b.local_date BETWEEN $1 AND $2
        AND b.thanked_at IS NULL AND b.erased_at IS NULL AND b.visitor_email <> ''
      ORDER BY b.local_date, b.id LIMIT $3
        FOR UPDATE OF b SKIP LOCKED`,
    [from, to, limit],
  );
  return rows;
}

/** They have been thanked, or need not be. */
export async function markThanked(sql: Sql, bookingIds: readonly string[], now: Date): Promise<void> {
  await sql.query('UPDATE booking SET thanked_at = $2 WHERE id = ANY ($1::uuid[])', [bookingIds, now]);
}

/** Something to do after the visit; the file, or null where it is a text on the offer's page. */
export interface AfterMaterial {
  offerId: string;
  title: { da: string; en: string };
  file: { id: string; name: string } | null;
}

/** The materials for after of some offers, in their order. */
export async function findAfterMaterials(sql: Sql, offerIds: readonly string[]): Promise<AfterMaterial[]> {
  const { rows } = await sql.query<AfterMaterial>(
    `SELECT m.offer_id AS "offerId", jsonb_build_object('da', m.title_da, 'en', m.title_en) AS title,
            CASE WHEN f.id IS NOT NULL THEN jsonb_build_object('id', f.id, 'name', f.name) END AS file
       FROM material m LEFT JOIN stored_file f ON f.id = m.file_id
      WHERE m.offer_id = ANY ($1::uuid[]) AND m.phase = 'AFTER' ORDER BY m.offer_id, m.position`,
    [offerIds],
  );
  return rows;
}

/** Queues mails of a booking, in the words of the SQL functions of the booking path. */
export async function queueMails(
  sql: Sql,
  { id, sequence, language }: { id: string; sequence: number; language: string },
  mails: readonly unknown[],
  now: Date,
): Promise<void> {
  await sql.query('SELECT booking_queue_mails($1, $2, $3, $4, $5)', [
    id,
    sequence,
    language,
    now,
    JSON.stringify(mails),
  ]);
}
