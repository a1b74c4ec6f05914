import { staffApi } from '#lib/server/staff-api.ts';
import { listDepartments } from '#server/departments/department.contract.ts';
import { listImportRuns } from '#server/institutions/import-run.contract.ts';
import { formatDate } from '#server/time/format.ts';
import { localDateOf } from '#server/time/local-time.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const api = staffApi(event);
  const [departments, runs] = await Promise.all([
    api.get(listDepartments, { query: { pageSize: 1 } }),
    api.get(listImportRuns),
  ]);
  const last = runs.items.find(({ state, dryRun }) => state === 'DONE' && !dryRun);
  return {
    departments: departments.total,
    lastImport: last ? formatDate(localDateOf(new Date(last.startedAt)), event.locals.language) : null,
  };
};
