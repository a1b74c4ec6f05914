import { fail, redirect } from '@sveltejs/kit';
import { href } from '#lib/links.ts';
import { taskWords } from '#lib/reviews/task-view.ts';
import { postedForm } from '#lib/server/posted-form.ts';
import { staffApi } from '#lib/server/staff-api.ts';
import { reviewTexts } from '#lib/texts/reviews.ts';
import type { Problem } from '#server/http/problems.ts';
import { listReviews, reopenSession, resolveReview } from '#server/reviews/review.contract.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const outcomes = ['MOVED', 'KEPT', 'CANCELLED'] as const;

export const load: PageServerLoad = async (event) => {
  const { language } = event.locals;
  const api = staffApi(event);
  const [open, done] = await Promise.all([
    api.get(listReviews, { query: { state: 'open' } }),
    api.get(listReviews, { query: { state: 'done' } }),
  ]);
  const tasks = open.items.map((task) => taskWords(task, language));
  const dates = [...new Set(tasks.map(({ session }) => session.localDate))];
  return {
    open: open.open,
    shown: tasks.length,
    days: dates.map((date) => ({ date, tasks: tasks.filter(({ session }) => session.localDate === date) })),
    done: done.items.map((task) => taskWords(task, language)),
    news: newsOf(event),
  };
};

/** What was done before the page came back, as a sentence. */
function newsOf({ url, locals }: RequestEvent): string | null {
  const { news } = reviewTexts[locals.language].tasks;
  if (url.searchParams.has('aabnet')) return news.REOPENED;
  const outcome = outcomes.find((one) => url.searchParams.get('hvad') === one);
  const reference = url.searchParams.get('booking') ?? '';
  return outcome && /^[\w-]{9}$/.test(reference) ? news[outcome](reference) : null;
}

export const actions: Actions = {
  resolve: async (event) => {
    const form = await postedForm(event);
    const text = (name: string) => String(form.get(name) ?? '').slice(0, 5000);
    const { tasks: texts } = reviewTexts[event.locals.language];
    const id = text('id');
    const message = text('message');
    const typed = { id, message, sessionId: text('sessionId') };
    const outcome = text('outcome');
    if (outcome === 'CANCELLED' && !form.has('sure')) return fail(422, { ...typed, errors: [texts.tick] });
    if (outcome === 'MOVED' && typed.sessionId === '') return fail(422, { ...typed, errors: [texts.chooseTime] });
    const body = { outcome, message, ...(outcome === 'MOVED' ? { sessionId: typed.sessionId } : {}) };
    const result = await staffApi(event).call(resolveReview, { params: { id }, body });
    if (!result.ok) return fail(result.status, { ...typed, errors: sentencesOf(result.problem) });
    const { reference } = result.data;
    redirect(
      303,
      `${href(event.locals.language, '/personale/opgaver')}?hvad=${result.data.outcome}&booking=${reference}`,
    );
  },

  reopen: async (event) => {
    const form = await postedForm(event);
    const id = String(form.get('sessionId') ?? '');
    const result = await staffApi(event).call(reopenSession, { params: { id } });
    const typed = { id: String(form.get('id') ?? ''), message: '', sessionId: '' };
    if (!result.ok) return fail(result.status, { ...typed, errors: sentencesOf(result.problem) });
    redirect(303, `${href(event.locals.language, '/personale/opgaver')}?aabnet=1`);
  },
};

function sentencesOf({ reasons, errors, detail }: Problem): string[] {
  const said = (reasons ?? errors ?? []).map(({ message }) => message);
  return said.length > 0 ? said : [detail];
}
