import type { Router } from 'express';
import { empty, notFound, ok } from '#server/http/answers.ts';
import { type Mounted, type ServeDeps, serve } from '#server/http/serve.ts';
import { loginCookieHeader } from '#server/http/signed-in.ts';
import type { Deps } from '#server/platform/deps.ts';
import { askingLogin } from './asking-login.ts';
import { browserWords } from './browser-words.ts';
import { endOwnLogin, listOwnLogins, logOutEverywhere } from './own-login.contract.ts';
import { endLogin, endLogins, loginsOf } from './own-login.service.ts';

/** Where somebody is logged in, and ending it. */
export function ownLoginRoutes(router: Router, deps: Deps & ServeDeps, mounted: Mounted): void {
  const noCookie = { 'set-cookie': loginCookieHeader(deps.loginCookie)('', 0) };

  serve(router, deps, mounted, listOwnLogins, async ({ login, now, language }) => {
    const { accountId, loginId } = askingLogin(login);
    const rows = await loginsOf(deps.db, accountId, now);
    const items = rows.map(({ userAgent, createdAt, lastSeenAt, expiresAt, ...row }) => ({
      ...row,
      current: row.id === loginId,
      browser: browserWords(userAgent, language),
      createdAt: createdAt.toISOString(),
      lastSeenAt: lastSeenAt.toISOString(),
      expiresAt: expiresAt.toISOString(),
    }));
    return ok({ items });
  });

  serve(router, deps, mounted, endOwnLogin, async ({ params, login, now }) => {
    const { accountId, loginId } = askingLogin(login);
    const ended = await endLogin(deps.db, { accountId, id: params.id, now });
    if (!ended) return notFound();
    return params.id === loginId ? empty(noCookie) : empty();
  });

  serve(router, deps, mounted, logOutEverywhere, async ({ body, login, now }) => {
    const { accountId, loginId } = askingLogin(login);
    const keepId = body.alsoHere ? null : loginId;
    const ended = await endLogins(deps.db, { accountId, keepId, now });
    return ok({ ended }, body.alsoHere ? { headers: noCookie } : {});
  });
}
