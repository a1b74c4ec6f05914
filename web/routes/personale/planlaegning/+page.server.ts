import { opensFor } from '#lib/page-policies.ts';
import { planningRoutes } from '#lib/staff/staff-menu.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
  const roles = locals.me?.roles.map(({ role }) => role) ?? [];
  return {
    pages: planningRoutes.filter((route) => opensFor(route, roles)),
    plansSessions: opensFor('/personale/tider/serie', roles),
  };
};
