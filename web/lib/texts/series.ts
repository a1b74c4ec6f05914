import type { Language } from '#server/time/language.ts';
import { da } from './series.da.ts';
import { en } from './series.en.ts';

/** Words of the pages that plan many sessions at once: series and copies. */
export const seriesPageTexts: Record<Language, typeof da> = { da, en };
