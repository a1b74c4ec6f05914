import { planOrConflicts } from '#server/allocations/conflict.service.ts';
import type { Conflict, PlannedTime } from '#server/allocations/planned-time.ts';
import { mailSettings } from '#server/bookings/booking.mails.ts';
import { tellOfReopenedSession, visitsBefore } from '#server/bookings/visit-news.service.ts';
import { actingRole, type Login, mayReach } from '#server/http/policy.ts';
import { recordAudit } from '#server/platform/audit.ts';
import type { Sql } from '#server/platform/database.ts';
import type { Deps } from '#server/platform/deps.ts';
import {
  dropFormerEducators,
  keepReviewsOf,
  lockSession,
  openSession,
  type ReopenedSession,
} from './session-reopen.store.ts';

export type ReopenResult =
  | { kind: 'reopened'; id: string; bookings: number }
  | { kind: 'unknown' }
  | { kind: 'not cancelled' }
  | { kind: 'started' }
  | { kind: 'conflicts'; conflicts: Conflict[] };

/**
 * Takes a cancellation back: educators who still work there and rooms are taken again, or the answer says who has them now.
 * Bookings that are still there are told that the visit takes place, and their reviews are closed.
 */
export async function reopenSession(
  deps: Deps,
  { id, login, now }: { id: string; login: Login; now: Date },
): Promise<ReopenResult> {
  let plan = { departmentId: '', planned: [] as PlannedTime[], now };
  const result = await planOrConflicts(
    deps.db,
    async (sql): Promise<ReopenResult> => {
      const session = await lockSession(sql, id);
      if (session === null || !mayReach('lead', login, session)) return { kind: 'unknown' };
      if (session.state !== 'CANCELLED') return { kind: 'not cancelled' };
      if (session.startsAt <= now) return { kind: 'started' };
      plan = { departmentId: session.departmentId, planned: [plannedOf(session)], now };
      return { kind: 'reopened', id, bookings: await reopen(deps, sql, session, { login, now }) };
    },
    () => plan,
  );
  if (result.kind !== 'conflicts') {
    if (result.kind === 'reopened') deps.wakeMailWorker();
    return result;
  }
  const { conflicts } = result;
  return { kind: 'conflicts', conflicts: Array.isArray(conflicts) ? conflicts : [...conflicts.values()].flat() };
}

async function reopen(deps: Deps, sql: Sql, session: ReopenedSession, { login, now }: { login: Login; now: Date }) {
  const { id, departmentId } = session;
  await dropFormerEducators(sql, id);
  await openSession(sql, id);
  await keepReviewsOf(sql, id, login.accountId, now);
  const bookings = await visitsBefore(sql, [id]);
  await tellOfReopenedSession(
    sql,
    mailSettings(deps.config),
    bookings.map((booking) => booking.id),
    now,
  );
  const who = {
    actor: 'account' as const,
    accountId: login.accountId,
    role: actingRole('lead', login, { departmentId }),
  };
  await recordAudit(sql, {
    ...who,
    now,
    action: 'session.reopened',
    sessionId: id,
    departmentId,
    details: { bookings: bookings.length },
  });
  return bookings.length;
}

function plannedOf({ id, offerId, siteId, startsAt, endsAt, meetings, ...rest }: ReopenedSession): PlannedTime {
  const { bufferBeforeMinutes, bufferAfterMinutes, travelMinutes, educators, resources } = rest;
  return {
    key: id,
    sessionId: id,
    offerId,
    siteId,
    startsAt,
    endsAt,
    meetings: meetings.map((one) => ({ startsAt: new Date(one.startsAt), endsAt: new Date(one.endsAt) })),
    bufferBeforeMinutes,
    bufferAfterMinutes,
    travelMinutes,
    educators,
    resources,
  };
}
