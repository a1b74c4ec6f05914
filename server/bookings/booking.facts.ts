import type { LocalDate } from '#server/time/local-time.ts';
import type { Dated } from './booking.dimensions.ts';
import type { BookableSession, OfferRules, Places } from './booking.rules.ts';
import type { BookingStatus } from './booking-states.rules.ts';
import type { EndCode } from './end-codes.ts';

/** A text in both languages, as the tables hold it. */
export interface Bilingual {
  da: string;
  en: string;
}

/** A session with everything a booking shows or decides by; read in one query. Instants are ISO 8601. */
export interface SessionFacts {
  id: string;
  version: number;
  /** Raised by each edit of staff. */
  revision: number;
  state: BookableSession['state'];
  startsAt: string;
  endsAt: string;
  localDate: LocalDate;
  capacity: Places;
  taken: Places;
  offer: Omit<OfferRules, 'bookingOpensAt'> & {
    id: string;
    slug: string;
    /** The version that is booked now; null = none is kept yet. */
    versionId: string | null;
    title: Bilingual;
    clothing: { da: string | null; en: string | null };
    subjectFamily: 'HISTORY' | 'SCIENCE' | 'ARTS';
    subject: string;
    form: string;
    confirmation: 'INSTANT' | 'BY_REQUEST';
    priceOre: number;
    priceNote: { da: string | null; en: string | null };
    bookingOpensAt: string | null;
    /** How long a request holds its places. */
    requestWorkingDays: number;
    /** The school's head confirms by link before the booking stands, within so many working days. */
    headApproval: boolean;
    headWorkingDays: number;
    /** A level that the offer is not made for becomes a request. */
    levelByRequest: boolean;
    /** The way there, and the way back, of an OUTREACH visit. */
    travelMinutes: number;
  };
  /** The way there, and the way back, of the educators. */
  travelMinutes: number;
  /** Where an ONLINE session is held; for those who have booked it. */
  onlineUrl: string | null;
  /** How many pupils the house takes beside those already there, of a session that nobody teaches; null = no limit. */
  houseLeft: number | null;
  department: { id: string; slug: string; name: string; email: string; phone: string };
  site: {
    name: string;
    address: string;
    postalCode: string;
    city: string;
    latitude: number;
    longitude: number;
    meetingPoint: Bilingual;
    transport: Bilingual;
    lunch: Bilingual;
  };
  /** Further meetings of a course: the session itself is the first. */
  meetings: { startsAt: string; endsAt: string }[];
  educators: { name: string; email: string; phone: string | null }[];
  materialsBefore: Bilingual[];
}

/** Places held while a form was filled in: a row of its own until it is booked or ended. */
export interface HoldFacts extends Places {
  id: string;
  sessionId: string;
  /** SHA-256 of the browser's cookie, in hex; null = held by the department. */
  holderHash: string | null;
  /** The places are still its own; false = it has ended. */
  live: boolean;
}

export interface InstitutionFacts {
  number: string | null;
  name: string;
  kind: string | null;
  municipalityCode: string | null;
  active: boolean;
  /** By the register; null = it is not in it. */
  address: { address: string; postalCode: string; city: string } | null;
  /** Who gets the invitations to its visits by its own setting, or by its main school's. */
  administrator: { name: string | null; email: string } | null;
}

/** What deciding about a new booking needs, as it stood at one moment. */
export interface BookingSnapshot {
  session: SessionFacts | null;
  /** Null = the number is not in the register, or the municipality does not exist. */
  institution: InstitutionFacts | null;
  regionSpans: (Dated & { regionCode: string })[];
  partnershipSpans: (Dated & { type: string })[];
  /** Bookings made with this contact mail in the last hour. */
  recentBookings: number;
  /** The booking that this idempotency key made before. */
  known: { bookingId: string; requestHash: string } | null;
  /** The hold that was named; null = none was, or it is long gone. */
  hold: HoldFacts | null;
  /** Places of other holds of the session that have lapsed: they make way. */
  lapsed: Places;
}

export interface GroupFacts {
  id: string;
  label: string;
  gradeLevel: number | null;
  ageGroup: 'NURSERY' | 'KINDERGARTEN' | 'MIXED' | null;
  studyYear: number | null;
  specialEducation: boolean;
  pupils: number;
  adults: number;
}

/** A stored booking with its session. */
export interface BookingFacts {
  id: string;
  reference: string;
  status: BookingStatus;
  /** Joins the bookings of several classes made as one. */
  bookingSetId: string | null;
  /** When HELD, REQUESTED, OFFERED or WAITING ends by itself; null = never. */
  expiresAt: string | null;
  /** Joins the bookings that wait together. */
  waitlistEntryId: string | null;
  linkVersion: number;
  sequence: number;
  version: number;
  language: 'da' | 'en';
  institution: {
    number: string | null;
    name: string;
    kind: string | null;
    municipality: { code: string; name: string } | null;
  };
  contact: { name: string; email: string; phone: string };
  visitor: { name: string; email: string; phone: string };
  administrator: { name: string | null; email: string } | null;
  /** The administrator is the school's own setting: whoever holds the booking's link does not see the address. */
  administratorFromSchool: boolean;
  groups: GroupFacts[];
  needs: string | null;
  message: string | null;
  invoice: { gln: string; orderNumber: string | null; reference: string | null } | null;
  priceOre: number;
  createdAt: string;
  updatedAt: string;
  cancelledAt: string | null;
  cancelReason: string | null;
  /** Why it ended, as a code of `endCodes`; null = not said, or not ended. */
  endCode: EndCode | null;
  /** The lead's yes to a request that still waits for the school's head. */
  acceptedAt: string | null;
  /** A level that the offer is not made for: it was asked for. */
  otherLevel: boolean;
  /** Where an OUTREACH visit takes place; null = not said (the register's address), or another form. */
  place: { address: string; postalCode: string; city: string; notes: string | null } | null;
  /** The school's head who was asked; null = nobody. */
  head: {
    name: string;
    email: string;
    dueAt: string;
    answer: 'CONFIRMED' | 'DECLINED' | null;
    reason: string | null;
  } | null;
  /** Another time that the department proposes, with its places held; null = none is open. */
  proposal: {
    id: string;
    sessionId: string;
    holdId: string | null;
    startsAt: string;
    endsAt: string;
    message: string | null;
    expiresAt: string;
  } | null;
  /** When the evaluation was given; null = not yet. */
  evaluatedAt: string | null;
  /** Attendance has been recorded: the visit is history. */
  attended: boolean;
  /** They came. */
  came: boolean;
  /** The version of the offer it was booked with; `session.offer` is of that version. Null = booked before versions were kept. */
  offerVersionId: string | null;
  /** What somebody has to look at because the session was cancelled or changed; null = nothing. */
  review: OpenReview | null;
  session: SessionFacts;
}

/** An open review of a booking; closed by moving, keeping or cancelling the booking. */
export interface OpenReview {
  id: string;
  cause: 'SESSION_CANCELLED' | 'SESSION_MOVED' | 'SESSION_CHANGED';
  /** What the school was told, in its language. */
  message: string | null;
  /** Why the session was cancelled; null = it is not. */
  cancelCause: 'WEATHER' | 'ILLNESS' | 'TOO_FEW' | 'OTHER' | null;
  /** The visit as it was booked, before anything changed. */
  before: { startsAt: string; endsAt: string; site: string };
}

/** The session as the rules see it. */
export function bookableSession(session: SessionFacts): BookableSession {
  const { state, startsAt, capacity, taken, houseLeft, offer } = session;
  const bookingOpensAt = offer.bookingOpensAt === null ? null : new Date(offer.bookingOpensAt);
  return { state, startsAt: new Date(startsAt), capacity, taken, houseLeft, offer: { ...offer, bookingOpensAt } };
}

/** The session as it is for whoever gives these places back first: a hold of one's own, or those that have lapsed. */
export function withoutPlaces<Session extends Pick<SessionFacts, 'taken' | 'houseLeft'>>(
  session: Session,
  places: Places,
): Session {
  const { taken, houseLeft } = session;
  return {
    ...session,
    taken: {
      groups: taken.groups - places.groups,
      pupils: taken.pupils - places.pupils,
      adults: taken.adults - places.adults,
    },
    houseLeft: houseLeft === null ? null : houseLeft + places.pupils,
  };
}
