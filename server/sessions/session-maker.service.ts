import { findConflicts, type Plan } from '#server/allocations/conflict.service.ts';
import { actingRole, type Login, mayReach } from '#server/http/policy.ts';
import { recordAudit } from '#server/platform/audit.ts';
import type { Sql } from '#server/platform/database.ts';
import type { Deps } from '#server/platform/deps.ts';
import { newId } from '#server/platform/ids.ts';
import { insertSessions } from './new-session.store.ts';
import { usualCapacity } from './places.rules.ts';
import { findPlannedOffer, type PlannedOffer } from './planning-place.store.ts';
import { onceByKey } from './planning-request.service.ts';
import type { NewSessionBody } from './session-editor.contract.ts';
import { type Draft, fulfilled, plannedTimeOf, spanOf, type WrongWish } from './session-editor.rules.ts';
import { type Outcome, planning, type Undone, wrongPlaces } from './session-editor.service.ts';
import { deferAllocationChecks, findSessionRows } from './session-editor.store.ts';
import type { SessionReason } from './session-editor.texts.ts';

export interface Maker {
  login: Login;
  now: Date;
  /** Idempotency-Key. */
  key: string | null;
}

/** Plans a new session of an offer; what is not said is the offer's own. */
export function makeSession(deps: Deps, asked: NewSessionBody, { login, now, key }: Maker): Promise<Outcome | Undone> {
  const { dryRun = false, ...body } = asked;
  const request = {
    key: dryRun ? null : key,
    accountId: login.accountId,
    asked: { operation: 'createSession', body },
    now,
  };
  return planning(deps, now, (sql, planned) =>
    onceByKey<Outcome | Undone, { sessionId: string }>(sql, request, {
      work: () => makeOne(sql, { asked, login, now, planned }),
      answer: (done) => (done.kind === 'done' && done.row !== null ? { sessionId: done.row.id } : null),
      replay: async ({ sessionId }) => madeOutcome(sql, sessionId, []),
    }),
  );
}

/**
 * Plans a new session and goes on with it in the same transaction: whatever `next` throws leaves no session behind.
 * `next` may run more than once.
 */
export function makeSessionFor<Result>(
  deps: Deps,
  asked: Omit<NewSessionBody, 'dryRun'>,
  { login, now }: Pick<Maker, 'login' | 'now'>,
  next: (sql: Sql, sessionId: string) => Promise<Result>,
): Promise<Result | Undone> {
  return planning(deps, now, async (sql, planned): Promise<Result | Undone> => {
    const made = await makeOne(sql, { asked, login, now, planned });
    if (made.kind !== 'done') return made;
    if (made.row === null) throw new Error('a session that was made has a row');
    return next(sql, made.row.id);
  });
}

interface Making {
  asked: NewSessionBody;
  login: Login;
  now: Date;
  planned: (plan: Plan) => void;
}

async function makeOne(sql: Sql, { asked, login, now, planned }: Making): Promise<Outcome | Undone> {
  const { offerId, dryRun = false, ...wish } = asked;
  const offer = await findPlannedOffer(sql, offerId);
  if (offer === null || !mayReach('lead', login, { departmentId: offer.departmentId })) {
    return { kind: 'invalid', errors: [{ path: 'offerId', code: 'INVALID_CHOICE' }] };
  }
  const { departmentId } = offer;
  const start = spanOf(asked.date, asked.time, asked.durationMinutes ?? offer.durationMinutes);
  const { date, time } = asked;
  const noTime: WrongWish[] = start === null ? [{ path: 'time', code: 'NO_SUCH_TIME', date, time }] : [];
  const { draft, wrong } = fulfilled(
    ofOffer(offer, start ?? { startsAt: now, endsAt: now }),
    start === null ? { ...wish, date: undefined, time: undefined } : wish,
  );
  const [error, ...errors] = [...noTime, ...wrong, ...(await wrongPlaces(sql, { departmentId, before: null, draft }))];
  if (error !== undefined) return { kind: 'invalid', errors: [error, ...errors] };

  const id = newId(now.getTime());
  const plan = { departmentId, planned: [plannedTimeOf({ key: id, sessionId: null, offerId }, draft)], now };
  planned(plan);
  const conflicts = (await findConflicts(sql, plan)).get(id) ?? [];
  const reasons: SessionReason[] = [
    ...(offer.state === 'ARCHIVED' ? [{ code: 'OFFER_ARCHIVED' as const }] : []),
    ...conflicts
      .filter(({ severity }) => severity === 'BLOCKS')
      .map((conflict) => ({ code: 'CONFLICT' as const, conflict })),
  ];
  if (dryRun) return { kind: 'done', dryRun, row: null, conflicts, bookings: [], reasons };
  const [reason, ...more] = reasons;
  if (reason !== undefined) return { kind: 'refused', reasons: [reason, ...more] };
  await deferAllocationChecks(sql);
  await insertSessions(sql, [newSessionOf(id, offerId, draft, now)]);
  const who = {
    actor: 'account' as const,
    accountId: login.accountId,
    role: actingRole('lead', login, { departmentId }),
  };
  await recordAudit(sql, { ...who, now, action: 'session.created', sessionId: id, departmentId, offerId });
  return madeOutcome(sql, id, conflicts);
}

/** What a session of the offer is unless somebody says otherwise. */
function ofOffer(offer: PlannedOffer, span: { startsAt: Date; endsAt: Date }): Draft {
  const { siteId, bufferBeforeMinutes, bufferAfterMinutes, travelMinutes, educatorsNeeded, resources } = offer;
  const facts = { siteId, bufferBeforeMinutes, bufferAfterMinutes, travelMinutes, educatorsNeeded, resources };
  const nothing = { meetingPointId: null, onlineUrl: null, note: null, educators: [], meetings: [] };
  return { ...span, ...facts, ...nothing, state: 'OPEN', capacity: usualCapacity(offer) };
}

function newSessionOf(id: string, offerId: string, { state: _state, ...draft }: Draft, createdAt: Date) {
  const educators = draft.educators.map(({ id: accountId, role }) => ({ accountId, role }));
  const resources = draft.resources.map(({ id: resourceId, quantity }) => ({ resourceId, quantity }));
  return { ...draft, id, offerId, educators, resources, seriesId: null, createdAt };
}

async function madeOutcome(sql: Sql, id: string, conflicts: Outcome['conflicts']): Promise<Outcome | Undone> {
  const [row] = await findSessionRows(sql, [id]);
  if (row === undefined) return { kind: 'unknown' };
  return { kind: 'done', dryRun: false, row, conflicts, bookings: [], reasons: [] };
}
