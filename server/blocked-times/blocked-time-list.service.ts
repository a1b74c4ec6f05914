import { reachedDepartment } from '#server/departments/reached-department.service.ts';
import { departmentsOf, type Login, mayReach } from '#server/http/policy.ts';
import type { Sql } from '#server/platform/database.ts';
import { addDays, daysBetween, type LocalDate, localDateOf, startOfLocalDay } from '#server/time/local-time.ts';
import { MAX_LISTED_DAYS } from './blocked-time.contract.ts';
import * as store from './blocked-time.store.ts';

export interface ListRequest {
  department?: string | undefined;
  from?: LocalDate | undefined;
  to?: LocalDate | undefined;
  person?: string | undefined;
  login: Login;
  now: Date;
}

export type ListResult =
  | { kind: 'list'; rows: store.BlockedTimeRow[]; from: LocalDate; to: LocalDate }
  | { kind: 'foreign' }
  | { kind: 'invalid'; code: 'BEFORE_FROM' | 'TOO_MANY_DAYS' };

const DEFAULT_DAYS = 84;

/** Blocked time of the departments somebody works for, on some Danish days, both included. */
export async function listBlockedTimes(sql: Sql, request: ListRequest): Promise<ListResult> {
  const { department, person, login, now } = request;
  const from = request.from ?? (request.to === undefined ? localDateOf(now) : addDays(request.to, 1 - DEFAULT_DAYS));
  const to = request.to ?? addDays(from, DEFAULT_DAYS - 1);
  if (to < from) return { kind: 'invalid', code: 'BEFORE_FROM' };
  if (daysBetween(from, to) >= MAX_LISTED_DAYS) return { kind: 'invalid', code: 'TOO_MANY_DAYS' };
  const reached = department && (await reachedDepartment(sql, { slug: department, login, policy: 'staff' }));
  if (reached && reached.kind === 'foreign') return reached;
  const own = reached && reached.kind === 'reached' ? [reached.id] : [];
  const rows = await store.findBlockedTimes(sql, {
    departments: department === undefined ? departmentsOf(login) : own,
    from: startOfLocalDay(from),
    to: startOfLocalDay(addDays(to, 1)),
    accountId: person === 'me' ? login.accountId : (person ?? null),
  });
  return { kind: 'list', rows, from, to };
}

/** One of a department somebody works for; null = there is none for them. */
export async function readBlockedTime(sql: Sql, id: string, login: Login): Promise<store.BlockedTimeRow | null> {
  const [row] = await store.findByIds(sql, [id]);
  return row !== undefined && mayReach('staff', login, row) ? row : null;
}

/** Whose time and what somebody may block: a lead everybody's and everything, an educator the own time. Null = not theirs. */
export async function blockedTimeChoices(
  sql: Sql,
  { department, login, now }: { department: string; login: Login; now: Date },
): Promise<{ people: store.Person[]; resources: store.Thing[] } | null> {
  const reached = await reachedDepartment(sql, { slug: department, login, policy: 'staff' });
  if (reached.kind === 'foreign') return null;
  if (reached.kind === 'unknown') return { people: [], resources: [] };
  const people = await store.findPeople(sql, reached.id, localDateOf(now));
  if (mayReach('lead', login, { departmentId: reached.id })) {
    return { people, resources: await store.findThings(sql, reached.id) };
  }
  return { people: people.filter(({ id }) => id === login.accountId), resources: [] };
}
