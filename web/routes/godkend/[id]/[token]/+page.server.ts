import { error, fail, redirect } from '@sveltejs/kit';
import { apiOf } from '#lib/server/api.ts';
import { bearer } from '#lib/server/booking-link.ts';
import { postedForm } from '#lib/server/posted-form.ts';
import { answerQuestion, readQuestion } from '#server/approvals/approval.contract.ts';
import { formatMoney, formatUntil, formatVisit } from '#server/time/format.ts';
import type { Actions, PageServerLoad } from './$types';

/** Opening the link answers nothing: programs that look at links in mails do no harm. */
export const load: PageServerLoad = async (event) => {
  event.setHeaders({ 'cache-control': 'no-store' });
  const { id, token } = event.params;
  const { language } = event.locals;
  const result = await apiOf(event).call(readQuestion, { params: { id }, headers: bearer(token) });
  if (!result.ok) error(result.status, result.problem.detail);
  const question = result.data;
  return {
    question,
    words: {
      due: formatUntil(new Date(question.dueAt), language),
      price: formatMoney(question.totalOre, language),
      when: question.visits.map(({ session }) =>
        formatVisit(new Date(session.startsAt), new Date(session.endsAt), language),
      ),
    },
  };
};

export const actions: Actions = {
  default: async (event) => {
    const { id, token } = event.params;
    const form = await postedForm(event);
    // Whatever is neither yes nor no is refused by the API: nobody answers by accident.
    const answer = form.get('answer') as 'CONFIRM' | 'DECLINE';
    const reason = String(form.get('reason') ?? '').slice(0, 5000);
    const call = { params: { id }, headers: bearer(token), body: { answer, reason } };
    const result = await apiOf(event).call(answerQuestion, call);
    if (!result.ok) {
      const { errors, reasons, detail } = result.problem;
      const said = (errors ?? reasons ?? []).map(({ message }) => message);
      return fail(result.status, { reason, messages: said.length > 0 ? said : [detail] });
    }
    redirect(303, event.url.pathname);
  },
};
