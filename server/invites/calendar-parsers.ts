import ICAL from 'ical.js';
import nodeIcal from 'node-ical';

/** What both parsers must see alike. Instants in seconds since 1970. */
export interface ParsedEvent {
  method: string | null;
  uid: string;
  sequence: number;
  status: string;
  startsAt: number;
  endsAt: number;
  stampedAt: number;
  summary: string;
  description: string;
  location: string;
  url: string | null;
  organizer: string | null;
  attendees: { email: string; name: string; status: string; rsvp: string }[];
}

/** The one event of a calendar as ical.js reads it. */
export function readWithIcalJs(text: string): ParsedEvent {
  const calendar = new ICAL.Component(ICAL.parse(text));
  const events = calendar.getAllSubcomponents('vevent');
  const [event] = events;
  if (!event || events.length !== 1) throw new Error(`${events.length} events`);
  const value = (name: string) => String(event.getFirstPropertyValue(name) ?? '');
  const seconds = (name: string) => (event.getFirstPropertyValue(name) as ICAL.Time).toUnixTime();
  return {
    method: (calendar.getFirstPropertyValue('method') as string | null) ?? null,
    uid: value('uid'),
    sequence: Number(value('sequence')),
    status: value('status'),
    startsAt: seconds('dtstart'),
    endsAt: seconds('dtend'),
    stampedAt: seconds('dtstamp'),
    summary: value('summary'),
    description: value('description'),
    location: value('location'),
    url: value('url') || null,
    organizer: value('organizer').replace(/^mailto:/i, '') || null,
    attendees: event.getAllProperties('attendee').map((attendee) => ({
      email: String(attendee.getFirstValue()).replace(/^mailto:/i, ''),
      name: String(attendee.getParameter('cn')),
      status: String(attendee.getParameter('partstat')),
      rsvp: String(attendee.getParameter('rsvp')).toUpperCase(),
    })),
  };
}

/** The one event of a calendar as node-ical reads it. */
export function readWithNodeIcal(text: string): ParsedEvent {
  const calendar = nodeIcal.sync.parseICS(text);
  const events = Object.values(calendar).filter((part) => part?.type === 'VEVENT');
  const [event] = events;
  if (event?.type !== 'VEVENT' || events.length !== 1) throw new Error(`${events.length} events`);
  const seconds = (date: Date | undefined) => (date ?? new Date(Number.NaN)).getTime() / 1000;
  const attendees = [event.attendee ?? []].flat();
  return {
    method: calendar.vcalendar?.method ?? null,
    uid: event.uid,
    sequence: Number(event.sequence),
    status: String(event.status),
    startsAt: seconds(event.start),
    endsAt: seconds(event.end),
    stampedAt: seconds(event.dtstamp),
    summary: textOf(event.summary),
    description: textOf(event.description),
    location: textOf(event.location),
    url: textOf(event.url) || null,
    organizer: textOf(event.organizer).replace(/^mailto:/i, '') || null,
    attendees: attendees.map((attendee) => ({
      email: textOf(attendee).replace(/^mailto:/i, ''),
      name: String(typeof attendee === 'string' ? '' : attendee.params.CN),
      status: String(typeof attendee === 'string' ? '' : attendee.params.PARTSTAT),
      rsvp: String(typeof attendee === 'string' ? '' : attendee.params.RSVP).toUpperCase(),
    })),
  };
}

/** node-ical gives a string, or an object when the line has parameters. */
function textOf(value: unknown): string {
  if (typeof value === 'object' && value !== null && 'val' in value) return String(value.val);
  return value === undefined || value === null ? '' : String(value);
}
