import type { Database } from './database.ts';
import type { Delivery } from './mailer.ts';

/** A claimed mail. Its `attempts` is also its fence: a later claim raises it, and then this one may not settle it. */
export interface OutboxRow {
  id: string;
  kind:
    | 'CONFIRMATION'
    | 'CHANGE'
    | 'CANCELLATION'
    | 'SESSION_CANCELLED'
    | 'SET_INVITATION'
    | 'LOGIN_LINK'
    | 'INVITATION'
    | 'SECURITY_NOTICE'
    | 'EDUCATOR_REQUEST'
    | 'EDUCATOR_REQUEST_WITHDRAWN'
    | 'EDUCATOR_ANSWER';
  recipientRole: 'VISITOR' | 'CONTACT' | 'EDUCATOR' | 'ADMINISTRATOR' | 'ACCOUNT';
  recipientName: string;
  recipientEmail: string;
  calendarMethod: 'REQUEST' | 'CANCEL' | null;
  sequence: number;
  messageId: string;
  facts: unknown;
  attempts: number;
  /** What an earlier claim rendered; null at the first, and always where the composer keeps nothing. */
  rendered: unknown;
}

/** A waiting mail whose first attempt failed and that a newer one of its stream has overtaken is never sent. */
export async function abortOvertaken({ pool }: Database): Promise<void> {
  await pool.query(`
    UPDATE outbox_mail AS overtaken SET status = 'ABORTED', lease_until = NULL
    WHERE status = 'RETRY' AND EXISTS (
      SELECT FROM outbox_mail AS newer
      WHERE newer.stream_key = overtaken.stream_key AND newer.sequence > overtaken.sequence)`);
}

/** A link that has expired is no longer sent: its mail would only confuse. */
export async function abortExpired({ pool }: Database, now: Date): Promise<void> {
  await pool.query(
    `UPDATE outbox_mail SET status = 'ABORTED', lease_until = NULL
      WHERE status IN ('QUEUED', 'RETRY') AND kind IN ('LOGIN_LINK', 'INVITATION')
        AND (facts->>'expiresAt')::timestamptz <= $1`,
    [now],
  );
}

/**
 * Takes up to `limit` mails that are due, or whose worker died, and leases them. Within a stream only the oldest unsettled
 * mail can be taken: a cancellation never overtakes the invitation it cancels.
 */
export async function claimMails(
  { pool }: Database,
  { now, leaseUntil, limit }: { now: Date; leaseUntil: Date; limit: number },
): Promise<OutboxRow[]> {
  const { rows } = await pool.query<OutboxRow>(
    `
    WITH due AS (
      SELECT id FROM outbox_mail AS mail
      WHERE (status IN ('QUEUED', 'RETRY') AND run_after <= $1 OR status = 'INFLIGHT' AND lease_until <= $1)
        AND NOT EXISTS (
          SELECT FROM outbox_mail AS earlier
          WHERE earlier.stream_key = mail.stream_key AND (earlier.sequence, earlier.id) < (mail.sequence, mail.id)
            AND earlier.status IN ('QUEUED', 'INFLIGHT', 'RETRY'))
      ORDER BY run_after, id LIMIT $3
      FOR UPDATE SKIP LOCKED)
    UPDATE outbox_mail AS mail SET status = 'INFLIGHT', attempts = attempts + 1, lease_until = $2
    FROM due WHERE mail.id = due.id
    RETURNING mail.id, kind, recipient_role AS "recipientRole", recipient_name AS "recipientName",
      recipient_email AS "recipientEmail", calendar_method AS "calendarMethod", sequence, message_id AS "messageId",
      facts, attempts, rendered`,
    [now, leaseUntil, limit],
  );
  return rows;
}

/** Keeps what was rendered before anything is said to the mail server. */
export async function storeRendered({ pool }: Database, { id, attempts }: OutboxRow, rendered: unknown): Promise<void> {
  await pool.query('UPDATE outbox_mail SET rendered = $3 WHERE id = $1 AND attempts = $2', [
    id,
    attempts,
    JSON.stringify(rendered),
  ]);
}

/** The end of an attempt: sent, failed for good, or waiting for `runAfter`. Nothing happens if the lease was lost. */
export async function settleMail(
  { pool }: Database,
  { id, attempts }: OutboxRow,
  end: Pick<Delivery, 'code' | 'answer'> & { status: 'SENT' | 'FAILED' | 'RETRY'; now: Date; runAfter: Date | null },
): Promise<void> {
  await pool.query(
    `
    UPDATE outbox_mail SET status = $3::outbox_status, smtp_code = $4, smtp_answer = $5, lease_until = NULL,
      sent_at = CASE WHEN $3 = 'SENT' THEN $6::timestamptz END, run_after = coalesce($7, run_after)
    WHERE id = $1 AND attempts = $2 AND status = 'INFLIGHT'`,
    [id, attempts, end.status, end.code, end.answer, end.now, end.runAfter],
  );
}
