import type { MailSettings } from '#server/bookings/booking.mails.ts';
import { tellOfChange, visitsBefore } from '#server/bookings/visit-news.service.ts';
import type { Sql } from '#server/platform/database.ts';
import type { TeachingRole } from './candidate.ts';
import { putEducators, raiseRevision, removeEducators, withdrawSettled } from './educator-change.store.ts';
import { mailWithdrawn } from './educator-request.mails.ts';

/** Who leaves and who comes to one session; both = one takes over from the other. */
export interface EducatorChange {
  sessionId: string;
  leaves?: string;
  comes?: { accountId: string; role: TeachingRole };
}

/**
 * Changes who teaches sessions, inside the caller's transaction: the only place that does it for more than a new session. Locks
 * the sessions, raises their revision, withdraws requests that nobody needs to answer any more, and tells schools and
 * educators what changed for them, and nothing else. A database that refuses because somebody is in two places throws: run it
 * in `planOrConflicts`. Wake the mail worker after the commit.
 */
export async function changeEducators(
  sql: Sql,
  settings: MailSettings,
  changes: readonly EducatorChange[],
  now: Date,
): Promise<void> {
  if (changes.length === 0) return;
  const sessionIds = [...new Set(changes.map(({ sessionId }) => sessionId))];
  const before = await visitsBefore(sql, sessionIds);
  const leaving = changes.flatMap(({ sessionId, leaves }) =>
    leaves === undefined ? [] : [{ sessionId, accountId: leaves }],
  );
  const coming = changes.flatMap(({ sessionId, comes }) => (comes === undefined ? [] : [{ sessionId, ...comes }]));
  await removeEducators(sql, leaving);
  await putEducators(sql, coming);
  await raiseRevision(sql, sessionIds);
  await settleRequests(sql, sessionIds, now);
  await tellOfChange(sql, settings, { before, now });
}

/**
 * Withdraws the requests about these sessions that nobody needs to answer any more, and says so by mail: for whoever changes
 * who teaches, inside the caller's transaction.
 */
export async function settleRequests(sql: Sql, sessionIds: readonly string[], now: Date): Promise<void> {
  await mailWithdrawn(sql, await withdrawSettled(sql, sessionIds), now);
}
