import { staffApi } from '#lib/server/staff-api.ts';
import { listDepartments } from '#server/departments/department.contract.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const list = await staffApi(event).get(listDepartments, {
    query: { page: event.url.searchParams.get('page'), pageSize: 50 },
  });
  return { list };
};
