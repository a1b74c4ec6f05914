import { href } from '#lib/links.ts';
import { manageTexts } from '#lib/texts/manage.ts';
import { ownTexts } from '#lib/texts/own.ts';
import { placeInShort } from '#lib/visit-place.ts';
import { reasonLine } from '#server/bookings/end-code.texts.ts';
import type { OwnBooking } from '#server/own-bookings/own-booking.contract.ts';
import { formatDate, formatDay, formatTime, formatUntil, formatWeek } from '#server/time/format.ts';
import type { Language } from '#server/time/language.ts';

/** A booking on its owner's page: words only. */
export interface OwnVisit {
  reference: string;
  family: OwnBooking['session']['offer']['subjectFamily'];
  title: string;
  offerHref: string;
  day: string;
  time: string;
  until: string;
  place: string;
  groups: string;
  pupils: number;
  adults: number;
  school: string;
  state: string;
  stateKind: 'ok' | 'bad' | 'info' | 'plain';
  /** What to do next, a sentence each. */
  next: string[];
  manageHref: string | null;
  manageLabel: string;
  /** Over, and yet there is something to do: evaluate it, or take the cancellation back. */
  hasTurn: boolean;
  calendarHref: string | null;
  againHref: string | null;
}

/** A booking of one's own in words. */
export function ownVisit(booking: OwnBooking, language: Language): OwnVisit {
  const { session, groups, reference, managePath } = booking;
  const texts = ownTexts[language].visit;
  const live = isLive(booking);
  const sum = (count: (group: OwnBooking['groups'][number]) => number) =>
    groups.reduce((total, group) => total + count(group), 0);
  return {
    reference,
    family: session.offer.subjectFamily,
    title: session.offer.title,
    offerHref: href(language, `/tilbud/${session.offer.slug}`),
    day: `${formatDate(session.localDate, language)} (${formatWeek(session.localDate, language)})`,
    time: formatTime(new Date(session.startsAt), language),
    until: texts.until(formatTime(new Date(session.endsAt), language)),
    place: placeInShort(booking, language),
    groups: groups.map(({ label }) => label).join(', '),
    pupils: sum(({ pupils }) => pupils),
    adults: sum(({ adults }) => adults),
    school: booking.institution.name,
    state: manageTexts[language].status[booking.status],
    stateKind: stateKindOf(booking.status),
    next: nextSteps(booking, language),
    manageHref: managePath && href(language, managePath),
    manageLabel: manageLabelOf(booking, language),
    hasTurn: booking.allowedActions.some((one) => one === 'EVALUATE' || one === 'UNDO'),
    calendarHref: live && managePath ? `${href(language, managePath)}/invite.ics` : null,
    againHref: booking.bookableAgain ? againHref(booking, language) : null,
  };
}

function manageLabelOf({ allowedActions }: OwnBooking, language: Language): string {
  const texts = ownTexts[language].visit;
  if (allowedActions.includes('ACCEPT_OFFER')) return texts.answer;
  if (allowedActions.includes('EVALUATE')) return texts.evaluate;
  if (allowedActions.includes('UNDO')) return texts.undo;
  if (allowedActions.includes('CANCEL')) return texts.manage;
  return allowedActions.length > 0 ? texts.change : texts.see;
}

function isLive({ status }: OwnBooking): boolean {
  return status === 'CONFIRMED' || status === 'REQUESTED';
}

export function stateKindOf(status: OwnBooking['status']): OwnVisit['stateKind'] {
  if (status === 'CONFIRMED') return 'ok';
  if (status === 'CANCELLED_BY_VENUE' || status === 'DECLINED') return 'bad';
  return status === 'REQUESTED' || status === 'WAITING' || status === 'OFFERED' ? 'info' : 'plain';
}

function nextSteps(booking: OwnBooking, language: Language): string[] {
  const texts = ownTexts[language].visit;
  const { status, session, cancellation, visitorName, expiresAt } = booking;
  const why = reasonLine(booking.endCode, booking.cancelReason, language);
  const until = expiresAt === null ? '' : formatUntil(new Date(expiresAt), language);
  if (status === 'CANCELLED_BY_VENUE') return [texts.cancelledByVenue(why)];
  if (status === 'DECLINED') return [texts.declined(why)];
  if (status === 'WAITING') return [texts.waiting];
  if (status === 'OFFERED') return [texts.offered(until)];
  if (!isLive(booking)) return [];
  const cancelling = booking.allowedActions.includes('CANCEL')
    ? texts.cancelUntil(formatDay(cancellation.lastDay, language))
    : texts.late(session.department.phone.replaceAll(' ', '\u00a0'));
  return [
    ...(status === 'REQUESTED' ? [texts.requested] : []),
    ...(booking.managePath === null ? [texts.noLink(visitorName)] : status === 'REQUESTED' ? [] : [cancelling]),
    ...(booking.schoolInvited ? [texts.school] : []),
  ];
}

/** The times of the offer; the reference goes along, so that the form begins with this class and EAN number. */
function againHref({ session, groups, reference }: OwnBooking, language: Language): string {
  const pupils = groups.reduce((total, group) => total + group.pupils, 0);
  const search = new URLSearchParams({ igen: reference, elever: String(pupils) });
  return `${href(language, `/tilbud/${session.offer.slug}`)}?${search}#tider`;
}
