import { error, fail, redirect } from '@sveltejs/kit';
import { apiOf } from '#lib/server/api.ts';
import { bearer } from '#lib/server/booking-link.ts';
import { postedForm } from '#lib/server/posted-form.ts';
import { answerRequest, readRequest } from '#server/educators/educator-request.contract.ts';
import { formatVisit } from '#server/time/format.ts';
import type { Actions, PageServerLoad } from './$types';

/** Opening the link answers nothing: programs that look at links in mails do no harm. */
export const load: PageServerLoad = async (event) => {
  event.setHeaders({ 'cache-control': 'no-store' });
  const { id, token } = event.params;
  const { language } = event.locals;
  const result = await apiOf(event).call(readRequest, { params: { id }, headers: bearer(token) });
  if (!result.ok) error(result.status, result.problem.detail);
  const { session } = result.data;
  return {
    request: result.data,
    when: [session, ...session.meetings].map(({ startsAt, endsAt }) =>
      formatVisit(new Date(startsAt), new Date(endsAt), language),
    ),
  };
};

export const actions: Actions = {
  default: async (event) => {
    const { id, token } = event.params;
    // Whatever is neither yes nor no is refused by the API: nobody declines by accident.
    const answer = (await postedForm(event)).get('answer') as 'ACCEPT' | 'DECLINE';
    const call = { params: { id }, headers: bearer(token), body: { answer } };
    const result = await apiOf(event).call(answerRequest, call);
    if (!result.ok) return fail(result.status, { detail: result.problem.detail });
    redirect(303, event.url.pathname);
  },
};
