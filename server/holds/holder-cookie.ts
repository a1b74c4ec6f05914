import { randomBytes } from 'node:crypto';
import type { Request } from 'express';

/** As long as a hold can live, extended once: strictly necessary, and nothing else is known by it. */
const MAX_AGE_SECONDS = 20 * 60;

/** `__Host-` cookies exist only over https; the demo runs over http. */
export function holderCookieName(publicUrl: string): string {
  return publicUrl.startsWith('https:') ? '__Host-holder' : 'holder';
}

/** The cookie of a browser that holds places; null = it has none. */
export function holderOf(request: Request, publicUrl: string): string | null {
  const name = holderCookieName(publicUrl);
  const pairs = (request.get('cookie') ?? '').split(';').map((pair) => pair.trim());
  const value = pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
  return value !== undefined && /^[A-Za-z0-9_-]{43}$/.test(value) ? value : null;
}

/** A new browser's: 256 bits that nobody guesses. */
export function newHolder(): string {
  return randomBytes(32).toString('base64url');
}

/** The Set-Cookie header. No script reads it, and no other site's form sends it along. */
export function holderCookieHeader(publicUrl: string, holder: string): string {
  const name = holderCookieName(publicUrl);
  const secure = name.startsWith('__Host-') ? '; Secure' : '';
  return `${name}=${holder}; Path=/; Max-Age=${MAX_AGE_SECONDS}; HttpOnly; SameSite=Lax${secure}`;
}
