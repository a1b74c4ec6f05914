import type { MotifName } from '#server/covers/motifs.ts';
import type { SubjectCode, SubjectFamilyCode } from '#server/offers/subject.ts';

/** A text in both languages of the product. */
export interface Both {
  da: string;
  en: string;
}

/**
 * A Danish calendar day of the demo world, `YYYY-MM-DD`. `Y-01-01` stands for a day in the year of DEMO_DATE, so that
 * dated facts (a partnership that changes or ends) always fall within the period that has visits.
 */
export type DemoDay = string;

export interface PartnershipContent {
  type: 'CULTURAL_COFUNDED' | 'MUNICIPAL_COFUNDED' | 'FULLY_EXTERNAL';
  partner: string;
  from: DemoDay;
  /** First day outside; missing = still valid. */
  to?: DemoDay;
}

export interface AddressContent {
  street: string;
  postalCode: string;
  city: string;
  /** Four digits. */
  municipality: string;
}

export interface SiteContent {
  slug: string;
  name: string;
  address: AddressContent;
  /** WGS84 degrees. */
  latitude: number;
  longitude: number;
  meetingPoint: Both;
  transport: Both;
  access: Both;
  lunch: Both;
}

export interface StepContent {
  /** Minutes from the start. */
  minute: number;
  title: Both;
  text: Both;
}

export interface MaterialContent {
  phase: 'BEFORE' | 'DURING' | 'AFTER';
  title: Both;
  note: Both;
  body: Both;
}

/** When sessions of an offer are held. */
export interface Timetable {
  /** Months with sessions, 1-12. */
  months: number[];
  /** Danish local times of a day's sessions, `HH:MM`. */
  starts: string[];
  /** How many sessions a normal week has. */
  perWeek: number;
  /** ISO weekdays, 1 = Monday; missing = Monday to Friday. */
  weekdays?: number[];
  /** Groups that can come at the same time; missing = 1. */
  groups?: number;
  /** Educators needed; missing = 1. Self-guided visits need none. */
  educators?: 0 | 1 | 2;
  /** Also in the school holidays, more thinly: daycares and holiday clubs come then. */
  inSchoolHolidays?: boolean;
}

export interface OfferContent {
  slug: string;
  /** Slug of the usual site. */
  site: string;
  /** Missing = PUBLISHED. */
  state?: 'DRAFT' | 'ARCHIVED';
  title: Both;
  teaser: Both;
  /** Blank line between paragraphs. */
  description: Both;
  programme: StepContent[];
  clothing?: Both;
  subjectFamily: SubjectFamilyCode;
  /** The main subject first. */
  subjects: [SubjectCode, ...SubjectCode[]];
  targetGroups: ('DAYCARE' | 'PRIMARY' | 'UPPER_SECONDARY')[];
  /** First and last class level, 0-10; given exactly when PRIMARY is a target group. */
  grades?: [number, number];
  /** Given exactly when DAYCARE is a target group. */
  ageGroups?: ('NURSERY' | 'KINDERGARTEN' | 'MIXED')[];
  form: 'ON_SITE' | 'OUTREACH' | 'SELF_GUIDED' | 'ONLINE' | 'COURSE';
  languages: ('da' | 'en')[];
  durationMinutes: number;
  /** Of one booking, all its groups together. */
  maxPupils: number;
  /** Of one booking; missing = 1. */
  maxGroups?: number;
  /** Missing = 1. */
  minPupils?: number;
  pupilsPerAdult: number;
  leadTimeWorkingDays: number;
  cancellationWorkingDays: number;
  /** Whole kroner for one group; 0 = free. */
  priceKroner: number;
  priceNote?: Both;
  cover: {
    place: 'FORT' | 'BEACH' | 'MUSEUM' | 'FOREST';
    season: 'SPRING' | 'SUMMER' | 'AUTUMN' | 'WINTER';
    motif: MotifName;
  };
  keywords: string;
  materials: MaterialContent[];
  timetable: Timetable;
}

export interface StaffContent {
  name: string;
  /** The part before @example.org. */
  mailbox: string;
  role: 'EDUCATOR' | 'DEPARTMENT_LEAD';
}

export interface DepartmentContent {
  slug: string;
  name: string;
  about: Both;
  address: AddressContent;
  email: string;
  phone: string;
  partnerships: PartnershipContent[];
  sites: SiteContent[];
  /** The lead first. */
  staff: StaffContent[];
  offers: OfferContent[];
}
