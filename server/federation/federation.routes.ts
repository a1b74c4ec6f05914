import type { Request, Router } from 'express';
import type { Me } from '#server/accounts/account.contract.ts';
import { meOfCookie } from '#server/accounts/account.service.ts';
import { type Refused, securityOf } from '#server/accounts/factor-change.service.ts';
import { refusedChange } from '#server/accounts/factors.routes.ts';
import { empty, notFound, ok, redirect } from '#server/http/answers.ts';
import { ownPath } from '#server/http/own-path.ts';
import type { Login } from '#server/http/policy.ts';
import { type Mounted, type ServeDeps, serve } from '#server/http/serve.ts';
import { askingBrowserOf, loginCookieHeader, loginCookieOf } from '#server/http/signed-in.ts';
import type { Deps } from '#server/platform/deps.ts';
import type { Language } from '#server/time/language.ts';
import { completeAtProvider } from './federated-login.service.ts';
import { addressAfter, failedAddress, IDENTITIES_PAGE, inLanguage } from './federation.addresses.ts';
import {
  addIdentity,
  beginFederatedLogin,
  completeFederatedLogin,
  listIdentities,
  listProviders,
  type ProviderId,
  removeIdentity,
} from './federation.contract.ts';
import { configuredProviders, discoveryOf } from './federation.providers.ts';
import { ATTEMPT_MINUTES, beginAtProvider, newBrowserSecret } from './federation.service.ts';
import { federationTexts } from './federation.texts.ts';
import { identitiesOf, removeIdentityOf } from './identity.service.ts';

/** Logging in by an identity provider, and the identities of an account. */
export function federationRoutes(router: Router, deps: Deps & ServeDeps, mounted: Mounted): void {
  const federation = { ...deps, providers: configuredProviders(deps.config), discovery: discoveryOf() };
  const namesOf = (language: Language) => (id: ProviderId) => federationTexts[language].names[id];
  const offered = (language: Language) => federation.providers.map(({ id }) => ({ id, name: namesOf(language)(id) }));
  const browserCookie = browserCookieOf(deps.loginCookie);

  serve(router, deps, mounted, listProviders, async ({ language }) => ok({ items: offered(language) }));

  serve(router, deps, mounted, beginFederatedLogin, async ({ params, query, request, now, ...call }) => {
    const language = query.language ?? call.language;
    // Another site must not send somebody, whose provider asks nothing, into a login that they did not ask for.
    if (request.get('sec-fetch-site') === 'cross-site') return redirect(inLanguage('/log-ind', language));
    const browser = browserCookie.read(request) ?? newBrowserSecret();
    const address = askingBrowserOf(request, deps.loginCookie).address;
    const next = ownPath(query.next ?? null);
    const result = await beginAtProvider(federation, {
      ...params,
      browser,
      address,
      accountId: null,
      next,
      language,
      now,
    });
    if (result.kind === 'failed') return redirect(failedAddress({ ...result, adding: false }, language));
    return redirect(result.address, { 'set-cookie': browserCookie.header(browser) });
  });

  serve(router, deps, mounted, completeFederatedLogin, async ({ params, request, login, now, language }) => {
    const result = await completeAtProvider(federation, {
      ...params,
      answer: new URL(request.originalUrl, deps.config.PUBLIC_URL).searchParams,
      browserCookie: browserCookie.read(request),
      accountId: login?.accountId ?? null,
      browser: askingBrowserOf(request, deps.loginCookie),
      now,
    });
    if (result.kind === 'failed') return redirect(failedAddress(result, result.language ?? language));
    if (result.kind === 'added')
      return redirect(inLanguage(`${IDENTITIES_PAGE}?tilfoejet=${result.provider}`, result.language));
    const { cookie, maxAgeSeconds } = result.begun;
    const header = loginCookieHeader(deps.loginCookie)(cookie, maxAgeSeconds);
    return redirect(addressAfter(result), { 'set-cookie': header });
  });

  serve(router, deps, mounted, listIdentities, async ({ login, now, language }) => {
    const items = await identitiesOf(deps.db, (login as Login).accountId, namesOf(language));
    const refused = await refusalToChange(login as Login, now);
    const changeRefusal = refused?.kind === 'refused' ? refused.refusal : null;
    return ok({ items, available: offered(language), changeRefusal });
  });

  serve(router, deps, mounted, addIdentity, async ({ params, body, request, login, now, ...call }) => {
    const language = body.language ?? call.language;
    const refused = await refusalToChange(login as Login, now);
    if (refused !== null) return refusedChange(refused, language);
    const me = await meOf(request, now);
    if (me.sleepingRoles.length > 0) return refusal('STRONGER_LOGIN_NEEDED', language);
    const browser = browserCookie.read(request) ?? newBrowserSecret();
    const { address } = askingBrowserOf(request, deps.loginCookie);
    const { accountId } = login as Login;
    const result = await beginAtProvider(federation, {
      ...params,
      browser,
      address,
      accountId,
      next: null,
      language,
      now,
    });
    if (result.kind === 'failed') return refusal('PROVIDER_AWAY', language);
    return ok({ address: result.address }, { headers: { 'set-cookie': browserCookie.header(browser) } });
  });

  serve(router, deps, mounted, removeIdentity, async ({ params, request, login, now, language }) => {
    const refused = await refusalToChange(login as Login, now);
    if (refused !== null) return refusedChange(refused, language);
    const result = await removeIdentityOf(deps.db, { me: await meOf(request, now), id: params.id, now });
    if (result === 'unknown') return notFound();
    return result === 'lastWayIn' ? refusal('LAST_WAY_IN', language) : empty();
  });

  /** Null = this login may change what its owner logs in with. */
  async function refusalToChange({ accountId, loginId }: Login, now: Date): Promise<Refused | null> {
    const security = await securityOf(deps.db.pool, { accountId, loginId, now });
    if (security === null) return { kind: 'gone' };
    return security.changeRefusal === null ? null : { kind: 'refused', refusal: security.changeRefusal };
  }

  async function meOf(request: Request, now: Date): Promise<Me> {
    const cookie = loginCookieOf(request, deps.loginCookie);
    const me = cookie === null ? null : await meOfCookie(deps.db, cookie, now);
    if (me === null) throw new Error('The policy lets nobody in without a login.');
    return me;
  }
}

function refusal(code: 'PROVIDER_AWAY' | 'STRONGER_LOGIN_NEEDED' | 'LAST_WAY_IN', language: Language) {
  return { kind: 'problem' as const, code, detail: federationTexts[language][code] };
}

/**
 * The cookie of a browser that has begun a login: only that browser may bring the answer. Lax, since it comes back by a link
 * from the provider's site; one for several tabs.
 */
function browserCookieOf(loginCookie: string) {
  const secure = loginCookie.startsWith('__Host-');
  const name = secure ? '__Host-oidc' : 'oidc';
  const attributes = `Path=/; Max-Age=${ATTEMPT_MINUTES * 60}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
  return {
    read: (request: Request) => loginCookieOf(request, name),
    header: (value: string) => `${name}=${value}; ${attributes}`,
  };
}
