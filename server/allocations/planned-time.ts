import type { LocalDate } from '#server/time/local-time.ts';

// What stands in the way of a plan, and why. Pure: the surroundings are loaded before (conflict.service.ts). All spans are
// half-open: one that ends at 11 and one that begins at 11 do not meet.

export interface Span {
  startsAt: Date;
  endsAt: Date;
}

/** One time that somebody wants to plan: a new session or a changed one. */
export interface PlannedTime extends Span {
  /** The caller's own name for it: a session's id, or the date of a series. */
  key: string;
  /** The session that is changed, which is never in its own way; null = a new one. */
  sessionId: string | null;
  offerId: string;
  siteId: string;
  /** Further meetings of a course. */
  meetings: Span[];
  bufferBeforeMinutes: number;
  bufferAfterMinutes: number;
  /** Each way; of people only. */
  travelMinutes: number;
  /** Account ids. */
  educators: string[];
  resources: { id: string; quantity: number }[];
}

/** What is in the way: a session, blocked time, or another time of the same plan (then `id` is its key). */
export interface Other extends Span {
  kind: 'SESSION' | 'BLOCKED_TIME' | 'PLANNED';
  id: string;
  title: { da: string; en: string };
}

export interface Named {
  id: string;
  name: string;
}

/** Words in both languages, as a resource is called. */
export interface NamedTwice {
  id: string;
  name: { da: string; en: string };
}

/** BLOCKS: it cannot be saved. WARNS: somebody should know, and may save all the same. */
export type Conflict =
  | { code: 'EDUCATOR_TAKEN'; severity: 'BLOCKS'; person: Named; other: Other; byBuffer?: boolean }
  | { code: 'EDUCATOR_AWAY'; severity: 'BLOCKS'; person: Named; from: Date; to: Date }
  | { code: 'RESOURCE_TAKEN'; severity: 'BLOCKS'; resource: NamedTwice; other: Other; byBuffer?: boolean }
  | { code: 'POOL_SHORT'; severity: 'BLOCKS'; resource: NamedTwice; wanted: number; left: number; others: Other[] }
  | { code: 'IN_THE_PAST'; severity: 'BLOCKS' }
  | { code: 'SITE_NOT_USED'; severity: 'BLOCKS'; site: string }
  | { code: 'RESOURCE_NOT_USED'; severity: 'BLOCKS'; resource: NamedTwice }
  | { code: 'UNKNOWN_EDUCATOR'; severity: 'BLOCKS'; id: string }
  | { code: 'UNKNOWN_RESOURCE'; severity: 'BLOCKS'; id: string }
  | { code: 'OUTSIDE_WORKING_HOURS'; severity: 'WARNS'; person: Named }
  | {
      code: 'TRAVEL_TOO_SHORT';
      severity: 'WARNS';
      person: Named;
      other: Other;
      neededMinutes: number;
      leftMinutes: number;
    }
  | { code: 'NOT_COMPETENT'; severity: 'WARNS'; person: Named }
  | {
      code: 'CLOSED_DAY';
      severity: 'WARNS';
      localDate: LocalDate;
      what: 'DEPARTMENT' | 'SITE' | 'RESOURCE';
      name: { da: string; en: string };
      reason: string;
    }
  | { code: 'OUTSIDE_OPENING_HOURS'; severity: 'WARNS'; what: 'SITE' | 'RESOURCE'; name: { da: string; en: string } }
  | { code: 'PUBLIC_HOLIDAY'; severity: 'WARNS'; localDate: LocalDate; name: { da: string; en: string } }
  | { code: 'SCHOOL_HOLIDAY'; severity: 'WARNS'; localDate: LocalDate; name: string; municipality: string }
  | { code: 'OUTSIDE_SEASON'; severity: 'WARNS'; seasonFrom: string; seasonTo: string }
  | { code: 'SAME_TIME_EXISTS'; severity: 'WARNS'; other: Other };

/** Local times of a weekday (1 = Monday), "HH:MM", "24:00" = until midnight. */
export interface WeekdayHours {
  weekday: number;
  startsAt: string;
  endsAt: string;
}

/** Local days, half-open. */
export interface DaySpan {
  validFrom: LocalDate;
  validTo: LocalDate;
}

/** Somebody or something that is taken, buffers included. */
export interface Taking extends Span {
  accountId: string | null;
  /** The smallest part. */
  resourceId: string | null;
  quantity: number;
  /** Where it takes the person; null = nowhere in particular (blocked time, outreach). */
  siteId: string | null;
  /** What takes it, with its own times. */
  by: Other;
}

export interface Person {
  id: string;
  name: string;
  away: Span[];
  hours: (WeekdayHours & { validFrom: LocalDate; validTo: LocalDate | null })[];
  exceptions: { localDate: LocalDate; startsAt: string | null; endsAt: string | null }[];
  /** Ids of the offers that the person can teach or is learning. */
  competences: string[];
}

export interface UsedResource {
  id: string;
  name: { da: string; en: string };
  active: boolean;
  pooled: boolean;
  quantity: number;
  /** Ids of its smallest parts; its own when it has none. */
  parts: string[];
  hours: WeekdayHours[];
}

export interface UsedSite {
  id: string;
  name: string;
  active: boolean;
  latitude: number;
  longitude: number;
  hours: WeekdayHours[];
}

export interface PlannedOffer {
  id: string;
  title: { da: string; en: string };
  form: string;
  seasonFrom: string | null;
  seasonTo: string | null;
  /** Whether anybody's competence for it is known: only then its lack says something. */
  competenceKept: boolean;
}

/** Everything that a plan is held against, as it stood at one moment. */
export interface Surroundings {
  now: Date;
  takings: Taking[];
  people: Person[];
  resources: UsedResource[];
  sites: UsedSite[];
  offers: PlannedOffer[];
  closedDays: (DaySpan & {
    siteId: string | null;
    /** What is closed, with its parts and the wholes it is a part of; null = not only a resource. */
    resourceIds: string[] | null;
    reason: string;
    name: { da: string; en: string };
  })[];
  /** Of the department's municipality. */
  schoolHolidays: (DaySpan & { name: string; municipality: string })[];
  /** Sessions of the planned offers that are not cancelled. */
  sameOffers: { offerId: string; siteId: string; session: Other }[];
}
