import type { Cookies } from '@sveltejs/kit';

/** Hands the API's login cookie on to the browser: calls in process do not pass it on by themselves. */
export function passLoginCookie(headers: Headers, cookies: Cookies): void {
  for (const header of headers.getSetCookie()) {
    const [, name, value = '', attributes = ''] = /^((?:__Host-)?login)=([^;]*)(.*)$/.exec(header) ?? [];
    if (name === undefined) continue;
    const maxAge = Number(/;\s*Max-Age=(\d+)/i.exec(attributes)?.[1] ?? 0);
    cookies.set(name, value, {
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      secure: /;\s*Secure/i.test(attributes),
      maxAge,
    });
  }
}

/** Whether the browser sent a login cookie at all; whether it is worth anything, the API says. */
export function hasLoginCookie(cookies: Cookies): boolean {
  return cookies.get('login') !== undefined || cookies.get('__Host-login') !== undefined;
}
