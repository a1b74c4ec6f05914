import type { Request } from 'express';
import type { Login } from './policy.ts';

/** Finds the login that belongs to a cookie's value. */
export type CookieReader = (cookie: string, now: Date) => Promise<Login | null>;

/** `__Host-` cookies exist only over https; the demo runs over http. */
export function loginCookieName(secure: boolean): string {
  return secure ? '__Host-login' : 'login';
}

/** The login cookie's value, or null. */
export function loginCookieOf(request: Request): string | null {
  const header = request.get('cookie') ?? '';
  return /(?:^|;\s*)(?:__Host-)?login=([A-Za-z0-9_-]{20,100})(?:;|$)/.exec(header)?.[1] ?? null;
}

/** Whether a changing call comes from our own pages: browsers send Origin with every such call and scripts can't forge it. */
export function isSameOrigin(request: Request): boolean {
  const origin = request.get('origin');
  if (origin === undefined || !URL.canParse(origin)) return false;
  return new URL(origin).host === request.get('host');
}
