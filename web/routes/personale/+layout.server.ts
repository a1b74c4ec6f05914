import { staffApi } from '#lib/server/staff-api.ts';
import { staffMenu } from '#lib/staff/staff-menu.ts';
import { readMe } from '#server/accounts/account.contract.ts';
import { countMissing } from '#server/attendance/attendance.contract.ts';
import { listDepartments } from '#server/departments/department.contract.ts';
import { countTasks } from '#server/tasks/task.contract.ts';
import type { LayoutServerLoad } from './$types';

/** Pages about persons are never kept by a browser or a proxy. */
export const load: LayoutServerLoad = async (event) => {
  const api = staffApi(event);
  const [missing, tasks, me] = await Promise.all([api.get(countMissing), api.get(countTasks), api.get(readMe)]);
  event.setHeaders({ 'cache-control': 'no-store' });
  const everywhere = me.roles.some(({ role }) => role === 'KNOWLEDGE_CENTRE');
  const departments = everywhere
    ? (await api.get(listDepartments, { query: { pageSize: 100 } })).items
    : me.roles.flatMap(({ department }) => department ?? []);
  const roles = event.locals.me?.roles.map(({ role }) => role) ?? [];
  const { language } = event.locals;
  return {
    menu: staffMenu({ language, roles, today: missing.to, missing: missing.total, tasks: tasks.total }),
    /** The Danish day of the server's clock. */
    today: missing.to,
    /** How many visits lack attendance, since when. */
    missing: missing.total,
    missingSince: missing.from,
    /** How much waits for somebody's answer: requests, date requests, and bookings to look at. */
    tasks: tasks.total,
    departments: departments.map(({ slug, name }) => ({ slug, name })),
  };
};
