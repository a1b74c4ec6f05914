import { error } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

/** Shown by `hooks.server.ts` in the place of a page that somebody may not see. */
export const load: PageServerLoad = () => error(403);
