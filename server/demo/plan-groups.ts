import { roomNames } from './content/people.ts';
import type { DemoInstitutionKind, InstitutionContent } from './content/schools/types.ts';
import type { OfferContent } from './content/types.ts';
import type { Random } from './random.ts';

export interface PlannedGroup {
  label: string;
  gradeLevel: number | null;
  ageGroup: 'NURSERY' | 'KINDERGARTEN' | 'MIXED' | null;
  studyYear: number | null;
  specialEducation: boolean;
  pupils: number;
  adults: number;
}

type TargetGroup = OfferContent['targetGroups'][number];
type AgeGroup = NonNullable<OfferContent['ageGroups']>[number];
type Level = Pick<PlannedGroup, 'label' | 'gradeLevel' | 'ageGroup' | 'studyYear'>;

const KINDS: Record<TargetGroup, DemoInstitutionKind[]> = {
  DAYCARE: ['NURSERY', 'KINDERGARTEN', 'INTEGRATED_DAYCARE'],
  PRIMARY: ['FOLKESKOLE', 'PRIVATE_SCHOOL', 'SPECIAL_SCHOOL', 'EFTERSKOLE'],
  UPPER_SECONDARY: ['UPPER_SECONDARY', 'VOCATIONAL', 'OTHER'],
};

/** Whether an institution has groups that the offer is for. */
export function canVisit(institution: InstitutionContent, offer: OfferContent): boolean {
  return offer.targetGroups.some(
    (group) => KINDS[group].includes(institution.kind) && levelsFor(institution, offer, group),
  );
}

function levelsFor(institution: InstitutionContent, offer: OfferContent, group: TargetGroup): boolean {
  if (group === 'UPPER_SECONDARY') return true;
  return group === 'PRIMARY' ? gradesFor(institution, offer).length > 0 : agesFor(institution, offer).length > 0;
}

/** A group of the institution that fits the offer: its level, size and adults. */
export function planGroup(visit: {
  institution: InstitutionContent;
  offer: OfferContent;
  random: Random;
}): PlannedGroup {
  const { institution, offer, random } = visit;
  const level = levelOf(institution, offer, random);
  const special = institution.kind === 'SPECIAL_SCHOOL' || (level.gradeLevel !== null && random.chance(0.03));
  const pupils = Math.max(offer.minPupils ?? 1, sizeOf(offer, special, random));
  const adults = Math.ceil(pupils / offer.pupilsPerAdult) + (special || random.chance(0.3) ? 1 : 0);
  return { ...level, specialEducation: special, pupils, adults };
}

function sizeOf(offer: OfferContent, special: boolean, random: Random): number {
  const perGroup = Math.floor(offer.maxPupils / (offer.maxGroups ?? 1));
  if (special) return Math.min(perGroup, random.integer(6, 10));
  const class28 = Math.min(perGroup, 28);
  return random.integer(Math.ceil(class28 * 0.6), class28);
}

function levelOf(institution: InstitutionContent, offer: OfferContent, random: Random): Level {
  if (KINDS.DAYCARE.includes(institution.kind)) {
    const ageGroup = random.pick(agesFor(institution, offer));
    return { label: random.pick(roomNames), gradeLevel: null, ageGroup, studyYear: null };
  }
  if (KINDS.PRIMARY.includes(institution.kind)) {
    const gradeLevel = random.pick(gradesFor(institution, offer));
    return { label: `${gradeLevel}.${random.pick(['a', 'b', 'c'])}`, gradeLevel, ageGroup: null, studyYear: null };
  }
  const studyYear = random.integer(1, institution.kind === 'UPPER_SECONDARY' ? 3 : 2);
  return { label: youthLabel(institution, studyYear, random), gradeLevel: null, ageGroup: null, studyYear };
}

function youthLabel({ kind }: InstitutionContent, studyYear: number, random: Random): string {
  if (kind === 'VOCATIONAL') return `GF${studyYear}, hold ${random.integer(1, 4)}`;
  if (kind === 'OTHER') return `FGU, hold ${random.integer(1, 4)}`;
  return `${studyYear}.${random.pick(['a', 'b', 'h', 'x', 'z'])}`;
}

function gradesFor({ kind }: InstitutionContent, { grades }: OfferContent): number[] {
  if (grades === undefined || !KINDS.PRIMARY.includes(kind)) return [];
  const [first, last] = kind === 'EFTERSKOLE' ? [8, 10] : [0, 9];
  const from = Math.max(first, grades[0]);
  return Array.from({ length: Math.max(0, Math.min(last, grades[1]) - from + 1) }, (_, index) => from + index);
}

function agesFor({ kind }: InstitutionContent, { ageGroups = [] }: OfferContent): AgeGroup[] {
  if (kind === 'NURSERY') return ageGroups.filter((age) => age === 'NURSERY');
  if (kind === 'KINDERGARTEN') return ageGroups.filter((age) => age === 'KINDERGARTEN');
  return kind === 'INTEGRATED_DAYCARE' ? ageGroups : [];
}
