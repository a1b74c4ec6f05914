import type { BookingFacts } from '#server/bookings/booking.facts.ts';
import { type Alternative, alternativesOf } from '#server/bookings/booking-move.service.ts';
import { bookingsWith } from '#server/bookings/visit-news.service.ts';
import { departmentsOf, type Login, mayReach } from '#server/http/policy.ts';
import type { Deps } from '#server/platform/deps.ts';
import type { Language } from '#server/time/language.ts';
import { addDays, localDateOf, startOfLocalDay } from '#server/time/local-time.ts';
import type { ReviewTaskView } from './review.contract.ts';
import { countOpenReviews, findDoneReviews, findOpenReviews, type ReviewRow } from './review-list.store.ts';

const MOST_OPEN = 200;
const MOST_DONE = 50;
const DONE_DAYS = 30;

export interface ListRequest {
  state: 'open' | 'done';
  login: Login;
  language: Language;
  now: Date;
}

/** The reviews of somebody's departments, with the times that each booking could move to: three queries, however many. */
export async function reviewsOf(deps: Pick<Deps, 'db'>, { state, login, language, now }: ListRequest) {
  const { pool } = deps.db;
  const departments = departmentsOf(login);
  const since = startOfLocalDay(addDays(localDateOf(now), -DONE_DAYS));
  const rows =
    state === 'open'
      ? await findOpenReviews(pool, departments, now, MOST_OPEN)
      : await findDoneReviews(pool, departments, since, MOST_DONE);
  const bookings = await bookingsWith(pool, [...new Set(rows.map(({ bookingId }) => bookingId))]);
  const open = state === 'open' ? [...bookings.values()] : [];
  const alternatives = await alternativesOf(deps, open, { login, now });
  const items = rows.flatMap((row) => {
    const booking = bookings.get(row.bookingId);
    return booking === undefined ? [] : [viewOf(row, booking, alternatives.get(booking.id) ?? [], { login, language })];
  });
  return { items, open: await countOpenReviews(pool, departments, now) };
}

/** How many reviews are open in somebody's departments. */
export function openReviewsOf(deps: Pick<Deps, 'db'>, login: Login, now: Date): Promise<number> {
  return countOpenReviews(deps.db.pool, departmentsOf(login), now);
}

const iso = (instant: string) => new Date(instant).toISOString();

function viewOf(
  row: ReviewRow,
  booking: BookingFacts,
  alternatives: Alternative[],
  { login, language }: Pick<ListRequest, 'login' | 'language'>,
): ReviewTaskView {
  const { session, groups } = booking;
  const sum = (key: 'pupils' | 'adults') => groups.reduce((total, group) => total + group[key], 0);
  return {
    id: row.id,
    cause: row.cause,
    message: row.message,
    before: { ...row.before, startsAt: iso(row.before.startsAt), endsAt: iso(row.before.endsAt) },
    openedAt: row.createdAt.toISOString(),
    booking: {
      reference: booking.reference,
      institution: booking.institution.name,
      groups: groups.map(({ label }) => label),
      pupils: sum('pupils'),
      adults: sum('adults'),
      contact: booking.contact,
    },
    session: {
      id: session.id,
      startsAt: iso(session.startsAt),
      endsAt: iso(session.endsAt),
      localDate: session.localDate,
      state: session.state,
      offer: session.offer.title[language],
      site: session.site.name,
      department: session.department.name,
    },
    alternatives,
    mayResolve: row.outcome === null && mayReach('lead', login, { departmentId: row.departmentId }),
    outcome: row.outcome,
    closedAt: row.closedAt?.toISOString() ?? null,
    closedBy: row.closedBy,
  };
}
