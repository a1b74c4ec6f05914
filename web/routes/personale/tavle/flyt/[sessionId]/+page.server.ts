import { error, fail, type RequestEvent, redirect } from '@sveltejs/kit';
import { moveBody, moveWishOf } from '#lib/boards/move.ts';
import { boardChoiceOf, boardSearchOf } from '#lib/boards/question.ts';
import { href } from '#lib/links.ts';
import { postedForm } from '#lib/server/posted-form.ts';
import { staffApi } from '#lib/server/staff-api.ts';
import { weekName } from '#lib/staff/week.ts';
import { boardTexts } from '#lib/texts/boards.ts';
import { readPlanningChoices } from '#server/sessions/planning-choices.contract.ts';
import { changeSession, readSessionForEditing, type SessionOutcome } from '#server/sessions/session-editor.contract.ts';
import { isLocalDate } from '#server/time/local-time.ts';
import type { Actions, PageServerLoad } from './$types';

type Event = RequestEvent<{ sessionId: string }>;

/** What the change would do, or why it cannot be; null = nothing is to be changed. */
type Preview =
  | { ok: true; outcome: SessionOutcome }
  | { ok: false; reasons: { message: string }[]; fields: Record<string, string> }
  | null;

/** The address says where the session is wanted: the page shows what that would mean, and saves nothing. */
export const load: PageServerLoad = async (event) => {
  const api = staffApi(event);
  const params = { id: event.params.sessionId };
  const session = await api.get(readSessionForEditing, { params });
  const choices = await api.get(readPlanningChoices, { query: { department: session.department.slug } });
  const { searchParams } = event.url;
  const wish = moveWishOf((name) => searchParams.get(name), session);
  const preview = await previewOf(event, moveBody(wish, session), session.revision);
  return { session, choices, wish, preview, back: backOf(event, session.date), from: searchParams.get('fra') ?? '' };
};

async function previewOf(event: Event, body: Record<string, unknown> | null, revision: number): Promise<Preview> {
  if (body === null) return null;
  const result = await staffApi(event).call(changeSession, {
    params: { id: event.params.sessionId },
    headers: { 'if-match': `"${revision}"` },
    body: { ...body, dryRun: true },
  });
  if (result.ok) return { ok: true, outcome: result.data };
  const { problem, status } = result;
  if (status === 404 || status === 403) error(status, problem.detail);
  const fields = Object.fromEntries((problem.errors ?? []).map(({ path, message }) => [path, message]));
  const reasons = problem.reasons ?? problem.errors ?? [{ message: problem.detail }];
  return { ok: false, reasons: reasons.map(({ message }) => ({ message })), fields };
}

/** The board that somebody came from, in the week of a day. */
function backOf({ url, locals }: Event, date: string): string {
  const from = new URL(`/${(url.searchParams.get('fra') ?? '').replace(/^[^?]*/, '')}`, url);
  return href(locals.language, `/personale/tavle/${weekName(date)}`) + boardSearchOf(boardChoiceOf(from));
}

export const actions: Actions = {
  default: async (event) => {
    const form = await postedForm(event);
    const text = (name: string) => {
      const value = form.get(name);
      return typeof value === 'string' ? value : null;
    };
    const api = staffApi(event);
    const params = { id: event.params.sessionId };
    const session = await api.get(readSessionForEditing, { params });
    const wish = moveWishOf(text, session);
    const body = moveBody(wish, session);
    const { nothing } = boardTexts[event.locals.language].move;
    const message = (text('message') ?? '').trim();
    if (body === null) return fail(422, { changed: false, message, reasons: [{ message: nothing }] });
    const result = await api.call(changeSession, {
      params,
      headers: { 'if-match': `"${text('revision') ?? ''}"` },
      body: {
        ...body,
        ...(message !== '' && { message }),
        acknowledgedBookings: Number(text('acknowledged')) || undefined,
      },
    });
    if (!result.ok) {
      const { problem, status } = result;
      const reasons = problem.reasons ?? problem.errors ?? [{ message: problem.detail }];
      return fail(status, {
        changed: status === 412,
        message,
        reasons: reasons.map((one) => ({ message: one.message })),
      });
    }
    const back = backOf(event, isLocalDate(wish.date) ? wish.date : session.date);
    redirect(303, `${back}${back.includes('?') ? '&' : '?'}flyttet=1`);
  },
};
