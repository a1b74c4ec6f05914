import type { Language } from '#server/time/language.ts';

/** All visits of a set are of one offer. */
export const otherOffer: Record<Language, string> = {
  da: 'Tiderne hører til forskellige forløb. Book hvert forløb for sig.',
  en: 'The times belong to different offers. Book each offer by itself.',
};

/** A sentence that is about some of the classes: "5.a og 5.b: Tiden er fuldt booket." reads the same in both languages. */
export function ofClasses(groups: readonly { label: string }[], sentence: string): string {
  const labels = groups.map(({ label }) => label).join(', ');
  return labels === '' ? sentence : `${labels}: ${sentence}`;
}
