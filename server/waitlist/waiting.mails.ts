import type { NoticeFacts, NoticeKind } from '#emails/notices/notice-facts.ts';
import type { BookingFacts } from '#server/bookings/booking.facts.ts';
import { type MailSettings, mailFactsOf } from '#server/bookings/booking.mails.ts';
import { placesOf } from '#server/bookings/booking.rules.ts';
import { noticeMail, type QueuedNotice } from '#server/notices/notice.mails.ts';
import { formatUntil, formatVisit } from '#server/time/format.ts';
import type { Language } from '#server/time/language.ts';

type WaitingKind = Extract<NoticeKind, 'WAITING_JOINED' | 'PLACE_OFFERED' | 'OFFER_LAPSED' | 'WAITING_ENDED'>;

/** What the sentences of these mails need; see emails/notices/waiting.ts. */
export interface WaitingWords {
  /** WAITING_JOINED: number in the queue, and other days that would do, in words. */
  position?: number;
  wishes?: string | null;
  /** PLACE_OFFERED: when the offer lapses. */
  until?: Date;
  /** PLACE_OFFERED: the head or the department has to say yes afterwards. */
  approval?: 'HEAD' | 'DEPARTMENT' | 'BOTH' | null;
  /** OFFER_LAPSED (MISSED, CANCELLED) and WAITING_ENDED: why. */
  why?: 'PASSED' | 'MISSED' | 'CANCELLED';
}

interface Circumstances {
  settings: MailSettings;
  now: Date;
}

/** A mail to the contact about one booking, or about several that wait together: the link is the first one's. */
export function waitingMail(
  kind: WaitingKind,
  bookings: readonly [BookingFacts, ...BookingFacts[]],
  words: WaitingWords,
  { settings, now }: Circumstances,
): QueuedNotice {
  const [first, ...others] = bookings;
  const visit = mailFactsOf(first, settings, now);
  const { language } = first;
  const facts: NoticeFacts = {
    language,
    statedAt: now.toISOString(),
    department: visit.department,
    visit,
    values: {
      offer: visit.offer.title,
      offerUrl: visit.offer.url,
      classes: bookings.length,
      position: words.position ?? null,
      wishes: words.wishes ?? null,
      until: words.until === undefined ? null : formatUntil(words.until, language),
      approval: words.approval ?? null,
      why: words.why ?? null,
      time: formatVisit(new Date(first.session.startsAt), new Date(first.session.endsAt), language),
    },
    rows: others.length === 0 ? [] : bookings.map((booking) => rowOf(booking, language)),
    url: visit.manageUrl,
    unsubscribeUrl: null,
  };
  return noticeMail(kind, { role: 'CONTACT', ...first.contact }, facts, settings.mailDomain);
}

/** One of several classes: who, and when. */
function rowOf({ groups, session }: BookingFacts, language: Language): NoticeFacts['rows'][number] {
  const { pupils } = placesOf(groups);
  return {
    label: groups.map(({ label }) => label).join(', '),
    lines: [
      formatVisit(new Date(session.startsAt), new Date(session.endsAt), language),
      language === 'da' ? `${pupils} elever` : `${pupils} pupils`,
    ],
  };
}
