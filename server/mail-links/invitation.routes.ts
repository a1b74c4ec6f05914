import type { Router } from 'express';
import { factorTexts } from '#server/accounts/factors.texts.ts';
import { type Answer, invalid, ok } from '#server/http/answers.ts';
import { type Mounted, type ServeDeps, serve } from '#server/http/serve.ts';
import { askingBrowserOf, isFromElsewhere, loginCookieHeader } from '#server/http/signed-in.ts';
import type { Deps } from '#server/platform/deps.ts';
import type { Language } from '#server/time/language.ts';
import { lookAtInvitation, takeUpInvitation as takeUp } from './invitation.service.ts';
import { readInvitation, takeUpInvitation } from './mail-link.contract.ts';
import { mailLinkTexts } from './mail-link.texts.ts';

/** Taking up an account that somebody else made. */
export function invitationRoutes(router: Router, deps: Deps & ServeDeps, mounted: Mounted): void {
  const cookieHeader = loginCookieHeader(deps.loginCookie);

  serve(router, deps, mounted, readInvitation, async ({ params, now, language }) => {
    const invitation = await lookAtInvitation(deps, { ...params, now });
    if (invitation === null) return dead(language);
    return ok({ name: invitation.name, password: invitation.password });
  });

  serve(router, deps, mounted, takeUpInvitation, async ({ body, request, now, language }) => {
    if (isFromElsewhere(request)) return { kind: 'problem', code: 'CROSS_ORIGIN' };
    const browser = askingBrowserOf(request, deps.loginCookie);
    const result = await takeUp(deps, { token: body.token, password: body.password || null, browser, now });
    if (result.kind === 'dead') return dead(language);
    if (result.kind === 'passwordNeeded') return wrongPassword('REQUIRED', mailLinkTexts[language].passwordNeeded);
    if (result.kind === 'weak') return wrongPassword(result.refusal, factorTexts[language].password[result.refusal]);
    const { account, cookie, maxAgeSeconds } = result.login;
    return ok(account, { headers: { 'set-cookie': cookieHeader(cookie, maxAgeSeconds) } });
  });
}

function dead(language: Language): Answer<never> {
  return { kind: 'problem', code: 'LINK_NOT_VALID', detail: mailLinkTexts[language].deadInvitation };
}

function wrongPassword(code: string, message: string): Answer<never> {
  return invalid([{ path: 'password', code, message }]);
}
