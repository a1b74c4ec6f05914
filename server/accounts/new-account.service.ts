import { recordAudit } from '#server/platform/audit.ts';
import type { Sql } from '#server/platform/database.ts';
import { newId } from '#server/platform/ids.ts';
import type { Language } from '#server/time/language.ts';
import { localDateOf } from '#server/time/local-time.ts';
import { findAccountByEmail } from './account.store.ts';
import { insertTeacher } from './new-account.store.ts';

export interface FirstLogin {
  name: string;
  /** An address that was shown to be theirs, lower case; null = none. */
  email: string | null;
  language: Language;
  /** What showed who they are. */
  by: 'unilogin' | 'mailLink';
  now: Date;
}

/** The account of a teacher who logs in for the first time. Answers its id. */
export async function createTeacher(sql: Sql, { by, now, ...facts }: FirstLogin): Promise<string> {
  const id = newId(now.getTime());
  await insertTeacher(sql, { ...facts, id, grantId: newId(now.getTime()), today: localDateOf(now), now });
  const subject = { accountId: id, subjectAccountId: id };
  await recordAudit(sql, { now, actor: 'account', ...subject, action: 'account.created', details: { by } });
  return id;
}

/** The account that has a mail address (lower case), open or closed; null = none. */
export function accountOfAddress(sql: Sql, email: string): Promise<{ id: string; active: boolean } | null> {
  return findAccountByEmail(sql, email);
}
