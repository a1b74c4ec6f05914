import type { Sql } from '#server/platform/database.ts';

export interface BookedRow {
  sessionId: string;
  reference: string;
  institution: string;
  groups: string;
  pupils: number;
}

/** The bookings that these sessions are taught for. */
export async function findBooked(sql: Sql, sessionIds: readonly string[]): Promise<BookedRow[]> {
  const { rows } = await sql.query<BookedRow>(
    `SELECT b.session_id AS "sessionId", b.reference, b.institution_name AS institution, coalesce(b.pupils, 0) AS pupils,
            (SELECT string_agg(g.label, ', ' ORDER BY g.position) FROM booking_group g WHERE g.booking_id = b.id) AS groups
       FROM booking b WHERE b.session_id = ANY ($1) AND b.status IN ('CONFIRMED', 'REQUESTED') ORDER BY b.created_at, b.id`,
    [sessionIds],
  );
  return rows;
}

/** The last answer of everybody who was asked about these sessions: open, or declined. */
export async function findAsked(sql: Sql, sessionIds: readonly string[]) {
  const { rows } = await sql.query<{ sessionId: string; accountId: string; state: 'ASKED' | 'DECLINED' }>(
    `SELECT DISTINCT ON (session_id, account_id) session_id AS "sessionId", account_id AS "accountId", state
       FROM educator_request WHERE session_id = ANY ($1) AND state IN ('ASKED', 'DECLINED')
      ORDER BY session_id, account_id, asked_at DESC`,
    [sessionIds],
  );
  return rows;
}
