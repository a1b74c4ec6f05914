import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = ({ locals }) => ({
  language: locals.language,
  path: locals.path,
  login: null as { name: string; role: string } | null,
  demo: true,
});
