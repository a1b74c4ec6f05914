import type { Router } from 'express';
import { type Answer, empty, ok } from '#server/http/answers.ts';
import { type Mounted, type ServeDeps, serve } from '#server/http/serve.ts';
import { isSameOrigin, loginCookieOf } from '#server/http/signed-in.ts';
import type { Deps } from '#server/platform/deps.ts';
import type { Language } from '#server/time/language.ts';
import { logIn, logOut, readMe } from './account.contract.ts';
import { accountOf, LOGIN_HOURS, logInByPassword, logOutOf } from './account.service.ts';
import { accountTexts } from './account.texts.ts';

/** Logging in and out, and who one is. */
export function accountRoutes(router: Router, deps: Deps & ServeDeps, mounted: Mounted): void {
  const cookieHeader = cookieHeaderOf(deps.loginCookie);

  serve(router, deps, mounted, logIn, async ({ body, request, now, language }) => {
    // Without a cookie `serve` asks for no origin; a stranger's page must not log somebody in as somebody else.
    if (request.get('origin') !== undefined && !isSameOrigin(request)) return { kind: 'problem', code: 'CROSS_ORIGIN' };
    const result = await logInByPassword(deps.db, {
      ...body,
      oldCookie: loginCookieOf(request, deps.loginCookie),
      now,
    });
    if (result.kind === 'wrong') return wrongLogin(language);
    if (result.kind === 'tooMany') return tooManyAttempts(result.againAt, now, language);
    const headers = { 'set-cookie': cookieHeader(result.cookie, LOGIN_HOURS * 3600) };
    return ok(result.account, { headers });
  });

  serve(router, deps, mounted, logOut, async ({ request }) => {
    const cookie = loginCookieOf(request, deps.loginCookie);
    if (cookie !== null) await logOutOf(deps.db, cookie);
    return empty({ 'set-cookie': cookieHeader('', 0) });
  });

  serve(router, deps, mounted, readMe, async ({ login, now }) => {
    const account = login && (await accountOf(deps.db, login, now));
    return account === null ? { kind: 'problem', code: 'UNAUTHENTICATED' } : ok(account);
  });
}

/** SameSite=Lax and the same-origin check of `serve` together keep other sites from acting for a person. */
function cookieHeaderOf(name: string) {
  const secure = name.startsWith('__Host-') ? '; Secure' : '';
  return (value: string, maxAgeSeconds: number) =>
    `${name}=${value}; Path=/; Max-Age=${maxAgeSeconds}; HttpOnly; SameSite=Lax${secure}`;
}

function wrongLogin(language: Language): Answer<never> {
  return { kind: 'problem', code: 'WRONG_LOGIN', detail: accountTexts[language].wrongLogin };
}

function tooManyAttempts(againAt: Date, now: Date, language: Language): Answer<never> {
  const seconds = Math.max(1, Math.ceil((againAt.getTime() - now.getTime()) / 1000));
  return {
    kind: 'problem',
    code: 'TOO_MANY_ATTEMPTS',
    detail: accountTexts[language].tooManyAttempts(againAt),
    headers: { 'retry-after': String(seconds) },
  };
}
