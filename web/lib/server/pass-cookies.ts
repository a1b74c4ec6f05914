import type { Cookies } from '@sveltejs/kit';

/** Hands the cookies that the API set on to the browser: calls in process do not pass them on by themselves. */
export function passCookies(headers: Headers, cookies: Cookies): void {
  for (const header of headers.getSetCookie()) {
    const [, name, value = '', attributes = ''] = /^([^=;]+)=([^;]*)(.*)$/.exec(header) ?? [];
    if (name === undefined) continue;
    cookies.set(name, value, {
      path: '/',
      httpOnly: true,
      sameSite: /;\s*SameSite=Strict/i.test(attributes) ? 'strict' : 'lax',
      secure: /;\s*Secure/i.test(attributes),
      maxAge: Number(/;\s*Max-Age=(\d+)/i.exec(attributes)?.[1] ?? 0),
    });
  }
}
