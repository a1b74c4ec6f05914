import type { MailFacts, MailKind, MailRole } from '#emails/facts.ts';
import { levelName } from '#server/offers/labels.ts';
import type { Language } from '#server/time/language.ts';
import type { BookingFacts } from './booking.facts.ts';
import { cancellationDeadline, placesOf, targetGroupOf } from './booking.rules.ts';
import { manageToken, manageUrl } from './manage-token.ts';
import { onlineLinkOf, placeOfVisit } from './visit-place.rules.ts';

/** What the mails of a booking need of the settings. */
export interface MailSettings {
  publicUrl: string;
  linkSecret: string;
  mailDomain: string;
}

/** The settings of the mails, out of all settings. */
export function mailSettings(config: { PUBLIC_URL: string; LINK_SECRET: string; MAIL_DOMAIN: string }): MailSettings {
  return { publicUrl: config.PUBLIC_URL, linkSecret: config.LINK_SECRET, mailDomain: config.MAIL_DOMAIN };
}

export interface Recipient {
  role: MailRole;
  name: string;
  email: string;
}

/** A mail as the SQL functions of the booking path take it. */
export interface QueuedMail {
  id: string;
  kind: MailKind;
  recipientRole: MailRole;
  recipientName: string;
  recipientEmail: string;
  calendarMethod: 'REQUEST' | 'CANCEL' | null;
  messageId: string;
  facts: MailFacts;
}

/**
 * Who hears of a booking, one mail per address: the visiting teacher before the contact before the educators before the
 * administrator, when somebody is several of them.
 */
export function recipientsOf(
  booking: Pick<BookingFacts, 'visitor' | 'contact' | 'administrator' | 'session'>,
): Recipient[] {
  const { visitor, contact, administrator, session } = booking;
  const everybody: Recipient[] = [
    { role: 'VISITOR', name: visitor.name, email: visitor.email },
    { role: 'CONTACT', name: contact.name, email: contact.email },
    ...session.educators.map(({ name, email }) => ({ role: 'EDUCATOR' as const, name, email })),
    ...(administrator === null
      ? []
      : [{ role: 'ADMINISTRATOR' as const, name: administrator.name ?? '', email: administrator.email }]),
  ];
  const first = new Map<string, Recipient>();
  for (const recipient of everybody) {
    const address = recipient.email.toLowerCase();
    if (!first.has(address)) first.set(address, recipient);
  }
  return [...first.values()];
}

/** The mails of one event: everybody invited gets the new state of the visit; the contact gets it without an invitation. */
export function mailsFor(
  kind: MailKind,
  booking: BookingFacts,
  facts: MailFacts,
  newId: () => string,
  mailDomain: string,
): QueuedMail[] {
  return recipientsOf(booking).map((recipient) => {
    const id = newId();
    return {
      id,
      kind,
      recipientRole: recipient.role,
      recipientName: recipient.name,
      recipientEmail: recipient.email,
      calendarMethod: recipient.role === 'CONTACT' ? null : kind === 'CANCELLATION' ? 'CANCEL' : 'REQUEST',
      messageId: `<${id}@${mailDomain}>`,
      facts,
    };
  });
}

/** Everything a mail may tell, as the booking stands. */
export function mailFactsOf(
  booking: BookingFacts,
  settings: MailSettings,
  now: Date,
  extra: Partial<Pick<MailFacts, 'previous' | 'cancelled' | 'note' | 'choose' | 'left' | 'reopened'>> = {},
): MailFacts {
  const { session, language } = booking;
  const { offer, department } = session;
  const startsAt = new Date(session.startsAt);
  const { lastDay, closesAt } = cancellationDeadline(startsAt, offer);
  const token = manageToken(settings.linkSecret, booking.id, booking.linkVersion);
  const { pupils, adults } = placesOf(booking.groups);
  const largest = booking.groups.reduce((best, group) => (group.pupils > best.pupils ? group : best));
  return {
    bookingId: booking.id,
    reference: booking.reference,
    calendarUid: `${booking.id}@${settings.mailDomain}`,
    language,
    statedAt: now.toISOString(),
    startsAt: startsAt.toISOString(),
    endsAt: new Date(session.endsAt).toISOString(),
    targetGroup: targetGroupOf(largest),
    offer: { title: offer.title[language], url: pageUrl(settings.publicUrl, language, `/tilbud/${offer.slug}`) },
    department: {
      name: department.name,
      email: department.email,
      phone: department.phone,
      senderEmail: `${department.slug}@${settings.mailDomain}`,
      senderName: department.name,
    },
    form: offer.form as MailFacts['form'],
    site: placeOfVisit(booking, language),
    onlineUrl: onlineLinkOf(booking),
    travelMinutes: session.travelMinutes,
    clothing: offer.clothing[language],
    groups: booking.groups.map((group) => ({
      label: group.label,
      level: levelName(group, language),
      pupils: group.pupils,
      adults: group.adults,
      specialEducation: group.specialEducation,
    })),
    pupils,
    adults,
    institutionName: booking.institution.name,
    contact: booking.contact,
    visitor: booking.visitor,
    educators: session.educators.map(({ name, phone }) => ({ name, phone })),
    needs: booking.needs,
    message: booking.message,
    manageUrl: manageUrl(settings.publicUrl, language, booking.reference, token),
    staffUrl: `${settings.publicUrl}/personale/dag/${session.localDate}`,
    cancellation: { lastDay, closesAt: closesAt.toISOString() },
    priceOre: booking.priceOre,
    priceNote: offer.priceNote[language],
    materialsBefore: session.materialsBefore.map((title) => title[language]),
    meetings: session.meetings.map(spanOf),
    previous: null,
    cancelled: null,
    ...extra,
  };
}

/** Start and end as instants of ISO 8601 in UTC; the database writes them with its own offset. */
export function spanOf({ startsAt, endsAt }: { startsAt: string; endsAt: string }) {
  return { startsAt: new Date(startsAt).toISOString(), endsAt: new Date(endsAt).toISOString() };
}

function pageUrl(publicUrl: string, language: Language, path: string): string {
  return `${publicUrl}${language === 'en' ? '/en' : ''}${path}`;
}
