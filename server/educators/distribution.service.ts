import { type Conflicted, planOrConflicts } from '#server/allocations/conflict.service.ts';
import { mailSettings } from '#server/bookings/booking.mails.ts';
import { lockSessions } from '#server/bookings/session-lock.ts';
import type { AnswerOf } from '#server/http/endpoint.ts';
import type { Sql } from '#server/platform/database.ts';
import type { Deps } from '#server/platform/deps.ts';
import type { LocalDate } from '#server/time/local-time.ts';
import type { distributeEducators } from './assignment.contract.ts';
import { forbidding, planOf, refusedBy, type TeamReason, type TeamResult, tell } from './assignment.service.ts';
import type { SoughtRow } from './candidate.store.ts';
import type { Candidate } from './candidate.ts';
import { type Assignment, distribute, missingOf } from './distribution.rules.ts';
import { loadOf, minutesOf, rankEducators } from './educator.rules.ts';
import { reasonsOf } from './educator.texts.ts';
import { changeEducators } from './educator-change.service.ts';
import { type Asking, candidatesFor, type SpanRefusal, sessionViews, soughtIn } from './proposal.service.ts';

type Answer = AnswerOf<typeof distributeEducators>;
export type DistributionResult =
  | { kind: 'distributed'; answer: Answer }
  | SpanRefusal
  | { kind: 'unknownSession'; index: number }
  | Extract<TeamResult, { kind: 'refused' }>;

export interface DistributionQuestion {
  department: string;
  from?: LocalDate | undefined;
  to?: LocalDate | undefined;
  dryRun: boolean;
  assignments?: Assignment[] | undefined;
}

/** Proposes who teaches what lacks somebody, or saves it: all or nothing. */
export async function distributeIn(
  deps: Deps,
  question: DistributionQuestion,
  asking: Asking,
): Promise<DistributionResult> {
  if (question.dryRun) return proposed(deps.db.pool, question, asking);
  let planned: SoughtRow[] = [];
  let given: Assignment[] = [];
  let departmentId = '';
  const result: DistributionResult | Conflicted = await planOrConflicts(
    deps.db,
    async (sql) => {
      const found = await soughtIn(sql, question, asking);
      if (found.kind !== 'sought') return found;
      ({ sessions: planned, departmentId } = found);
      // Nobody else fills them meanwhile; what they lack is asked again once they are locked.
      await lockSessions(
        sql,
        planned.map(({ id }) => id),
      );
      const made = await proposed(sql, question, asking);
      if (made.kind !== 'distributed') return made;
      given = made.answer.items.map(({ session, educator, role }) => ({
        sessionId: session.id,
        accountId: educator.id,
        role,
      }));
      await save(sql, deps, { given, sessions: planned }, asking);
      return { kind: 'distributed', answer: { ...made.answer, saved: true } };
    },
    () => ({
      departmentId,
      planned: planned.map((session) =>
        planOf(
          session,
          given.flatMap(({ sessionId, accountId }) => (sessionId === session.id ? [accountId] : [])),
        ),
      ),
      now: asking.now,
    }),
  );
  if (result.kind === 'conflicts') return refusedBy(result.conflicts);
  if (result.kind === 'distributed') deps.wakeMailWorker();
  return result;
}

async function save(
  sql: Sql,
  deps: Deps,
  { given, sessions }: { given: Assignment[]; sessions: SoughtRow[] },
  asking: Asking,
): Promise<void> {
  const changes = given.map(({ sessionId, accountId, role }) => ({ sessionId, comes: { accountId, role } }));
  await changeEducators(sql, mailSettings(deps.config), changes, asking.now);
  for (const { sessionId, accountId } of given) {
    const session = sessions.find(({ id }) => id === sessionId);
    if (session) await tell(sql, { action: 'session.educatorAdded', session, accountId }, asking);
  }
}

/** The proposal, or what was chosen of one, told in words; nothing is saved. */
async function proposed(sql: Sql, question: DistributionQuestion, asking: Asking): Promise<DistributionResult> {
  const found = await soughtIn(sql, question, asking);
  if (found.kind !== 'sought') return found;
  const { sessions, from, to } = found;
  const candidates = await candidatesFor(sql, sessions);
  const chosen = question.assignments;
  const wrong = chosen === undefined ? null : wrongChoice(chosen, sessions, candidates);
  if (wrong !== null) return wrong;
  const plan =
    chosen === undefined
      ? distribute(sessions, candidates)
      : { assignments: chosen, unfilled: unfilledOf(chosen, sessions) };
  const views = await sessionViews(sql, sessions, asking.language);
  const viewOf = (id: string) => {
    const view = views.get(id);
    if (view === undefined) throw new Error('a proposal is about a session that lacks somebody');
    return view;
  };
  return {
    kind: 'distributed',
    answer: {
      from,
      to,
      saved: false,
      items: plan.assignments.map(({ sessionId, accountId, role }) => ({
        session: viewOf(sessionId),
        educator: { id: accountId, name: candidates.find(({ id }) => id === accountId)?.name ?? '' },
        role,
        why: whyOf({ sessionId, accountId }, { sessions, candidates }, asking),
      })),
      unfilled: plan.unfilled.map(({ sessionId, missing }) => ({ session: viewOf(sessionId), missing })),
      loads: loadsOf(plan.assignments, sessions, candidates),
    },
  };
}

function wrongChoice(chosen: Assignment[], sessions: SoughtRow[], candidates: Candidate[]): DistributionResult | null {
  for (const [index, { sessionId, accountId }] of chosen.entries()) {
    const session = sessions.find(({ id }) => id === sessionId);
    const candidate = candidates.find(({ id }) => id === accountId);
    const isAgain = chosen.findIndex((one) => one.sessionId === sessionId && one.accountId === accountId) < index;
    if (session === undefined || candidate === undefined || isAgain) return { kind: 'unknownSession', index };
    const reasons: TeamReason[] = forbidding(session, candidate);
    const [first, ...more] = reasons;
    if (first !== undefined) return { kind: 'refused', reasons: [first, ...more] };
    const seats = chosen.filter((one) => one.sessionId === sessionId).length;
    if (seats > missingOf(session)) return { kind: 'refused', reasons: [{ code: 'NOT_LACKING', session }] };
  }
  return null;
}

function unfilledOf(chosen: Assignment[], sessions: SoughtRow[]) {
  return sessions.flatMap((session) => {
    const missing = missingOf(session) - chosen.filter(({ sessionId }) => sessionId === session.id).length;
    return missing > 0 ? [{ sessionId: session.id, missing }] : [];
  });
}

function whyOf(
  { sessionId, accountId }: Pick<Assignment, 'sessionId' | 'accountId'>,
  { sessions, candidates }: { sessions: SoughtRow[]; candidates: Candidate[] },
  { language }: Asking,
): string {
  const session = sessions.find(({ id }) => id === sessionId);
  const ranked = session && rankEducators(session, candidates).find(({ id }) => id === accountId);
  return ranked === undefined
    ? ''
    : reasonsOf(ranked, language)
        .map(({ message }) => message)
        .join(' · ');
}

function loadsOf(assignments: Assignment[], sessions: SoughtRow[], candidates: Candidate[]): Answer['loads'] {
  return candidates.flatMap((candidate) => {
    const { id, name } = candidate;
    const given = sessions.filter((session) =>
      assignments.some(({ sessionId, accountId }) => sessionId === session.id && accountId === id),
    );
    const [first] = given;
    if (first === undefined) return [];
    const minutesBefore = loadOf(candidate, first).yearMinutes;
    return [
      { id, name, minutesBefore, minutesAfter: minutesBefore + given.reduce((sum, one) => sum + minutesOf(one), 0) },
    ];
  });
}
