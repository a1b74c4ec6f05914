import type { BookingFacts } from '#server/bookings/booking.facts.ts';
import { placesOf } from '#server/bookings/booking.rules.ts';
import { sessionView } from '#server/bookings/booking.view.ts';
import type { Whole } from '#server/bookings/request.mails.ts';
import { waitsFor } from '#server/bookings/request.rules.ts';
import type { Language } from '#server/time/language.ts';
import type { QuestionView, RequestView } from './approval.contract.ts';
import { refusalOfConfirming } from './approval.rules.ts';
import type { HeadQuestion } from './head.service.ts';

const iso = (instant: string) => new Date(instant).toISOString();

/** A request as its school and its department see it. `booking` is one of `whole`. */
export function requestView(
  booking: BookingFacts,
  { whole, remindedAt, site }: { whole: Whole; remindedAt: Date | null; site: string | null },
): RequestView {
  const { proposal } = booking;
  const head = whole.find((one) => one.head !== null)?.head ?? null;
  return {
    reference: booking.reference,
    status: booking.status,
    waitsFor: waitsFor(whole),
    expiresAt: booking.expiresAt === null ? null : iso(booking.expiresAt),
    acceptedAt: booking.acceptedAt === null ? null : iso(booking.acceptedAt),
    otherLevel: booking.otherLevel,
    classes: whole.length,
    head: head && { ...head, dueAt: iso(head.dueAt), remindedAt: remindedAt?.toISOString() ?? null },
    proposal: proposal && {
      sessionId: proposal.sessionId,
      startsAt: iso(proposal.startsAt),
      endsAt: iso(proposal.endsAt),
      site: site ?? booking.session.site.name,
      message: proposal.message,
      expiresAt: iso(proposal.expiresAt),
    },
  };
}

/** What the head is asked, as the page of the link shows it. */
export function questionView({ whole, head }: HeadQuestion, language: Language, now: Date): QuestionView {
  const [first] = whole;
  const open = refusalOfConfirming(first, now) === null && now < new Date(head.dueAt);
  return {
    name: head.name,
    answer: head.answer,
    reason: head.reason,
    dueAt: iso(head.dueAt),
    mayAnswer: head.answer === null && open,
    status: first.status,
    waitsForDepartment: waitsFor(whole).department,
    institution: first.institution.name,
    teacher: first.contact,
    totalOre: whole.reduce((sum, { priceOre }) => sum + priceOre, 0),
    visits: whole.map((booking) => ({
      reference: booking.reference,
      session: sessionView(booking.session, language),
      groups: booking.groups.map((group) => ({ label: group.label, ...countsOf(group) })),
    })),
  };
}

function countsOf(group: BookingFacts['groups'][number]) {
  const { pupils, adults } = placesOf([group]);
  return { pupils, adults };
}
