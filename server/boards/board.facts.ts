import type { LocalDate } from '#server/time/local-time.ts';

// What the board's one question to the database answers: flat lists, put together by board.rules.ts.

/** Milliseconds since 1970. */
export type Moment = number;

/** Half-open. */
export interface MomentSpan {
  from: Moment;
  to: Moment;
}

export interface Named {
  id: string;
  name: string;
}

type Words = { da: string; en: string };

export interface SessionFact extends MomentSpan {
  id: string;
  offerId: string;
  siteId: string;
  site: string;
  state: 'OPEN' | 'CLOSED' | 'CANCELLED';
  title: Words;
  family: 'HISTORY' | 'SCIENCE' | 'ARTS';
  form: 'ON_SITE' | 'OUTREACH' | 'SELF_GUIDED' | 'ONLINE' | 'COURSE';
  groups: number;
  takenGroups: number;
  pupils: number;
  takenPupils: number;
  needed: number;
  /** Minutes that people and rooms are taken beside the session itself. */
  before: number;
  after: number;
  /** Minutes each way, of people only. */
  travel: number;
  /** Open review tasks. */
  reviews: number;
}

/** "HH:MM" of one weekday (1 = Monday). */
export interface Hours {
  weekday: number;
  from: string;
  to: string;
}

export interface PersonFact extends Named {
  hours: (Hours & { validFrom: LocalDate; validTo: LocalDate | null })[];
  /** Other hours on one day; null = does not work. */
  exceptions: { date: LocalDate; from: string | null; to: string | null }[];
  absences: MomentSpan[];
}

export interface ThingFact {
  id: string;
  parentId: string | null;
  siteId: string | null;
  site: string | null;
  kind: 'ROOM' | 'KIT' | 'VEHICLE' | 'MEETING_POINT';
  name: Words;
  pooled: boolean;
  quantity: number;
  hours: Hours[];
}

export interface BookingFact {
  sessionId: string;
  school: string;
  /** "5.a, 5.b" */
  groups: string;
  pupils: number;
  adults: number;
  requested: boolean;
  attended: boolean;
}

export interface BoardFacts {
  sites: { id: string; slug: string; name: string }[];
  sessions: SessionFact[];
  /** The second, third … time of a course. */
  meetings: (MomentSpan & { sessionId: string; position: number })[];
  educators: { sessionId: string; accountId: string; role: 'LEADS' | 'ASSISTS' | 'LEARNING'; allocated: boolean }[];
  uses: { sessionId: string; thingId: string; quantity: number }[];
  bookings: BookingFact[];
  /** Who has been asked and has not answered. */
  asked: { sessionId: string; name: string }[];
  people: PersonFact[];
  things: ThingFact[];
  blocked: (MomentSpan & { id: string; kind: string; title: string; people: string[]; things: string[] })[];
  /** Days; `to` is the first day that is open again. */
  closed: {
    siteId: string | null;
    site: string | null;
    thingId: string | null;
    from: LocalDate;
    to: LocalDate;
    reason: string;
  }[];
  holidays: { name: string; municipality: string; from: LocalDate; to: LocalDate }[];
  /** What the department's people do in other departments: the time that is taken of them. */
  elsewhere: (MomentSpan & { accountId: string; title: Words; department: string })[];
}
