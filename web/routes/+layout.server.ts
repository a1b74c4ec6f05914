import { staffTexts } from '#lib/texts/staff.ts';
import type { LayoutServerLoad } from './$types';

/** What the frame around every page shows. */
export const load: LayoutServerLoad = ({ locals }) => {
  const { language, path, me } = locals;
  const roles = me?.roles.map(({ role }) => role) ?? [];
  const [first] = roles;
  const role = first === undefined ? '' : staffTexts[language].roles[first];
  const sleeping = (me?.sleepingRoles.length ?? 0) > 0;
  const login = me === null ? null : { name: me.name, role, roles, sleeping };
  // The same rule as in server/platform/config.ts: a database of one's own is no demo.
  return { language, path, login, demo: !process.env.DATABASE_URL?.trim() };
};
