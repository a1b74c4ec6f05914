import { redirect } from '@sveltejs/kit';
import { href } from '#lib/links.ts';
import { newDepartmentFields } from '#lib/registers/fields.ts';
import { postedForm } from '#lib/server/posted-form.ts';
import { bodyOf, failedForm, typedIn } from '#lib/server/register-form.ts';
import { staffApi } from '#lib/server/staff-api.ts';
import { createDepartment } from '#server/departments/department-editor.contract.ts';
import { listMunicipalities } from '#server/municipalities/municipality.contract.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
  municipalities: (await staffApi(event).get(listMunicipalities)).items.map(({ code, name }) => ({ code, name })),
});

export const actions: Actions = {
  default: async (event) => {
    const { language } = event.locals;
    const typed = typedIn(await postedForm(event), newDepartmentFields);
    const result = await staffApi(event).call(createDepartment, { body: bodyOf(typed, newDepartmentFields) });
    if (result.ok) redirect(303, `${href(language, `/personale/registre/afdelinger/${result.data.slug}`)}?gemt=ny`);
    const { problem, status } = result;
    return failedForm({ form: 'ny', fields: newDepartmentFields, typed, problem, status, language });
  },
};
