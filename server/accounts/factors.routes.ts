import type { Router } from 'express';
import { tooManyAttempts } from '#server/accounts/account.routes.ts';
import { type Answer, empty, invalid, ok } from '#server/http/answers.ts';
import { type Mounted, type ServeDeps, serve } from '#server/http/serve.ts';
import { loginCookieHeader } from '#server/http/signed-in.ts';
import type { Deps } from '#server/platform/deps.ts';
import type { Language } from '#server/time/language.ts';
import { askingLogin } from './asking-login.ts';
import { type Refused, securityOf } from './factor-change.service.ts';
import type { ChangeRefusal } from './factor-changes.rules.ts';
import {
  beginTotp,
  changePassword,
  confirmTotp,
  readSecurity,
  removeTotp,
  renewRecoveryCodes,
  showSecondFactor,
} from './factors.contract.ts';
import { factorTexts } from './factors.texts.ts';
import type { RotatedLogin } from './own-login.service.ts';
import { changeOwnPassword } from './password-change.service.ts';
import {
  beginTotpSetup,
  confirmTotpSetup,
  removeOwnTotp,
  renewOwnRecoveryCodes,
  showOwnSecondFactor,
} from './totp-setup.service.ts';

/** Password, codes from an app and recovery codes of whoever asks. */
export function factorRoutes(router: Router, deps: Deps & ServeDeps, mounted: Mounted): void {
  const cookieHeader = loginCookieHeader(deps.loginCookie);
  const cookieOf = ({ cookie, maxAgeSeconds }: RotatedLogin) => ({
    headers: { 'set-cookie': cookieHeader(cookie, maxAgeSeconds) },
  });

  serve(router, deps, mounted, readSecurity, async ({ login, now }) => {
    const security = await securityOf(deps.db.pool, { ...askingLogin(login), now });
    return security === null ? unauthenticated() : ok(security);
  });

  serve(router, deps, mounted, changePassword, async ({ body, login, now, language }) => {
    const request = { ...askingLogin(login), current: body.current ?? null, chosen: body.new, now };
    const result = await changeOwnPassword(deps, request);
    const texts = factorTexts[language];
    if (result.kind === 'changed') return ok(result.account, cookieOf(result.login));
    if (result.kind === 'tooMany') return tooManyAttempts(result.againAt, now, language);
    if (result.kind === 'weak') {
      return invalid([{ path: 'new', code: result.refusal, message: texts.password[result.refusal] }]);
    }
    if (result.kind === 'noEmail') return { kind: 'problem', code: 'NO_EMAIL', detail: texts.NO_EMAIL };
    if (result.kind === 'gone') return unauthenticated();
    const code = result.kind === 'currentWrong' ? 'WRONG_PASSWORD' : 'REQUIRED';
    return invalid([{ path: 'current', code, message: texts[result.kind] }]);
  });

  serve(router, deps, mounted, beginTotp, async ({ body, login, now, language }) => {
    const result = await beginTotpSetup(deps, { ...askingLogin(login), setup: body.setup ?? null, now });
    if (result.kind !== 'begun') return refusedChange(result, language);
    const { secret, uri, setup } = result;
    return ok({ secret, uri, setup });
  });

  serve(router, deps, mounted, confirmTotp, async ({ body, login, now, language }) => {
    const result = await confirmTotpSetup(deps, { ...askingLogin(login), ...body, now });
    if (result.kind === 'confirmed') {
      return ok({ me: result.account, recoveryCodes: result.recoveryCodes }, cookieOf(result.login));
    }
    if (result.kind === 'expired') return problem('SETUP_EXPIRED', language);
    return result.kind === 'wrongCode' ? wrongCode(language) : refusedChange(result, language);
  });

  serve(router, deps, mounted, removeTotp, async ({ login, now, language }) => {
    const result = await removeOwnTotp(deps, { ...askingLogin(login), now });
    if (result.kind === 'removed') return empty();
    return result.kind === 'required' ? problem('SECOND_FACTOR_REQUIRED', language) : refusedChange(result, language);
  });

  serve(router, deps, mounted, renewRecoveryCodes, async ({ login, now, language }) => {
    const result = await renewOwnRecoveryCodes(deps, { ...askingLogin(login), now });
    if (result.kind === 'made') return ok({ recoveryCodes: result.recoveryCodes });
    return result.kind === 'noTotp' ? problem('NO_TOTP', language) : refusedChange(result, language);
  });

  serve(router, deps, mounted, showSecondFactor, async ({ body, login, now, language }) => {
    const result = await showOwnSecondFactor(deps, { ...askingLogin(login), code: body.code, now });
    if (result.kind === 'raised') return ok(result.account, cookieOf(result.login));
    if (result.kind === 'tooMany') return tooManyAttempts(result.againAt, now, language);
    if (result.kind === 'gone') return unauthenticated();
    return result.kind === 'noTotp' ? problem('NO_TOTP', language) : wrongCode(language);
  });
}

type Code = ChangeRefusal | 'SECOND_FACTOR_REQUIRED' | 'SETUP_EXPIRED' | 'NO_TOTP';

function problem(code: Code, language: Language): Answer<never> {
  return { kind: 'problem', code, detail: factorTexts[language][code] };
}

function wrongCode(language: Language): Answer<never> {
  return invalid([{ path: 'code', code: 'WRONG_CODE', message: factorTexts[language].wrongCode }]);
}

/** Why a login may not change what its owner logs in with. */
export function refusedChange(refused: Refused, language: Language): Answer<never> {
  return refused.kind === 'gone' ? unauthenticated() : problem(refused.refusal, language);
}

function unauthenticated(): Answer<never> {
  return { kind: 'problem', code: 'UNAUTHENTICATED' };
}
