import type { SecurityEvent } from '#emails/account-facts.ts';
import { queueAccountMail } from '#server/account-mails/account-mail.ts';
import type { Sql } from '#server/platform/database.ts';
import { findMailOwner } from './account.store.ts';

/**
 * Queues a mail that tells the owner of an account what happened to it, in the caller's transaction. Without an address
 * there is nobody to tell. At most one mail of an event in each of the account's stretches of `everyMs`.
 */
export async function tellOwner(
  sql: Sql,
  { accountId, event, everyMs = 1, now }: { accountId: string; event: SecurityEvent; everyMs?: number; now: Date },
): Promise<void> {
  const owner = await findMailOwner(sql, accountId);
  if (owner === null) return;
  const stretch = Math.floor(now.getTime() / everyMs);
  await queueAccountMail(sql, {
    kind: 'SECURITY_NOTICE',
    accountEmail: owner.email,
    name: owner.name,
    language: owner.language,
    dedupeKey: `${event.toLowerCase()}:${accountId}:${stretch}`,
    facts: { event },
    now,
  });
}
