import { error, fail, redirect } from '@sveltejs/kit';
import { apiOf } from '#lib/server/api.ts';
import { bearer } from '#lib/server/booking-link.ts';
import { readDateRequest, withdrawDateRequest } from '#server/date-requests/date-request.contract.ts';
import { wishLines } from '#server/date-requests/date-request.texts.ts';
import { formatUntil, formatVisit } from '#server/time/format.ts';
import type { Actions, PageServerLoad } from './$types';

/** Opening the link changes nothing: programs that look at links in mails do no harm. */
export const load: PageServerLoad = async (event) => {
  event.setHeaders({ 'cache-control': 'no-store' });
  const { id, token } = event.params;
  const { language } = event.locals;
  const result = await apiOf(event).call(readDateRequest, { params: { id }, headers: bearer(token) });
  if (!result.ok) error(result.status, result.problem.detail);
  const { offered } = result.data;
  return {
    request: result.data,
    days: wishLines(result.data.wish, language),
    when: offered && formatVisit(new Date(offered.startsAt), new Date(offered.endsAt), language),
    until: offered?.expiresAt ? formatUntil(new Date(offered.expiresAt), language) : null,
    isNew: event.url.searchParams.has('ny'),
  };
};

export const actions: Actions = {
  withdraw: async (event) => {
    const { id, token } = event.params;
    const call = { params: { id }, headers: bearer(token), body: {} };
    const result = await apiOf(event).call(withdrawDateRequest, call);
    if (!result.ok) return fail(result.status, { detail: result.problem.detail });
    redirect(303, event.url.pathname);
  },
};
