import type { Sql } from '#server/platform/database.ts';
import type { Deps } from '#server/platform/deps.ts';

export interface MailedPerson {
  accountId: string;
  name: string;
  email: string;
  language: 'da' | 'en';
  now: Date;
}

export async function mailInvitation(_sql: Sql, _deps: Deps, _person: MailedPerson): Promise<void> {}
export async function mailSecondFactorReset(_sql: Sql, _deps: Deps, _person: MailedPerson): Promise<void> {}
