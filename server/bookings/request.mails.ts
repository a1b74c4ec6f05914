import type { NoticeRecipient } from '#emails/notices/compose.ts';
import type { NoticeFacts, NoticeKind } from '#emails/notices/notice-facts.ts';
import { noticeMail, type QueuedNotice } from '#server/notices/notice.mails.ts';
import { formatVisit } from '#server/time/format.ts';
import type { BookingFacts } from './booking.facts.ts';
import { type MailSettings, mailFactsOf } from './booking.mails.ts';
import { departmentTaskMail } from './department-task.mails.ts';
import { headToken, headUrl } from './head-token.ts';
import { waitsFor } from './request.rules.ts';

// The mails about requests: to the school, to its head and to the department. Bookings that are answered together (several
// classes) are told once, with the first; the further ones stand in its rows.

/** Bookings that are answered together; the first one carries the mails. */
export type Whole = readonly [BookingFacts, ...BookingFacts[]];

/** A new request: to the school that it has arrived, to its head to confirm it, to the department to answer it. */
export function requestMails(whole: Whole, settings: MailSettings, now: Date): QueuedNotice[] {
  const [first] = whole;
  const { department, head } = waitsFor(whole);
  const asked = headOf(whole);
  const received = noticeOf('REQUEST_RECEIVED', contactOf(first), whole, settings, now, {
    values: {
      department,
      head: head ? (asked?.name ?? null) : null,
      dueAt: instantOf(first.expiresAt),
      classes: whole.length,
    },
  });
  return [
    received,
    ...(asked !== null && head ? [headMail('HEAD_ASKED', whole, settings, now)] : []),
    ...(department ? [departmentTaskMail(first, settings, now)] : []),
  ];
}

/** To the school's head: the question, or the reminder of it. The bookings have a head. */
export function headMail(
  kind: 'HEAD_ASKED' | 'HEAD_REMINDER',
  whole: Whole,
  settings: MailSettings,
  now: Date,
): QueuedNotice {
  const asked = headOf(whole);
  if (asked === null) throw new Error('nobody to ask');
  const { bookingId, name, email, dueAt } = asked;
  const [first] = whole;
  const token = headToken(settings.linkSecret, { bookingId, email });
  return noticeOf(kind, { role: 'HEAD', name, email }, whole, settings, now, {
    values: { dueAt: instantOf(dueAt), school: first.institution.name, teacher: first.contact.name },
    url: headUrl(settings.publicUrl, first.language, bookingId, token),
  });
}

export type Ending = 'DECLINED' | 'WITHDRAWN' | 'EXPIRED';

/**
 * To the school's head, when a request that they were asked about ended otherwise than by their no: nothing more is needed. Goes
 * beside the mails of whatever ended it; empty where nobody was asked.
 */
export function headSettledMails(whole: Whole, outcome: Ending, settings: MailSettings, now: Date): QueuedNotice[] {
  const asked = headOf(whole);
  if (asked === null || asked.answer === 'DECLINED') return [];
  const { name, email } = asked;
  return [
    noticeOf('HEAD_SETTLED', { role: 'HEAD', name, email }, whole, settings, now, {
      values: { outcome, head: name, reason: null },
      url: null,
    }),
  ];
}

/** To the school: its head has said no. */
export function headDeclinedMails(
  whole: Whole,
  { name, reason }: { name: string; reason: string | null },
  settings: MailSettings,
  now: Date,
): QueuedNotice[] {
  const [first] = whole;
  const notice = noticeOf('HEAD_SETTLED', contactOf(first), whole, settings, now, {
    values: { outcome: 'HEAD_DECLINED', head: name, reason },
    url: offerUrl(first, settings),
  });
  return [notice];
}

/** To the school: the department says no. `reason` in the department's words. */
export function requestDeclinedMails(
  whole: Whole,
  { code, reason }: { code: string; reason: string | null },
  settings: MailSettings,
  now: Date,
): QueuedNotice[] {
  const [first] = whole;
  const declined = noticeOf('REQUEST_DECLINED', contactOf(first), whole, settings, now, {
    values: { code, reason },
    url: offerUrl(first, settings),
  });
  return [declined, ...headSettledMails(whole, 'DECLINED', settings, now)];
}

/** To the school: nobody answered in time. */
export function requestExpiredMails(whole: Whole, settings: MailSettings, now: Date): QueuedNotice[] {
  const [first] = whole;
  const asked = headOf(whole);
  const lackedHead = asked !== null && asked.answer === null && now >= new Date(asked.dueAt);
  const expired = noticeOf('REQUEST_EXPIRED', contactOf(first), whole, settings, now, {
    values: { waitedFor: lackedHead ? 'head' : 'department' },
    url: offerUrl(first, settings),
  });
  return [expired, ...headSettledMails(whole, 'EXPIRED', settings, now)];
}

/** A time that the department proposes instead. `site` = where, if it is another place than asked for. */
export interface ProposedTime {
  startsAt: Date;
  endsAt: Date;
  site: string | null;
  message: string | null;
  dueAt: Date;
}

/** To the school: another time is proposed, and its places are held. */
export function timeProposedMail(
  booking: BookingFacts,
  { startsAt, endsAt, site, message, dueAt }: ProposedTime,
  settings: MailSettings,
  now: Date,
): QueuedNotice {
  return noticeOf('TIME_PROPOSED', contactOf(booking), [booking], settings, now, {
    values: { when: formatVisit(startsAt, endsAt, booking.language), site, message, dueAt: dueAt.toISOString() },
  });
}

function contactOf({ contact }: BookingFacts): NoticeRecipient {
  return { role: 'CONTACT', name: contact.name, email: contact.email };
}

/** Who was asked about these bookings: the head stands with one of them. */
function headOf(whole: Whole): (NonNullable<BookingFacts['head']> & { bookingId: string }) | null {
  for (const { id, head } of whole) if (head !== null) return { ...head, bookingId: id };
  return null;
}

function offerUrl({ language, session }: BookingFacts, { publicUrl }: MailSettings): string {
  return `${publicUrl}${language === 'en' ? '/en' : ''}/tilbud/${session.offer.slug}`;
}

const instantOf = (instant: string | null) => (instant === null ? null : new Date(instant).toISOString());

function noticeOf(
  kind: NoticeKind,
  recipient: NoticeRecipient,
  whole: Whole,
  settings: MailSettings,
  now: Date,
  { values, url }: { values: NoticeFacts['values']; url?: string | null },
): QueuedNotice {
  const [first, ...others] = whole;
  const visit = mailFactsOf(first, settings, now);
  const facts: NoticeFacts = {
    language: first.language,
    statedAt: now.toISOString(),
    department: visit.department,
    visit,
    values,
    rows: others.length === 0 ? [] : [{ label: first.language === 'da' ? 'Også' : 'Also', lines: others.map(lineOf) }],
    url: url === undefined ? visit.manageUrl : url,
    unsubscribeUrl: null,
  };
  return noticeMail(kind, recipient, facts, settings.mailDomain);
}

/** "6.a, torsdag den 26. marts 2026 kl. 9.00–10.30". */
function lineOf({ groups, session, language }: BookingFacts): string {
  const when = formatVisit(new Date(session.startsAt), new Date(session.endsAt), language);
  return `${groups.map(({ label }) => label).join(', ')}, ${when}`;
}
