import type { Language } from '#server/time/language.ts';
import { da } from './offer-editor.da.ts';
import { en } from './offer-editor.en.ts';

/** Words of the pages where a lead makes offers. */
export const editorTexts: Record<Language, typeof da> = { da, en };
