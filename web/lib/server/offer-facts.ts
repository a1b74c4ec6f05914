import { seasonInWords } from '#lib/server/season-words.ts';
import { catalogueTexts } from '#lib/texts/catalogue.ts';
import { audienceName, confirmationNames, formNames, languageName } from '#server/offers/labels.ts';
import type { OfferDetails } from '#server/offers/offer.contract.ts';
import { subjectName } from '#server/offers/subject.ts';
import { formatMoney } from '#server/time/format.ts';
import type { Language } from '#server/time/language.ts';

/** What one has to know before booking, as terms and descriptions. */
export function practicalFacts(offer: OfferDetails, language: Language): { term: string; text: string }[] {
  const texts = catalogueTexts[language].offer;
  const { facts } = texts;
  const amount = formatMoney(offer.price.totalOre, language);
  const price = offer.price.totalOre === 0 ? amount : texts.perGroup(amount);
  const list: [string, string | null][] = [
    [facts.audience, audienceName(offer, language)],
    [facts.subjects, offer.subjects.map((subject) => subjectName(subject, language)).join(', ')],
    [facts.duration, texts.minutes(offer.durationMinutes)],
    [facts.meetings, offer.meetingCount > 1 ? texts.meetings(offer.meetingCount) : null],
    [facts.season, offer.season && seasonInWords(offer.season, language)],
    [facts.form, formNames[offer.form][language]],
    [facts.price, price],
    [facts.languages, offer.languages.map((code) => languageName(code, language)).join(', ')],
    [facts.confirmation, confirmationNames[offer.confirmation][language]],
    [facts.clothing, offer.clothing],
  ];
  return list.flatMap(([term, text]) => (text === null ? [] : [{ term, text }]));
}
