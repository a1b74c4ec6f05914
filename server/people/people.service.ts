import { actingRole, type Login, type Role, scopeOf } from '#server/http/policy.ts';
import type { AuditFacts } from '#server/platform/audit.ts';
import { recordAudit } from '#server/platform/audit.ts';
import { type Database, inTransaction, type Sql } from '#server/platform/database.ts';
import type { Language } from '#server/time/language.ts';
import { localDateOf } from '#server/time/local-time.ts';
import { updatePerson } from './people.changes.store.ts';
import type { Person, PersonSummary } from './people.contract.ts';
import { holdsMore, maySee } from './people.rules.ts';
import { findFutureSessions, findPeople, findScope, lockAccount, type PersonRow, readPerson } from './people.store.ts';
import { type Looking, personOf, summaryOf } from './people.view.ts';

/** Who asks, and when. */
export interface Asked {
  login: Login;
  now: Date;
  language: Language;
}

/** A refusal: its code, and the facts behind it. */
export interface PeopleRefusal {
  code: string;
  [fact: string]: unknown;
}

export type PeopleResult =
  | { kind: 'person'; person: Person; version: number }
  | { kind: 'unknown' }
  | { kind: 'refused'; refusal: PeopleRefusal }
  | { kind: 'invalid'; errors: { path: string; code: string }[] };

/** Sees the world as somebody who gives roles. */
export function lookingOf({ login, now, language }: Asked): Looking {
  const { departments } = scopeOf('lead', login);
  return { giver: { accountId: login.accountId, departments }, today: localDateOf(now), language };
}

export interface PeopleQuestion {
  q?: string | undefined;
  role?: Role | undefined;
  department?: string | undefined;
  active?: 'true' | 'false' | undefined;
  page?: number | undefined;
  pageSize?: number | undefined;
}

type List = { items: PersonSummary[]; total: number; page: number; pageSize: number };

/** The people a caller decides about or may know of; null = the department is not theirs, or there is none. */
export async function peopleOf(sql: Sql, question: PeopleQuestion, asked: Asked): Promise<List | null> {
  const looking = lookingOf(asked);
  const { departments } = looking.giver;
  const { page = 1, pageSize = 50, q, department } = question;
  const departmentId = department === undefined ? null : (await findScope(sql, { department })).department;
  if (department !== undefined && departmentId === null) return { items: [], total: 0, page, pageSize };
  if (departmentId !== null && departments !== 'all' && !departments.includes(departmentId)) return null;
  const { items, total } = await findPeople(sql, {
    text: q || null,
    role: question.role ?? null,
    departmentId,
    active: question.active === undefined ? null : question.active === 'true',
    educatorsOf: departments === 'all' ? null : departments,
    today: looking.today,
    limit: pageSize,
    offset: (page - 1) * pageSize,
  });
  return { items: items.map((row) => summaryOf(row, looking)), total, page, pageSize };
}

/** One person as the caller may see them. */
export async function showPerson(sql: Sql, id: string, asked: Asked): Promise<PeopleResult> {
  const looking = lookingOf(asked);
  const row = await readPerson(sql, id);
  if (row === null || !maySee(looking.giver, row.grants)) return { kind: 'unknown' };
  const sessions = await findFutureSessions(sql, id, asked.now);
  return { kind: 'person', person: personOf(row, sessions, looking), version: row.version };
}

/** What a change works on: the person, locked, as the caller may see them. */
export interface Changing {
  sql: Sql;
  row: PersonRow;
  looking: Looking;
}

/**
 * Changes a person in one transaction, and answers them as they are then. `work` answers a refusal, or null when it is done;
 * a refusal rolls everything back.
 */
export async function changing(
  db: Database,
  id: string,
  asked: Asked,
  work: (changing: Changing) => Promise<PeopleRefusal | null>,
): Promise<PeopleResult> {
  try {
    return await inTransaction(db, async (sql) => {
      const looking = lookingOf(asked);
      const row = (await lockAccount(sql, id)) ? await readPerson(sql, id) : null;
      if (row === null || !maySee(looking.giver, row.grants)) return { kind: 'unknown' };
      const refusal = await work({ sql, row, looking });
      if (refusal !== null) throw new Refused(refusal);
      return showPerson(sql, id, asked);
    });
  } catch (error) {
    return refusedBy(error);
  }
}

/** Carries a refusal out of a transaction, so that what was begun is undone. */
export class Refused extends Error {
  readonly refusal: PeopleRefusal;
  constructor(refusal: PeopleRefusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

/** A refusal, thrown by us or by the database, as a result; anything else is a surprise. */
export function refusedBy(error: unknown): PeopleResult {
  if (error instanceof Refused) return { kind: 'refused', refusal: error.refusal };
  const constraint = error instanceof Error && 'constraint' in error ? error.constraint : null;
  // Somebody else has planned with the same colleague in this moment.
  if (constraint === 'educator_once_at_a_time') {
    return { kind: 'refused', refusal: { code: 'SESSIONS_CLASH', clashes: [] } };
  }
  if (constraint === 'role_grant_once') return { kind: 'refused', refusal: { code: 'ROLE_ALREADY_HELD' } };
  throw error;
}

/** Why the caller does not decide about somebody's name, logins and factors; null = they do. */
export function refusalToManage({ row, looking }: Changing): PeopleRefusal | null {
  return holdsMore(looking.giver, row.grants, looking.today) ? { code: 'HOLDS_MORE' } : null;
}

/** Writes down what was done to a person, in the role in which it was done. */
export async function tell(
  { sql, row, looking }: Pick<Changing, 'sql' | 'looking'> & { row: Pick<PersonRow, 'id' | 'grants'> },
  asked: Asked,
  facts: Pick<AuditFacts, 'action' | 'details' | 'sessionId' | 'departmentId'>,
): Promise<void> {
  const departmentId = facts.departmentId === undefined ? departmentOf(row.grants, looking) : facts.departmentId;
  await recordAudit(sql, {
    now: asked.now,
    actor: 'account',
    accountId: asked.login.accountId,
    role: actingRole('lead', asked.login, { departmentId }),
    subjectAccountId: row.id,
    ...facts,
    departmentId,
  });
}

/** Whose leads may read what was done: the acting lead's own department, or the only one that somebody works for. */
function departmentOf(grants: PersonRow['grants'], { giver, today }: Looking): string | null {
  const current = grants.filter(({ validTo }) => validTo === null || validTo > today);
  const places = (current.length > 0 ? current : grants).map(({ departmentId }) => departmentId);
  if (giver.departments !== 'all') return places.find((id) => id !== null && giver.departments.includes(id)) ?? null;
  const [first, ...others] = new Set(places);
  return first !== undefined && others.length === 0 ? first : null;
}

export interface PersonPatch {
  name?: string | undefined;
  phone?: string | null | undefined;
  language?: 'da' | 'en' | undefined;
}

/** Changes name, phone or language. @param seen the version the caller has seen; null = whichever */
export function changePersonOf(
  db: Database,
  { id, patch, seen }: { id: string; patch: PersonPatch; seen: string | null },
  asked: Asked,
): Promise<PeopleResult> {
  return changing(db, id, asked, async (change) => {
    const { sql, row } = change;
    const refusal = refusalToManage(change);
    if (refusal !== null) return refusal;
    if (seen !== null && seen !== '*' && seen !== String(row.version)) return { code: 'CHANGED_MEANWHILE' };
    const { name, phone, language } = row;
    const before = { name, phone, language };
    const given = Object.entries(patch).filter(([, value]) => value !== undefined);
    const after = { ...before, ...Object.fromEntries(given) };
    const fields = (['name', 'phone', 'language'] as const).filter((field) => before[field] !== after[field]);
    if (fields.length === 0) return null;
    await updatePerson(sql, row.id, after);
    await tell(change, asked, { action: 'person.changed', details: { fields } });
    return null;
  });
}
