import { ledDepartments } from '#lib/server/role-form.ts';
import { staffApi } from '#lib/server/staff-api.ts';
import { listPeople } from '#server/people/people.contract.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { departments } = await event.parent();
  const { searchParams } = event.url;
  const text = (name: string) => searchParams.get(name) ?? '';
  const filter = { q: text('q'), rolle: text('rolle'), afdeling: text('afdeling'), konti: text('konti') };
  const active = { alle: '', lukkede: 'false' }[filter.konti] ?? 'true';
  const list = await staffApi(event).get(listPeople, {
    query: { q: filter.q, role: filter.rolle, department: filter.afdeling, active, page: text('side'), pageSize: 50 },
  });
  return { list, filter, led: ledDepartments(event.locals.me, departments) };
};
