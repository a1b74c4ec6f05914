import type { Reroute } from '@sveltejs/kit/hooks';
import { splitLanguage } from '#lib/links.ts';

/** English pages are the same routes under /en. */
export const reroute: Reroute = ({ url }) => splitLanguage(url.pathname).path;
