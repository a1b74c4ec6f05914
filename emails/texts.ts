import type { Language, Texts } from '#server/time/language.ts';
import { da } from './texts.da.ts';
import { en } from './texts.en.ts';

export type MailTexts = Texts<typeof da>;

const texts: Record<Language, MailTexts> = { da, en };

/** The words of a mail's language. */
export function textsOf({ language }: { language: Language }): MailTexts {
  return texts[language];
}
