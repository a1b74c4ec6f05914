import { type Database, inTransaction, type Sql } from '#server/platform/database.ts';
import { localDateOf } from '#server/time/local-time.ts';
import { conflictsOf, isBlocking } from './conflict.rules.ts';
import type { Conflict, Other, PlannedTime, Span, Surroundings } from './planned-time.ts';
import { takenOfPeople } from './span.rules.ts';
import { loadSurroundings } from './surroundings.store.ts';

const DAY_MS = 86_400_000;
/** How often a plan is tried anew when whatever was in its way is gone as soon as one looks. */
const ATTEMPTS = 4;
const VIOLATIONS = ['educator_once_at_a_time', 'resource_once_at_a_time', 'pooled_resource_within_stock'];

export interface Plan {
  /** All planned times belong to one department. */
  departmentId: string;
  planned: PlannedTime[];
  now: Date;
}

/** What stands in the way of each planned time, by its key: one question to the database for all of them. */
export async function findConflicts(sql: Sql, { departmentId, planned, now }: Plan): Promise<Map<string, Conflict[]>> {
  if (planned.length === 0) return new Map();
  return conflictsOf(planned, await surroundingsOf(sql, { departmentId, planned, now }));
}

async function surroundingsOf(sql: Sql, { departmentId, planned, now }: Plan): Promise<Surroundings> {
  const spans = planned.flatMap(takenOfPeople);
  const first = Math.min(...spans.map(({ startsAt }) => startsAt.getTime()));
  const last = Math.max(...spans.map(({ endsAt }) => endsAt.getTime()));
  const raw = await loadSurroundings(sql, {
    departmentId,
    // A day on either side: ways between sites count within the whole day.
    from: new Date(first - DAY_MS),
    to: new Date(last + DAY_MS),
    firstDay: localDateOf(new Date(first)),
    lastDay: localDateOf(new Date(last)),
    accounts: unique(planned.flatMap(({ educators }) => educators)),
    resources: unique(planned.flatMap(({ resources }) => resources.map(({ id }) => id))),
    sites: unique(planned.map(({ siteId }) => siteId)),
    offers: unique(planned.map(({ offerId }) => offerId)),
  });
  return {
    ...raw,
    now,
    takings: raw.takings.map((taking) => ({ ...dated(taking), by: dated(taking.by) })),
    people: raw.people.map((person) => ({ ...person, away: person.away.map(dated) })),
    sameOffers: raw.sameOffers.map((one) => ({ ...one, session: dated<Other>(one.session) })),
  };
}

function dated<T extends Span>(span: T): T {
  return { ...span, startsAt: new Date(span.startsAt), endsAt: new Date(span.endsAt) };
}

function unique(ids: string[]): string[] {
  return [...new Set(ids)];
}

/** What somebody who came first has taken, in the words of the plan. */
export interface Conflicted {
  kind: 'conflicts';
  /** By the planned time's key; only those with blocking ones. */
  conflicts: Map<string, Conflict[]>;
}

/**
 * Runs `work` in a transaction. When the database refuses because somebody or something is taken (EXCLUDE, pool), nothing is
 * saved and the answer names what is in the way. `work` may run more than once.
 */
export async function planOrConflicts<Result>(
  db: Database,
  work: (sql: Sql) => Promise<Result>,
  plan: Plan | (() => Plan | Promise<Plan>),
): Promise<Result | Conflicted> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await inTransaction(db, work);
    } catch (error) {
      const { constraint } = error as { constraint?: string };
      if (constraint === undefined || !VIOLATIONS.includes(constraint)) throw error;
      const conflicts = await blockingOf(db, typeof plan === 'function' ? await plan() : plan);
      if (conflicts.size > 0) return { kind: 'conflicts', conflicts };
      // Whatever was in the way is gone again, or the plan describes something else than `work` wrote.
      if (attempt === ATTEMPTS) throw error;
    }
  }
}

async function blockingOf(db: Database, plan: Plan): Promise<Map<string, Conflict[]>> {
  const found = await findConflicts(db.pool, plan);
  return new Map([...found].filter(([, conflicts]) => conflicts.some(isBlocking)));
}
