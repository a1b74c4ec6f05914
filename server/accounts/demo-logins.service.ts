import { type Database, inTransaction } from '#server/platform/database.ts';
import { localDateOf } from '#server/time/local-time.ts';
import type { DemoLogin } from './demo-logins.contract.ts';
import { listDemoPeople } from './demo-logins.store.ts';
import { DEMO_PASSWORD } from './demo-password.ts';
import { demoTotpSecret } from './demo-totp.ts';
import { type AskingBrowser, type BegunLogin, beginLogin } from './login.service.ts';
import { totpSecretText } from './totp.ts';

/** One person for each role and place, with everything that is needed to log in. */
export async function readDemoLogins(db: Database, now: Date): Promise<DemoLogin[]> {
  const people = await listDemoPeople(db.pool, localDateOf(now));
  return people.map(({ email, name, role, department, institution, place, hasPassword, hasTotp }) => ({
    email,
    name,
    role,
    ...(hasPassword ? { password: DEMO_PASSWORD } : {}),
    ...(department === null ? {} : { department }),
    ...(institution === null ? {} : { institution }),
    ...(place === null ? {} : { place }),
    ...(hasTotp ? { totpSecret: totpSecretText(demoTotpSecret(email)) } : {}),
  }));
}

/** Begins a login of one of the listed people, with all their roles in force; null = not one of them. */
export async function beginDemoLogin(
  db: Database,
  { email, browser, now }: { email: string; browser: AskingBrowser; now: Date },
): Promise<BegunLogin | null> {
  const people = await listDemoPeople(db.pool, localDateOf(now));
  const person = people.find((one) => one.email === email);
  if (person === undefined) return null;
  return inTransaction(db, (sql) =>
    beginLogin(sql, { accountId: person.accountId, method: 'DEMO', secondFactor: true, browser, now }),
  );
}
