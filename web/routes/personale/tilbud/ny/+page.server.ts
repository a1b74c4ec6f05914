import { fail, redirect } from '@sveltejs/kit';
import { href } from '#lib/links.ts';
import { failureOf } from '#lib/server/offer-failure.ts';
import { typedIn } from '#lib/server/offer-form.ts';
import { postedForm } from '#lib/server/posted-form.ts';
import { ledDepartments } from '#lib/server/role-form.ts';
import { staffApi } from '#lib/server/staff-api.ts';
import { copyOffer, createOffer, listEditedOffers } from '#server/offer-editing/offer-editing.contract.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { departments } = await event.parent();
  const { items } = await staffApi(event).get(listEditedOffers, { query: { pageSize: 100 } });
  return {
    led: ledDepartments(event.locals.me, departments),
    copies: items.map(({ id, title, department }) => ({ value: id, label: title, department: department.name })),
  };
};

export const actions: Actions = {
  default: async (event) => {
    const { language } = event.locals;
    const typed = typedIn(await postedForm(event));
    const { titleDa = '', department = '', form, subjectFamily, copyOf = '' } = typed.values;
    const api = staffApi(event);
    const result =
      copyOf === ''
        ? await api.call(createOffer, {
            body: { titleDa, department, form, subjectFamily, targetGroups: typed.ticks.targetGroups },
          })
        : await api.call(copyOffer, { params: { id: copyOf }, body: { titleDa } });
    if (!result.ok) return fail(result.status, { typed, failure: failureOf(result.problem, { typed, language }) });
    redirect(303, `${href(language, `/personale/tilbud/${result.data.id}`)}?nyt=ny`);
  },
};
