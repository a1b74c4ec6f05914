import { manageToken, manageUrl } from '#server/bookings/manage-token.ts';
import type { Login } from '#server/http/policy.ts';
import { mayReach } from '#server/http/policy.ts';
import { levelName } from '#server/offers/labels.ts';
import type { Language } from '#server/time/language.ts';
import type { OwnDateRequest } from './date-request.contract.ts';
import type { DateRequestFacts } from './date-request.facts.ts';
import type { StaffDateRequest } from './date-request-answer.contract.ts';

const iso = (instant: string) => new Date(instant).toISOString();

function commonView(request: DateRequestFacts, language: Language) {
  const { id, state, offer, institution, groups, pupils, adults, wish, needs, message } = request;
  return {
    id,
    state,
    offer: { slug: offer.slug, title: offer.title[language] },
    institution: institution.name,
    groups: groups.map((group) => ({
      label: group.label,
      level: levelName(group, language),
      pupils: group.pupils,
      adults: group.adults,
    })),
    pupils,
    adults,
    daycare: groups.every(({ ageGroup }) => ageGroup !== null),
    wish: { ...wish, weekdays: [...wish.weekdays] },
    needs,
    message,
    createdAt: request.createdAt,
    answeredAt: request.answeredAt,
    answer: request.answer,
  };
}

/** A date request as whoever holds its link sees it. */
export function ownView(
  request: DateRequestFacts,
  { PUBLIC_URL, LINK_SECRET }: { PUBLIC_URL: string; LINK_SECRET: string },
  language: Language,
): OwnDateRequest {
  const { booking } = request;
  const { name, email, phone } = request.offer.department;
  return {
    ...commonView(request, language),
    department: { name, email, phone },
    mayWithdraw: request.state === 'OPEN',
    offered: booking && {
      status: booking.status,
      startsAt: iso(booking.startsAt),
      endsAt: iso(booking.endsAt),
      site: booking.site,
      expiresAt: booking.expiresAt === null ? null : iso(booking.expiresAt),
      // Whoever has handed the booking over has given its link away too.
      manageUrl:
        booking.linkVersion === 1
          ? manageUrl(PUBLIC_URL, language, booking.reference, manageToken(LINK_SECRET, booking.id, 1))
          : null,
    },
  };
}

/** A date request as the department's staff see it. */
export function staffView(
  request: DateRequestFacts,
  { login, language }: { login: Login; language: Language },
): StaffDateRequest {
  const { booking, contact, answeredBy, offer } = request;
  return {
    ...commonView(request, language),
    department: offer.department.name,
    contact,
    answeredBy,
    booking: booking && {
      reference: booking.reference,
      status: booking.status,
      startsAt: iso(booking.startsAt),
    },
    mayAnswer: request.state === 'OPEN' && mayReach('lead', login, { departmentId: offer.department.id }),
  };
}
