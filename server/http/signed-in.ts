import type { Request } from 'express';
import { networkOf } from './network-address.ts';
import type { Login } from './policy.ts';

/** Finds the login that belongs to a cookie's value. */
export type CookieReader = (cookie: string, now: Date) => Promise<Login | null>;

/** `__Host-` cookies exist only over https; the demo runs over http. */
export function loginCookieName(secure: boolean): string {
  return secure ? '__Host-login' : 'login';
}

/**
 * The login cookie's value, or null. Only the name that this server gives counts: a plain `login` can be planted by a
 * neighbouring site of the domain, `__Host-login` cannot.
 */
export function loginCookieOf(request: Request, name: string): string | null {
  const pairs = (request.get('cookie') ?? '').split(';').map((pair) => pair.trim());
  const value = pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
  return value !== undefined && /^[A-Za-z0-9_-]{20,100}$/.test(value) ? value : null;
}

/** The setting of the Express app that holds the origin of PUBLIC_URL. */
export const PUBLIC_ORIGIN = 'public origin';

/**
 * Whether a changing call comes from our own pages: browsers send Origin with every such call and scripts can't forge it. Our
 * own is PUBLIC_URL's origin (also behind a proxy that rewrites Host, or with the pages on another port in development), or
 * the host that was asked, by the same protocol: a page got over http may not act on a site that people use by https.
 */
export function isSameOrigin(request: Request): boolean {
  const given = request.get('origin');
  if (given === undefined || !URL.canParse(given)) return false;
  const ownOrigin: unknown = request.app.get(PUBLIC_ORIGIN);
  if (given === ownOrigin) return true;
  const origin = new URL(given);
  const protocol = typeof ownOrigin === 'string' ? new URL(ownOrigin).protocol : origin.protocol;
  return origin.protocol === protocol && origin.host === request.get('host');
}

/** The Set-Cookie header of a login. SameSite=Lax and the same-origin check of `serve` keep other sites from acting for a person. */
export function loginCookieHeader(name: string): (value: string, maxAgeSeconds: number) => string {
  const secure = name.startsWith('__Host-') ? '; Secure' : '';
  return (value, maxAgeSeconds) =>
    `${name}=${value}; Path=/; Max-Age=${maxAgeSeconds}; HttpOnly; SameSite=Lax${secure}`;
}

/**
 * Whether a call without a login says that it comes from another site: such a page must not log somebody in as somebody
 * else. Without a cookie `serve` asks for no origin.
 */
export function isFromElsewhere(request: Request): boolean {
  return request.get('origin') !== undefined && !isSameOrigin(request);
}

/** The browser that asks to be let in. The network is the connection's, or what the trusted proxies say (TRUSTED_PROXIES). */
export function askingBrowserOf(request: Request, cookieName: string) {
  return {
    oldCookie: loginCookieOf(request, cookieName),
    userAgent: request.get('user-agent') ?? null,
    address: networkOf(request.ip ?? 'unknown'),
  };
}
