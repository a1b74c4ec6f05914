import { isContactOrVisitor } from '#server/bookings/booking.calendar.ts';
import type { BookingFacts } from '#server/bookings/booking.facts.ts';
import { bookingView } from '#server/bookings/booking.view.ts';
import { latestBooking, listBookings, ownBookingsOf } from '#server/bookings/booking-list.service.ts';
import { manageToken } from '#server/bookings/manage-token.ts';
import type { Login } from '#server/http/policy.ts';
import { colleagueVisits } from '#server/memberships/membership.service.ts';
import type { Deps } from '#server/platform/deps.ts';
import type { Language } from '#server/time/language.ts';
import { OWN_PAGE_SIZE, type OwnBooking } from './own-booking.contract.ts';

export interface OwnQuestion {
  login: Login;
  when: 'coming' | 'past';
  page: number;
  language: Language;
  now: Date;
}

/** One page of a person's own bookings with the counts of both lists. */
export async function ownBookings(deps: Deps, { login, when, page, language, now }: OwnQuestion) {
  const list = await listBookings(deps.db, {
    whose: ownBookingsOf(login),
    when,
    pastFrom: null,
    now,
    page,
    pageSize: OWN_PAGE_SIZE,
  });
  const { coming, past } = list;
  return {
    items: list.items.map((facts) => ownView(deps, facts, { login, language, now })),
    total: when === 'coming' ? coming : past,
    page,
    pageSize: OWN_PAGE_SIZE,
    counts: { coming, past },
    emailProven: login.emailProven,
  };
}

type Viewer = Pick<OwnQuestion, 'login' | 'language' | 'now'>;

function ownView({ config }: Deps, facts: BookingFacts, { login, language, now }: Viewer): OwnBooking {
  const view = bookingView(facts, language, now);
  const hasLink = isContactOrVisitor(facts, provenEmailOf(login));
  const token = manageToken(config.LINK_SECRET, facts.id, facts.linkVersion);
  return {
    reference: view.reference,
    status: view.status,
    session: view.session,
    price: view.price,
    cancellation: view.cancellation,
    allowedActions: view.allowedActions,
    cancelReason: view.cancelReason,
    endCode: view.endCode,
    expiresAt: view.expiresAt,
    schoolInvited: view.schoolInvited,
    place: view.place,
    institution: { number: view.institution.number, name: view.institution.name },
    groups: groupsOf(facts),
    visitorName: facts.visitor.name,
    managePath: hasLink ? `/booking/${facts.reference}/${token}` : null,
    bookableAgain: facts.session.offer.published,
  };
}

function groupsOf({ groups }: BookingFacts) {
  return groups.map(({ id: _id, ...group }) => group);
}

function provenEmailOf({ email, emailProven }: Login): string | null {
  return emailProven ? email : null;
}

/** What the next booking can begin with; null = the named booking is not one of theirs. */
export async function remembered(deps: Deps, login: Login, reference: string | null, language: Language) {
  const last = await latestBooking(deps.db, ownBookingsOf(login), reference);
  if (last === null && reference !== null) return null;
  return {
    reference: last?.reference ?? null,
    offer: last && { slug: last.session.offer.slug, title: last.session.offer.title[language] },
    institution: last && { number: last.institution.number, name: last.institution.name },
    groups: last === null ? [] : groupsOf(last),
    invoice: last?.invoice ?? null,
    contact: contactOf(login, last),
  };
}

/** The person themselves, as they wrote it last time. */
function contactOf(login: Login, last: BookingFacts | null) {
  const { email } = login;
  const same = [last?.contact, last?.visitor].find((person) => person !== undefined && person.email === email);
  if (same !== undefined) return same;
  return { name: login.name, email, phone: null };
}

/** The coming visits of colleagues who share theirs, soonest first. */
export async function colleaguesOf(deps: Deps, login: Login, language: Language, now: Date) {
  const visits = await colleagueVisits(deps.db.pool, login.accountId, now);
  return visits.map(({ offer, startsAt, ...visit }) => ({
    ...visit,
    offer: { slug: offer.slug, title: language === 'da' ? offer.titleDa : offer.titleEn },
    startsAt: startsAt.toISOString(),
  }));
}
