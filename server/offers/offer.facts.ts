import type { AdultRatio } from '#server/bookings/level.ts';
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
  picture: PictureFacts | null;
}

/** The offer's own picture, as the database keeps it. */
export interface PictureFacts {
  id: string;
  name: string;
  width: number;
  height: number;
  alt: Both;
  /** Per cent. */
  focus: { x: number; y: number };
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

/** A material that is a file. */
export interface MaterialFile {
  id: string;
  name: string;
  contentType: string;
  sizeBytes: number;
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
  adultRatios: AdultRatio[];
  /** "MM-DD". */
  seasonFrom: string | null;
  seasonTo: string | null;
  meetingCount: number;
  /** `list` and `subject` are null for what stands in own words. */
  goals: { text: Both; subject: string | null; list: Both | null }[];
  leadTimeWorkingDays: number;
  cancellationWorkingDays: number;
  requestWorkingDays: number;
  headApproval: boolean;
  headWorkingDays: number;
  levelByRequest: boolean;
  /** ISO 8601. */
  bookingOpensAt: string | null;
  coverPlace: string;
  coverSeason: string;
  sites: SiteFacts[];
  materials: { phase: 'BEFORE' | 'DURING' | 'AFTER'; title: Both; note: Both; body: Both; file: MaterialFile | null }[];
}
