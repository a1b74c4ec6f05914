import type { LocalDate } from '#server/time/local-time.ts';
import { schoolYearOf } from '#server/time/school-year.ts';
import { type Level, type TargetGroup, targetGroupOf } from './booking.rules.ts';

/** A dated fact: from `validFrom` (included) to `validTo` (not included; null = still valid). */
export interface Dated {
  validFrom: LocalDate;
  validTo: LocalDate | null;
}

export interface DimensionFacts {
  session: { localDate: LocalDate };
  offer: { id: string; departmentId: string; subjectFamily: string; subject: string; form: string };
  institution: { kind: string | null; municipalityCode: string | null } | null;
  groups: readonly (Level & { pupils: number })[];
  /** Regions of the institution's municipality, at any time. */
  regionSpans: readonly (Dated & { regionCode: string })[];
  /** Partnerships of the department, at any time. */
  partnershipSpans: readonly (Dated & { type: string })[];
}

/** What the statistics group by, frozen on the booking as of the visit's local date. Unknown = null. */
export interface Dimensions {
  localDate: LocalDate;
  schoolYear: string;
  departmentId: string;
  offerId: string;
  municipalityCode: string | null;
  regionCode: string | null;
  partnershipType: string | null;
  institutionKind: string | null;
  targetGroup: TargetGroup;
  gradeStage: 'LOWER' | 'MIDDLE' | 'UPPER' | 'MIXED' | null;
  subjectFamily: string;
  subject: string;
  form: string;
}

/** Resolves a booking's dimensions; the one place that does. */
export function dimensionsOf(facts: DimensionFacts): Dimensions {
  const { session, offer, institution, groups } = facts;
  const on = session.localDate;
  return {
    localDate: on,
    schoolYear: schoolYearOf(on),
    departmentId: offer.departmentId,
    offerId: offer.id,
    municipalityCode: institution?.municipalityCode ?? null,
    regionCode: facts.regionSpans.find((span) => isValidOn(span, on))?.regionCode ?? null,
    partnershipType: facts.partnershipSpans.find((span) => isValidOn(span, on))?.type ?? null,
    institutionKind: institution?.kind ?? null,
    targetGroup: targetGroupOfGroups(groups),
    gradeStage: gradeStageOf(groups),
    subjectFamily: offer.subjectFamily,
    subject: offer.subject,
    form: offer.form,
  };
}

export function isValidOn({ validFrom, validTo }: Dated, day: LocalDate): boolean {
  return validFrom <= day && (validTo === null || day < validTo);
}

/** The largest group's target group; the first of several equally large ones. */
export function targetGroupOfGroups(groups: readonly (Level & { pupils: number })[]): TargetGroup {
  const largest = groups.reduce((best, group) => (group.pupils > best.pupils ? group : best));
  return targetGroupOf(largest);
}

/** Indskoling 0-3, mellemtrin 4-6, udskoling 7-10; differing stages give MIXED; no class level at all gives null. */
export function gradeStageOf(groups: readonly Level[]): Dimensions['gradeStage'] {
  const stages = new Set(groups.flatMap(({ gradeLevel }) => (gradeLevel === null ? [] : [stageOf(gradeLevel)])));
  if (stages.size === 0) return null;
  return stages.size === 1 ? ([...stages][0] ?? null) : 'MIXED';
}

function stageOf(gradeLevel: number): 'LOWER' | 'MIDDLE' | 'UPPER' {
  if (gradeLevel <= 3) return 'LOWER';
  return gradeLevel <= 6 ? 'MIDDLE' : 'UPPER';
}
