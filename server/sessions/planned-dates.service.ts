import { findConflicts, type Plan, planOrConflicts } from '#server/allocations/conflict.service.ts';
import type { Conflict } from '#server/allocations/planned-time.ts';
import type { Sql } from '#server/platform/database.ts';
import type { Deps } from '#server/platform/deps.ts';
import { newId } from '#server/platform/ids.ts';
import { insertSessions, type NewSession } from './new-session.store.ts';
import {
  blockingOf,
  isOffered,
  type OfferedEntry,
  type PlannedEntry,
  type PlanSummary,
  summaryOf,
  withoutConflicts,
} from './planned-dates.rules.ts';
import { type KeyedRequest, onceByKey } from './planning-request.service.ts';
import { plannedTimeOf } from './session-editor.rules.ts';

/** How many times dates that somebody takes meanwhile are left out, before the plan is given up. */
const ATTEMPTS = 3;

/** What a plan has made, as its key remembers it. */
export interface MadePlan {
  seriesId: string | null;
  created: { key: string; id: string; startsAt: string }[];
  /** Not made because something blocks them. */
  leftOut: number;
  summary: PlanSummary;
  notes: string[];
}

export interface WrongPlanField {
  path: string;
  code: 'INVALID_CHOICE' | 'SITE_NOT_USED' | 'NAMED_TWICE' | 'NONE_CHOSEN' | 'ENDS_BEFORE_IT_BEGINS' | 'SAME_WEEK';
}

export type PlanResult =
  | {
      kind: 'shown';
      entries: PlannedEntry[];
      conflicts: Map<string, Conflict[]>;
      summary: PlanSummary;
      notes: string[];
    }
  | { kind: 'made'; made: MadePlan }
  | { kind: 'blocked'; entries: PlannedEntry[]; conflicts: Map<string, Conflict[]> }
  | { kind: 'mismatch' }
  | { kind: 'archived' }
  | { kind: 'foreign' }
  | { kind: 'tooLong'; path: string; days: number }
  | { kind: 'tooMany'; path: string; sessions: number; most: number }
  | { kind: 'invalid'; errors: [WrongPlanField, ...WrongPlanField[]] };

export interface DatesToMake {
  departmentId: string;
  entries: PlannedEntry[];
  notes: string[];
  asked: {
    dryRun?: boolean | undefined;
    chosen?: string[] | undefined;
    leaveOut?: 'NOTHING' | 'CONFLICTS' | undefined;
  };
  request: KeyedRequest;
  now: Date;
  /** Written in the same transaction, before the sessions: the series (its id), the audit. */
  accompany: (sql: Sql, made: OfferedEntry[]) => Promise<string | null>;
}

/** Shows the dates of a plan with everything that is in the way, or makes the sessions of the chosen ones, all or none. */
export async function makeDates(deps: Deps, plan: DatesToMake): Promise<PlanResult> {
  const { entries, asked, notes } = plan;
  const offered = entries.filter(isOffered);
  if (asked.dryRun) {
    const conflicts = await findConflicts(deps.db.pool, planOf(plan, offered));
    return { kind: 'shown', entries, conflicts, summary: summaryOf(entries, conflicts), notes };
  }
  const keys = new Set(asked.chosen ?? offered.map(({ key }) => key));
  const chosen = offered.filter(({ key }) => keys.has(key));
  if (chosen.length < keys.size) return { kind: 'invalid', errors: [{ path: 'chosen', code: 'INVALID_CHOICE' }] };
  return makeChosen(deps, plan, chosen);
}

async function makeChosen(deps: Deps, plan: DatesToMake, chosen: OfferedEntry[]): Promise<PlanResult> {
  for (let attempt = 1; ; attempt++) {
    let making = chosen;
    const result = await planOrConflicts(
      deps.db,
      (sql) =>
        onceByKey<PlanResult, MadePlan>(sql, plan.request, {
          work: async () => {
            if (chosen.length === 0) return { kind: 'invalid', errors: [{ path: 'chosen', code: 'NONE_CHOSEN' }] };
            const conflicts = await findConflicts(sql, planOf(plan, chosen));
            const isBlocked = chosen.some(({ key }) => blockingOf(key, conflicts).length > 0);
            const leavesOut = plan.asked.leaveOut === 'CONFLICTS';
            making = isBlocked && leavesOut ? withoutConflicts(chosen, conflicts) : chosen;
            if (making.length === 0 || (isBlocked && !leavesOut))
              return { kind: 'blocked', entries: chosen, conflicts };
            return { kind: 'made', made: await write(sql, plan, { making, chosen, conflicts }) };
          },
          answer: (done) => (done.kind === 'made' ? done.made : null),
          replay: async (made) => ({ kind: 'made', made }),
        }),
      () => planOf(plan, making),
    );
    if (result.kind !== 'conflicts') return result;
    // Somebody has taken something since we looked.
    if (plan.asked.leaveOut !== 'CONFLICTS' || attempt === ATTEMPTS) {
      return { kind: 'blocked', entries: chosen, conflicts: result.conflicts };
    }
  }
}

function planOf({ departmentId, now }: DatesToMake, entries: readonly OfferedEntry[]): Plan {
  const planned = entries.map(({ key, offer, draft }) =>
    plannedTimeOf({ key, sessionId: null, offerId: offer.id }, draft),
  );
  return { departmentId, planned, now };
}

async function write(
  sql: Sql,
  plan: DatesToMake,
  { making, chosen, conflicts }: { making: OfferedEntry[]; chosen: OfferedEntry[]; conflicts: Map<string, Conflict[]> },
): Promise<MadePlan> {
  const { entries, notes, now, accompany } = plan;
  const seriesId = await accompany(sql, making);
  const sessions = making.map((entry) => newSessionOf(entry, { seriesId, now }));
  await insertSessions(sql, sessions);
  const created = making.map(({ key, draft }, index) => ({
    key,
    id: sessions[index]?.id ?? '',
    startsAt: draft.startsAt.toISOString(),
  }));
  return { seriesId, created, leftOut: chosen.length - making.length, summary: summaryOf(entries, conflicts), notes };
}

function newSessionOf(
  { offer, draft: { state: _state, ...draft } }: OfferedEntry,
  { seriesId, now }: { seriesId: string | null; now: Date },
): NewSession {
  const educators = draft.educators.map(({ id: accountId, role }) => ({ accountId, role }));
  const resources = draft.resources.map(({ id: resourceId, quantity }) => ({ resourceId, quantity }));
  return { ...draft, id: newId(now.getTime()), offerId: offer.id, seriesId, educators, resources, createdAt: now };
}
