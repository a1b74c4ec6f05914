import { apiOf } from '#lib/server/api.ts';
import { listDepartments } from '#server/departments/department.contract.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({ departments: (await apiOf(event).get(listDepartments)).items });
