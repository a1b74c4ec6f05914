import type { RatioLevel } from '#server/bookings/level.ts';
import type { Language } from '#server/time/language.ts';
import type { SubjectFamilyCode } from './subject.ts';

// The words for facts that the API, the mails and the pages all show, so that they say the same.

export type TargetGroupCode = 'DAYCARE' | 'PRIMARY' | 'UPPER_SECONDARY';
export type AgeGroupCode = 'NURSERY' | 'KINDERGARTEN' | 'MIXED';
export type OfferFormCode = 'ON_SITE' | 'OUTREACH' | 'SELF_GUIDED' | 'ONLINE' | 'COURSE';
export type ConfirmationCode = 'INSTANT' | 'BY_REQUEST';
export type PartnershipTypeCode = 'CULTURAL_COFUNDED' | 'MUNICIPAL_COFUNDED' | 'FULLY_EXTERNAL';

type Words<Code extends string> = Record<Code, Record<Language, string>>;

const both = (da: string, en: string) => ({ da, en });

export const targetGroupNames: Words<TargetGroupCode> = {
  DAYCARE: both('Dagtilbud', 'Daycare'),
  PRIMARY: both('Grundskole', 'Primary and lower secondary school'),
  UPPER_SECONDARY: both('Ungdomsuddannelse', 'Youth education'),
};

export const ageGroupNames: Words<AgeGroupCode> = {
  NURSERY: both('Vuggestue, 0-2 år', 'Nursery, ages 0-2'),
  KINDERGARTEN: both('Børnehave, 3-6 år', 'Kindergarten, ages 3-6'),
  MIXED: both('Blandet gruppe, 0-6 år', 'Mixed group, ages 0-6'),
};

export const subjectFamilyNames: Words<SubjectFamilyCode> = {
  HISTORY: both('Kulturhistorie', 'Cultural history'),
  SCIENCE: both('Naturfag', 'Science'),
  ARTS: both('Kunst', 'Arts'),
};

export const formNames: Words<OfferFormCode> = {
  ON_SITE: both('På stedet', 'At the site'),
  OUTREACH: both('Ude hos jer', 'At your place'),
  SELF_GUIDED: both('På egen hånd', 'On your own'),
  ONLINE: both('Online', 'Online'),
  COURSE: both('Forløb over flere gange', 'Course over several visits'),
};

export const confirmationNames: Words<ConfirmationCode> = {
  INSTANT: both('Bekræftes med det samme', 'Confirmed at once'),
  BY_REQUEST: both('Afdelingen svarer på jeres ønske', 'The department answers your request'),
};

export const partnershipTypeNames: Words<PartnershipTypeCode> = {
  CULTURAL_COFUNDED: both('Samfinansiering med kulturinstitution', 'Co-financed with a cultural institution'),
  MUNICIPAL_COFUNDED: both('Kommunal samfinansiering', 'Co-financed with municipalities'),
  FULLY_EXTERNAL: both('Fuldt finansieret af kommuner', 'Fully funded by municipalities'),
};

const languageNames: Record<string, Record<Language, string>> = {
  da: both('Dansk', 'Danish'),
  en: both('Engelsk', 'English'),
  de: both('Tysk', 'German'),
  sv: both('Svensk', 'Swedish'),
};

/** The name of a teaching language by its two-letter code; an unknown code as it stands. */
export function languageName(code: string, language: Language): string {
  return languageNames[code]?.[language] ?? code;
}

/** "5. klasse" / "Grade 5". Level 0 is the year before first grade. */
export function gradeName(gradeLevel: number, language: Language): string {
  return language === 'da' ? `${gradeLevel}. klasse` : `Grade ${gradeLevel}`;
}

/** "4.–6. klasse" / "Grades 4–6"; one level as itself. */
export function gradeSpan(from: number, to: number, language: Language): string {
  if (from === to) return gradeName(from, language);
  return language === 'da' ? `${from}.–${to}. klasse` : `Grades ${from}–${to}`;
}

/** What those who come are called: daycares bring children, all others pupils. */
export function visitorsOf(targetGroups: readonly TargetGroupCode[]): 'pupils' | 'children' {
  return targetGroups.every((targetGroup) => targetGroup === 'DAYCARE') ? 'children' : 'pupils';
}

/** Whom an offer is for, in one line: "Børnehave, 3-6 år · 0.–3. klasse". */
export function audienceName(
  offer: {
    targetGroups: readonly TargetGroupCode[];
    gradeLevels: { from: number; to: number } | null;
    ageGroups: readonly AgeGroupCode[];
  },
  language: Language,
): string {
  const parts = daycareNames(offer.ageGroups, language);
  if (offer.gradeLevels) parts.push(gradeSpan(offer.gradeLevels.from, offer.gradeLevels.to, language));
  if (offer.targetGroups.includes('UPPER_SECONDARY')) parts.push(targetGroupNames.UPPER_SECONDARY[language]);
  return parts.join(' · ');
}

/** The level of one group: exactly one of the three is set. */
export interface LevelFacts {
  gradeLevel: number | null;
  ageGroup: AgeGroupCode | null;
  studyYear: number | null;
}

/** "5. klasse", "Børnehave, 3-6 år", "Ungdomsuddannelse, 2. år". */
export function levelName(level: LevelFacts, language: Language): string {
  if (level.ageGroup !== null) return ageGroupNames[level.ageGroup][language];
  if (level.gradeLevel !== null) return gradeName(level.gradeLevel, language);
  const year = language === 'da' ? `${level.studyYear}. år` : `year ${level.studyYear}`;
  return `${targetGroupNames.UPPER_SECONDARY[language]}, ${year}`;
}

/** Levels as they stand within a sentence: "0.-3. klasse", "børnehave". */
export const ratioLevelNames: Words<RatioLevel> = {
  NURSERY: both('vuggestue', 'nursery'),
  KINDERGARTEN: both('børnehave', 'kindergarten'),
  LOWER: both('0.-3. klasse', 'grades 0-3'),
  MIDDLE: both('4.-6. klasse', 'grades 4-6'),
  UPPER: both('7.-10. klasse', 'grades 7-10'),
  YOUTH: both('ungdomsuddannelse', 'youth education'),
};

const anyDaycare = both('Dagtilbud, 0-6 år', 'Daycare, ages 0-6');

/** Nursery and kindergarten together are the whole daycare; groups of mixed age go without saying beside one of them. */
function daycareNames(ageGroups: readonly AgeGroupCode[], language: Language): string[] {
  const [only, ...others] = ageGroups.filter((ageGroup) => ageGroup !== 'MIXED');
  if (ageGroups.length === 0) return [];
  return only === undefined || others.length > 0 ? [anyDaycare[language]] : [ageGroupNames[only][language]];
}
