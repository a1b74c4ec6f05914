import type { Deps } from '#server/platform/deps.ts';
import {
  endAccess,
  endLogins,
  forgetSecondFactors,
  knowledgeCentreRemains,
  lockKnowledgeCentre,
  reassignSession,
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
import { type FutureSessionRow, findFutureSessions } from './people.store.ts';
import { sessionOf } from './people.view.ts';

/** Who takes over: a colleague's id; null = nobody for now. */
export interface Handover {
  /** For all sessions that `sessions` does not name; undefined = each must be named. */
  reassignTo?: string | null | undefined;
  sessions: { id: string; reassignTo: string | null }[];
}

/** Closes an account once its sessions are handed over, in one transaction: logins, feeds and open links end with it. */
export function deactivate(
  deps: Deps,
  { id, handover }: { id: string; handover: Handover },
  asked: Asked,
): Promise<PeopleResult> {
  return changing(deps.db, id, asked, async (change) => {
    const { sql } = change;
    const refusal = refusalToClose(change, asked) ?? (await refusalOfLast(change));
    if (refusal !== null) return refusal;
    const sessions = await findFutureSessions(sql, id, asked.now);
    const handedOver = handOver(change, sessions, handover);
    if ('code' in handedOver) return handedOver;
    for (const { session, to } of handedOver.moves) {
      await reassignSession(sql, { sessionId: session.id, from: id, to });
      const { id: sessionId, departmentId } = session;
      await tell(change, asked, {
        action: 'session.reassigned',
        sessionId,
        departmentId,
        details: { toAccountId: to },
      });
    }
    await endAccess(sql, id, asked.now);
    await setDeactivated(sql, id, asked.now);
    await tell(change, asked, { action: 'person.deactivated', details: { sessions: handedOver.moves.length } });
    return null;
  });
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

interface Move {
  session: FutureSessionRow;
  to: string | null;
}

/** Who takes which session over; a refusal lists those that nobody was named for, or that the one named cannot take. */
function handOver(
  { looking }: Changing,
  sessions: FutureSessionRow[],
  { reassignTo, sessions: named }: Handover,
): { moves: Move[] } | PeopleRefusal {
  const { giver } = looking;
  const foreign = sessions.some(
    ({ departmentId }) => giver.departments !== 'all' && !giver.departments.includes(departmentId),
  );
  if (foreign) return { code: 'HOLDS_MORE' };
  const chosen = sessions.map((session) => {
    const own = named.find(({ id }) => id === session.id);
    return { session, to: own === undefined ? reassignTo : own.reassignTo };
  });
  const open = chosen.filter(({ session, to }) => !mayTake(session, to)).map(({ session }) => session);
  if (open.length > 0)
    return { code: 'HAS_FUTURE_SESSIONS', sessions: open.map((session) => sessionOf(session, looking)) };
  return { moves: chosen.map(({ session, to }) => ({ session, to: to ?? null })) };
}

function mayTake({ colleagues }: FutureSessionRow, to: string | null | undefined): boolean {
  return to === null || (to !== undefined && colleagues.some(({ id }) => id === to));
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
