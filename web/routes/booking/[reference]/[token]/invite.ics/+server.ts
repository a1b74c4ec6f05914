import { bearer } from '#lib/server/booking-link.ts';
import type { RequestHandler } from './$types';

/** The visit as a calendar file, by the booking's link: the API wants the token as Bearer, a link in a page cannot send one. */
export const GET: RequestHandler = (event) => {
  const { reference, token } = event.params;
  return event.fetch(`/api/bookings/${encodeURIComponent(reference)}/invite.ics`, {
    headers: bearer(token),
  });
};
