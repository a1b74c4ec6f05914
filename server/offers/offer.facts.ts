import type { AgeGroupCode, ConfirmationCode, OfferFormCode, TargetGroupCode } from './labels.ts';
import type { SubjectFamilyCode } from './subject.ts';

/** A text in both languages, as the database keeps it. */
export interface Both<Text = string> {
  da: Text;
  en: Text;
}

/** What a list shows of an offer, and the offer's page too. */
export interface CoreFacts {
  id: string;
  slug: string;
  titleDa: string;
  titleEn: string;
  teaserDa: string;
  teaserEn: string;
  targetGroups: TargetGroupCode[];
  gradeFrom: number | null;
  gradeTo: number | null;
  ageGroups: AgeGroupCode[];
  subjects: string[];
  subjectFamily: SubjectFamilyCode;
  form: OfferFormCode;
  languages: string[];
  durationMinutes: number;
  maxPupils: number;
  /** For one group, in øre. */
  priceOre: number;
  confirmation: ConfirmationCode;
  quotaLimited: boolean;
}

export interface ListedOffer extends CoreFacts {
  department: { slug: string; name: string };
  site: { slug: string; name: string; city: string };
  /** The next bookable session; null = none. */
  sessionId: string | null;
  /** ISO 8601. */
  startsAt: string | null;
  pupilsLeft: number | null;
}

/** A meeting place as the database keeps it. */
export interface SiteFacts {
  slug: string;
  name: string;
  address: string;
  postalCode: string;
  city: string;
  municipality: { code: string; name: string };
  latitude: number;
  longitude: number;
  meetingPoint: Both;
  transport: Both;
  access: Both;
  lunch: Both;
}

export interface OfferFacts extends CoreFacts {
  department: { slug: string; name: string; email: string; phone: string };
  description: Both;
  programme: { minute: number; titleDa: string; titleEn: string; textDa: string; textEn: string }[];
  clothing: Both<string | null>;
  priceNote: Both<string | null>;
  minPupils: number;
  maxGroups: number;
  pupilsPerAdult: number;
  leadTimeWorkingDays: number;
  cancellationWorkingDays: number;
  /** ISO 8601. */
  bookingOpensAt: string | null;
  coverPlace: string;
  coverSeason: string;
  sites: SiteFacts[];
  materials: { phase: 'BEFORE' | 'DURING' | 'AFTER'; title: Both; note: Both; body: Both }[];
}
