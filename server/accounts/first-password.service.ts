import { recordAudit } from '#server/platform/audit.ts';
import type { Sql } from '#server/platform/database.ts';
import type { PasswordOwner, PasswordRefusal } from './password.rules.ts';
import { hashPassword } from './password.ts';
import { weaknessOf } from './password-change.service.ts';
import { savePassword } from './second-factor.store.ts';

export type FirstPassword = { kind: 'hashed'; hash: string } | { kind: 'weak'; refusal: PasswordRefusal };

/** Looks at the password that somebody chose for an account that has none, and hashes it: before a transaction, because it takes a while. */
export async function firstPassword(chosen: string, owner: PasswordOwner): Promise<FirstPassword> {
  const refusal = await weaknessOf(chosen, owner);
  if (refusal !== null) return { kind: 'weak', refusal };
  return { kind: 'hashed', hash: await hashPassword(chosen) };
}

/** Stores it, in the caller's transaction. */
export async function saveFirstPassword(sql: Sql, accountId: string, hash: string, now: Date): Promise<void> {
  await savePassword(sql, accountId, hash);
  const whose = { accountId, subjectAccountId: accountId };
  await recordAudit(sql, { now, actor: 'account', ...whose, action: 'account.passwordChosen' });
}
