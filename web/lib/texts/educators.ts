import type { Language } from '#server/time/language.ts';
import { da } from './educators.da.ts';
import { en } from './educators.en.ts';

/** Words of the pages about who teaches. */
export const educatorTexts: Record<Language, typeof da> = { da, en };
