import type { AgeGroupCode, ConfirmationCode, OfferFormCode, TargetGroupCode } from '#server/offers/labels.ts';
import type { Both } from '#server/offers/offer.facts.ts';
import type { SubjectFamilyCode } from '#server/offers/subject.ts';
import type { AdultLevelCode, OfferGoal, ProgrammeStep } from './offer-draft.ts';

/** An offer as a version keeps it: what the SQL function `offer_content` answers. */
export interface OfferContent {
  /** What bookings keep. */
  booked: {
    title: Both;
    clothing: Both<string | null>;
    subjectFamily: SubjectFamilyCode;
    subject: string;
    form: OfferFormCode;
    confirmation: ConfirmationCode;
    targetGroups: TargetGroupCode[];
    gradeFrom: number | null;
    gradeTo: number | null;
    ageGroups: AgeGroupCode[];
    minPupils: number;
    maxPupils: number;
    maxGroups: number;
    pupilsPerAdult: number;
    adultRatios: { level: AdultLevelCode; pupilsPerAdult: number }[];
    leadTimeWorkingDays: number;
    cancellationWorkingDays: number;
    priceOre: number;
    priceNote: Both<string | null>;
  };
  /** The rest of what schools read. */
  shown: {
    teaser: Both;
    description: Both;
    programme: ProgrammeStep[];
    subjects: string[];
    goals: OfferGoal[];
    languages: string[];
    durationMinutes: number;
    meetingCount: number;
    seasonFrom: string | null;
    seasonTo: string | null;
    siteId: string;
    imageFileId: string | null;
    materials: {
      phase: 'BEFORE' | 'DURING' | 'AFTER';
      title: Both;
      note: Both;
      body: Both;
      fileId: string | null;
    }[];
  };
}

/** What the ids in a version stand for; an unknown one is shown as it is. */
export interface ContentNames {
  sites: Record<string, string>;
  files: Record<string, string>;
  goals: Record<string, Both>;
}
