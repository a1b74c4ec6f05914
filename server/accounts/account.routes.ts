import type { Router } from 'express';
import { type Answer, empty, ok } from '#server/http/answers.ts';
import { type Mounted, type ServeDeps, serve } from '#server/http/serve.ts';
import { askingBrowserOf, isFromElsewhere, loginCookieHeader, loginCookieOf } from '#server/http/signed-in.ts';
import type { Deps } from '#server/platform/deps.ts';
import type { Language } from '#server/time/language.ts';
import { logIn, logOut, readMe } from './account.contract.ts';
import { meOfCookie } from './account.service.ts';
import { accountTexts } from './account.texts.ts';
import { logInByPassword, logOutOf } from './login.service.ts';

/** Logging in and out, and who one is. */
export function accountRoutes(router: Router, deps: Deps & ServeDeps, mounted: Mounted): void {
  const cookieHeader = loginCookieHeader(deps.loginCookie);

  serve(router, deps, mounted, logIn, async ({ body, request, now, language }) => {
    if (isFromElsewhere(request)) return { kind: 'problem', code: 'CROSS_ORIGIN' };
    const browser = askingBrowserOf(request, deps.loginCookie);
    const result = await logInByPassword(deps, { ...body, code: body.code?.trim() || null, browser, now });
    if (result.kind === 'tooMany') return tooManyAttempts(result.againAt, now, language);
    if (result.kind !== 'loggedIn') return refused(result.kind, language);
    return ok(result.account, { headers: { 'set-cookie': cookieHeader(result.cookie, result.maxAgeSeconds) } });
  });

  serve(router, deps, mounted, logOut, async ({ request }) => {
    const cookie = loginCookieOf(request, deps.loginCookie);
    if (cookie !== null) await logOutOf(deps.db, cookie);
    return empty({ 'set-cookie': cookieHeader('', 0) });
  });

  serve(router, deps, mounted, readMe, async ({ request, now }) => {
    const cookie = loginCookieOf(request, deps.loginCookie);
    const account = cookie === null ? null : await meOfCookie(deps.db, cookie, now);
    return account === null ? { kind: 'problem', code: 'UNAUTHENTICATED' } : ok(account);
  });
}

const refusals = { wrong: 'WRONG_LOGIN', codeNeeded: 'SECOND_FACTOR_REQUIRED', wrongCode: 'WRONG_CODE' } as const;

function refused(kind: keyof typeof refusals, language: Language): Answer<never> {
  return { kind: 'problem', code: refusals[kind], detail: accountTexts[language][kind] };
}

/** 429 with the time at which it may be tried again. */
export function tooManyAttempts(againAt: Date, now: Date, language: Language): Answer<never> {
  const seconds = Math.max(1, Math.ceil((againAt.getTime() - now.getTime()) / 1000));
  return {
    kind: 'problem',
    code: 'TOO_MANY_ATTEMPTS',
    detail: accountTexts[language].tooManyAttempts(againAt),
    headers: { 'retry-after': String(seconds) },
  };
}
