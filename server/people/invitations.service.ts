import { inTransaction } from '#server/platform/database.ts';
import type { Deps } from '#server/platform/deps.ts';
import { accountOf } from './people.changes.store.ts';
import type { GivenRole } from './people.contract.ts';
import { mailInvitation } from './people.mails.ts';
import {
  type Asked,
  changing,
  lookingOf,
  type PeopleResult,
  Refused,
  refusalToManage,
  refusedBy,
  showPerson,
  tell,
} from './people.service.ts';
import { type PersonRow, readPerson } from './people.store.ts';
import { givingRefusal, grantRole, readRole } from './roles.service.ts';

export interface Invitation extends GivenRole {
  name: string;
  email: string;
  language: 'da' | 'en';
}

/**
 * Makes an account with its first role and mails the invitation, in one transaction. An address that has an account keeps
 * it, as it is, and gets the role; it is mailed only while it has no
 * password or passkey of its own, since staff roles ask for one.
 */
export async function invite(deps: Deps, invitation: Invitation, asked: Asked): Promise<PeopleResult> {
  const read = await readRole(deps.db.pool, invitation, asked);
  if ('errors' in read) return { kind: 'invalid', errors: read.errors };
  const refused = givingRefusal(asked, null, read.role);
  if (refused !== null) return { kind: 'refused', refusal: { code: refused } };
  try {
    const result = await inTransaction(deps.db, async (sql): Promise<PeopleResult> => {
      const { name, email, language } = invitation;
      const account = await accountOf(sql, { name, email, language, now: asked.now });
      const own = givingRefusal(asked, account.id, read.role);
      if (own !== null) throw new Refused({ code: own });
      if (!account.active) throw new Refused({ code: 'DEACTIVATED' });
      const row = await rowOf(sql, account.id);
      const change = { sql, row, looking: lookingOf(asked) };
      if (account.made) await tell(change, asked, { action: 'person.invited', departmentId: read.role.department });
      await grantRole(change, read.role, asked);
      if (!row.hasKey)
        await mailInvitation(sql, { accountId: account.id, invitedBy: asked.login.name, now: asked.now });
      return showPerson(sql, account.id, asked);
    });
    deps.wakeMailWorker();
    return result;
  } catch (error) {
    return refusedBy(error);
  }
}

/** Sends an invitation that got lost or was too old. */
export async function inviteAgainOf(deps: Deps, id: string, asked: Asked): Promise<PeopleResult> {
  const result = await changing(deps.db, id, asked, async (change) => {
    const { sql, row } = change;
    const refusal = refusalToManage(change);
    if (refusal !== null) return refusal;
    if (!row.active) return { code: 'DEACTIVATED' };
    if (row.email === null) return { code: 'NO_ADDRESS' };
    if (row.hasKey) return { code: 'HAS_WAY_IN' };
    await mailInvitation(sql, { accountId: row.id, invitedBy: asked.login.name, now: asked.now });
    await tell(change, asked, { action: 'person.invitedAgain' });
    return null;
  });
  deps.wakeMailWorker();
  return result;
}

async function rowOf(sql: Parameters<typeof readPerson>[0], id: string): Promise<PersonRow> {
  const row = await readPerson(sql, id);
  if (row === null) throw new Error('an account that was locked is there');
  return row;
}
