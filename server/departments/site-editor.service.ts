import { type Database, inTransaction } from '#server/platform/database.ts';
import { newId } from '#server/platform/ids.ts';
import type { NewSite, SiteChange } from './department-editor.contract.ts';
import { fieldsThatDiffer, hasSeen } from './department-editor.rules.ts';
import {
  audit,
  type Editor,
  firstFree,
  type Saved,
  type Unsaved,
  withoutId,
  wrongMunicipality,
} from './department-editor.service.ts';
import { findSiteRows, insertSite, lockDepartmentRow, type SiteRow, updateSite } from './department-editor.store.ts';
import { findSiteUse, type SiteUse } from './site-use.store.ts';
import { slugOf, slugsToTry } from './slug.ts';

type SavedSite = Saved<Omit<SiteRow, 'id'>>;

/** Adds a site to a department; its slug is made of its name. */
export function addSite(
  db: Database,
  { slug, asked }: { slug: string; asked: NewSite },
  { login, now }: Editor,
): Promise<SavedSite | Unsaved> {
  return inTransaction(db, async (sql): Promise<SavedSite | Unsaved> => {
    const department = await lockDepartmentRow(sql, slug);
    if (department === null) return { kind: 'unknown' };
    const wrong = await wrongMunicipality(sql, asked.municipalityCode);
    if (wrong !== null) return wrong;
    const typed = { ...asked, selfGuidedPupils: asked.selfGuidedPupils ?? null };
    const row = { id: newId(now.getTime()), departmentId: department.id, ...typed };
    const slugs = slugsToTry(slugOf(asked.name, 'sted'), row.id);
    const site = await firstFree(slugs, (one) => insertSite(sql, { ...row, slug: one }));
    if (site === null) return { kind: 'invalid', errors: [{ path: 'name', code: 'SLUG_TAKEN' }] };
    const details = { site };
    await audit(sql, { action: 'site.created', departmentId: department.id, login, now, details });
    return { kind: 'saved', thing: { slug: site, ...typed, active: true, version: 1 } };
  });
}

/** Changes a site. It can be closed only when nothing coming stands there. */
export function editSite(
  db: Database,
  { slug, site, changes }: { slug: string; site: string; changes: SiteChange },
  { login, now, seen = null }: Editor,
): Promise<SavedSite | Unsaved | { kind: 'in use'; use: SiteUse }> {
  return inTransaction(db, async (sql) => {
    const department = await lockDepartmentRow(sql, slug);
    const before = department && (await findSiteRows(sql, department.id)).find((one) => one.slug === site);
    if (!department || !before) return { kind: 'unknown' };
    if (!hasSeen(seen, before.version)) return { kind: 'changedMeanwhile' };
    const wrong = await wrongMunicipality(sql, changes.municipalityCode);
    if (wrong !== null) return wrong;
    const fields = fieldsThatDiffer<SiteChange>(withoutId(before), changes);
    if (fields.length === 0) return { kind: 'saved', thing: withoutId(before) };
    if (fields.includes('active') && changes.active === false) {
      const use = await findSiteUse(sql, before.id, now);
      if (use.sessions > 0 || use.offers.length > 0) return { kind: 'in use', use };
    }
    await updateSite(sql, before.id, changes as Partial<SiteRow>);
    const details = { site, fields };
    await audit(sql, { action: 'site.changed', departmentId: department.id, login, now, details });
    const after = (await findSiteRows(sql, department.id)).find((one) => one.slug === site);
    return { kind: 'saved', thing: withoutId(after ?? before) };
  });
}
