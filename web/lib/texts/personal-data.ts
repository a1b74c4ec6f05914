import type { Language } from '#server/time/language.ts';
import { da } from './personal-data.da.ts';
import { en } from './personal-data.en.ts';

export const personalDataTexts: Record<Language, typeof da> = { da, en };
