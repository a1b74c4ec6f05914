import type { Sql } from '#server/platform/database.ts';
import type { QueuedNotice } from './notice.mails.ts';

/** Queues a notice that belongs to no booking; one with the same dedupe key that is there already stays the only one. */
export async function insertNotice(
  sql: Sql,
  notice: QueuedNotice,
  { dedupeKey, now }: { dedupeKey: string; now: Date },
) {
  await sql.query(
    `INSERT INTO outbox_mail (id, kind, recipient_role, recipient_name, recipient_email, sequence, message_id, dedupe_key,
                              stream_key, language, facts, run_after, created_at)
     VALUES ($1, $2, $3, $4, $5, 0, $6, $7, $7, $8, $9, $10, $10)
     ON CONFLICT (dedupe_key) DO NOTHING`,
    [
      notice.id,
      notice.kind,
      notice.recipientRole,
      notice.recipientName,
      notice.recipientEmail,
      notice.messageId,
      `${notice.kind}:${dedupeKey}`,
      notice.facts.language,
      JSON.stringify(notice.facts),
      now,
    ],
  );
}
