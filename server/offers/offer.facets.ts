import type { Language } from '#server/time/language.ts';
import { ageGroupNames, formNames, gradeName, languageName, subjectFamilyNames, targetGroupNames } from './labels.ts';
import { type FacetName, facetNames } from './offer.contract.ts';
import { subjectName, subjects } from './subject.ts';

interface Row {
  facet: FacetName;
  value: string;
  label: string | null;
  count: number;
}

type Names = Record<string, Record<Language, string>>;

/** Facets whose values have an order and names of their own; the others are named by the database and stand by name. */
const known: Partial<Record<FacetName, { order: string[]; name(value: string, language: Language): string }>> = {
  targetGroup: fixed(targetGroupNames),
  gradeLevel: {
    order: Array.from({ length: 11 }, (_, level) => String(level)),
    name: (value, language) => gradeName(Number(value), language),
  },
  ageGroup: fixed(ageGroupNames),
  subjectFamily: fixed(subjectFamilyNames),
  subject: { order: Object.keys(subjects), name: subjectName },
  form: fixed(formNames),
  free: fixed({ true: { da: 'Gratis', en: 'Free' } }),
  language: { order: ['da', 'en'], name: languageName },
};

function fixed(names: Names) {
  return { order: Object.keys(names), name: (value: string, language: Language) => names[value]?.[language] ?? value };
}

const collators = { da: new Intl.Collator('da'), en: new Intl.Collator('en') };

/** All facets, each with its values named and in order. */
export function facetsOf(rows: Row[], language: Language) {
  const entries = facetNames.map((facet) => {
    const values = rows
      .filter((row) => row.facet === facet)
      .map(({ value, label, count }) => ({
        value,
        label: label ?? known[facet]?.name(value, language) ?? value,
        count,
      }));
    return [facet, values.sort(inOrder(known[facet]?.order, language))] as const;
  });
  return Object.fromEntries(entries) as Record<FacetName, { value: string; label: string; count: number }[]>;
}

function inOrder(order: string[] | undefined, language: Language) {
  const place = (value: string) => {
    const index = order?.indexOf(value) ?? -1;
    return index === -1 ? Number.MAX_SAFE_INTEGER : index;
  };
  return (a: { value: string; label: string }, b: { value: string; label: string }) =>
    place(a.value) - place(b.value) || collators[language].compare(a.label, b.label);
}
