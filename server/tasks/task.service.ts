import type { BookingFacts } from '#server/bookings/booking.facts.ts';
import { placesOf } from '#server/bookings/booking.rules.ts';
import { waitsFor } from '#server/bookings/request.rules.ts';
import { bookingsOf } from '#server/bookings/stored-booking.service.ts';
import { openDateRequestsOf } from '#server/date-requests/date-request-list.service.ts';
import { departmentsOf, type Login, mayReach } from '#server/http/policy.ts';
import type { Deps } from '#server/platform/deps.ts';
import { openReviewsOf } from '#server/reviews/review-list.service.ts';
import type { Language } from '#server/time/language.ts';
import type { RequestTask } from './task.contract.ts';
import { countRequestsAndWaiting, findRequests } from './task.store.ts';

const MOST = 200;

/** The requests of somebody's departments, soonest to expire first: two queries, however many. */
export async function requestTasksOf(
  { db }: Pick<Deps, 'db'>,
  { login, language }: { login: Login; language: Language },
): Promise<{ items: RequestTask[]; total: number }> {
  const { ids, total } = await findRequests(db.pool, departmentsOf(login), MOST);
  const found = new Map((await bookingsOf(db.pool, ids)).map((booking) => [booking.id, booking]));
  const wholes = new Map<string, BookingFacts[]>();
  for (const booking of ids.flatMap((id) => found.get(id) ?? [])) {
    const whole = booking.bookingSetId ?? booking.id;
    wholes.set(whole, [...(wholes.get(whole) ?? []), booking]);
  }
  const items = [...wholes.values()].map((whole) => viewOf(whole, { login, language }));
  return { items, total };
}

const iso = (instant: string) => new Date(instant).toISOString();

function viewOf(whole: BookingFacts[], { login, language }: { login: Login; language: Language }): RequestTask {
  const [first] = whole;
  if (first === undefined) throw new Error('a request has a booking');
  const { session } = first;
  const groups = whole.flatMap((booking) => booking.groups);
  const { pupils, adults } = placesOf(groups);
  const ends = whole.flatMap(({ expiresAt }) => (expiresAt === null ? [] : [iso(expiresAt)])).sort();
  const school = whole.some(({ proposal }) => proposal !== null);
  const { department, head } = waitsFor(whole);
  return {
    reference: first.reference,
    institution: first.institution.name,
    groups: groups.map(({ label }) => label),
    classes: whole.length,
    pupils,
    adults,
    offer: session.offer.title[language],
    department: session.department.name,
    startsAt: iso(session.startsAt),
    endsAt: iso(session.endsAt),
    createdAt: iso(first.createdAt),
    expiresAt: ends[0] ?? null,
    waitsFor: { department: department && !school, head, school },
    otherLevel: whole.some(({ otherLevel }) => otherLevel),
    mayAnswer: department && mayReach('lead', login, { departmentId: session.department.id }),
  };
}

/** How much waits in somebody's departments: one query for each kind. */
export async function taskCountsOf(deps: Pick<Deps, 'db'>, { login, now }: { login: Login; now: Date }) {
  const { requests, waiting } = await countRequestsAndWaiting(deps.db.pool, departmentsOf(login));
  const dateRequests = await openDateRequestsOf(deps, login);
  const reviews = await openReviewsOf(deps, login, now);
  return { requests, dateRequests, reviews, waiting, total: requests + dateRequests + reviews };
}
