import { tellOwner } from '#server/accounts/security-notice.service.ts';
import { createInvitation } from '#server/mail-links/invitation.service.ts';
import type { Sql } from '#server/platform/database.ts';
import { type LocalDate, localDateOf } from '#server/time/local-time.ts';
import { stateOf } from './people.rules.ts';
import { type GrantRow, readPerson } from './people.store.ts';
import { roleNames } from './role.texts.ts';

interface Inviting {
  accountId: string;
  /** Null = nobody in particular: the first start. */
  invitedBy: string | null;
  now: Date;
}

/** Mails somebody the link to take up their account, with the roles that it has by now, in the caller's transaction. */
export async function mailInvitation(sql: Sql, { accountId, invitedBy, now }: Inviting): Promise<void> {
  const row = await readPerson(sql, accountId);
  if (row === null || row.email === null) throw new Error('only an account with an address is invited');
  const { name, email, language, grants } = row;
  const roles = rolesInWords(grants, language, localDateOf(now));
  await createInvitation(sql, { accountId, email, name, language, invitedBy, roles, now });
}

function rolesInWords(grants: GrantRow[], language: 'da' | 'en', today: LocalDate): string[] {
  return grants
    .filter((grant) => stateOf(grant, today) !== 'PAST')
    .map(({ role, departmentName, institutionName, areaName }) => {
      const place = departmentName ?? institutionName ?? areaName;
      return place === null ? roleNames[language][role] : `${roleNames[language][role]}, ${place}`;
    });
}

/** Tells the owner of an account that their second factor was reset, in the caller's transaction. */
export async function mailSecondFactorReset(sql: Sql, accountId: string, now: Date): Promise<void> {
  await tellOwner(sql, { accountId, event: 'SECOND_FACTOR_REMOVED', now });
}
