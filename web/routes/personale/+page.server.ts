import { redirect } from '@sveltejs/kit';
import { href } from '#lib/links.ts';
import { weekName } from '#lib/staff/week.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ parent, locals }) => {
  const { today } = await parent();
  redirect(307, href(locals.language, `/personale/uge/${weekName(today)}`));
};
