import type { RequestEvent } from '@sveltejs/kit';
import { href } from '#lib/links.ts';
import { apiOf } from '#lib/server/api.ts';
import { bearer } from '#lib/server/booking-link.ts';
import { readBookingSet } from '#server/booking-sets/booking-set.contract.ts';
import type { AnswerOf } from '#server/http/endpoint.ts';
import { formatDate, formatTimeRange } from '#server/time/format.ts';

type Event = RequestEvent<{ reference: string; token: string }>;
export type SetView = NonNullable<Awaited<ReturnType<typeof bookingSet>>>;

/** The classes that were booked together with a link's booking, in words; null = it was booked alone. */
export async function bookingSet(event: Event) {
  const { reference, token } = event.params;
  const result = await apiOf(event).call(readBookingSet, { params: { reference }, headers: bearer(token) });
  if (!result.ok || result.data.bookings.length < 2) return null;
  const { whole, bookings } = result.data;
  return {
    whole,
    cancelled: event.url.searchParams.has('alleafbud'),
    cancellable: bookings.filter(({ cancellable }) => cancellable).length,
    bookings: bookings.map((booking) => wordsOf(booking, event)),
  };
}

function wordsOf(
  { session, groups, manageUrl, ...booking }: AnswerOf<typeof readBookingSet>['bookings'][number],
  { locals: { language } }: Event,
) {
  const time = formatTimeRange(new Date(session.startsAt), new Date(session.endsAt), language);
  return {
    reference: booking.reference,
    status: booking.status,
    own: booking.own,
    visitor: booking.visitor.name,
    when: `${formatDate(session.localDate, language)}, ${time}`,
    labels: groups.map(({ label }) => label).join(', '),
    pupils: groups.reduce((sum, { pupils }) => sum + pupils, 0),
    adults: groups.reduce((sum, { adults }) => sum + adults, 0),
    // In the language of the page, not of the mails.
    href: manageUrl && href(language, new URL(manageUrl).pathname.replace(/^\/en\//, '/')),
  };
}
