import { catalogueTexts } from '#lib/texts/catalogue.ts';
import type { FacetName } from '#server/offers/offer.contract.ts';
import { formatDateShort, formatNumber, formatWeekSpan } from '#server/time/format.ts';
import type { Language } from '#server/time/language.ts';
import { isoWeekOf } from '#server/time/local-time.ts';
import type { OfferList } from './offer-list.ts';
import { type ManyFilter, manyFilters, type OfferQuestion } from './offer-question.ts';
import { levelWord, whoOf } from './question-options.ts';

/** "14 forløb har plads til jeres 26 elever i uge 19". */
export function headingOf(question: OfferQuestion, total: number, language: Language): string {
  const texts = catalogueTexts[language];
  const words = texts.results.heading;
  const count = formatNumber(total, language);
  const inWeek = question.week === null ? '' : texts.results.inWeek(isoWeekOf(question.week).week);
  const visitors = question.pupils === null ? null : texts.visitors(question.pupils, whoOf(question.level));
  if (total === 0) return visitors === null ? words.none : words.noRoom(visitors) + inWeek;
  if (visitors !== null) return words.room(count, visitors) + inWeek;
  if (question.week !== null || question.from !== null || question.to !== null) return words.times(count) + inWeek;
  if (question.q !== '') return words.about(count, question.q);
  return total === 1 ? words.one : words.all(count);
}

/** The question as it is repeated above its answers. */
export function questionInWords(question: OfferQuestion, language: Language): { term: string; value: string }[] {
  const texts = catalogueTexts[language];
  const { results } = texts;
  const count = question.pupils === null ? results.anyCount : texts.visitors(question.pupils, whoOf(question.level));
  return [
    { term: results.asked.level, value: levelWord(question.level, language) || results.anyLevel },
    { term: results.asked.when, value: whenInWords(question, language) },
    { term: results.asked.count, value: count },
  ];
}

function whenInWords({ week, from, to }: OfferQuestion, language: Language): string {
  const texts = catalogueTexts[language];
  if (week !== null) return texts.weekOption(isoWeekOf(week).week, formatWeekSpan(week, language));
  const [first, last] = [from, to].map((day) => day && formatDateShort(day, language));
  if (first && last) return texts.results.fromTo(first, last);
  if (first) return texts.results.from(first);
  return last ? texts.results.until(last) : texts.results.anyTime;
}

/** The choices made, each with the question without it. */
export function chipsOf(
  question: OfferQuestion,
  facets: OfferList['facets'],
  language: Language,
): { label: string; without: OfferQuestion }[] {
  const chips: { label: string; without: OfferQuestion }[] = [];
  if (question.q !== '') chips.push({ label: `»${question.q}«`, without: { ...question, q: '' } });
  if (question.level !== '')
    chips.push({ label: levelWord(question.level, language), without: { ...question, level: '' } });
  if (question.week !== null || question.from !== null || question.to !== null) {
    chips.push({ label: whenInWords(question, language), without: { ...question, week: null, from: null, to: null } });
  }
  if (question.pupils !== null) {
    const label = catalogueTexts[language].visitors(question.pupils, whoOf(question.level));
    chips.push({ label, without: { ...question, pupils: null } });
  }
  for (const name of Object.keys(manyFilters) as ManyFilter[]) {
    for (const value of question.filters[name]) {
      const known = facets[manyFilters[name] as FacetName].find((one) => one.value === value);
      const filters = { ...question.filters, [name]: question.filters[name].filter((one) => one !== value) };
      chips.push({ label: known?.label ?? value, without: { ...question, filters } });
    }
  }
  return chips;
}
