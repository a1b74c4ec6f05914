import type { Language } from '#server/time/language.ts';
import { da } from './rooms.da.ts';
import { en } from './rooms.en.ts';

/** Words of the pages about rooms, kits and meeting points. */
export const roomTexts: Record<Language, typeof da> = { da, en };
