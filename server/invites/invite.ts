import ical, {
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalAttendeeType,
  type ICalCalendar,
  ICalCalendarMethod,
  type ICalEventData,
  ICalEventStatus,
  ICalEventTransparency,
} from 'ical-generator';
import { DateTime } from 'luxon';
import { oneLine, severalLines } from '#emails/plain-text.ts';
import { checkedAddress } from './mail-address.ts';

export type InviteRole = 'VISITOR' | 'EDUCATOR' | 'ADMINISTRATOR';

/** A visit as a calendar sees it. */
export interface CalendarVisit {
  /** Fixed for the life of the booking: never made of time, recipient or host. */
  uid: string;
  /** Raised with each mailed change and again by cancelling. */
  sequence: number;
  /** When the facts were stated (DTSTAMP). */
  stampedAt: Date;
  startsAt: Date;
  endsAt: Date;
  summary: string;
  description: string;
  location: string;
  /** WGS84 degrees, or null. */
  position: { latitude: number; longitude: number } | null;
  /** Manage link for the visiting teacher, staff page for the educator, null for everybody else. */
  url: string | null;
  cancelled: boolean;
}

/** One copy of an invitation: it names one attendee, the person it is sent to. */
export interface Invite extends CalendarVisit {
  /** The sender of the mail: clients trust the invitation only when they are the same. */
  organizer: { name: string; email: string };
  attendee: { name: string; email: string; role: InviteRole };
}

export const PRODUCT = '//Skolebesoeg//Skolebesoeg//DA';

/**
 * An iTIP invitation (RFC 5546) as text/calendar: METHOD:REQUEST, or CANCEL when the visit is cancelled. Times in UTC,
 * CRLF line ends, at most 75 octets a line.
 *
 * @throws TypeError for addresses or links that are none.
 */
export function inviteFor(invite: Invite): string {
  const method = invite.cancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.REQUEST;
  const calendar = calendarOf(invite).method(method);
  const [event] = calendar.events();
  event?.organizer({ name: nameOf(invite.organizer), email: checkedAddress(invite.organizer.email) });
  event?.createAttendee({
    name: nameOf(invite.attendee),
    email: checkedAddress(invite.attendee.email),
    type: ICalAttendeeType.INDIVIDUAL,
    role: ICalAttendeeRole.REQ,
    status: invite.attendee.role === 'EDUCATOR' ? ICalAttendeeStatus.ACCEPTED : ICalAttendeeStatus.NEEDSACTION,
    rsvp: false,
  });
  // A visit of somebody else's class must not make the school's secretary busy.
  if (invite.attendee.role === 'ADMINISTRATOR') event?.transparency(ICalEventTransparency.TRANSPARENT);
  return `${calendar.toString()}\r\n`;
}

/**
 * The same visit as a file to download: no METHOD, organizer or attendee, so that clients just add it.
 * @param tentative asked for or offered, and not agreed yet
 */
export function calendarFileFor(visit: CalendarVisit, { tentative = false } = {}): string {
  const calendar = calendarOf(visit);
  if (tentative && !visit.cancelled) calendar.events()[0]?.status(ICalEventStatus.TENTATIVE);
  return `${calendar.toString()}\r\n`;
}

/** The calendar's own timezone stays unset: with one, ical-generator writes DTSTAMP as local time without Z. */
function calendarOf(visit: CalendarVisit): ICalCalendar {
  const calendar = ical({ prodId: PRODUCT, scale: 'GREGORIAN' });
  calendar.createEvent(eventOf(visit));
  return calendar;
}

/** A visit as ical-generator takes an event. Times in UTC; text without control characters. */
export function eventOf(visit: CalendarVisit): ICalEventData {
  return {
    id: visit.uid.replace(/[^A-Za-z0-9@._-]/g, ''),
    sequence: visit.sequence,
    stamp: utc(visit.stampedAt),
    start: utc(visit.startsAt),
    end: utc(visit.endsAt),
    summary: oneLine(visit.summary),
    description: severalLines(visit.description),
    location: locationOf(visit),
    url: visit.url === null ? null : linkOf(visit.url),
    status: visit.cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
  };
}

function locationOf({ location, position }: CalendarVisit) {
  const title = oneLine(location);
  const geo = position && { lat: position.latitude, lon: position.longitude };
  if (title && geo) return { title, geo };
  if (geo) return { geo };
  return title || null;
}

/** Quotes and carets need an escape that Outlook and others do not know, so names go without. Never empty. */
function nameOf(person: { name: string; email: string }): string {
  return oneLine(person.name).replaceAll('"', "'").replaceAll('^', '') || person.email;
}

/** ical-generator escapes commas and semicolons as if a link were text; percent-encoded they pass untouched. */
function linkOf(url: string): string {
  return new URL(url).href.replaceAll(',', '%2C').replaceAll(';', '%3B');
}

function utc(instant: Date): DateTime {
  return DateTime.fromJSDate(instant, { zone: 'utc' });
}
