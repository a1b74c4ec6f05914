import type { Language, Texts } from '#server/time/language.ts';
import { accountDa } from './account-texts.da.ts';
import { accountEn } from './account-texts.en.ts';

export type AccountTexts = Texts<typeof accountDa>;

/** The words of mails about an account. */
export const accountTexts: Record<Language, AccountTexts> = { da: accountDa, en: accountEn };
