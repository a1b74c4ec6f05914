import { fail, redirect } from '@sveltejs/kit';
import { href } from '#lib/links.ts';
import { taskWords } from '#lib/reviews/task-view.ts';
import { postedForm } from '#lib/server/posted-form.ts';
import { staffApi } from '#lib/server/staff-api.ts';
import { dateRequestRow, doneDateRequest, requestRow, waitingRow } from '#lib/tasks/task-rows.ts';
import { reviewTexts } from '#lib/texts/reviews.ts';
import { taskTexts } from '#lib/texts/tasks.ts';
import { listDateRequests } from '#server/date-requests/date-request-answer.contract.ts';
import type { Problem } from '#server/http/problems.ts';
import { listReviews, reopenSession, resolveReview } from '#server/reviews/review.contract.ts';
import { listRequestTasks } from '#server/tasks/task.contract.ts';
import { listWaiting } from '#server/waitlist/waitlist.contract.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const outcomes = ['MOVED', 'KEPT', 'CANCELLED'] as const;

/** So many entries of the waiting list are shown; the rest on its own page. */
const MOST_WAITING = 20;

export const load: PageServerLoad = async (event) => {
  const { language } = event.locals;
  const api = staffApi(event);
  const [requests, wishes, answered, waiting, open, done] = await Promise.all([
    api.get(listRequestTasks),
    api.get(listDateRequests, { query: { state: 'open' } }),
    api.get(listDateRequests, { query: { state: 'done' } }),
    api.get(listWaiting),
    api.get(listReviews, { query: { state: 'open' } }),
    api.get(listReviews, { query: { state: 'done' } }),
  ]);
  const tasks = open.items.map((task) => taskWords(task, language));
  const dates = [...new Set(tasks.map(({ session }) => session.localDate))];
  return {
    requests: { rows: requests.items.map((task) => requestRow(task, language)), total: requests.total },
    wishes: { rows: wishes.items.map((request) => dateRequestRow(request, language)), total: wishes.open },
    answered: answered.items.map((request) => doneDateRequest(request, language)),
    waiting: {
      rows: waiting.entries.flatMap((entry) => waitingRow(entry, language) ?? []).slice(0, MOST_WAITING),
      total: waiting.entries.length,
    },
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
  const answer = url.searchParams.get('svar');
  if (answer === 'tid' || answer === 'nej') return taskTexts[locals.language].dateRequests.news[answer];
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
