import { randomBytes } from 'node:crypto';
import { recordAudit } from '#server/platform/audit.ts';
import { type Database, inTransaction, type Sql } from '#server/platform/database.ts';
import { hashOf } from './account.service.ts';
import { deleteLoginOf, deleteLoginsOf, type LoginRow, listLogins, replaceLoginId } from './login.store.ts';
import { IDLE_HOURS } from './roles.rules.ts';

const HOUR_MS = 3_600_000;

/** A login that goes on under a new id. */
export interface RotatedLogin {
  cookie: string;
  maxAgeSeconds: number;
}

/** Gives a login a new id (S1), and two factors when `secondFactor` says so. Null = it has ended in the meantime. */
export async function rotateLogin(
  sql: Sql,
  { loginId, secondFactor = false, now }: { loginId: string; secondFactor?: boolean; now: Date },
): Promise<RotatedLogin | null> {
  const cookie = randomBytes(32).toString('base64url');
  const endsAt = await replaceLoginId(sql, { id: loginId, idHash: hashOf(cookie), secondFactor });
  if (endsAt === null) return null;
  return { cookie, maxAgeSeconds: Math.max(1, Math.round((endsAt.getTime() - now.getTime()) / 1000)) };
}

/** Where an account is logged in, the latest used first. */
export async function loginsOf(db: Database, accountId: string, now: Date): Promise<LoginRow[]> {
  return listLogins(db.pool, { accountId, now, idleSince: new Date(now.getTime() - IDLE_HOURS * HOUR_MS) });
}

/** Ends one of an account's logins; false = it has none of that name (A4: another's neither). */
export async function endLogin(db: Database, ending: { accountId: string; id: string; now: Date }): Promise<boolean> {
  return inTransaction(db, async (sql) => {
    const ended = await deleteLoginOf(sql, ending.accountId, ending.id);
    if (ended) await noteEnded(sql, { ...ending, count: 1 });
    return ended;
  });
}

/** Ends all logins of an account but `keepId`; null = all. Answers how many. */
export async function endLogins(
  db: Database,
  ending: { accountId: string; keepId: string | null; now: Date },
): Promise<number> {
  return inTransaction(db, async (sql) => {
    const count = await deleteLoginsOf(sql, ending.accountId, ending.keepId);
    await noteEnded(sql, { ...ending, count });
    return count;
  });
}

async function noteEnded(sql: Sql, { accountId, count, now }: { accountId: string; count: number; now: Date }) {
  const action = 'account.loginsEnded';
  await recordAudit(sql, {
    now,
    actor: 'account',
    accountId,
    subjectAccountId: accountId,
    action,
    details: { count },
  });
}
