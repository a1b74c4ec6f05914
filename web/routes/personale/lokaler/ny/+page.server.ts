import { error, redirect } from '@sveltejs/kit';
import { href } from '#lib/links.ts';
import { postedForm } from '#lib/server/posted-form.ts';
import { newResourceBody } from '#lib/server/resource-form.ts';
import { failedRoom, shownDepartment, typedAll } from '#lib/server/room-form.ts';
import { staffApi } from '#lib/server/staff-api.ts';
import { roomTexts } from '#lib/texts/rooms.ts';
import { readDepartment } from '#server/departments/department.contract.ts';
import { createResource, listResources } from '#server/resources/resource.contract.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { departments } = await event.parent();
  const { department, leads } = shownDepartment(event, departments);
  if (department === null || !leads) error(403);
  const api = staffApi(event);
  const [{ sites }, { items }] = await Promise.all([
    api.get(readDepartment, { params: { slug: department.slug } }),
    api.get(listResources, { query: { department: department.slug, kind: 'ROOM', active: 'true' } }),
  ]);
  const whole = items.find(({ id }) => id === event.url.searchParams.get('del'));
  const [site] = sites;
  const ofWhole = { kind: ['ROOM'], site: [whole?.site?.slug ?? ''], parentId: [whole?.id ?? ''] };
  return {
    department,
    sites: sites.map(({ slug, name }) => ({ slug, name })),
    wholes: items.map(({ id, name }) => ({ id, name })),
    typed: whole ? ofWhole : { site: [site?.slug ?? ''] },
  };
};

export const actions: Actions = {
  default: async (event) => {
    const { language } = event.locals;
    const typed = typedAll(await postedForm(event));
    const result = await staffApi(event).call(createResource, { body: newResourceBody(typed) });
    if (result.ok) redirect(303, `${href(language, `/personale/lokaler/${result.data.id}`)}?gemt=ny`);
    const { problem, status } = result;
    return failedRoom({ form: 'ny', typed, problem, status, labels: roomTexts[language].fields });
  },
};
