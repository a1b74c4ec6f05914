import { fail, redirect } from '@sveltejs/kit';
import { href } from '#lib/links.ts';
import { type Api, apiOf } from '#lib/server/api.ts';
import { federatedLogin } from '#lib/server/federated-login.ts';
import { passLoginCookie } from '#lib/server/login-cookie.ts';
import { ownPath } from '#lib/server/own-path.ts';
import { postedForm } from '#lib/server/posted-form.ts';
import { logIn } from '#server/accounts/account.contract.ts';
import { type DemoLogin, listDemoLogins } from '#server/accounts/demo-logins.contract.ts';
import { listDepartments } from '#server/departments/department.contract.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  event.setHeaders({ 'cache-control': 'no-store' });
  const { demo } = await event.parent();
  const next = ownPath(event.url.searchParams.get('next'));
  return {
    next,
    federated: await federatedLogin(event, next),
    loggedOut: event.url.searchParams.has('farvel'),
    demoGroups: demo ? await demoGroups(apiOf(event)) : [],
  };
};

export const actions: Actions = {
  default: async (event) => {
    const form = await postedForm(event);
    const email = textOf(form, 'email');
    const result = await apiOf(event).call(logIn, { body: { email, password: textOf(form, 'password') } });
    if (!result.ok) return fail(result.status, { problem: result.problem, email });
    passLoginCookie(result.headers, event.cookies);
    redirect(303, ownPath(textOf(form, 'next')) ?? href(event.locals.language, '/personale'));
  },
};

interface DemoGroup {
  /** Null = everything. */
  department: string | null;
  logins: DemoLogin[];
}

/** The demo's logins by department; none when the list cannot be had. */
async function demoGroups(api: Api): Promise<DemoGroup[]> {
  const [logins, departments] = await Promise.all([
    api.call(listDemoLogins),
    api.call(listDepartments, { query: { pageSize: 100 } }),
  ]);
  if (!logins.ok) return [];
  const names = new Map(departments.ok ? departments.data.items.map(({ slug, name }) => [slug, name]) : []);
  const slugs = [...new Set(logins.data.map(({ department }) => department))];
  return slugs.map((slug) => ({
    department: slug === undefined ? null : (names.get(slug) ?? slug),
    logins: logins.data.filter(({ department }) => department === slug),
  }));
}

function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}
