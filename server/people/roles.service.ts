import type { Database, Sql } from '#server/platform/database.ts';
import type { Deps } from '#server/platform/deps.ts';
import { giveAway, type Handover, movesOf } from './handover.service.ts';
import { insertGrant, knowledgeCentreRemains, lockKnowledgeCentre, setGrantEnd } from './people.changes.store.ts';
import type { GivenRole } from './people.contract.ts';
import {
  endOf,
  type GivingRefusal,
  refusalToEnd,
  refusalToGive,
  type ScopeKind,
  scopeErrors,
  spanErrors,
  stateOf,
} from './people.rules.ts';
import {
  type Asked,
  type Changing,
  changing,
  lookingOf,
  type PeopleRefusal,
  type PeopleResult,
  tell,
} from './people.service.ts';
import { findFutureSessions, findScope, type GrantRow } from './people.store.ts';

/** A role as it is asked for, with what it holds for looked up. */
export interface AskedRole {
  role: GivenRole['role'];
  department: string | null;
  institution: string | null;
  municipality: string | null;
  region: string | null;
  validFrom: string;
  validTo: string | null;
}

/** Looks a role's scope up, and says what is wrong with it or with its days. */
export async function readRole(
  sql: Sql,
  given: GivenRole,
  asked: Asked,
): Promise<{ role: AskedRole } | { errors: { path: string; code: string }[] }> {
  const kinds = (Object.keys(given.scope) as ScopeKind[]).filter((kind) => given.scope[kind] !== undefined);
  const validTo = given.validTo ?? null;
  const errors = [
    ...scopeErrors(given.role, kinds),
    ...spanErrors({ validFrom: given.validFrom, validTo }, lookingOf(asked).today),
  ];
  if (errors.length > 0) return { errors };
  const scope = await findScope(sql, given.scope);
  const [missing] = kinds.filter((kind) => scope[kind] === null);
  if (missing !== undefined) return { errors: [{ path: `scope.${missing}`, code: 'UNKNOWN_SCOPE' }] };
  return { role: { role: given.role, ...scope, validFrom: given.validFrom, validTo } };
}

/** Why the caller may not give a role to somebody (null = who has no account yet); null = they may. */
export function givingRefusal(asked: Asked, receiverId: string | null, role: AskedRole): GivingRefusal | null {
  return refusalToGive(lookingOf(asked).giver, receiverId, { role: role.role, departmentId: role.department });
}

/** Gives a role inside a transaction, with its audit row. */
export async function grantRole(change: Changing, role: AskedRole, asked: Asked): Promise<void> {
  const { row, sql } = change;
  await insertGrant(sql, { accountId: row.id, ...role, grantedBy: asked.login.accountId, now: asked.now });
  const { department, institution, municipality, region, validFrom, validTo } = role;
  await tell(change, asked, {
    action: 'role.granted',
    departmentId: department,
    details: { role: role.role, institution, municipality, region, validFrom, validTo },
  });
}

/** Gives somebody who has an account a role. */
export async function giveRoleTo(
  db: Database,
  { id, given }: { id: string; given: GivenRole },
  asked: Asked,
): Promise<PeopleResult> {
  const read = await readRole(db.pool, given, asked);
  if ('errors' in read) return { kind: 'invalid', errors: read.errors };
  return changing(db, id, asked, async (change) => {
    const refused = givingRefusal(asked, id, read.role);
    if (refused !== null) return { code: refused };
    if (!change.row.active) return { code: 'DEACTIVATED' };
    await grantRole(change, read.role, asked);
    return null;
  });
}

/** Ends a role, takes back one that has not begun, or moves an end. @param validTo first day without it; null = never */
export async function endRoleOf(
  deps: Deps,
  { id, grantId, validTo, ...handover }: { id: string; grantId: string; validTo: string | null } & Handover,
  asked: Asked,
): Promise<PeopleResult> {
  const result = await changing(deps.db, id, asked, async (change): Promise<PeopleRefusal | null> => {
    const { row, sql, looking } = change;
    const grant = row.grants.find((one) => one.id === grantId);
    if (grant === undefined) return { code: 'NOT_FOUND' };
    const refused = refusalToMove(change, grant, validTo);
    if (refused !== null) return refused;
    const end = validTo === null ? null : endOf(grant, validTo);
    if (end === grant.validTo) return null;
    if (grant.role === 'KNOWLEDGE_CENTRE' && end !== null && stateOf(grant, looking.today) === 'PRESENT') {
      await lockKnowledgeCentre(sql);
      const remains = await knowledgeCentreRemains(sql, { withoutAccount: row.id, today: looking.today });
      if (!remains) return { code: 'LAST_KNOWLEDGE_CENTRE' };
    }
    const stuck = end === null ? null : await giveAwayAfter(deps, change, { grant, end, handover }, asked);
    if (stuck !== null) return stuck;
    await setGrantEnd(sql, grant.id, end);
    const details = {
      role: grant.role,
      validFrom: grant.validFrom,
      before: { validTo: grant.validTo },
      after: { validTo: end },
    };
    const action = isLonger(grant.validTo, end) ? 'role.prolonged' : 'role.ended';
    await tell(change, asked, { action, departmentId: grant.departmentId, details });
    return null;
  });
  deps.wakeMailWorker();
  return result;
}

/** The sessions that somebody could no longer teach without the role, given to whoever was named; a refusal lists them. */
async function giveAwayAfter(
  deps: Deps,
  change: Changing,
  { grant, end, handover }: { grant: GrantRow; end: string; handover: Handover },
  asked: Asked,
): Promise<PeopleRefusal | null> {
  const { sql, row } = change;
  const others = row.grants.filter(
    ({ id, role, departmentId }) => id !== grant.id && teachesBy(role) && departmentId === grant.departmentId,
  );
  if (!teachesBy(grant.role)) return null;
  const sessions = (await findFutureSessions(sql, row.id, asked.now)).filter(
    ({ departmentId, localDate }) =>
      departmentId === grant.departmentId &&
      localDate >= end &&
      !others.some(({ validFrom, validTo }) => validFrom <= localDate && (validTo === null || localDate < validTo)),
  );
  if (sessions.length === 0) return null;
  const handedOver = movesOf(change, sessions, handover);
  return 'code' in handedOver ? handedOver : giveAway(deps, change, handedOver.moves, asked);
}

function teachesBy(role: GrantRow['role']): boolean {
  return role === 'EDUCATOR' || role === 'DEPARTMENT_LEAD';
}

/** Holding a role longer is like giving it: nobody does that for themselves. */
function refusalToMove({ row, looking }: Changing, grant: GrantRow, validTo: string | null): PeopleRefusal | null {
  const { giver, today } = looking;
  const refused = isLonger(grant.validTo, validTo) ? refusalToGive(giver, row.id, grant) : refusalToEnd(giver, grant);
  if (refused !== null) return { code: refused };
  if (stateOf(grant, today) === 'PAST') return { code: 'ROLE_ENDED' };
  return validTo !== null && validTo < today ? { code: 'END_IN_THE_PAST' } : null;
}

function isLonger(before: string | null, after: string | null): boolean {
  return before !== null && (after === null || after > before);
}
