import { redirect } from '@sveltejs/kit';
import { href } from '#lib/links.ts';
import { apiOf } from '#lib/server/api.ts';
import { passLoginCookie } from '#lib/server/login-cookie.ts';
import { logOut } from '#server/accounts/account.contract.ts';
import type { Actions } from './$types';

export const actions: Actions = {
  default: async (event) => {
    const result = await apiOf(event).call(logOut);
    passLoginCookie(result.headers, event.cookies);
    redirect(303, href(event.locals.language, '/log-ind?farvel'));
  },
};
