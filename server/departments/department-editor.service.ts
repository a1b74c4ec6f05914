import type { ClientBase } from 'pg';
import { actingRole, type Login } from '#server/http/policy.ts';
import { recordAudit } from '#server/platform/audit.ts';
import { type Database, inTransaction } from '#server/platform/database.ts';
import { newId } from '#server/platform/ids.ts';
import type { DepartmentChange, DepartmentForEditing, NewDepartment } from './department-editor.contract.ts';
import { fieldsThatDiffer, hasSeen } from './department-editor.rules.ts';
import {
  type DepartmentRow,
  findDepartmentRow,
  findPartnershipRows,
  findSiteRows,
  insertDepartment,
  isMunicipality,
  lockDepartmentRow,
  updateDepartment,
} from './department-editor.store.ts';
import { isFreeToChoose, slugOf, slugsToTry } from './slug.ts';

/** Who changes something, when, and which version they have seen (If-Match; null = none said). */
export interface Editor {
  login: Login;
  now: Date;
  seen?: string | null;
}

export interface WrongField {
  path: string;
  code: 'INVALID_CHOICE' | 'SLUG_TAKEN' | 'ENDS_BEFORE_IT_BEGINS';
}

export type Unsaved =
  | { kind: 'unknown' }
  | { kind: 'changedMeanwhile' }
  | { kind: 'invalid'; errors: [WrongField, ...WrongField[]] };

export type Saved<Thing> = { kind: 'saved'; thing: Thing };

/** A department with everything that can be edited; null = there is none. */
export async function readForEditing({ pool }: Database, slug: string): Promise<DepartmentForEditing | null> {
  const department = await findDepartmentRow(pool, slug);
  if (department === null) return null;
  const [sites, partnerships] = await Promise.all([
    findSiteRows(pool, department.id),
    findPartnershipRows(pool, department.id),
  ]);
  return { ...withoutId(department), sites: sites.map(withoutId), partnerships };
}

/** Adds a department. Without a slug it gets the first free one that its name makes. */
export function addDepartment(
  db: Database,
  asked: NewDepartment,
  { login, now }: Editor,
): Promise<Saved<Omit<DepartmentRow, 'id'>> | Unsaved> {
  return inTransaction(db, async (sql) => {
    const wrong = await wrongMunicipality(sql, asked.municipalityCode);
    if (wrong !== null) return wrong;
    const { slug: wished, ...facts } = asked;
    const id = newId(now.getTime());
    const slugs =
      wished === undefined ? slugsToTry(slugOf(facts.name, 'afdeling'), id) : [wished].filter(isFreeToChoose);
    const slug = await firstFree(slugs, (one) => insertDepartment(sql, { id, slug: one, ...facts }));
    if (slug === null) return { kind: 'invalid', errors: [{ path: 'slug', code: 'SLUG_TAKEN' }] };
    await audit(sql, { action: 'department.created', departmentId: id, login, now, details: { slug } });
    return { kind: 'saved', thing: { slug, ...facts, version: 1 } };
  });
}

/** Changes what is named; what stands already changes nothing, not even the version. */
export function editDepartment(
  db: Database,
  { slug, changes }: { slug: string; changes: DepartmentChange },
  { login, now, seen = null }: Editor,
): Promise<Saved<Omit<DepartmentRow, 'id'>> | Unsaved> {
  return inTransaction(db, async (sql) => {
    const before = await lockDepartmentRow(sql, slug);
    if (before === null) return { kind: 'unknown' };
    if (!hasSeen(seen, before.version)) return { kind: 'changedMeanwhile' };
    const wrong = await wrongMunicipality(sql, changes.municipalityCode);
    if (wrong !== null) return wrong;
    const fields = fieldsThatDiffer<DepartmentChange>(withoutId(before), changes);
    if (fields.length === 0) return { kind: 'saved', thing: withoutId(before) };
    await updateDepartment(sql, before.id, changes as Partial<DepartmentRow>);
    await audit(sql, { action: 'department.changed', departmentId: before.id, login, now, details: { fields } });
    const after = await lockDepartmentRow(sql, slug);
    return { kind: 'saved', thing: withoutId(after ?? before) };
  });
}

/** Null = it is one of the list, or not named. */
export async function wrongMunicipality(sql: ClientBase, code: string | undefined): Promise<Unsaved | null> {
  if (code === undefined || (await isMunicipality(sql, code))) return null;
  return { kind: 'invalid', errors: [{ path: 'municipalityCode', code: 'INVALID_CHOICE' }] };
}

/** The first slug that `insert` takes; null = all are taken. */
export async function firstFree(slugs: string[], insert: (slug: string) => Promise<boolean>): Promise<string | null> {
  for (const slug of slugs) if (await insert(slug)) return slug;
  return null;
}

export interface EditorAudit {
  action: string;
  departmentId: string;
  login: Login;
  now: Date;
  details: Record<string, unknown>;
}

/** What the audit keeps of an edit: names of fields, slugs and days, no texts. */
export function audit(sql: ClientBase, { action, departmentId, login, now, details }: EditorAudit): Promise<void> {
  const role = actingRole('knowledgeCentre', login, { departmentId });
  return recordAudit(sql, { now, actor: 'account', accountId: login.accountId, role, action, departmentId, details });
}

export function withoutId<Row extends { id: string }>({ id: _id, ...row }: Row): Omit<Row, 'id'> {
  return row;
}
