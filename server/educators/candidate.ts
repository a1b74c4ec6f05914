import type { Person, Span, Taking } from '#server/allocations/planned-time.ts';
import type { Point } from '#server/allocations/travel.rules.ts';
import type { LocalDate } from '#server/time/local-time.ts';
import type { SchoolYear } from '#server/time/school-year.ts';

/** How somebody takes part in a session, and what somebody can for an offer; the most able first. */
export const teachingRoles = ['LEADS', 'ASSISTS', 'LEARNING'] as const;
export type TeachingRole = (typeof teachingRoles)[number];

/** A session that somebody is sought for. Instants; spans are half-open. */
export interface SoughtSession extends Span {
  id: string;
  offerId: string;
  title: { da: string; en: string };
  departmentId: string;
  localDate: LocalDate;
  /** Further meetings of a course. */
  meetings: Span[];
  bufferBeforeMinutes: number;
  bufferAfterMinutes: number;
  /** Each way. */
  travelMinutes: number;
  educatorsNeeded: number;
  /** The school that is visited (outreach with a booking), else the site. */
  place: Point;
  siteId: string;
  siteName: string;
  educators: { id: string; name: string; role: TeachingRole; away: boolean }[];
}

/** What takes somebody, buffers and travel included, and where that is. */
export interface PlacedTaking extends Span {
  by: Taking['by'];
  /** Null = nowhere in particular. */
  place: Point | null;
}

/** What somebody teaches in one week of a school year. */
export interface WeekLoad {
  schoolYear: SchoolYear;
  monday: LocalDate;
  minutes: number;
  sessions: number;
}

/** Somebody who might teach, with everything that the ranking looks at. */
export interface Candidate extends Pick<Person, 'id' | 'name' | 'away' | 'hours' | 'exceptions'> {
  /** Works for the department: days, half-open; null = until further notice. */
  worksOn: { from: LocalDate; to: LocalDate | null }[];
  competences: { offerId: string; role: TeachingRole }[];
  takings: PlacedTaking[];
  load: WeekLoad[];
}
