import { recordAudit } from '#server/platform/audit.ts';
import { type Database, inTransaction } from '#server/platform/database.ts';
import { type ProfileChange, updateProfile } from './profile.store.ts';

/** Changes what somebody says about themselves; the audit names the fields, not what stands in them. */
export function changeProfile(
  db: Database,
  { accountId, change, now }: { accountId: string; change: ProfileChange; now: Date },
): Promise<void> {
  const fields = Object.entries(change).flatMap(([name, value]) => (value === undefined ? [] : [name]));
  return inTransaction(db, async (sql) => {
    if (fields.length === 0) return;
    await updateProfile(sql, accountId, change);
    const subject = { accountId, subjectAccountId: accountId };
    await recordAudit(sql, {
      now,
      actor: 'account',
      ...subject,
      action: 'account.profileChanged',
      details: { fields },
    });
  });
}
