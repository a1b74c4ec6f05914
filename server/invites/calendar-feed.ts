import ical, { ICalEventStatus, ICalEventTransparency } from 'ical-generator';
import { oneLine } from '#emails/plain-text.ts';
import { type CalendarVisit, eventOf, PRODUCT } from './invite.ts';

export interface FeedVisit extends CalendarVisit {
  /** Asked for, but not answered yet. */
  tentative: boolean;
  /** Whether the visit takes its owner's time; a colleague's class does not make the office busy. */
  busy: boolean;
}

/** How often calendars are asked to look again, in seconds; most keep to their own rhythm. */
const REFRESH_SECONDS = 4 * 3600;

/**
 * Visits as a calendar to subscribe to: no METHOD, organizer or attendees. The same visits always give the same text,
 * whenever it is made.
 */
export function calendarFeedFor(name: string, visits: FeedVisit[]): string {
  const calendar = ical({ prodId: PRODUCT, scale: 'GREGORIAN', name: oneLine(name), ttl: REFRESH_SECONDS });
  for (const visit of visits) {
    const event = calendar.createEvent(eventOf(visit));
    if (visit.tentative) event.status(ICalEventStatus.TENTATIVE);
    if (!visit.busy) event.transparency(ICalEventTransparency.TRANSPARENT);
  }
  return `${calendar.toString()}\r\n`;
}
