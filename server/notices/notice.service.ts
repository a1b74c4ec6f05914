import type { Sql } from '#server/platform/database.ts';
import type { QueuedNotice } from './notice.mails.ts';
import { insertNotice } from './notice.store.ts';

/**
 * Queues notices that belong to no booking, in the caller's transaction. `dedupeKey` names the event ("dateRequest:ID"): the same
 * event never tells the same address twice. Notices about a booking go with its SQL function (`mails`) instead.
 */
export async function queueNotices(
  sql: Sql,
  notices: readonly QueuedNotice[],
  { dedupeKey, now }: { dedupeKey: string; now: Date },
): Promise<void> {
  for (const notice of notices) {
    await insertNotice(sql, notice, { dedupeKey: `${dedupeKey}:${notice.recipientEmail.toLowerCase()}`, now });
  }
}
