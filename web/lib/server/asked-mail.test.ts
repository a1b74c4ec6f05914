import type { Cookies } from '@sveltejs/kit';
import { expect, test } from 'vitest';
import { forgetAsked, readAsked, rememberAsked } from './asked-mail.ts';

const asked = { email: 'tove@example.org', next: '/min-side' };

/** What a page sets, by name. */
function jar() {
  const kept = new Map<string, { value: string; options: Record<string, unknown> }>();
  const cookies = {
    get: (name: string) => kept.get(name)?.value,
    set: (name: string, value: string, options: Record<string, unknown>) => kept.set(name, { value, options }),
    delete: (name: string) => kept.delete(name),
  } as unknown as Cookies;
  return { kept, cookies };
}

test.each([
  ['https://besoeg.example.org/log-ind', '__Host-link-mail', true],
  ['http://127.0.0.1:3000/log-ind', 'link-mail', false],
])(
  'where a link was sent stays in a cookie that scripts cannot read and, over https, nobody else can plant: %s',
  (address, name, secure) => {
    const url = new URL(address);
    const { kept, cookies } = jar();
    rememberAsked(cookies, url, asked);
    expect([...kept].map(([key, { options }]) => [key, options])).toEqual([
      [name, { path: '/', httpOnly: true, sameSite: 'lax', secure, maxAge: 600 }],
    ]);
    expect(readAsked(cookies, url)).toEqual(asked);
    forgetAsked(cookies, url);
    expect(readAsked(cookies, url)).toBeNull();
  },
);

test('a cookie that is nothing of ours is nobody’s address', () => {
  const url = new URL('http://127.0.0.1:3000/');
  for (const value of ['', 'x', '{}', 'null', '{"email":1}', `{"email":"${'a'.repeat(300)}"}`]) {
    const { cookies } = jar();
    cookies.set('link-mail', value, { path: '/' });
    expect(readAsked(cookies, url)).toBeNull();
  }
});
