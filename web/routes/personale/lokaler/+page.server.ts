import { saveHours } from '#lib/server/hours-action.ts';
import { shownDepartment } from '#lib/server/room-form.ts';
import { staffApi } from '#lib/server/staff-api.ts';
import { readDepartment } from '#server/departments/department.contract.ts';
import { readSiteHours } from '#server/resources/opening-hours.contract.ts';
import { listResources } from '#server/resources/resource.contract.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { departments } = await event.parent();
  const { department, leads } = shownDepartment(event, departments);
  if (department === null)
    return { departments, department, leads, sites: [], everywhere: [], closed: [], saved: false };
  const api = staffApi(event);
  const [{ sites }, { items }] = await Promise.all([
    api.get(readDepartment, { params: { slug: department.slug } }),
    api.get(listResources, { query: { department: department.slug } }),
  ]);
  const hours = await Promise.all(
    sites.map(({ slug }) => api.call(readSiteHours, { params: { slug: department.slug, site: slug } })),
  );
  const used = items.filter(({ active }) => active);
  return {
    departments,
    department,
    leads,
    sites: sites.map(({ slug, name }, index) => {
      const answer = hours[index];
      const spans = answer?.ok ? answer.data.spans : [];
      const etag = answer?.ok ? (answer.etag ?? '') : '';
      return { slug, name, spans, etag, resources: used.filter(({ site }) => site?.slug === slug) };
    }),
    everywhere: used.filter(({ site }) => site === null),
    closed: items.filter(({ active }) => !active),
    saved: event.url.searchParams.has('gemt'),
  };
};

export const actions: Actions = {
  hours: (event) => saveHours(event, (typed) => ({ slug: typed.department?.[0] ?? '', site: typed.site?.[0] ?? '' })),
};
