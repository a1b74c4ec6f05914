import type { Cookies } from '@sveltejs/kit';

// Which address a link was asked for, so that the page for the code can say it and ask again: in a cookie, because an
// address in the query would stay in the history and in logs.

const MINUTES = 10;

/** Over https, as PUBLIC_URL says, no neighbouring site can plant it. */
const nameOf = (url: URL) => (url.protocol === 'https:' ? '__Host-link-mail' : 'link-mail');

export interface AskedMail {
  email: string;
  next: string | null;
}

export function rememberAsked(cookies: Cookies, url: URL, asked: AskedMail): void {
  const secure = url.protocol === 'https:';
  const options = { path: '/', httpOnly: true, sameSite: 'lax', secure, maxAge: MINUTES * 60 } as const;
  cookies.set(nameOf(url), JSON.stringify(asked), options);
}

export function readAsked(cookies: Cookies, url: URL): AskedMail | null {
  try {
    const { email, next } = JSON.parse(cookies.get(nameOf(url)) ?? 'null') as Partial<AskedMail>;
    if (typeof email !== 'string' || email.length > 254) return null;
    return { email, next: typeof next === 'string' ? next : null };
  } catch {
    return null;
  }
}

export function forgetAsked(cookies: Cookies, url: URL): void {
  cookies.delete(nameOf(url), { path: '/', secure: url.protocol === 'https:' });
}
