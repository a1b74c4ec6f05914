import type { AgeGroupCode, ConfirmationCode, OfferFormCode, TargetGroupCode } from '#server/offers/labels.ts';
import type { SubjectFamilyCode } from '#server/offers/subject.ts';
import type { adultLevels } from './offer-fields.contract.ts';

export type AdultLevelCode = (typeof adultLevels)[number];
export type OfferStateCode = 'DRAFT' | 'PUBLISHED' | 'ARCHIVED';

export interface ProgrammeStep {
  /** Counted from the start. */
  minute: number;
  titleDa: string;
  titleEn: string;
  textDa: string;
  textEn: string;
}

export type OfferGoal = { goalId: string } | { textDa: string; textEn: string };

export interface DraftMaterial {
  phase: 'BEFORE' | 'DURING' | 'AFTER';
  titleDa: string;
  titleEn: string;
  noteDa: string;
  noteEn: string;
  bodyDa: string;
  bodyEn: string;
  fileId: string | null;
}

/** Everything of an offer that its department decides. */
export interface OfferDraft {
  /** Slug of a site of the department. */
  site: string;
  titleDa: string;
  titleEn: string;
  teaserDa: string;
  teaserEn: string;
  descriptionDa: string;
  descriptionEn: string;
  programme: ProgrammeStep[];
  clothingDa: string | null;
  clothingEn: string | null;
  subjectFamily: SubjectFamilyCode;
  /** The main subject first; empty = not chosen yet. */
  subjects: string[];
  targetGroups: TargetGroupCode[];
  gradeFrom: number | null;
  gradeTo: number | null;
  ageGroups: AgeGroupCode[];
  form: OfferFormCode;
  confirmation: ConfirmationCode;
  /** How long a request waits for the department. */
  requestWorkingDays: number;
  /** The school's head confirms by link, within `headWorkingDays`. */
  headApproval: boolean;
  headWorkingDays: number;
  /** A level that the offer is not made for may be asked about. */
  levelByRequest: boolean;
  languages: string[];
  durationMinutes: number;
  meetingCount: number;
  bufferBeforeMinutes: number;
  bufferAfterMinutes: number;
  /** Where an ONLINE offer is held. */
  onlineUrl: string | null;
  travelMinutes: number;
  educatorsNeeded: number;
  minPupils: number;
  maxPupils: number;
  maxGroups: number;
  pupilsPerAdult: number;
  adultRatios: { level: AdultLevelCode; pupilsPerAdult: number }[];
  goals: OfferGoal[];
  /** "MM-DD", both included. */
  seasonFrom: string | null;
  seasonTo: string | null;
  leadTimeWorkingDays: number;
  cancellationWorkingDays: number;
  /** Danish local time. */
  bookingOpens: { date: string; time: string } | null;
  priceOre: number;
  priceNoteDa: string | null;
  priceNoteEn: string | null;
  quotaLimited: boolean;
  imageFileId: string | null;
  imageAltDa: string | null;
  imageAltEn: string | null;
  imageFocusX: number;
  imageFocusY: number;
  coverPlace: 'FORT' | 'BEACH' | 'MUSEUM' | 'FOREST';
  coverSeason: 'SPRING' | 'SUMMER' | 'AUTUMN' | 'WINTER';
  coverMotif: string | null;
  keywords: string;
  materials: DraftMaterial[];
  resources: { resourceId: string; quantity: number }[];
}

/** Whether somebody has written something. */
export function hasText(text: string | null): boolean {
  return text !== null && text.trim() !== '';
}
