// How many pupils one adult may look after: for a whole offer, and for single levels of it.

/** The levels that can have a ratio of their own: classes 0-3, 4-6 and 7-10 are LOWER, MIDDLE and UPPER. */
export const ratioLevels = ['NURSERY', 'KINDERGARTEN', 'LOWER', 'MIDDLE', 'UPPER', 'YOUTH'] as const;
export type RatioLevel = (typeof ratioLevels)[number];

export interface AdultRatio {
  level: RatioLevel;
  pupilsPerAdult: number;
}

export interface AdultRatios {
  /** Where `adultRatios` says nothing else. */
  pupilsPerAdult: number;
  adultRatios: readonly AdultRatio[];
}

/** A group's level: one of the three is not null; all left out = not known yet. */
export interface KnownLevel {
  gradeLevel?: number | null;
  ageGroup?: 'NURSERY' | 'KINDERGARTEN' | 'MIXED' | null;
  studyYear?: number | null;
}

/** The levels a group is of: a mixed group of daycare is of both; null = its level is not known. */
export function ratioLevelsOf({ gradeLevel, ageGroup, studyYear }: KnownLevel): RatioLevel[] | null {
  if (gradeLevel !== null && gradeLevel !== undefined)
    return [gradeLevel <= 3 ? 'LOWER' : gradeLevel <= 6 ? 'MIDDLE' : 'UPPER'];
  if (ageGroup !== null && ageGroup !== undefined)
    return ageGroup === 'MIXED' ? ['NURSERY', 'KINDERGARTEN'] : [ageGroup];
  return studyYear === null || studyYear === undefined ? null : ['YOUTH'];
}

/** The levels that an asked level stands for; null = none is asked. */
export function askedLevels(level: RatioLevel | 'MIXED' | undefined): RatioLevel[] | null {
  if (level === undefined) return null;
  return level === 'MIXED' ? ['NURSERY', 'KINDERGARTEN'] : [level];
}

/**
 * How many pupils of these levels one adult may look after: the strictest of them. Where no level is known, the strictest of all
 * that the offer names: whoever sees a time as free then finds it free with their level too. Its twin in SQL is in
 * `offer-list.sql.ts`; a test holds them together.
 */
export function pupilsPerAdultOf(offer: AdultRatios, levels: readonly RatioLevel[] | null): number {
  const own = (level: RatioLevel) => offer.adultRatios.find((ratio) => ratio.level === level)?.pupilsPerAdult;
  if (levels !== null) return Math.min(...levels.map((level) => own(level) ?? offer.pupilsPerAdult));
  return Math.min(offer.pupilsPerAdult, ...offer.adultRatios.map(({ pupilsPerAdult }) => pupilsPerAdult));
}
