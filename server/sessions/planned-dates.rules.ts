import type { Conflict } from '#server/allocations/planned-time.ts';
import { instantOf, type LocalDate } from '#server/time/local-time.ts';
import type { Skip } from './series.rules.ts';
import type { Draft } from './session-editor.rules.ts';

// Many sessions planned at once: what becomes of each date, and which of them can be made together. Pure.

/** Why a date of a plan is not made. `week`: the one that does not exist. */
export type DateSkip = Skip | { code: 'NO_SUCH_WEEK'; week: string } | { code: 'OFFER_ARCHIVED'; name: null };

/** One date of a plan, in local time. */
export interface PlannedEntry {
  key: string;
  date: LocalDate;
  time: string;
  offer: { id: string; title: { da: string; en: string } };
  /** Name of the site. */
  site: string;
  /** What would be made; null = skipped. */
  draft: Draft | null;
  skipped: DateSkip | null;
  ambiguous: boolean;
}

/** One that is not skipped. */
export type OfferedEntry = PlannedEntry & { draft: Draft };

export function isOffered(entry: PlannedEntry): entry is OfferedEntry {
  return entry.draft !== null;
}

type Conflicts = ReadonlyMap<string, Conflict[]>;

export function blockingOf(key: string, conflicts: Conflicts): Conflict[] {
  return (conflicts.get(key) ?? []).filter(({ severity }) => severity === 'BLOCKS');
}

/** Those that can be made together, in order: of two dates of the plan that are in each other's way, the first. */
export function withoutConflicts(entries: readonly OfferedEntry[], conflicts: Conflicts): OfferedEntry[] {
  const kept = new Set<string>();
  const own = new Set(entries.map(({ key }) => key));
  for (const { key } of entries) {
    const inTheWay = blockingOf(key, conflicts).filter((conflict) => stands(conflict, { kept, own }));
    if (inTheWay.length === 0) kept.add(key);
  }
  return entries.filter(({ key }) => kept.has(key));
}

/** Whether something is in the way for sure: another date of the plan is so only when it is made itself. */
function stands(conflict: Conflict, { kept, own }: { kept: Set<string>; own: Set<string> }): boolean {
  const isKept = ({ kind, id }: { kind: string; id: string }) => kind !== 'PLANNED' || kept.has(id) || !own.has(id);
  if (conflict.code === 'POOL_SHORT') return conflict.others.length === 0 || conflict.others.some(isKept);
  return 'other' in conflict ? isKept(conflict.other) : true;
}

export interface PlanSummary {
  dates: number;
  free: number;
  warned: number;
  blocked: number;
  /** By reason, the most frequent first. */
  skipped: { code: DateSkip['code']; count: number }[];
}

export type DateState = 'FREE' | 'WARNED' | 'BLOCKED' | 'SKIPPED';

export function stateOf({ key, skipped }: PlannedEntry, conflicts: Conflicts): DateState {
  if (skipped !== null) return 'SKIPPED';
  if (blockingOf(key, conflicts).length > 0) return 'BLOCKED';
  return (conflicts.get(key) ?? []).length > 0 ? 'WARNED' : 'FREE';
}

/** How many dates there are of each kind. */
export function summaryOf(entries: readonly PlannedEntry[], conflicts: Conflicts): PlanSummary {
  const states = entries.map((entry) => stateOf(entry, conflicts));
  const countOf = (state: DateState) => states.filter((one) => one === state).length;
  const skips = new Map<DateSkip['code'], number>();
  for (const { skipped } of entries) if (skipped !== null) skips.set(skipped.code, (skips.get(skipped.code) ?? 0) + 1);
  const skipped = [...skips].map(([code, count]) => ({ code, count })).sort((a, b) => b.count - a.count);
  return {
    dates: entries.length,
    free: countOf('FREE'),
    warned: countOf('WARNED'),
    blocked: countOf('BLOCKED'),
    skipped,
  };
}

/** The span of a local time and a length in real minutes; null = there is no such local time. */
export function spanAt(date: LocalDate, time: string, minutes: number): { startsAt: Date; endsAt: Date } | null {
  const startsAt = instantOf(date, time);
  return startsAt && { startsAt, endsAt: new Date(startsAt.getTime() + minutes * 60_000) };
}
