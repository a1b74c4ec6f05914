import type { Language } from '#server/time/language.ts';
import { da } from './sessions.da.ts';
import { en } from './sessions.en.ts';

/** Words of the pages where sessions are planned. */
export const sessionTexts: Record<Language, typeof da> = { da, en };
