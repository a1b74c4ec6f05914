import { catalogueTexts } from '#lib/texts/catalogue.ts';
import type { FacetName } from '#server/offers/offer.contract.ts';
import type { SubjectFamilyCode } from '#server/offers/subject.ts';
import type { Language } from '#server/time/language.ts';
import type { OfferList } from './offer-list.ts';
import { type ManyFilter, manyFilters, type OfferQuestion } from './offer-question.ts';

/** A group of filters as checkboxes. */
export interface FacetGroup {
  name: ManyFilter;
  label: string;
  /** Shown open: the first ones, and those with a choice. */
  open: boolean;
  options: { value: string; label: string; count: number; checked: boolean; family?: SubjectFamilyCode }[];
}

const order: ManyFilter[] = ['fag', 'maalgruppe', 'form', 'gratis', 'emne', 'afdeling', 'kommune', 'region', 'sprog'];
const openAtFirst: ManyFilter[] = ['fag', 'maalgruppe', 'form', 'gratis'];
const isFamily = (value: string): value is SubjectFamilyCode => ['HISTORY', 'SCIENCE', 'ARTS'].includes(value);

/** The filters worth showing: those with something to choose between, or with a choice made. */
export function facetGroups(facets: OfferList['facets'], question: OfferQuestion, language: Language): FacetGroup[] {
  const labels = catalogueTexts[language].results.facets;
  return order
    .filter((name) => name !== 'maalgruppe' || question.level === '')
    .map((name) => {
      const chosen = question.filters[name];
      const options = optionsOf(facets, name, chosen);
      return { name, label: labels[name], open: openAtFirst.includes(name) || chosen.length > 0, options };
    })
    .filter(({ name, options }) => options.length > 1 || options.some(({ checked }) => checked) || name === 'gratis')
    .filter(({ options }) => options.length > 0);
}

function optionsOf(facets: OfferList['facets'], name: ManyFilter, chosen: string[]): FacetGroup['options'] {
  const facet = facets[manyFilters[name] as FacetName];
  const gone = chosen.filter((value) => facet.every((one) => one.value !== value));
  return [...facet, ...gone.map((value) => ({ value, label: value, count: 0 }))].map((one) => ({
    ...one,
    checked: chosen.includes(one.value),
    ...(name === 'fag' && isFamily(one.value) ? { family: one.value } : {}),
  }));
}
