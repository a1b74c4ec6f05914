import type { Language, Texts } from '#server/time/language.ts';
import { formTexts, type MailForm } from './form-texts.ts';
import { da } from './texts.da.ts';
import { en } from './texts.en.ts';

export type MailTexts = Texts<typeof da>;

const texts: Record<Language, MailTexts> = { da, en };

/** The words of a mail's language; out at a school, online and where nobody teaches some are others. */
export function textsOf({ language, form }: { language: Language; form?: MailForm | undefined }): MailTexts {
  const usual = texts[language];
  const own = form && formTexts[language][form];
  if (own === undefined) return usual;
  return {
    ...usual,
    heading: { ...usual.heading, ...own.heading },
    lead: { ...usual.lead, ...own.lead },
    label: { ...usual.label, ...own.label },
  };
}
