import type { Language } from '#server/time/language.ts';
import { da } from './staff.da.ts';
import { en } from './staff.en.ts';

/** Words of the staff pages and of logging in and out. */
export const staffTexts: Record<Language, typeof da> = { da, en };
