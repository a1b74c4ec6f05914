import type { Router } from 'express';
import { type Answer, created, empty, notFound, ok } from '#server/http/answers.ts';
import { type Mounted, type ServeDeps, serve } from '#server/http/serve.ts';
import { askingBrowserOf, isFromElsewhere, loginCookieHeader, loginCookieOf } from '#server/http/signed-in.ts';
import type { Deps } from '#server/platform/deps.ts';
import type { Language } from '#server/time/language.ts';
import { tooManyAttempts } from './account.routes.ts';
import { askingLogin } from './asking-login.ts';
import { refusedChange } from './factors.routes.ts';
import { factorTexts } from './factors.texts.ts';
import {
  addPasskey,
  beginPasskey,
  beginPasskeyLogin,
  listPasskeys,
  logInByPasskey,
  removePasskey,
} from './passkey.contract.ts';
import { addOwnPasskey, beginOwnPasskey, CHALLENGE_MINUTES, passkeysOf, removeOwnPasskey } from './passkey.service.ts';
import type { PasskeyRow } from './passkey.store.ts';
import { beginPasskeyLoginFor, logInWithPasskey } from './passkey-login.service.ts';

/** Passkeys: logging in with one, adding and removing one's own. */
export function passkeyRoutes(router: Router, deps: Deps & ServeDeps, mounted: Mounted): void {
  const loginCookie = loginCookieHeader(deps.loginCookie);
  const challengeName = deps.loginCookie.replace(/login$/, 'passkey');
  const challengeCookie = (value: string, maxAgeSeconds: number) =>
    loginCookieHeader(challengeName)(value, maxAgeSeconds).replace('SameSite=Lax', 'SameSite=Strict');
  const withChallenge = (cookie: string) => ({
    headers: { 'set-cookie': challengeCookie(cookie, CHALLENGE_MINUTES * 60) },
  });

  serve(router, deps, mounted, listPasskeys, async ({ login }) => {
    const rows = await passkeysOf(deps.db, askingLogin(login).accountId);
    return ok({ items: rows.map(shown) });
  });

  serve(router, deps, mounted, beginPasskey, async ({ login, now, language }) => {
    const result = await beginOwnPasskey(deps, { ...askingLogin(login), now });
    if (result.kind === 'begun') return ok({ ...result.options }, withChallenge(result.cookie));
    return result.kind === 'tooMany' ? problem('TOO_MANY_PASSKEYS', language) : refusedChange(result, language);
  });

  serve(router, deps, mounted, addPasskey, async ({ body, login, request, now, language }) => {
    const cookie = loginCookieOf(request, challengeName);
    const result = await addOwnPasskey(deps, { ...askingLogin(login), ...body, cookie, now });
    if (result.kind === 'added') {
      const headers = { 'set-cookie': loginCookie(result.login.cookie, result.login.maxAgeSeconds) };
      return created(shown(result.passkey), { headers });
    }
    return result.kind === 'refusedKey' ? problem('PASSKEY_NOT_ADDED', language) : refusedChange(result, language);
  });

  serve(router, deps, mounted, removePasskey, async ({ params, login, now, language }) => {
    const result = await removeOwnPasskey(deps, { ...askingLogin(login), id: params.id, now });
    if (result.kind === 'removed') return empty();
    if (result.kind === 'unknown') return notFound();
    return result.kind === 'required' ? problem('SECOND_FACTOR_REQUIRED', language) : refusedChange(result, language);
  });

  serve(router, deps, mounted, beginPasskeyLogin, async ({ request, now, language }) => {
    if (isFromElsewhere(request)) return { kind: 'problem', code: 'CROSS_ORIGIN' };
    const { address } = askingBrowserOf(request, deps.loginCookie);
    const result = await beginPasskeyLoginFor(deps, { address, now });
    if (result.kind === 'tooMany') return tooManyAttempts(result.againAt, now, language);
    return ok({ ...result.options }, withChallenge(result.cookie));
  });

  serve(router, deps, mounted, logInByPasskey, async ({ body, request, now, language }) => {
    if (isFromElsewhere(request)) return { kind: 'problem', code: 'CROSS_ORIGIN' };
    const browser = askingBrowserOf(request, deps.loginCookie);
    const answer = { response: body.response, challengeCookie: loginCookieOf(request, challengeName), browser, now };
    const result = await logInWithPasskey(deps, answer);
    if (result.kind === 'tooMany') return tooManyAttempts(result.againAt, now, language);
    if (result.kind === 'wrong') return problem('WRONG_PASSKEY', language);
    return ok(result.account, { headers: { 'set-cookie': loginCookie(result.cookie, result.maxAgeSeconds) } });
  });
}

function shown({ id, name, backedUp, createdAt, lastUsedAt }: PasskeyRow) {
  return { id, name, backedUp, createdAt: createdAt.toISOString(), lastUsedAt: lastUsedAt?.toISOString() ?? null };
}

type Code = 'TOO_MANY_PASSKEYS' | 'PASSKEY_NOT_ADDED' | 'SECOND_FACTOR_REQUIRED' | 'WRONG_PASSKEY';

function problem(code: Code, language: Language): Answer<never> {
  return { kind: 'problem', code, detail: factorTexts[language][code] };
}
