import { reachedDepartment } from '#server/departments/reached-department.service.ts';
import { actingRole, departmentsOf, type Login, mayReach } from '#server/http/policy.ts';
import { recordAudit } from '#server/platform/audit.ts';
import { type Database, inTransaction, type Sql } from '#server/platform/database.ts';
import { newId } from '#server/platform/ids.ts';
import { closeForBooking } from '#server/sessions/session-closing.service.ts';
import { daysBetween, type LocalDate, localDateOf } from '#server/time/local-time.ts';
import { MAX_CLOSED_DAYS, type NewClosedDay } from './closed-day.contract.ts';
import * as store from './closed-day.store.ts';

export type { AffectedRow, ClosedDayRow } from './closed-day.store.ts';

/** Who asks or decides, and when. */
export interface Caller {
  login: Login;
  now: Date;
}

export interface ClosedDayWithAffected {
  closedDay: store.ClosedDayRow;
  affected: store.AffectedRow[];
}

export interface WrongField {
  path: 'department' | 'site' | 'resourceId' | 'to';
  code: 'INVALID_CHOICE' | 'BEFORE_FROM' | 'TOO_MANY_DAYS' | 'ONE_OF_THE_TWO';
}

export type SaveResult =
  | ({ kind: 'saved'; closedForBooking: number } & ClosedDayWithAffected)
  | { kind: 'foreign' }
  | { kind: 'invalid'; errors: WrongField[] };

export interface ListRequest {
  department?: string | undefined;
  from?: LocalDate | undefined;
  to?: LocalDate | undefined;
}

/** Closed days of the departments somebody works for; null = the named department is not one of them. */
export async function listClosedDays(
  sql: Sql,
  { department, from, to }: ListRequest,
  { login, now }: Caller,
): Promise<store.ClosedDayRow[] | null> {
  const days = { from: from ?? localDateOf(now), to: to ?? null };
  if (department === undefined) return store.findClosedDays(sql, { ...days, departments: departmentsOf(login) });
  const reached = await reachedDepartment(sql, { slug: department, login, policy: 'staff' });
  if (reached.kind === 'foreign') return null;
  return reached.kind === 'unknown' ? [] : store.findClosedDays(sql, { ...days, departments: [reached.id] });
}

/** Closed days with what falls on them; null = there are none for the caller. */
export async function readClosedDay(
  sql: Sql,
  id: string,
  { login, now }: Caller,
): Promise<ClosedDayWithAffected | null> {
  const closedDay = await store.findClosedDay(sql, id);
  if (closedDay === null || !mayReach('staff', login, closedDay)) return null;
  return { closedDay, affected: await store.findAffected(sql, id, now) };
}

/**
 * Closes a department, a site or a resource. Nothing is cancelled: what falls on the days is told. Sessions of a department or
 * site that is closed take no more bookings; without a room a session may be held all the same.
 */
export function addClosedDay(db: Database, asked: NewClosedDay, caller: Caller): Promise<SaveResult> {
  const { login, now } = caller;
  return inTransaction(db, async (sql): Promise<SaveResult> => {
    const reached = await reachedDepartment(sql, { slug: asked.department, login, policy: 'lead' });
    if (reached.kind === 'foreign') return reached;
    if (reached.kind === 'unknown')
      return { kind: 'invalid', errors: [{ path: 'department', code: 'INVALID_CHOICE' }] };
    const { from, to, reason } = asked;
    const place = await store.findPlace(sql, { departmentId: reached.id, ...asked });
    const errors = [...wrongDays(from, to), ...wrongPlace(asked, place)];
    if (errors.length > 0) return { kind: 'invalid', errors };
    const row = { id: newId(now.getTime()), departmentId: reached.id, ...place, from, to, reason };
    await store.insertClosedDay(sql, { ...row, createdBy: login.accountId, now });
    const affected = await store.findAffected(sql, row.id, now);
    const shut = place.resourceId === null ? affected.map(({ id }) => id) : [];
    const closedForBooking = await closeForBooking(sql, shut);
    const details = {
      closedDay: row.id,
      from,
      to,
      siteId: place.siteId,
      resourceId: place.resourceId,
      closedForBooking,
    };
    await audit(sql, caller, { action: 'closedDay.created', departmentId: reached.id, details });
    const closedDay = await store.findClosedDay(sql, row.id);
    if (closedDay === null) throw new Error('an inserted closed day is there');
    return { kind: 'saved', closedDay, affected, closedForBooking };
  });
}

/** Opens again; false = there are no such closed days for the caller. */
export function dropClosedDay(db: Database, id: string, caller: Caller): Promise<boolean> {
  return inTransaction(db, async (sql) => {
    const closedDay = await store.findClosedDay(sql, id);
    if (closedDay === null || !mayReach('lead', caller.login, closedDay)) return false;
    await store.deleteClosedDay(sql, id);
    const { departmentId, from, to } = closedDay;
    await audit(sql, caller, { action: 'closedDay.removed', departmentId, details: { closedDay: id, from, to } });
    return true;
  });
}

function wrongDays(from: LocalDate, to: LocalDate): WrongField[] {
  if (to < from) return [{ path: 'to', code: 'BEFORE_FROM' }];
  return daysBetween(from, to) >= MAX_CLOSED_DAYS ? [{ path: 'to', code: 'TOO_MANY_DAYS' }] : [];
}

function wrongPlace(asked: NewClosedDay, found: { siteId: string | null; resourceId: string | null }): WrongField[] {
  if (asked.site !== null && asked.resourceId !== null) return [{ path: 'resourceId', code: 'ONE_OF_THE_TWO' }];
  if (asked.site !== null && found.siteId === null) return [{ path: 'site', code: 'INVALID_CHOICE' }];
  if (asked.resourceId !== null && found.resourceId === null) return [{ path: 'resourceId', code: 'INVALID_CHOICE' }];
  return [];
}

interface Done {
  action: 'closedDay.created' | 'closedDay.removed';
  departmentId: string;
  details: Record<string, unknown>;
}

function audit(sql: Sql, { login, now }: Caller, { action, departmentId, details }: Done): Promise<void> {
  const role = actingRole('lead', login, { departmentId });
  return recordAudit(sql, { now, actor: 'account', accountId: login.accountId, role, action, departmentId, details });
}
