import { type Login, mayReach, type ScopedPolicy } from '#server/http/policy.ts';
import type { Sql } from '#server/platform/database.ts';
import { findDepartmentRow } from './department-editor.store.ts';

/** A department that a call names by its slug: `foreign` is not the caller's, or not known to them; `unknown` is in no list. */
export type Reached = { kind: 'reached'; id: string; name: string } | { kind: 'foreign' } | { kind: 'unknown' };

/** The department of a slug, as far as the caller may work with it under a policy. */
export async function reachedDepartment(
  sql: Sql,
  { slug, login, policy }: { slug: string; login: Login; policy: ScopedPolicy },
): Promise<Reached> {
  const department = await findDepartmentRow(sql, slug);
  if (department === null) return { kind: mayReach(policy, login, { departmentId: null }) ? 'unknown' : 'foreign' };
  const { id, name } = department;
  return mayReach(policy, login, { departmentId: id }) ? { kind: 'reached', id, name } : { kind: 'foreign' };
}
