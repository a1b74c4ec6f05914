import { apiOf } from '#lib/server/api.ts';
import { hasLoginCookie } from '#lib/server/login-cookie.ts';
import { staffTexts } from '#lib/texts/staff.ts';
import { readMe } from '#server/accounts/account.contract.ts';
import type { LayoutServerLoad } from './$types';

/** What the frame around every page shows. Without a login cookie nobody has to be asked. */
export const load: LayoutServerLoad = async (event) => {
  const { language, path } = event.locals;
  const me = hasLoginCookie(event.cookies) ? await apiOf(event).call(readMe) : null;
  const login = me?.ok ? { name: me.data.name, role: roleOf(me.data.roles, language) } : null;
  // The same rule as in server/platform/config.ts: a database of one's own is no demo.
  return { language, path, login, demo: !process.env.DATABASE_URL?.trim() };
};

/** The first role is the one with most to say. */
function roleOf(roles: { role: keyof (typeof staffTexts)['da']['roles'] }[], language: 'da' | 'en'): string {
  const [first] = roles;
  return first === undefined ? '' : staffTexts[language].roles[first.role];
}
