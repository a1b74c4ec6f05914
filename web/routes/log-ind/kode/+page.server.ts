import { fail, type RequestEvent, redirect } from '@sveltejs/kit';
import { href } from '#lib/links.ts';
import { apiOf } from '#lib/server/api.ts';
import { forgetAsked, readAsked, rememberAsked } from '#lib/server/asked-mail.ts';
import { goOnAfterLink } from '#lib/server/link-login.ts';
import { passCookies } from '#lib/server/pass-cookies.ts';
import { postedForm } from '#lib/server/posted-form.ts';
import { askForLoginLink, useLoginLink } from '#server/mail-links/mail-link.contract.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  event.setHeaders({ 'cache-control': 'no-store' });
  const asked = readAsked(event.cookies, event.url);
  return { email: asked?.email ?? null, again: event.url.searchParams.has('igen') };
};

export const actions: Actions = {
  code: async (event) => {
    const form = await postedForm(event);
    const code = String(form.get('code') ?? '').trim();
    const remember = form.has('remember');
    const result = await apiOf(event).call(useLoginLink, { body: { code: code.slice(0, 20), remember } });
    if (!result.ok) return fail(result.status, { problem: result.problem, code, remember });
    forgetAsked(event.cookies, event.url);
    return goOnAfterLink(event, result);
  },

  again: async (event) => {
    const asked = readAsked(event.cookies, event.url);
    if (asked === null) redirect(303, page(event, '/log-ind'));
    const { email, next } = asked;
    const result = await apiOf(event).call(askForLoginLink, { body: { email, ...(next === null ? {} : { next }) } });
    if (!result.ok) return fail(result.status, { problem: result.problem, code: '', remember: false });
    passCookies(result.headers, event.cookies);
    rememberAsked(event.cookies, event.url, asked);
    redirect(303, page(event, '/log-ind/kode?igen'));
  },
};

function page(event: RequestEvent, path: string): string {
  return href(event.locals.language, path);
}
