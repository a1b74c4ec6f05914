import { type Conflicted, planOrConflicts } from '#server/allocations/conflict.service.ts';
import type { Conflict } from '#server/allocations/planned-time.ts';
import { mailSettings } from '#server/bookings/booking.mails.ts';
import { actingRole, type Login } from '#server/http/policy.ts';
import { recordAudit } from '#server/platform/audit.ts';
import type { Sql } from '#server/platform/database.ts';
import type { Deps } from '#server/platform/deps.ts';
import type { Language } from '#server/time/language.ts';
import { planOf, reasonsAgainst } from './assignment.service.ts';
import { findSought, type SoughtRow } from './candidate.store.ts';
import { missingOf } from './distribution.rules.ts';
import type { Obstacle } from './educator.rules.ts';
import { changeEducators } from './educator-change.service.ts';
import type { ToldRequest } from './educator-request.contract.ts';
import { mailAnswer } from './educator-request.mails.ts';
import { findRequests, lockSessionOf, type RequestRow, setAnswer } from './educator-request.store.ts';
import { isRequestToken } from './request-token.ts';

/** Who answers: whoever holds the link, or the person asked with a login. */
export interface Answering {
  id: string;
  token: string | null;
  login: Login | null;
  now: Date;
  language: Language;
}

export interface AnswerRefusal {
  code: string;
  name?: string;
  obstacle?: Obstacle;
  conflict?: Conflict;
  answered?: 'ACCEPTED' | 'DECLINED';
}

export type AnswerResult =
  | { kind: 'request'; request: ToldRequest }
  | { kind: 'unknown' }
  | { kind: 'refused'; reasons: [AnswerRefusal, ...AnswerRefusal[]] };

/** A request as whoever was asked sees it; changes nothing. */
export async function readRequestOf(deps: Deps, answering: Answering): Promise<AnswerResult> {
  const request = await findAllowed(deps.db.pool, deps, answering);
  return request === null ? { kind: 'unknown' } : { kind: 'request', request: viewOf(request, answering) };
}

async function findAllowed(sql: Sql, { config }: Deps, { id, token, login }: Answering): Promise<RequestRow | null> {
  const [request] = await findRequests(sql, [id]);
  // Whoever has left reads no more about schools by an old link.
  if (request === undefined || !request.active) return null;
  const byLink = token !== null && isRequestToken(config.LINK_SECRET, id, token);
  return byLink || login?.accountId === request.accountId ? request : null;
}

/** Accepts or declines. The session is locked first: of many who accept at once, the first gets it. */
export async function answerRequestOf(
  deps: Deps,
  { answer, ...answering }: Answering & { answer: 'ACCEPT' | 'DECLINE' },
): Promise<AnswerResult> {
  const { id, now } = answering;
  let session: SoughtRow | undefined;
  let accountId = '';
  const result: AnswerResult | Conflicted = await planOrConflicts(
    deps.db,
    async (sql): Promise<AnswerResult> => {
      const sessionId = await lockSessionOf(sql, id);
      const request = sessionId === null ? null : await findAllowed(sql, deps, answering);
      if (request === null) return { kind: 'unknown' };
      const wanted = answer === 'ACCEPT' ? 'ACCEPTED' : 'DECLINED';
      if (request.state === wanted) return { kind: 'request', request: viewOf(request, answering) };
      [session] = await findSought(sql, [request.sessionId]);
      ({ accountId } = request);
      const reasons = session
        ? await refusals(sql, { request, session, answer, now })
        : [{ code: 'SESSION_CANCELLED' }];
      const [first, ...more] = reasons;
      if (first !== undefined) return { kind: 'refused', reasons: [first, ...more] };
      await settle(sql, deps, { request, wanted, answering });
      const [after] = await findRequests(sql, [id]);
      return after ? { kind: 'request', request: viewOf(after, answering) } : { kind: 'unknown' };
    },
    () => ({ departmentId: session?.departmentId ?? '', planned: session ? [planOf(session, [accountId])] : [], now }),
  );
  if (result.kind === 'request') deps.wakeMailWorker();
  if (result.kind !== 'conflicts') return result;
  const conflict = [...result.conflicts.values()].flat().find(({ code }) => code === 'EDUCATOR_TAKEN');
  return { kind: 'refused', reasons: [{ code: 'TAKEN', ...(conflict && { conflict }) }] };
}

interface Standing {
  request: RequestRow;
  session: SoughtRow;
  answer: 'ACCEPT' | 'DECLINE';
  now: Date;
}

async function refusals(sql: Sql, { request, session, answer, now }: Standing): Promise<AnswerRefusal[]> {
  const { state, accountId } = request;
  if (session.state === 'CANCELLED') return [{ code: 'SESSION_CANCELLED' }];
  if (session.startsAt <= now) return [{ code: 'SESSION_STARTED' }];
  if (state === 'WITHDRAWN') return [{ code: 'REQUEST_WITHDRAWN' }];
  if (state !== 'ASKED') return [{ code: 'ALREADY_ANSWERED', answered: state }];
  if (answer === 'DECLINE') return [];
  const { replaces, educators } = request;
  const isDone = replaces !== null && !educators.some((one) => one.id === replaces.id) && missingOf(session) === 0;
  if (isDone) return [{ code: 'REQUEST_WITHDRAWN' }];
  const forbidding = await reasonsAgainst(sql, session, accountId);
  return forbidding === null ? [{ code: 'NOT_OF_DEPARTMENT', name: request.name }] : forbidding;
}

interface Settling {
  request: RequestRow;
  wanted: 'ACCEPTED' | 'DECLINED';
  answering: Answering;
}

async function settle(sql: Sql, deps: Deps, { request, wanted, answering }: Settling): Promise<void> {
  const { id, sessionId, accountId, role, replaces } = request;
  const { now, login } = answering;
  await setAnswer(sql, id, wanted, now);
  if (wanted === 'ACCEPTED') {
    const leaves = request.educators.find((one) => one.id === replaces?.id)?.id;
    const change = { sessionId, comes: { accountId, role }, ...(leaves === undefined ? {} : { leaves }) };
    await changeEducators(sql, mailSettings(deps.config), [change], now);
  }
  await mailAnswer(sql, request, wanted, now);
  const { departmentId } = request.session;
  const own = login?.accountId === accountId ? login : null;
  await recordAudit(sql, {
    now,
    actor: own === null ? 'link' : 'account',
    accountId,
    role: own && actingRole('staff', own, { departmentId }),
    action: wanted === 'ACCEPTED' ? 'session.requestAccepted' : 'session.requestDeclined',
    sessionId,
    departmentId,
    subjectAccountId: accountId,
  });
}

function viewOf(request: RequestRow, { now, language }: Answering): ToldRequest {
  const { id, state, name, role, askedBy, replaces, session } = request;
  const { title, site, address, cancelled, bookings } = session;
  const isoOf = (span: { startsAt: string; endsAt: string }) => ({
    startsAt: new Date(span.startsAt).toISOString(),
    endsAt: new Date(span.endsAt).toISOString(),
  });
  const open = state === 'ASKED' && !cancelled && new Date(session.startsAt) > now;
  return {
    id,
    state,
    name,
    role,
    askedBy: askedBy.name,
    replaces: replaces?.name ?? null,
    mayAnswer: open,
    session: {
      title: title[language],
      ...isoOf(session),
      meetings: session.meetings.map(isoOf),
      site,
      address,
      cancelled,
      bookings,
    },
    department: { name: session.department, email: session.departmentEmail, phone: session.departmentPhone },
  };
}
