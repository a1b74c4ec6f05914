import type { Deps } from '#server/platform/deps.ts';
import { giveAway, type Handover, movesOf } from './handover.service.ts';
import {
  endAccess,
  endLogins,
  forgetSecondFactors,
  knowledgeCentreRemains,
  lockKnowledgeCentre,
  setDeactivated,
} from './people.changes.store.ts';
import { mailSecondFactorReset } from './people.mails.ts';
import { stateOf } from './people.rules.ts';
import {
  type Asked,
  type Changing,
  changing,
  type PeopleRefusal,
  type PeopleResult,
  refusalToManage,
  tell,
} from './people.service.ts';
import { findFutureSessions } from './people.store.ts';

/** Closes an account once its sessions are handed over, in one transaction: logins, feeds and open links end with it. */
export async function deactivate(
  deps: Deps,
  { id, handover }: { id: string; handover: Handover },
  asked: Asked,
): Promise<PeopleResult> {
  const result = await changing(deps.db, id, asked, async (change) => {
    const { sql } = change;
    const refusal = refusalToClose(change, asked) ?? (await refusalOfLast(change));
    if (refusal !== null) return refusal;
    const sessions = await findFutureSessions(sql, id, asked.now);
    const handedOver = movesOf(change, sessions, handover);
    if ('code' in handedOver) return handedOver;
    const clash = await giveAway(deps, change, handedOver.moves, asked);
    if (clash !== null) return clash;
    await endAccess(sql, id, asked.now);
    await setDeactivated(sql, id, asked.now);
    await tell(change, asked, { action: 'person.deactivated', details: { sessions: handedOver.moves.length } });
    return null;
  });
  deps.wakeMailWorker();
  return result;
}

function refusalToClose(change: Changing, { login }: Asked): PeopleRefusal | null {
  if (change.row.id === login.accountId) return { code: 'OWN_ACCOUNT' };
  if (!change.row.active) return { code: 'ALREADY_DEACTIVATED' };
  return refusalToManage(change);
}

async function refusalOfLast({ sql, row, looking: { today } }: Changing): Promise<PeopleRefusal | null> {
  const holds = row.grants.some((grant) => grant.role === 'KNOWLEDGE_CENTRE' && stateOf(grant, today) === 'PRESENT');
  if (!holds) return null;
  await lockKnowledgeCentre(sql);
  const remains = await knowledgeCentreRemains(sql, { withoutAccount: row.id, today });
  return remains ? null : { code: 'LAST_KNOWLEDGE_CENTRE' };
}

/** Opens a closed account again: the roles that still hold are in force again. */
export function reactivate(deps: Deps, id: string, asked: Asked): Promise<PeopleResult> {
  return changing(deps.db, id, asked, async (change) => {
    const { sql, row } = change;
    if (row.id === asked.login.accountId) return { code: 'OWN_ACCOUNT' };
    const refusal = refusalToManage(change);
    if (refusal !== null) return refusal;
    if (row.erased) return { code: 'ERASED' };
    if (row.active) return { code: 'NOT_DEACTIVATED' };
    await setDeactivated(sql, id, null);
    await tell(change, asked, { action: 'person.reactivated' });
    return null;
  });
}

/** The phone is lost: forgets the second factor, ends all logins and tells its owner. */
export async function resetSecondFactorOf(deps: Deps, id: string, asked: Asked): Promise<PeopleResult> {
  const result = await changing(deps.db, id, asked, async (change) => {
    const { sql, row } = change;
    if (row.id === asked.login.accountId) return { code: 'OWN_ACCOUNT' };
    const refusal = refusalToManage(change);
    if (refusal !== null) return refusal;
    if (!row.secondFactor) return { code: 'NO_SECOND_FACTOR' };
    await forgetSecondFactors(sql, id);
    await endLogins(sql, id);
    await tell(change, asked, { action: 'secondFactor.reset' });
    await mailSecondFactorReset(sql, id, asked.now);
    return null;
  });
  deps.wakeMailWorker();
  return result;
}
