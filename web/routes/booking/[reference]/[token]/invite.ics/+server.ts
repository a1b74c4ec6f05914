import { bearer } from '#lib/server/booking-link.ts';
import type { RequestHandler } from './$types';

/** The visit as a calendar file, by the booking's link: the API wants the token as Bearer, a link in a page cannot send one. */
export const GET: RequestHandler = async (event) => {
  const { reference, token } = event.params;
  const answer = await event.fetch(`/api/bookings/${encodeURIComponent(reference)}/invite.ics`, {
    headers: bearer(token),
  });
  const headers = new Headers(answer.headers);
  // The API's address holds no secret, ours does.
  headers.set('referrer-policy', 'no-referrer');
  return new Response(answer.body, { status: answer.status, headers });
};
