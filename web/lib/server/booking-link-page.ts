import { error, type RequestEvent } from '@sveltejs/kit';
import { alternativesOf, reviewWords } from '#lib/server/alternatives.ts';
import { apiOf } from '#lib/server/api.ts';
import { schoolRequest } from '#lib/server/approval-panel.ts';
import { bearer } from '#lib/server/booking-link.ts';
import type { LinkNews } from '#lib/server/booking-link-actions.ts';
import { levelOptions } from '#lib/server/level-options.ts';
import { bookingSet } from '#lib/server/set-panel.ts';
import { waitingPanel } from '#lib/server/waitlist-panel.ts';
import { readBookingEvents } from '#server/audit/booking-events.contract.ts';
import { readBooking } from '#server/bookings/booking.contract.ts';
import type { Booking } from '#server/bookings/booking-shape.contract.ts';
import { endCodeChoices } from '#server/bookings/end-code.texts.ts';
import { readAlternatives } from '#server/bookings/reschedule.contract.ts';
import { readOfferChanges } from '#server/offer-editing/offer-version.contract.ts';
import { levelName } from '#server/offers/labels.ts';
import { formatDate, formatDay, formatMoney, formatTimeRange, formatUntil, formatWeek } from '#server/time/format.ts';

type Event = RequestEvent<{ reference: string; token: string }>;

/** Everything that the page behind a booking's link shows. */
export async function linkPage(event: Event) {
  const { language } = event.locals;
  const input = { params: { reference: event.params.reference }, headers: bearer(event.params.token) };
  const result = await apiOf(event).call(readBooking, input);
  if (!result.ok) error(result.status, result.problem.detail);
  const booking = result.data;
  const { reference, status } = booking;
  const mayMove = booking.allowedActions.includes('RESCHEDULE');
  const [times, offerChanges, events, request, queue, set] = await Promise.all([
    mayMove ? apiOf(event).get(readAlternatives, input) : { items: [] },
    apiOf(event).get(readOfferChanges, input),
    apiOf(event).get(readBookingEvents, input),
    schoolRequest(event, { reference, token: event.params.token, status }),
    waitingPanel(event, { reference, token: event.params.token, status, localDate: booking.session.localDate }),
    bookingSet(event),
  ]);
  return {
    booking,
    request,
    queue,
    set,
    events: events.items,
    version: result.etag,
    offerChanges: offerChanges.items,
    alternatives: alternativesOf(times.items, booking.session.site.name, language),
    review: booking.review && reviewWords(booking.review, language),
    endCodes: endCodeChoices.BOOKER,
    news: newsOf(event.url.searchParams),
    manageUrl: `${event.url.origin}${event.url.pathname}`,
    levels: levelOptions({ targetGroups: [], gradeLevels: null, ageGroups: [] }, language),
    words: wordsOf(booking, event),
  };
}

export type LinkPage = Awaited<ReturnType<typeof linkPage>>;

function wordsOf(
  { session, price, cancellation, raising, expiresAt, groups }: Booking,
  { locals: { language } }: Event,
) {
  const { localDate } = session;
  return {
    day: `${formatDate(localDate, language)} (${formatWeek(localDate, language)})`,
    shortDay: formatDay(localDate, language),
    time: formatTimeRange(new Date(session.startsAt), new Date(session.endsAt), language),
    price: formatMoney(price.totalOre, language),
    lastDay: formatDay(cancellation.lastDay, language),
    raiseUntil: formatDay(raising.lastDay, language),
    expires: expiresAt === null ? '' : formatUntil(new Date(expiresAt), language),
    levels: groups.map((group) => levelName(group, language)),
  };
}

const allNews: LinkNews[] = [
  'ny',
  'rettet',
  'uaendret',
  'personer',
  'flyttet',
  'beholdt',
  'afbud',
  'trukket',
  'fortrudt',
];

function newsOf(search: URLSearchParams): LinkNews | null {
  return allNews.find((name) => search.has(name)) ?? null;
}
