import type { Language } from '#server/time/language.ts';
import { da } from './registers.da.ts';
import { en } from './registers.en.ts';

/** Words of the registers' pages: departments, sites, agreements and the import. */
export const registerTexts: Record<Language, typeof da> = { da, en };
