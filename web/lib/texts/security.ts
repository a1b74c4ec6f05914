import type { Language } from '#server/time/language.ts';
import { da } from './security.da.ts';
import { en } from './security.en.ts';

/** Words of the page where people see and change how they log in. */
export const securityTexts: Record<Language, typeof da> = { da, en };

export type SecurityTexts = typeof da;
