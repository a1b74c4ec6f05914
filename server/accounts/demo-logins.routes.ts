import type { Router } from 'express';
import { notFound, ok } from '#server/http/answers.ts';
import { type Mounted, type ServeDeps, serve } from '#server/http/serve.ts';
import { askingBrowserOf, isFromElsewhere, loginCookieHeader } from '#server/http/signed-in.ts';
import type { Deps } from '#server/platform/deps.ts';
import { listDemoLogins, logInToDemo } from './demo-logins.contract.ts';
import { beginDemoLogin, readDemoLogins } from './demo-logins.service.ts';

/** Mounted only in the demo; elsewhere the addresses do not exist. */
export function demoLoginRoutes(router: Router, deps: Deps & ServeDeps, mounted: Mounted): void {
  if (!deps.config.demo) return;
  const cookieHeader = loginCookieHeader(deps.loginCookie);
  serve(router, deps, mounted, listDemoLogins, async ({ now }) => ok(await readDemoLogins(deps.db, now)));

  serve(router, deps, mounted, logInToDemo, async ({ body, request, now }) => {
    if (isFromElsewhere(request)) return { kind: 'problem', code: 'CROSS_ORIGIN' };
    const browser = askingBrowserOf(request, deps.loginCookie);
    const begun = await beginDemoLogin(deps.db, { email: body.email, browser, now });
    if (begun === null) return notFound();
    return ok(begun.account, { headers: { 'set-cookie': cookieHeader(begun.cookie, begun.maxAgeSeconds) } });
  });
}
