import { createHash } from 'node:crypto';
import { actingRole, type Login, mayReach } from '#server/http/policy.ts';
import { recordAudit } from '#server/platform/audit.ts';
import { type Database, inTransaction, type Sql } from '#server/platform/database.ts';
import type { Language } from '#server/time/language.ts';
import { localDateOf } from '#server/time/local-time.ts';
import type { OwnTime } from './own-time.contract.ts';
import type { AbsenceSpan, WrongEntry } from './own-time.rules.ts';
import * as store from './own-time.store.ts';

/** Who asks, and when. */
export interface Asked {
  login: Login;
  now: Date;
  language: Language;
}

export type WrongField = {
  path: string;
  code: WrongEntry['code'] | 'UNKNOWN_DEPARTMENT' | 'UNKNOWN_OFFER' | 'SAME_OFFER_TWICE';
};

export type OwnTimeResult =
  | { kind: 'ownTime'; value: OwnTime; etag: string }
  | { kind: 'unknown' }
  | { kind: 'changedMeanwhile' }
  | { kind: 'wrongSpan'; wrong: Extract<AbsenceSpan, { kind: 'wrong' }> }
  | { kind: 'invalid'; errors: WrongField[] };

export type Department = store.OwnTimeRow['departments'][number];

/** Somebody's own time as the caller may see it: all of one's own, of others the departments that one leads. */
export async function readOwnTimeOf(sql: Sql, id: string, asked: Asked): Promise<OwnTimeResult> {
  const row = await visibleRow(sql, id, asked);
  return row === null ? { kind: 'unknown' } : { kind: 'ownTime', value: viewOf(row, asked), etag: etagOf(row) };
}

async function visibleRow(sql: Sql, id: string, { login, now }: Asked): Promise<store.OwnTimeRow | null> {
  const row = await store.findOwnTime(sql, { id, today: localDateOf(now), now });
  if (row === null) return null;
  return id === login.accountId || ledBy(login, row).length > 0 ? row : null;
}

export function ledBy(login: Login, { departments }: store.OwnTimeRow): Department[] {
  return departments.filter((department) => mayReach('lead', login, { departmentId: department.id }));
}

function viewOf(row: store.OwnTimeRow, { login, language }: Asked): OwnTime {
  const own = row.id === login.accountId;
  const departments = own ? row.departments : ledBy(login, row);
  return {
    id: row.id,
    name: row.name,
    own,
    departments: departments.map(({ slug, name, hours, offers }) => ({
      slug,
      name,
      hours,
      offers: offers.map(({ id, title, role }) => ({ id, title: title[language], role })),
    })),
    exceptions: row.exceptions,
    absences: row.absences.map((absence) => ({ ...absence, ...isoOf(absence) })),
  };
}

function isoOf({ from, to }: { from: string; to: string }) {
  return { from: new Date(from).toISOString(), to: new Date(to).toISOString() };
}

/** The same for whoever reads it, in whatever language. */
function etagOf({ departments, exceptions, absences }: store.OwnTimeRow): string {
  const said = departments.map(({ id, hours, offers }) => [id, hours, offers.map((offer) => [offer.id, offer.role])]);
  return createHash('sha256')
    .update(JSON.stringify([said, exceptions, absences]))
    .digest('base64url')
    .slice(0, 22);
}

export interface Change {
  id: string;
  /** If-Match; null = none said. */
  seen: string | null;
}

type Work = (sql: Sql, row: store.OwnTimeRow) => Promise<OwnTimeResult | null>;

/** Changes somebody's time in one transaction; `work` answers a refusal, or null when it is done. */
export async function changing(db: Database, { id, seen }: Change, asked: Asked, work: Work): Promise<OwnTimeResult> {
  return inTransaction(db, async (sql) => {
    await store.lockPerson(sql, id);
    const row = await visibleRow(sql, id, asked);
    if (row === null) return { kind: 'unknown' };
    if (seen !== null && seen !== '*' && seen !== etagOf(row)) return { kind: 'changedMeanwhile' };
    return (await work(sql, row)) ?? readOwnTimeOf(sql, id, asked);
  });
}

export interface Told {
  action: string;
  row: store.OwnTimeRow;
  departmentId?: string;
  count?: number;
}

/** Writes down that something changed, never what: when somebody is away is deleted later, the audit is not. */
export async function tell(sql: Sql, { action, row, count, departmentId }: Told, { login, now }: Asked): Promise<void> {
  const place = { departmentId: departmentId ?? ledBy(login, row)[0]?.id ?? row.departments[0]?.id ?? null };
  await recordAudit(sql, {
    now,
    actor: 'account',
    accountId: login.accountId,
    role: actingRole('staff', login, place),
    action,
    subjectAccountId: row.id,
    ...place,
    details: count === undefined ? {} : { count },
  });
}
