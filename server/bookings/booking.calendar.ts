import { calendarFileFor } from '#server/invites/invite.ts';
import { calendarVisitOf } from '#server/invites/visit.ts';
import type { BookingFacts } from './booking.facts.ts';
import { mailFactsOf, mailSettings } from './booking.mails.ts';
import { isLive } from './booking-change.rules.ts';

/** The visit as a calendar file for the holder of the link: same UID, SEQUENCE and words as the invitation in the mail. */
export function calendarFileOf(booking: BookingFacts, config: Parameters<typeof mailSettings>[0]): string {
  const facts = mailFactsOf(booking, mailSettings(config), new Date(booking.updatedAt));
  return calendarFileFor(
    calendarVisitOf(facts, { role: 'VISITOR', sequence: booking.sequence, cancelled: !isLive(booking) }),
  );
}
