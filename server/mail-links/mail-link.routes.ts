import type { Request, Router } from 'express';
import { type Answer, invalid, ok } from '#server/http/answers.ts';
import { ownPath } from '#server/http/own-path.ts';
import type { Login } from '#server/http/policy.ts';
import { type Mounted, type ServeDeps, serve } from '#server/http/serve.ts';
import { askingBrowserOf, isFromElsewhere, loginCookieHeader, loginCookieOf } from '#server/http/signed-in.ts';
import type { Deps } from '#server/platform/deps.ts';
import type { Language } from '#server/time/language.ts';
import { type LinkUse, lookAtLink, useCode, useLink } from './link-use.service.ts';
import { askForLoginLink, lookAtLoginLink, proveOwnEmail, useLoginLink } from './mail-link.contract.ts';
import { type AskResult, askForLink, LINK_MINUTES } from './mail-link.service.ts';
import { mailLinkTexts } from './mail-link.texts.ts';

const CROSS_ORIGIN: Answer<never> = { kind: 'problem', code: 'CROSS_ORIGIN' };

/** Logging in by mail. */
export function mailLinkRoutes(router: Router, deps: Deps & ServeDeps, mounted: Mounted): void {
  const loginCookie = loginCookieHeader(deps.loginCookie);
  const browserCookie = browserCookieOf(deps.loginCookie);
  const askedFrom = (request: Request) => ({
    browserSecret: browserCookie.read(request),
    address: askingBrowserOf(request, deps.loginCookie).address,
  });
  const answerAsked = (result: AskResult, now: Date, language: Language) => {
    if (result.kind === 'tooMany') return tooMany(tooManyLinks(result, language), result.againAt, now);
    deps.wakeMailWorker();
    const headers = { 'set-cookie': browserCookie.header(result.browserSecret) };
    return ok({ expiresAt: result.expiresAt.toISOString() }, { headers });
  };

  serve(router, deps, mounted, askForLoginLink, async ({ body, request, now, language }) => {
    if (isFromElsewhere(request)) return CROSS_ORIGIN;
    const next = ownPath(body.next ?? null);
    const asking = { ...askedFrom(request), email: body.email, accountId: null, next, language, now };
    return answerAsked(await askForLink(deps.db, asking), now, language);
  });

  serve(router, deps, mounted, proveOwnEmail, async ({ body, request, login, now, language }) => {
    const { accountId, email, emailProven } = login as Login;
    if (emailProven || (email !== null && email !== body.email)) {
      return { kind: 'problem', code: 'EMAIL_IS_SET', detail: mailLinkTexts[language].emailIsSet };
    }
    const next = ownPath(body.next ?? null);
    const asking = { ...askedFrom(request), email: body.email, accountId, next, language, now };
    return answerAsked(await askForLink(deps.db, asking), now, language);
  });

  serve(router, deps, mounted, lookAtLoginLink, async ({ params, request, now, language }) => {
    const browserSecret = browserCookie.read(request);
    const purpose = await lookAtLink(deps, { ...params, browserSecret, now });
    if (purpose === 'dead' || purpose === 'otherBrowser') return refused({ kind: purpose }, now, language);
    return purpose === 'INVITATION' ? refused({ kind: 'dead' }, now, language) : ok({ purpose });
  });

  serve(router, deps, mounted, useLoginLink, async ({ body, request, now, language }) => {
    if (isFromElsewhere(request)) return CROSS_ORIGIN;
    const { token, code, email = null, remember = false } = body;
    const browser = askingBrowserOf(request, deps.loginCookie);
    const using = { browserSecret: browserCookie.read(request), browser, remember, now };
    if (token === undefined && code === undefined) return codeNeeded(language);
    const use =
      token === undefined
        ? await useCode(deps, { ...using, code: code ?? '', email })
        : await useLink(deps, { ...using, token });
    if (use.kind === 'emailProven') return ok({ purpose: 'PROVE_EMAIL', account: null, next: use.next });
    if (use.kind !== 'loggedIn') return refused(use, now, language);
    const { account, cookie, maxAgeSeconds } = use.login;
    const headers = { 'set-cookie': loginCookie(cookie, maxAgeSeconds) };
    return ok({ purpose: 'LOGIN', account, next: use.next }, { headers });
  });
}

type Refusal = Exclude<LinkUse, { kind: 'loggedIn' } | { kind: 'emailProven' }>;

function refused(use: Refusal, now: Date, language: Language): Answer<never> {
  const texts = mailLinkTexts[language];
  if (use.kind === 'tooMany') return tooMany(texts.tooManyCodes(use.againAt), use.againAt, now);
  if (use.kind === 'wrongCode') return { kind: 'problem', code: 'WRONG_CODE', detail: texts.wrongCode(use.left) };
  return { kind: 'problem', code: codes[use.kind], detail: texts[use.kind] };
}

const codes = {
  dead: 'LINK_NOT_VALID',
  otherBrowser: 'OTHER_BROWSER',
  closed: 'ACCOUNT_CLOSED',
  emailTaken: 'EMAIL_TAKEN',
} as const;

function codeNeeded(language: Language): Answer<never> {
  return invalid([{ path: 'code', code: 'REQUIRED', message: mailLinkTexts[language].codeNeeded }]);
}

function tooManyLinks({ of, againAt }: Extract<AskResult, { kind: 'tooMany' }>, language: Language): string {
  const texts = mailLinkTexts[language];
  return of === 'mail' ? texts.tooManyMails(againAt) : texts.tooManyFromHere(againAt);
}

/** 429 with the time at which it may be tried again. */
function tooMany(detail: string, againAt: Date, now: Date): Answer<never> {
  const seconds = Math.max(1, Math.ceil((againAt.getTime() - now.getTime()) / 1000));
  return { kind: 'problem', code: 'TOO_MANY_ATTEMPTS', detail, headers: { 'retry-after': String(seconds) } };
}

/** The cookie of the browser that asks; Lax, since people come back by a link in their mail program. */
function browserCookieOf(loginCookieName: string) {
  const secure = loginCookieName.startsWith('__Host-');
  const name = secure ? '__Host-link' : 'link';
  const attributes = `Path=/; Max-Age=${LINK_MINUTES * 60}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
  return {
    read: (request: Request) => loginCookieOf(request, name),
    header: (value: string) => `${name}=${value}; ${attributes}`,
  };
}
