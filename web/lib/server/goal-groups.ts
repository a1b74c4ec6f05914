import type { OfferDetails } from '#server/offers/offer.contract.ts';
import { subjectName } from '#server/offers/subject.ts';
import type { Language } from '#server/time/language.ts';

export interface GoalGroup {
  /** The list's name; null = in the offer's own words. */
  list: string | null;
  goals: string[];
}

/** The goals by the list they come from, in the order in which they stand; a daycare theme is its own name. */
export function goalGroups(goals: OfferDetails['goals'], language: Language): GoalGroup[] {
  const groups = new Map<string | null, string[]>();
  for (const { text, subject, list } of goals) {
    const name = subject === null ? null : subjectName(subject, language);
    const words = name === null || name === text ? text : `${name}: ${text}`;
    groups.set(list, [...(groups.get(list) ?? []), words]);
  }
  return [...groups].map(([list, words]) => ({ list, goals: words }));
}
