import type { Sql } from '#server/platform/database.ts';

export type ReviewCause = 'SESSION_CANCELLED' | 'SESSION_MOVED' | 'SESSION_CHANGED';
export type CancelCause = 'WEATHER' | 'ILLNESS' | 'TOO_FEW' | 'OTHER';

/** A review that is opened now. Instants ISO 8601. */
export interface NewReview {
  id: string;
  bookingId: string;
  sessionId: string;
  message: string | null;
  /** The session before. */
  before: { startsAt: string; endsAt: string; site: string };
}

/**
 * Opens reviews, or turns the open one of a booking to the new cause: what the booking was before anything changed stays.
 */
export async function writeReviews(
  sql: Sql,
  reviews: readonly NewReview[],
  { cause, by, now }: { cause: ReviewCause; by: string | null; now: Date },
): Promise<void> {
  await sql.query(
    `WITH asked AS (
       SELECT * FROM jsonb_to_recordset($1::jsonb) AS r(id uuid, "bookingId" uuid, "sessionId" uuid, message text, before jsonb)
     ), turned AS (
       UPDATE review_task t SET cause = $2::review_cause, message = a.message, session_id = a."sessionId", created_by = $3, created_at = $4
       FROM asked a WHERE t.booking_id = a."bookingId" AND t.outcome IS NULL RETURNING t.booking_id
     )
     INSERT INTO review_task (id, booking_id, session_id, cause, message, before, created_at, created_by)
     SELECT a.id, a."bookingId", a."sessionId", $2::review_cause, a.message, a.before, $4, $3 FROM asked a
     WHERE a."bookingId" NOT IN (SELECT booking_id FROM turned)`,
    [JSON.stringify(reviews), cause, by, now],
  );
}

/** Cancels those of the sessions that are not cancelled yet; answers which, with the department of each. */
export async function cancelOpenSessions(
  sql: Sql,
  {
    sessionIds,
    cause,
    message,
    now,
  }: { sessionIds: readonly string[]; cause: CancelCause; message: string | null; now: Date },
): Promise<{ id: string; departmentId: string }[]> {
  const { rows } = await sql.query<{ id: string; departmentId: string }>(
    `UPDATE session s SET state = 'CANCELLED', cancelled_at = $2, cancel_cause = $3::cancel_cause, cancel_message = $4, revision = revision + 1
     FROM offer o WHERE o.id = s.offer_id AND s.id = ANY ($1::uuid[]) AND s.state <> 'CANCELLED'
     RETURNING s.id, o.department_id AS "departmentId"`,
    [sessionIds, now, cause, message],
  );
  return rows;
}
