import { reachedDepartment } from '#server/departments/reached-department.service.ts';
import { actingRole, departmentsOf, type Login, mayReach } from '#server/http/policy.ts';
import { recordAudit } from '#server/platform/audit.ts';
import { type Database, inTransaction, type Sql } from '#server/platform/database.ts';
import { newId } from '#server/platform/ids.ts';
import type { NewResource, ResourceChange } from './resource.contract.ts';
import { hasSeen, type WrongField, wrongShape } from './resource.rules.ts';
import * as store from './resource.store.ts';
import { type ComingUse, findAbove, findClashes, findComingUse, NAMED, type UseRow } from './resource-use.store.ts';

export type { ResourceRow } from './resource.store.ts';
export type { ComingUse, UseRow } from './resource-use.store.ts';

/** Who changes something, when, and which version they have seen (If-Match; null = none said). */
export interface Editor {
  login: Login;
  now: Date;
  seen: string | null;
}

export type Unsaved =
  | { kind: 'unknown' }
  | { kind: 'foreign' }
  | { kind: 'changedMeanwhile' }
  | { kind: 'invalid'; errors: WrongField[] }
  | { kind: 'in use'; use: ComingUse }
  | { kind: 'taken'; by: UseRow[] }
  | { kind: 'short'; total: number; by: (UseRow & { peak: number })[] };

export type SaveResult = { kind: 'saved'; resource: store.ResourceRow } | Unsaved;

export interface ListRequest {
  department?: string | undefined;
  kind?: store.ResourceRow['kind'] | undefined;
  active?: 'true' | 'false' | undefined;
  login: Login;
}

/** The resources of the departments somebody works for; null = the named department is not one of them. */
export async function listResources(sql: Sql, request: ListRequest): Promise<store.ResourceRow[] | null> {
  const { department, login, kind = null } = request;
  const active = request.active === undefined ? null : request.active === 'true';
  if (department === undefined) return store.findResources(sql, { departments: departmentsOf(login), kind, active });
  const reached = await reachedDepartment(sql, { slug: department, login, policy: 'staff' });
  if (reached.kind === 'foreign') return null;
  return reached.kind === 'unknown' ? [] : store.findResources(sql, { departments: [reached.id], kind, active });
}

/** One resource of a department somebody works for; null = there is none for them. */
export async function readResource(
  sql: Sql,
  id: string,
  { login, policy = 'staff' }: { login: Login; policy?: 'staff' | 'lead' },
): Promise<store.ResourceRow | null> {
  const row = await store.findResource(sql, id);
  return row !== null && mayReach(policy, login, row) ? row : null;
}

/** Adds a resource; as a part of a whole it is taken by everything that takes the whole. */
export function addResource(db: Database, asked: NewResource, editor: Editor): Promise<SaveResult> {
  return inTransaction(db, async (sql): Promise<SaveResult> => {
    const { department, site, ...facts } = asked;
    const reached = await reachedDepartment(sql, { slug: department, login: editor.login, policy: 'lead' });
    if (reached.kind === 'foreign') return reached;
    if (reached.kind === 'unknown')
      return { kind: 'invalid', errors: [{ path: 'department', code: 'INVALID_CHOICE' }] };
    const place = await placeOf(sql, reached.id, { site, parentId: facts.parentId });
    const errors = [...place.errors, ...wrongShape({ ...facts, siteId: place.siteId }, place.whole)];
    if (errors.length > 0) return { kind: 'invalid', errors: firstOfEach(errors) };
    const id = newId(editor.now.getTime());
    await store.insertResource(sql, { id, departmentId: reached.id, ...facts, siteId: place.siteId });
    await audit(sql, editor, { action: 'resource.created', departmentId: reached.id, details: { resource: id } });
    return saved(sql, id);
  });
}

/** Changes what is named; what stands already changes nothing, not even the version. */
export function editResource(
  db: Database,
  { id, changes }: { id: string; changes: ResourceChange },
  editor: Editor,
): Promise<SaveResult> {
  return inTransaction(db, async (sql): Promise<SaveResult> => {
    const before = await store.lockResource(sql, id);
    if (before === null || !mayReach('lead', editor.login, before)) return { kind: 'unknown' };
    if (!hasSeen(editor.seen, before.version)) return { kind: 'changedMeanwhile' };
    const { site = before.site?.slug ?? null, ...named } = changes;
    const parentId = named.parentId === undefined ? before.parentId : named.parentId;
    const place = await placeOf(sql, before.departmentId, { site, parentId, standing: before.site });
    const now = { ...before, ...definedOf(named), siteId: place.siteId };
    const errors = [...place.errors, ...wrongShape(now, place.whole), ...(await wrongWhole(sql, before, parentId))];
    if (errors.length > 0) return { kind: 'invalid', errors: firstOfEach(errors) };
    const facts = { ...definedOf(named), siteId: place.siteId };
    const standing: Record<string, unknown> = { ...before, siteId: before.site?.id ?? null };
    const fields = Object.entries(facts).flatMap(([name, value]) => (standing[name] === value ? [] : [name]));
    if (fields.length === 0) return { kind: 'saved', resource: before };
    const refusal = await refusalOf(sql, { before, facts, fields, now: editor.now });
    if (refusal !== null) return refusal;
    await store.updateResource(sql, id, facts);
    if (fields.includes('siteId')) await store.moveParts(sql, id, place.siteId);
    const details = { resource: id, fields };
    await audit(sql, editor, { action: 'resource.changed', departmentId: before.departmentId, details });
    return saved(sql, id);
  });
}

interface Change {
  before: store.ResourceRow;
  facts: Partial<store.ResourceFacts>;
  fields: string[];
  now: Date;
}

/** What stands in the way of closing, cutting or moving a resource that is in use. */
async function refusalOf(sql: Sql, { before, facts, fields, now }: Change): Promise<Unsaved | null> {
  const { id } = before;
  if (fields.includes('active') && facts.active === false) {
    const use = await findComingUse(sql, id, now);
    if (use.total + use.meetings + use.offers.length > 0) return { kind: 'in use', use };
  }
  const quantity = facts.quantity ?? before.quantity;
  if (quantity < before.quantity) {
    const by = await findAbove(sql, { id, quantity, now });
    if (by.length > 0) return { kind: 'short', total: by.length, by: by.slice(0, NAMED) };
  }
  if (fields.includes('parentId') && facts.parentId) {
    const by = await findClashes(sql, { id, wholeId: facts.parentId, now });
    if (by.length > 0) return { kind: 'taken', by: by.slice(0, NAMED) };
  }
  return null;
}

interface Place {
  siteId: string | null;
  whole: (store.ResourceRow & { siteId: string | null }) | null;
  errors: WrongField[];
}

/** Where it stands: a site of the department that is in use (or the one where it stands already), and its whole. */
async function placeOf(
  sql: Sql,
  departmentId: string,
  asked: { site: string | null; parentId: string | null; standing?: store.ResourceRow['site'] },
): Promise<Place> {
  const { site, parentId, standing = null } = asked;
  const stays = standing !== null && standing.slug === site;
  const siteId = stays ? standing.id : site === null ? null : await store.findSiteId(sql, departmentId, site);
  const whole = parentId === null ? null : await store.lockResource(sql, parentId);
  const own = whole !== null && whole.departmentId === departmentId && whole.active;
  const errors: WrongField[] = site !== null && siteId === null ? [{ path: 'site', code: 'INVALID_CHOICE' }] : [];
  return { siteId, whole: own ? { ...whole, siteId: whole.site?.id ?? null } : null, errors };
}

async function wrongWhole(sql: Sql, { id, parentId }: store.ResourceRow, wanted: string | null): Promise<WrongField[]> {
  if (wanted === null || wanted === parentId) return [];
  return (await store.liesWithin(sql, id, wanted)) ? [{ path: 'parentId', code: 'PART_OF_ITSELF' }] : [];
}

function firstOfEach(errors: WrongField[]): WrongField[] {
  return errors.filter(({ path }, index) => errors.findIndex((other) => other.path === path) === index);
}

function definedOf<Facts extends object>(facts: Facts): Facts {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as Facts;
}

async function saved(sql: Sql, id: string): Promise<SaveResult> {
  const resource = await store.findResource(sql, id);
  return resource === null ? { kind: 'unknown' } : { kind: 'saved', resource };
}

interface Done {
  action: 'resource.created' | 'resource.changed';
  departmentId: string;
  details: Record<string, unknown>;
}

function audit(sql: Sql, { login, now }: Editor, { action, departmentId, details }: Done): Promise<void> {
  const role = actingRole('lead', login, { departmentId });
  return recordAudit(sql, { now, actor: 'account', accountId: login.accountId, role, action, departmentId, details });
}
