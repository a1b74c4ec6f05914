import type { Language } from '#server/time/language.ts';
import { allowedActions } from './allowed-actions.rules.ts';
import type { BookingFacts, SessionFacts } from './booking.facts.ts';
import { bookingCloses, cancellationDeadline, leftOf } from './booking.rules.ts';
import type { Booking } from './booking-shape.contract.ts';
import { onlineLinkOf } from './visit-place.rules.ts';

const iso = (text: string) => new Date(text).toISOString();

/** A stored booking as the API answers it, in a language. */
export function bookingView(facts: BookingFacts, language: Language, now: Date): Booking {
  const { session } = facts;
  const startsAt = new Date(session.startsAt);
  const { lastDay, closesAt } = cancellationDeadline(startsAt, session.offer);
  const raising = bookingCloses(startsAt, session.offer.leadTimeWorkingDays);
  return {
    reference: facts.reference,
    status: facts.status,
    session: sessionView(session, language),
    institution: facts.institution,
    contact: facts.contact,
    visitor: facts.visitor,
    administrator: facts.administratorFromSchool ? null : facts.administrator,
    schoolInvited: facts.administratorFromSchool,
    groups: facts.groups,
    place: facts.place,
    onlineUrl: onlineLinkOf(facts),
    needs: facts.needs,
    message: facts.message,
    language: facts.language,
    invoice: facts.invoice,
    price: priceView(facts.priceOre, facts.groups.length, language),
    cancellation: { lastDay, closesAt: closesAt.toISOString() },
    raising: { lastDay: raising.lastDay, closesAt: raising.closesAt.toISOString() },
    expiresAt: facts.expiresAt === null ? null : iso(facts.expiresAt),
    cancelledAt: facts.cancelledAt === null ? null : iso(facts.cancelledAt),
    cancelReason: facts.cancelReason,
    endCode: facts.endCode,
    rules: {
      maxPupilsPerGroup: session.offer.maxPupils,
      maxGroups: session.offer.maxGroups,
      pupilsPerAdult: session.offer.pupilsPerAdult,
      adultRatios: [...session.offer.adultRatios],
      left: leftOf(session),
    },
    review: facts.review && {
      cause: facts.review.cause,
      message: facts.review.message,
      cancelCause: facts.review.cancelCause,
      before: {
        ...facts.review.before,
        startsAt: iso(facts.review.before.startsAt),
        endsAt: iso(facts.review.before.endsAt),
      },
    },
    allowedActions: allowedActions(facts, now),
    createdAt: iso(facts.createdAt),
  };
}

/** A session as a booking shows it. */
export function sessionView(session: SessionFacts, language: Language): Booking['session'] {
  const { offer, department, site } = session;
  return {
    id: session.id,
    startsAt: iso(session.startsAt),
    endsAt: iso(session.endsAt),
    localDate: session.localDate,
    state: session.state,
    form: offer.form as Booking['session']['form'],
    offer: { slug: offer.slug, title: offer.title[language], subjectFamily: offer.subjectFamily },
    department: { slug: department.slug, name: department.name, email: department.email, phone: department.phone },
    site: {
      name: site.name,
      address: site.address,
      postalCode: site.postalCode,
      city: site.city,
      meetingPoint: site.meetingPoint[language],
      latitude: site.latitude,
      longitude: site.longitude,
    },
  };
}

/** What a booking costs: the teaching, per group. */
export function priceView(totalOre: number, groupCount: number, language: Language): Booking['price'] {
  const groups =
    language === 'da'
      ? `${groupCount} ${groupCount === 1 ? 'gruppe' : 'grupper'}`
      : `${groupCount} ${groupCount === 1 ? 'group' : 'groups'}`;
  const label = language === 'da' ? `Undervisning, ${groups}` : `Teaching, ${groups}`;
  return { totalOre, parts: [{ label, amountOre: totalOre }] };
}
