import { planOrConflicts } from '#server/allocations/conflict.service.ts';
import type { Conflict, PlannedTime } from '#server/allocations/planned-time.ts';
import { mailSettings } from '#server/bookings/booking.mails.ts';
import { lockSessions } from '#server/bookings/session-lock.ts';
import { actingRole, mayReach } from '#server/http/policy.ts';
import { recordAudit } from '#server/platform/audit.ts';
import type { Sql } from '#server/platform/database.ts';
import type { Deps } from '#server/platform/deps.ts';
import { findSought, type SoughtRow } from './candidate.store.ts';
import type { Candidate, TeachingRole } from './candidate.ts';
import { type Obstacle, obstaclesOf } from './educator.rules.ts';
import { changeEducators } from './educator-change.service.ts';
import type { SoughtView } from './proposal.contract.ts';
import { type Asking, candidatesFor, sessionView } from './proposal.service.ts';

/** Why somebody cannot be put on a session. */
export type TeamReason =
  | { code: 'SESSION_CANCELLED' | 'SESSION_STARTED' | 'NOT_LACKING'; session: SoughtRow }
  | { code: 'TAKEN' | 'AWAY' | 'NOT_OF_DEPARTMENT'; name: string; obstacle: Obstacle }
  | { code: 'TAKEN'; conflict: Conflict };

export type TeamResult =
  | { kind: 'team'; session: SoughtView; revision: number }
  | { kind: 'unknown' }
  | { kind: 'changedMeanwhile' }
  | { kind: 'refused'; reasons: [TeamReason, ...TeamReason[]] };

interface TeamChange {
  sessionId: string;
  accountId: string;
  /** If-Match; null = none said. */
  seen: string | null;
}

/** Puts somebody on a session, by hand. */
export function putOnSession(
  deps: Deps,
  { role, ...change }: TeamChange & { role: TeachingRole },
  asking: Asking,
): Promise<TeamResult> {
  return changing(deps, change, asking, async (sql, session) => {
    const { accountId } = change;
    const teaches = session.educators.find(({ id }) => id === accountId);
    const reasons = teaches === undefined ? await reasonsAgainst(sql, session, accountId) : [];
    if (reasons === null) return { kind: 'unknown' };
    const [first, ...more] = reasons;
    if (first !== undefined) return { kind: 'refused', reasons: [first, ...more] };
    if (teaches?.role === role) return null;
    const settings = mailSettings(deps.config);
    await changeEducators(sql, settings, [{ sessionId: session.id, comes: { accountId, role } }], asking.now);
    await tell(sql, { action: 'session.educatorAdded', session, accountId }, asking);
    return null;
  });
}

/** Takes somebody off a session, by hand. */
export function takeOffSession(deps: Deps, change: TeamChange, asking: Asking): Promise<TeamResult> {
  return changing(deps, change, asking, async (sql, session) => {
    const { accountId } = change;
    if (!session.educators.some(({ id }) => id === accountId)) return null;
    const settings = mailSettings(deps.config);
    await changeEducators(sql, settings, [{ sessionId: session.id, leaves: accountId }], asking.now);
    await tell(sql, { action: 'session.educatorRemoved', session, accountId }, asking);
    return null;
  });
}

type Work = (sql: Sql, session: SoughtRow) => Promise<TeamResult | null>;

async function changing(deps: Deps, change: TeamChange, asking: Asking, work: Work): Promise<TeamResult> {
  const { sessionId, accountId, seen } = change;
  let planned: SoughtRow | undefined;
  const result = await planOrConflicts(
    deps.db,
    async (sql): Promise<TeamResult> => {
      await lockSessions(sql, [sessionId]);
      [planned] = await findSought(sql, [sessionId]);
      if (planned === undefined || !mayReach('lead', asking.login, { departmentId: planned.departmentId })) {
        return { kind: 'unknown' };
      }
      if (seen !== null && seen !== '*' && seen !== String(planned.revision)) return { kind: 'changedMeanwhile' };
      if (planned.state === 'CANCELLED') {
        return { kind: 'refused', reasons: [{ code: 'SESSION_CANCELLED', session: planned }] };
      }
      const refused = await work(sql, planned);
      if (refused !== null) return refused;
      const [after] = await findSought(sql, [sessionId]);
      if (after === undefined) return { kind: 'unknown' };
      return { kind: 'team', session: await sessionView(sql, after, asking.language), revision: after.revision };
    },
    () => ({
      departmentId: planned?.departmentId ?? '',
      planned: planned ? [planOf(planned, [accountId])] : [],
      now: asking.now,
    }),
  );
  if (result.kind !== 'conflicts') {
    if (result.kind === 'team') deps.wakeMailWorker();
    return result;
  }
  return refusedBy(result.conflicts);
}

/** What the database refused, as reasons. */
export function refusedBy(conflicts: Map<string, Conflict[]>): Extract<TeamResult, { kind: 'refused' }> {
  const blocking = [...conflicts.values()].flat().filter(({ code }) => code === 'EDUCATOR_TAKEN');
  const [first, ...more] = blocking.map((conflict) => ({ code: 'TAKEN' as const, conflict }));
  if (first === undefined) throw new Error('a refused allocation names what is in the way');
  return { kind: 'refused', reasons: [first, ...more] };
}

/** The session as a plan with these educators. */
export function planOf(session: SoughtRow, educators: string[]): PlannedTime {
  const { id, offerId, siteId, startsAt, endsAt, meetings } = session;
  const { bufferBeforeMinutes, bufferAfterMinutes, travelMinutes } = session;
  const times = { startsAt, endsAt, meetings, bufferBeforeMinutes, bufferAfterMinutes, travelMinutes };
  return { key: id, sessionId: id, offerId, siteId, ...times, educators, resources: [] };
}

/** What forbids somebody to teach a session; null = the person does not exist or is closed. Hours and ways only warn. */
export async function reasonsAgainst(sql: Sql, session: SoughtRow, accountId: string): Promise<TeamReason[] | null> {
  // An account that is just being closed is waited for: whoever leaves is not put on a session behind the one who closes it.
  await sql.query('SELECT FROM account WHERE id = $1 FOR KEY SHARE', [accountId]);
  const candidates = await candidatesFor(sql, [session]);
  const candidate = candidates.find(({ id }) => id === accountId);
  if (candidate === undefined) {
    const { rows } = await sql.query<{ name: string }>('SELECT name FROM account WHERE id = $1 AND active', [
      accountId,
    ]);
    const [stranger] = rows;
    if (stranger === undefined) return null;
    return [{ code: 'NOT_OF_DEPARTMENT', name: stranger.name, obstacle: { code: 'NOT_OF_DEPARTMENT' } }];
  }
  return forbidding(session, candidate);
}

/** The obstacles that forbid, as reasons. */
export function forbidding(session: SoughtRow, candidate: Candidate): TeamReason[] {
  return obstaclesOf(session, candidate).flatMap((obstacle): TeamReason[] => {
    const { code } = obstacle;
    if (code === 'OUTSIDE_HOURS' || code === 'WAY_TOO_SHORT') return [];
    return [{ code, name: candidate.name, obstacle }];
  });
}

interface Told {
  action: string;
  session: SoughtRow;
  accountId: string;
}

/** Writes down who was put on or taken off a session. */
export async function tell(sql: Sql, { action, session, accountId }: Told, { login, now }: Asking): Promise<void> {
  await recordAudit(sql, {
    now,
    actor: 'account',
    accountId: login.accountId,
    role: actingRole('lead', login, { departmentId: session.departmentId }),
    action,
    sessionId: session.id,
    offerId: session.offerId,
    departmentId: session.departmentId,
    subjectAccountId: accountId,
  });
}
