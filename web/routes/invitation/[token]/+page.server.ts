import { fail, redirect } from '@sveltejs/kit';
import { addressAfterLogin } from '#lib/server/after-login.ts';
import { apiOf } from '#lib/server/api.ts';
import { passCookies } from '#lib/server/pass-cookies.ts';
import { postedForm } from '#lib/server/posted-form.ts';
import { readInvitation, takeUpInvitation } from '#server/mail-links/mail-link.contract.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  event.setHeaders({ 'cache-control': 'no-store' });
  const { token } = event.params;
  const invitation = await apiOf(event).call(readInvitation, { params: { token } });
  return invitation.ok ? { invitation: invitation.data } : { refusal: invitation.problem.detail };
};

export const actions: Actions = {
  default: async (event) => {
    const { token } = event.params;
    const password = String((await postedForm(event)).get('password') ?? '').slice(0, 1000);
    const result = await apiOf(event).call(takeUpInvitation, { body: { token, password } });
    if (!result.ok) return fail(result.status, { problem: result.problem });
    passCookies(result.headers, event.cookies);
    redirect(303, addressAfterLogin(result.data, null, event.locals.language));
  },
};
