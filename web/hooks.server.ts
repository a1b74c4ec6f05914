import { error, type RequestEvent } from '@sveltejs/kit';
import type { Handle, HandleFetch, HandleServerError } from '@sveltejs/kit/hooks';
import { href, splitLanguage } from '#lib/links.ts';
import { pagePolicies } from '#lib/page-policies.ts';
import { apiOf } from '#lib/server/api.ts';
import { isTooLarge } from '#lib/server/body-limit.ts';
import { hasLoginCookie } from '#lib/server/login-cookie.ts';
import { loginAddress } from '#lib/server/staff-api.ts';
import { readMe } from '#server/accounts/account.contract.ts';
import { isOpen, refusalOfRoles } from '#server/http/policy.ts';
import { redacted } from '#server/platform/redact.ts';

/** Installed by server/main.ts: answers an API request in this process, without a socket. */
declare global {
  var answerApiRequest: ((request: Request, clientAddress: string) => Promise<Response>) | undefined;
}

export const handle: Handle = async ({ event, resolve }) => {
  const { language, path } = splitLanguage(event.url.pathname);
  event.locals.language = language;
  event.locals.path = path;
  if (isTooLarge(event.request, event.route.id)) error(413, 'The form is too large.');
  event.locals.me = await whoAsks(event);
  const refused = await refusalOf(event);
  if (refused !== null) return refused;
  const response = await resolve(event, {
    transformPageChunk: ({ html }) => html.replace('%lang%', language),
    preload: ({ type, path }) => type !== 'font' || /latin-wght-normal/.test(path),
  });
  response.headers.set('content-language', language);
  return response;
};

/** Who is logged in; without a login cookie nobody has to be asked. */
async function whoAsks(event: RequestEvent): Promise<App.Locals['me']> {
  if (event.route.id === null || !hasLoginCookie(event.cookies)) return null;
  const me = await apiOf(event).call(readMe);
  return me.ok ? me.data : null;
}

/** The answer to whoever may not see a page; null = go on. Asked once for every page, its forms and its files. */
async function refusalOf(event: RequestEvent): Promise<Response | null> {
  const { route, locals, url } = event;
  if (route.id === null) return null;
  const policy = pagePolicies[route.id];
  if (policy === undefined) throw new Error(`The page ${route.id} names no policy (web/lib/page-policies.ts).`);
  if (isOpen(policy)) return null;
  const refusal = refusalOfRoles(policy, locals.me?.roles.map(({ role }) => role) ?? null);
  if (refusal === null) return null;
  if (refusal === 'UNAUTHENTICATED') {
    return new Response(null, { status: 303, headers: { location: loginAddress(event), 'cache-control': 'no-store' } });
  }
  const page = await event.fetch(new URL(href(locals.language, '/ingen-adgang'), url));
  return new Response(page.body, { status: 403, headers: page.headers });
}

/** Pages ask the API through `event.fetch('/api/…')`; it is answered in process, with the visitor's cookie and address. */
export const handleFetch: HandleFetch = ({ event, request, fetch }) => {
  const url = new URL(request.url);
  const answer = globalThis.answerApiRequest;
  if (!answer || url.origin !== event.url.origin || !/^\/(api|dev)\//.test(url.pathname)) return fetch(request);
  const headers = new Headers(request.headers);
  const cookie = cookiesNow(event);
  if (cookie !== '') headers.set('cookie', cookie);
  // The list of one's logins names the browser that logged in.
  const userAgent = event.request.headers.get('user-agent');
  if (userAgent !== null) headers.set('user-agent', userAgent);
  headers.set('origin', event.url.origin);
  return answer(new Request(request, { headers }), event.getClientAddress());
};

/** The visitor's cookies, with those that this very request has changed: a login may have got a new id (S1). */
function cookiesNow({ cookies }: RequestEvent): string {
  const live = cookies.getAll().filter(({ value }) => value !== '');
  return live.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ');
}

export const handleError: HandleServerError = (caught) => {
  if (caught.kind !== 'unknown') return undefined;
  const id = crypto.randomUUID();
  const { error, event } = caught;
  const message = error instanceof Error ? `${error.name}: ${error.message}\n${error.stack}` : String(error);
  process.stderr.write(
    `${JSON.stringify({ at: new Date().toISOString(), level: 'error', event: 'page.failed', id, route: event.route.id, message: redacted(message) })}\n`,
  );
  return { id };
};
