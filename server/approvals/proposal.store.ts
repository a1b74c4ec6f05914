import type { Sql } from '#server/platform/database.ts';

export interface NewProposal {
  id: string;
  bookingId: string;
  sessionId: string;
  holdId: string;
  message: string | null;
  by: string;
  expiresAt: Date;
  now: Date;
}

/** Writes a proposal down. */
export async function insertProposal(sql: Sql, proposal: NewProposal): Promise<void> {
  const { id, bookingId, sessionId, holdId, message, by, expiresAt, now } = proposal;
  await sql.query(
    `INSERT INTO time_proposal (id, booking_id, session_id, hold_id, message, created_at, created_by, expires_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [id, bookingId, sessionId, holdId, message, now, by, expiresAt],
  );
}

/** Closes the open proposal of a booking; its places are let go (trigger). Answers who had proposed it; null = none was open. */
export async function closeProposal(
  sql: Sql,
  {
    bookingId,
    outcome,
    now,
  }: { bookingId: string; outcome: 'ACCEPTED' | 'DECLINED' | 'WITHDRAWN' | 'EXPIRED'; now: Date },
): Promise<string | null> {
  const { rows } = await sql.query<{ by: string }>(
    'UPDATE time_proposal SET outcome = $2, closed_at = $3 WHERE booking_id = $1 AND outcome IS NULL RETURNING created_by AS by',
    [bookingId, outcome, now],
  );
  return rows[0]?.by ?? null;
}

/** Closes what nobody answered in time. */
export async function closeLapsedProposals(sql: Sql, now: Date): Promise<void> {
  await sql.query(
    `UPDATE time_proposal SET outcome = 'EXPIRED', closed_at = $1 WHERE outcome IS NULL AND expires_at <= $1`,
    [now],
  );
}

/** The site of a session by name. */
export async function findSiteOf(sql: Sql, sessionId: string): Promise<string | null> {
  const { rows } = await sql.query<{ name: string }>(
    'SELECT t.name FROM session s JOIN site t ON t.id = s.site_id WHERE s.id = $1',
    [sessionId],
  );
  return rows[0]?.name ?? null;
}
