import { createHash } from 'node:crypto';
import { reachedDepartment } from '#server/departments/reached-department.service.ts';
import { actingRole, type Login } from '#server/http/policy.ts';
import { recordAudit } from '#server/platform/audit.ts';
import { type Database, inTransaction, type Sql } from '#server/platform/database.ts';
import { findHours, findSite, lockOwner, type Owner, replaceHours } from './opening-hours.store.ts';
import { type Hours, sortedHours, type WrongHours, wrongHours } from './resource.rules.ts';
import { type Editor, readResource } from './resource.service.ts';

/** What hours belong to, as an address names it. */
export type Named = { slug: string; site: string } | { id: string };

export type HoursResult =
  | { kind: 'hours'; spans: Hours[]; etag: string }
  | { kind: 'unknown' }
  | { kind: 'foreign' }
  | { kind: 'changedMeanwhile' }
  | { kind: 'invalid'; errors: WrongHours[] };

/** When a site or a resource can be used. */
export async function readHours(sql: Sql, named: Named, login: Login): Promise<HoursResult> {
  const owner = await ownerOf(sql, named, { login, policy: 'staff' });
  return 'kind' in owner ? owner : hoursOf(await findHours(sql, owner));
}

/** Replaces the hours of a site or a resource. */
export async function setHours(
  db: Database,
  { named, spans }: { named: Named; spans: Hours[] },
  { login, now, seen }: Editor,
): Promise<HoursResult> {
  return inTransaction(db, async (sql): Promise<HoursResult> => {
    const owner = await ownerOf(sql, named, { login, policy: 'lead' });
    if ('kind' in owner) return owner;
    const departmentId = await lockOwner(sql, owner);
    const before = hoursOf(await findHours(sql, owner));
    if (seen !== null && seen !== '*' && seen !== before.etag) return { kind: 'changedMeanwhile' };
    const errors = wrongHours(spans);
    if (errors.length > 0) return { kind: 'invalid', errors };
    const after = hoursOf(sortedHours(spans));
    if (after.etag === before.etag) return before;
    await replaceHours(sql, owner, after.spans);
    const role = actingRole('lead', login, { departmentId });
    const done = { action: 'openingHours.set', departmentId, details: owner };
    await recordAudit(sql, { now, actor: 'account', accountId: login.accountId, role, ...done });
    return after;
  });
}

type Reader = { login: Login; policy: 'staff' | 'lead' };

async function ownerOf(
  sql: Sql,
  named: Named,
  { login, policy }: Reader,
): Promise<Owner | { kind: 'unknown' | 'foreign' }> {
  if ('id' in named) {
    const resource = await readResource(sql, named.id, { login, policy });
    return resource === null ? { kind: 'unknown' } : { resourceId: resource.id };
  }
  const department = await reachedDepartment(sql, { slug: named.slug, login, policy });
  if (department.kind !== 'reached') return { kind: department.kind };
  const siteId = await findSite(sql, department.id, named.site);
  return siteId === null ? { kind: 'unknown' } : { siteId };
}

/** Hours with an ETag made of them: the same list is the same version. */
function hoursOf(spans: Hours[]) {
  const text = JSON.stringify(spans.map(({ weekday, opensAt, closesAt }) => [weekday, opensAt, closesAt]));
  return { kind: 'hours' as const, spans, etag: createHash('sha256').update(text).digest('base64url').slice(0, 16) };
}
