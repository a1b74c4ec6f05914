import { lockSessions } from '#server/bookings/session-lock.ts';
import { actingRole, type Login, mayReach, worksFor } from '#server/http/policy.ts';
import { recordAudit } from '#server/platform/audit.ts';
import { inTransaction, type Sql } from '#server/platform/database.ts';
import type { Deps } from '#server/platform/deps.ts';
import type { Language } from '#server/time/language.ts';
import { forbidding } from './assignment.service.ts';
import { findMissed, findSought, type SoughtRow } from './candidate.store.ts';
import type { TeachingRole } from './candidate.ts';
import type { Obstacle } from './educator.rules.ts';
import type { AskedView } from './educator-request.contract.ts';
import { mailRequests } from './educator-request.mails.ts';
import { findRequestsAbout, insertRequests } from './educator-request.store.ts';
import { readOwnTimeOf } from './own-time.service.ts';
import { type Asking, candidatesFor, withProposals } from './proposal.service.ts';

/** Why nobody is asked. */
export interface AskRefusal {
  code: string;
  name?: string;
  obstacle?: Obstacle;
}

export type AskResult =
  | { kind: 'asked'; asked: AskedView[] }
  | { kind: 'unknown' }
  | { kind: 'refused'; reasons: [AskRefusal, ...AskRefusal[]] };

export interface Question {
  sessionId: string;
  accountIds: string[];
  role: TeachingRole;
  replacesId: string | null;
}

/** Asks colleagues by mail to teach a session; whoever has an open request about it is not asked again. */
export async function askColleagues(deps: Deps, question: Question, asking: Asking): Promise<AskResult> {
  const result = await inTransaction(deps.db, async (sql): Promise<AskResult> => {
    const { login, now } = asking;
    await lockSessions(sql, [question.sessionId]);
    const [session] = await findSought(sql, [question.sessionId]);
    if (session === undefined || !worksFor(login, session.departmentId)) return { kind: 'unknown' };
    const [first, ...more] = await refusals(sql, session, question, asking);
    if (first !== undefined) return { kind: 'refused', reasons: [first, ...more] };
    const accountIds = [...new Set(question.accountIds)];
    const ids = await insertRequests(sql, { ...question, accountIds, askedBy: login.accountId, now });
    await mailRequests(sql, ids, now);
    await recordAudit(sql, {
      now,
      actor: 'account',
      accountId: login.accountId,
      role: actingRole('staff', login, { departmentId: session.departmentId }),
      action: 'session.educatorsAsked',
      sessionId: session.id,
      offerId: session.offerId,
      departmentId: session.departmentId,
      details: { count: ids.length },
    });
    return { kind: 'asked', asked: await askedAbout(sql, session.id) };
  });
  if (result.kind === 'asked') deps.wakeMailWorker();
  return result;
}

async function refusals(
  sql: Sql,
  session: SoughtRow,
  question: Question,
  { login, now }: Asking,
): Promise<AskRefusal[]> {
  const { replacesId } = question;
  const leads = mayReach('lead', login, { departmentId: session.departmentId });
  const teaches = (id: string) => session.educators.some((one) => one.id === id);
  if (!leads && (replacesId !== login.accountId || !teaches(login.accountId))) return [{ code: 'NOT_YOURS_TO_ASK' }];
  if (session.state === 'CANCELLED') return [{ code: 'SESSION_CANCELLED' }];
  if (session.startsAt <= now) return [{ code: 'SESSION_STARTED' }];
  if (replacesId !== null && !teaches(replacesId)) return [{ code: 'DOES_NOT_TEACH' }];
  const candidates = await candidatesFor(sql, [session]);
  const { rows } = await sql.query<{ id: string; name: string; email: string | null }>(
    'SELECT id, name, email FROM account WHERE id = ANY ($1) AND active',
    [question.accountIds],
  );
  return [...new Set(question.accountIds)].flatMap((id): AskRefusal[] => {
    const name = rows.find((one) => one.id === id)?.name ?? '';
    const candidate = candidates.find((one) => one.id === id);
    if (teaches(id)) return [{ code: 'TEACHES_ALREADY', name }];
    if (candidate === undefined) {
      return [{ code: 'NOT_OF_DEPARTMENT', name, obstacle: { code: 'NOT_OF_DEPARTMENT' } }];
    }
    if (rows.find((one) => one.id === id)?.email === null) return [{ code: 'NO_ADDRESS', name }];
    return forbidding(session, candidate) as AskRefusal[];
  });
}

async function askedAbout(sql: Sql, sessionId: string): Promise<AskedView[]> {
  return (await findRequestsAbout(sql, [sessionId])).map(viewOfAsked);
}

function viewOfAsked(row: Awaited<ReturnType<typeof findRequestsAbout>>[number]): AskedView {
  const { accountId, name, state, askedAt, answeredAt } = row;
  return { accountId, name, state, askedAt: askedAt.toISOString(), answeredAt: answeredAt?.toISOString() ?? null };
}

/** What somebody teaches while away, with who could take it and who was asked; null = nobody the caller knows of. */
export async function replacementsFor(
  sql: Sql,
  id: string,
  { login, now, language }: { login: Login; now: Date; language: Language },
) {
  const ownTime = await readOwnTimeOf(sql, id, { login, now, language });
  if (ownTime.kind !== 'ownTime') return null;
  const missed = await findMissed(sql, id, now);
  const reached = missed.filter(({ departmentId }) => worksFor(login, departmentId));
  const asked = await findRequestsAbout(
    sql,
    reached.map((session) => session.id),
  );
  const items = await ofEachDepartment(sql, reached, language);
  return {
    person: { id, name: ownTime.value.name },
    items: items.map(({ session, proposals }) => ({
      session,
      role: session.educators.find((one) => one.id === id)?.role ?? ('LEADS' as const),
      proposals,
      asked: asked.filter(({ sessionId }) => sessionId === session.id).map(viewOfAsked),
    })),
  };
}

/** The ranking is made among the people of one department. */
async function ofEachDepartment(sql: Sql, sessions: SoughtRow[], language: Language) {
  const departments = [...new Set(sessions.map(({ departmentId }) => departmentId))];
  const items = [];
  for (const departmentId of departments) {
    const own = sessions.filter((session) => session.departmentId === departmentId);
    items.push(...(await withProposals(sql, own, language)));
  }
  return items.sort((a, b) => (a.session.startsAt < b.session.startsAt ? -1 : 1));
}
