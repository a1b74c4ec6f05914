import { error, fail, redirect } from '@sveltejs/kit';
import { apiOf } from '#lib/server/api.ts';
import { bearer } from '#lib/server/booking-link.ts';
import { postedForm } from '#lib/server/posted-form.ts';
import { evaluationTexts } from '#lib/texts/evaluation.ts';
import { giveEvaluation, readEvaluation } from '#server/evaluations/evaluation.contract.ts';
import { formatDate, formatVisit } from '#server/time/format.ts';
import type { Actions, PageServerLoad } from './$types';

const questions = ['learning', 'suitability', 'comeAgain'] as const;

/** Opening the link answers nothing: programs that look at links in mails do no harm. */
export const load: PageServerLoad = async (event) => {
  event.setHeaders({ 'cache-control': 'no-store' });
  const { reference, token } = event.params;
  const { language } = event.locals;
  const result = await apiOf(event).call(readEvaluation, { params: { reference }, headers: bearer(token) });
  if (!result.ok) error(result.status, result.problem.detail);
  const { startsAt, endsAt, lastDay } = result.data;
  return {
    visit: result.data,
    when: formatVisit(new Date(startsAt), new Date(endsAt), language),
    lastDay: formatDate(lastDay, language),
  };
};

export const actions: Actions = {
  default: async (event) => {
    const { reference, token } = event.params;
    const form = await postedForm(event);
    const text = (name: string) => String(form.get(name) ?? '').slice(0, 5000);
    const [learning, suitability, comeAgain] = questions.map((name) => text(name));
    const values = { learning, suitability, comeAgain, comment: text('comment') };
    const body = {
      ...Object.fromEntries(questions.map((name) => [name, numberOf(text(name))])),
      comment: values.comment,
    };
    const result = await apiOf(event).call(giveEvaluation, { params: { reference }, headers: bearer(token), body });
    // Sent twice: the second time finds what the first time did.
    if (result.ok || result.problem.code === 'ALREADY_EVALUATED') redirect(303, `${event.url.pathname}?tak=1`);
    const { choose } = evaluationTexts[event.locals.language];
    const errors = (result.problem.errors ?? []).map(({ path, message }) => ({
      id: path,
      message: questions.some((name) => name === path) ? choose : message,
    }));
    return fail(result.status, { values, errors, detail: result.problem.detail });
  },
};

/** What is no number is sent as it stands, so that the API names it. */
function numberOf(text: string): number | string | undefined {
  if (text === '') return undefined;
  return /^\d$/.test(text) ? Number(text) : text;
}
