import type { Router } from 'express';
import { ok } from '#server/http/answers.ts';
import { type Mounted, type ServeDeps, serve } from '#server/http/serve.ts';
import { loginCookieOf } from '#server/http/signed-in.ts';
import type { Deps } from '#server/platform/deps.ts';
import { meOfCookie } from './account.service.ts';
import { askingLogin } from './asking-login.ts';
import { updateMe } from './profile.contract.ts';
import { changeProfile } from './profile.service.ts';

/** What somebody says about themselves. */
export function profileRoutes(router: Router, deps: Deps & ServeDeps, mounted: Mounted): void {
  serve(router, deps, mounted, updateMe, async ({ body, login, request, now }) => {
    await changeProfile(deps.db, { accountId: askingLogin(login).accountId, change: body, now });
    const cookie = loginCookieOf(request, deps.loginCookie);
    const me = cookie === null ? null : await meOfCookie(deps.db, cookie, now);
    return me === null ? { kind: 'problem', code: 'UNAUTHENTICATED' } : ok(me);
  });
}
