import { calendarFeedFor } from '#server/invites/calendar-feed.ts';
import { calendarFileFor } from '#server/invites/invite.ts';
import { calendarVisitOf } from '#server/invites/visit.ts';
import type { Language } from '#server/time/language.ts';
import type { BookingFacts } from './booking.facts.ts';
import { mailFactsOf, mailSettings } from './booking.mails.ts';
import { canEnd } from './booking-change.rules.ts';

type Config = Parameters<typeof mailSettings>[0];

/** The visit as a calendar file for the holder of the link: same UID, SEQUENCE and words as the invitation in the mail. */
export function calendarFileOf(booking: BookingFacts, config: Config): string {
  return calendarFileFor(visitOf(booking, 'VISITOR', config), { tentative: booking.status !== 'CONFIRMED' });
}

/** A calendar of several visits for one person or one school. */
export interface OwnCalendar {
  name: string;
  language: Language;
  config: Config;
  /** The address whose bookings carry their manage link; null = none does. */
  ownEmail: string | null;
}

/** Visits as one calendar. Needs and messages stay out; only who visits or is the contact gets the key to the booking. */
export function calendarFile(bookings: BookingFacts[], { name, language, config, ownEmail }: OwnCalendar): string {
  const visits = bookings.map((booking) => {
    const role = isContactOrVisitor(booking, ownEmail) ? 'VISITOR' : 'ADMINISTRATOR';
    return {
      ...visitOf({ ...booking, language }, role, config),
      tentative: booking.status === 'REQUESTED',
      busy: role === 'VISITOR',
    };
  });
  return calendarFeedFor(name, visits);
}

/** Whether an address is one of those that were sent the booking's link. */
export function isContactOrVisitor({ contact, visitor }: BookingFacts, email: string | null): boolean {
  return email !== null && (contact.email === email || visitor.email === email);
}

function visitOf(booking: BookingFacts, role: 'VISITOR' | 'ADMINISTRATOR', config: Config) {
  const facts = mailFactsOf(booking, mailSettings(config), new Date(booking.updatedAt));
  return calendarVisitOf(facts, {
    role,
    sequence: booking.sequence,
    cancelled: !canEnd(booking) || booking.session.state === 'CANCELLED',
  });
}
