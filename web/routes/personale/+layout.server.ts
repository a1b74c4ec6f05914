import { opensFor } from '#lib/page-policies.ts';
import { staffApi } from '#lib/server/staff-api.ts';
import { readMe } from '#server/accounts/account.contract.ts';
import { countMissing } from '#server/attendance/attendance.contract.ts';
import { listDepartments } from '#server/departments/department.contract.ts';
import type { LayoutServerLoad } from './$types';

/** The menu of the staff's area, in its order. */
const staffRoutes = [
  '/personale/personer',
  '/personale/historik',
  '/personale/registre',
  '/personale/persondata',
] as const;

/** Pages about persons are never kept by a browser or a proxy. */
export const load: LayoutServerLoad = async (event) => {
  const api = staffApi(event);
  const [missing, me] = await Promise.all([api.get(countMissing), api.get(readMe)]);
  event.setHeaders({ 'cache-control': 'no-store' });
  const everywhere = me.roles.some(({ role }) => role === 'KNOWLEDGE_CENTRE');
  const departments = everywhere
    ? (await api.get(listDepartments, { query: { pageSize: 100 } })).items
    : me.roles.flatMap(({ department }) => department ?? []);
  const roles = event.locals.me?.roles.map(({ role }) => role) ?? [];
  return {
    /** The pages of this area that the person's roles open. */
    opens: staffRoutes.filter((route) => opensFor(route, roles)),
    /** The Danish day of the server's clock. */
    today: missing.to,
    /** How many visits lack attendance, since when. */
    missing: missing.total,
    missingSince: missing.from,
    departments: departments.map(({ slug, name }) => ({ slug, name })),
  };
};
