import { fail } from '@sveltejs/kit';
import { apiOf } from '#lib/server/api.ts';
import { forgetAsked } from '#lib/server/asked-mail.ts';
import { goOnAfterLink } from '#lib/server/link-login.ts';
import { postedForm } from '#lib/server/posted-form.ts';
import { lookAtLoginLink, useLoginLink } from '#server/mail-links/mail-link.contract.ts';
import type { Actions, PageServerLoad } from './$types';

/** Only looks, as mail scanners do: the button uses the link up. */
export const load: PageServerLoad = async (event) => {
  event.setHeaders({ 'cache-control': 'no-store' });
  const { token } = event.params;
  const looked = await apiOf(event).call(lookAtLoginLink, { params: { token } });
  if (looked.ok) return { purpose: looked.data.purpose, refusal: null };
  const { code, detail } = looked.problem;
  return { purpose: null, refusal: { code, detail } };
};

export const actions: Actions = {
  default: async (event) => {
    const remember = (await postedForm(event)).has('remember');
    const { token } = event.params;
    const result = await apiOf(event).call(useLoginLink, { body: { token, remember } });
    if (!result.ok) return fail(result.status, { code: result.problem.code, detail: result.problem.detail });
    forgetAsked(event.cookies, event.url);
    return goOnAfterLink(event, result);
  },
};
