import { actingRole, type Login } from '#server/http/policy.ts';
import { recordAudit } from '#server/platform/audit.ts';
import { type Database, inTransaction } from '#server/platform/database.ts';
import { type ExportPart, type ExportRow, findAccountOf, readPersonalData } from './export.store.ts';

/** Everything held about one person at one moment. */
export type PersonalData = { email: string | null; madeAt: string } & Record<ExportPart, ExportRow[]>;

/** What is held under an address, for the knowledge centre that answers the person; written down in the audit. */
export function exportAddress(
  db: Database,
  { email, login, now }: { email: string; login: Login; now: Date },
): Promise<PersonalData> {
  return inTransaction(db, async (sql) => {
    const accountId = await findAccountOf(sql, email.toLowerCase());
    const data = await readPersonalData(sql, { email: email.toLowerCase(), accountId });
    const role = actingRole('knowledgeCentre', login, {});
    const by = { now, actor: 'account' as const, accountId: login.accountId, role };
    const details = { bookings: data.bookings.length, mails: data.mails.length };
    await recordAudit(sql, { ...by, action: 'address.exported', subjectAccountId: accountId, details });
    return { email, madeAt: now.toISOString(), ...data };
  });
}

/** What is held about oneself: of the account, and under its address as far as that was shown to be one's own. */
export async function exportOwn(db: Database, { login, now }: { login: Login; now: Date }): Promise<PersonalData> {
  const email = login.emailProven ? login.email : null;
  const data = await readPersonalData(db.pool, { email, accountId: login.accountId });
  return { email, madeAt: now.toISOString(), ...data };
}
