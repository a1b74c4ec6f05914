import { type CalendarVisit, calendarFileFor } from '#server/invites/invite.ts';
import type { BookingFacts } from './booking.facts.ts';
import { mailFactsOf, mailSettings } from './booking.mails.ts';
import { isLive } from './booking-change.rules.ts';

/** The visit as a calendar file for the holder of the link: same UID and SEQUENCE as the invitation in the mail. */
export function calendarFileOf(booking: BookingFacts, config: Parameters<typeof mailSettings>[0]): string {
  const facts = mailFactsOf(booking, mailSettings(config), new Date(booking.updatedAt));
  const visit: CalendarVisit = {
    uid: facts.calendarUid,
    sequence: booking.sequence,
    stampedAt: new Date(facts.statedAt),
    startsAt: new Date(facts.startsAt),
    endsAt: new Date(facts.endsAt),
    summary: `${facts.offer.title} (${facts.groups.map(({ label }) => label).join(', ')})`,
    description: `${facts.site.meetingPoint}\n\n${facts.site.transport}\n\n${facts.department.name}, ${facts.department.phone}\n${facts.manageUrl}`,
    location: `${facts.site.name}, ${facts.site.address}`,
    position: { latitude: facts.site.latitude, longitude: facts.site.longitude },
    url: facts.manageUrl,
    cancelled: !isLive(booking),
  };
  return calendarFileFor(visit);
}
