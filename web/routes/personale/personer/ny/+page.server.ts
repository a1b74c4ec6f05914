import { fail, redirect } from '@sveltejs/kit';
import { href } from '#lib/links.ts';
import { postedForm } from '#lib/server/posted-form.ts';
import { problemErrors, roleBody, roleChoices, typedRole } from '#lib/server/role-form.ts';
import { staffApi } from '#lib/server/staff-api.ts';
import { invitePerson } from '#server/people/people.contract.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { departments, today } = await event.parent();
  const { language, me } = event.locals;
  return { choices: await roleChoices(staffApi(event), { departments, me, language }), today };
};

export const actions: Actions = {
  default: async (event) => {
    const form = await postedForm(event);
    const text = (name: string) => String(form.get(name) ?? '').slice(0, 500);
    const person = { name: text('name'), email: text('email'), language: text('language') };
    const role = typedRole(form);
    const result = await staffApi(event).call(invitePerson, { body: { ...person, ...roleBody(role) } });
    if (!result.ok) return fail(result.status, { errors: problemErrors(result.problem), person, role });
    redirect(303, `${href(event.locals.language, `/personale/personer/${result.data.id}`)}?inviteret=1`);
  },
};
