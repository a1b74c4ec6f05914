import { fail, type RequestEvent, redirect } from '@sveltejs/kit';
import { href } from '#lib/links.ts';
import { addressAfterLogin } from '#lib/server/after-login.ts';
import { apiOf } from '#lib/server/api.ts';
import { rememberAsked } from '#lib/server/asked-mail.ts';
import { carry, uncarry } from '#lib/server/carried-password.ts';
import { demoGroups } from '#lib/server/demo-groups.ts';
import { ownPath } from '#lib/server/own-path.ts';
import { passCookies } from '#lib/server/pass-cookies.ts';
import { postedForm } from '#lib/server/posted-form.ts';
import { logInTexts } from '#lib/texts/log-in.ts';
import { logIn, type Me } from '#server/accounts/account.contract.ts';
import { logInToDemo } from '#server/accounts/demo-logins.contract.ts';
import { listProviders } from '#server/federation/federation.contract.ts';
import { failureSentence } from '#server/federation/federation.texts.ts';
import type { Problem } from '#server/http/problems.ts';
import { askForLoginLink } from '#server/mail-links/mail-link.contract.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  event.setHeaders({ 'cache-control': 'no-store' });
  const { searchParams } = event.url;
  const { me, language } = event.locals;
  const next = ownPath(searchParams.get('next'));
  if (me !== null && searchParams.has('videre')) redirect(303, addressAfterLogin(me, next, language));
  const { demo } = await event.parent();
  const api = apiOf(event);
  const [providers, groups] = await Promise.all([api.call(listProviders), demo ? demoGroups(api) : []]);
  return {
    next,
    loggedOut: searchParams.has('farvel'),
    failure: failureSentence(searchParams.get('fejl'), language),
    providers: providers.ok ? providers.data.items : [],
    demoGroups: groups,
  };
};

interface Typed {
  email: string;
  next: string | null;
}

interface Failure extends Typed {
  /** Which form it was. */
  of: 'link' | 'password' | 'code' | 'demo';
  problem: Pick<Problem, 'detail' | 'errors' | 'code'>;
  /** The password on its way to the second step, sealed. */
  carried?: string;
}

const failed = (status: number, failure: Failure) => fail(status, failure);

export const actions: Actions = {
  link: async (event) => {
    const { email, next } = await typedIn(event);
    const result = await apiOf(event).call(askForLoginLink, { body: { email, ...(next === null ? {} : { next }) } });
    if (!result.ok) return failed(result.status, { of: 'link', problem: result.problem, email, next });
    passCookies(result.headers, event.cookies);
    rememberAsked(event.cookies, event.url, { email, next });
    redirect(303, href(event.locals.language, '/log-ind/kode'));
  },

  password: async (event) => {
    const { text, email, next } = await typedIn(event);
    return logInWith(event, { email, password: text('password'), next });
  },

  code: async (event) => {
    const { text, next } = await typedIn(event);
    const known = uncarry(text('carried'));
    if (known !== null) return logInWith(event, { ...known, next, code: text('code') });
    const detail = logInTexts[event.locals.language].second.tooLate;
    return failed(401, { of: 'password', problem: { code: 'EXPIRED', detail }, email: text('email'), next });
  },

  demo: async (event) => {
    const { email, next } = await typedIn(event);
    const result = await apiOf(event).call(logInToDemo, { body: { email } });
    if (!result.ok) return failed(result.status, { of: 'demo', problem: result.problem, email: '', next });
    return goOn(event, result, next);
  },
};

async function typedIn(event: RequestEvent) {
  const form = await postedForm(event);
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === 'string' ? value : '';
  };
  return { text, email: text('email'), next: ownPath(text('next')) };
}

async function logInWith(
  event: RequestEvent,
  { email, password, next, code }: Typed & { password: string; code?: string },
) {
  const result = await apiOf(event).call(logIn, { body: { email, password, ...(code === undefined ? {} : { code }) } });
  if (result.ok) return goOn(event, result, next);
  const { problem, status } = result;
  const asksForCode = ['SECOND_FACTOR_REQUIRED', 'WRONG_CODE'].includes(problem.code);
  if (!asksForCode) return failed(status, { of: 'password', problem, email, next });
  return failed(status, { of: 'code', problem, email, next, carried: carry({ email, password }) });
}

function goOn(event: RequestEvent, { data, headers }: { data: Me; headers: Headers }, next: string | null): never {
  passCookies(headers, event.cookies);
  redirect(303, addressAfterLogin(data, next, event.locals.language));
}
