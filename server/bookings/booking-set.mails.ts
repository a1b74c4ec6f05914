import { levelName } from '#server/offers/labels.ts';
import { newId } from '#server/platform/ids.ts';
import type { BookingFacts } from './booking.facts.ts';
import { type MailSettings, mailFactsOf, mailsFor, type QueuedMail, spanOf } from './booking.mails.ts';

/**
 * The mails by which several classes booked as one are confirmed, for each booking its own (for its SQL function). Whoever visits,
 * is the contact or the office gets one CONFIRMATION of all classes with the invitation of their first visit, and a short
 * SET_INVITATION with the invitation of each further one, since one REQUEST carries one UID. Educators get each visit's own.
 * @param bookings all classes of the set, the first (with the link to all of them) first
 */
export function confirmationMailsOfSet(
  bookings: readonly BookingFacts[],
  settings: MailSettings,
  now: Date,
): QueuedMail[][] {
  const each = bookings.map((booking) =>
    mailsFor('CONFIRMATION', booking, mailFactsOf(booking, settings, now), newId, settings.mailDomain),
  );
  if (each.length < 2) return each;
  const visits = visitsOf(bookings);
  const priceOre = bookings.reduce((sum, booking) => sum + booking.priceOre, 0);
  const confirmed = new Set<string>();
  return each.map((mails, index) =>
    mails.flatMap((mail) => {
      if (mail.recipientRole === 'EDUCATOR') return [mail];
      const address = addressOf(mail);
      const set = { visits, priceOre, whole: index === 0, further: invitationsIn(each.slice(index + 1), address) };
      const first = !confirmed.has(address);
      confirmed.add(address);
      if (first) return [{ ...mail, facts: { ...mail.facts, set } }];
      const kind = 'SET_INVITATION' as const;
      return mail.calendarMethod === null ? [] : [{ ...mail, kind, facts: { ...mail.facts, set } }];
    }),
  );
}

function addressOf({ recipientEmail }: QueuedMail): string {
  return recipientEmail.toLowerCase();
}

function invitationsIn(mails: QueuedMail[][], address: string): number {
  const theirs = mails.flat().filter((mail) => addressOf(mail) === address && mail.recipientRole !== 'EDUCATOR');
  return theirs.filter(({ calendarMethod }) => calendarMethod !== null).length;
}

/** All visits of the set as its mails tell them, in the order of their times. */
function visitsOf(bookings: readonly BookingFacts[]) {
  return bookings
    .map((booking) => ({
      reference: booking.reference,
      ...spanOf(booking.session),
      site: booking.session.site.name,
      groups: booking.groups.map((group) => ({
        label: group.label,
        level: levelName(group, booking.language),
        pupils: group.pupils,
        adults: group.adults,
        specialEducation: group.specialEducation,
      })),
      visitor: booking.visitor.name,
      educators: booking.session.educators.map(({ name }) => name),
    }))
    .sort((one, other) => (one.startsAt < other.startsAt ? -1 : one.startsAt > other.startsAt ? 1 : 0));
}
