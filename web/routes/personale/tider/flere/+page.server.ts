import { randomUUID } from 'node:crypto';
import { fail, type RequestEvent, redirect } from '@sveltejs/kit';
import { href } from '#lib/links.ts';
import { actionOf, type BulkTyped, bulkFieldOf, picked, typedBulk } from '#lib/server/bulk-form.ts';
import { postedForm } from '#lib/server/posted-form.ts';
import { staffApi } from '#lib/server/staff-api.ts';
import { sessionTexts } from '#lib/texts/sessions.ts';
import type { Problem } from '#server/http/problems.ts';
import { readPlanningChoices } from '#server/sessions/planning-choices.contract.ts';
import { type BulkOutcome, bulkSessions } from '#server/sessions/session-bulk.contract.ts';
import type { Actions, PageServerLoad } from './$types';

/** Looks at the sessions without doing anything to them. */
const NOTHING = { kind: 'MOVE_BY' };

export const load: PageServerLoad = async (event) => {
  const api = staffApi(event);
  const pick = picked(event.url.searchParams);
  const [choices, result] = await Promise.all([
    api.get(readPlanningChoices),
    pick && api.call(bulkSessions, { body: { ...pick, action: NOTHING, dryRun: true } }),
  ]);
  return {
    choices,
    query: event.url.search,
    sessions: result?.ok ? result.data.sessions : [],
    problem: result && !result.ok ? sentencesOf(result.problem) : [],
  };
};

/** What the page shows after its form was sent. */
export interface BulkAnswer {
  typed: BulkTyped;
  preview: BulkOutcome | null;
  /** Of the request that would be sent next. */
  key: string;
  /** Something has changed since it was seen. */
  changedMeanwhile: boolean;
  errors: Record<string, string>;
  summary: { id?: string; message: string }[];
}

export const actions: Actions = {
  preview: async (event) => answerWith(event, typedBulk(await postedForm(event)), { changedMeanwhile: false }),

  apply: async (event) => {
    const form = await postedForm(event);
    const typed = typedBulk(form);
    const text = (name: string) => String(form.get(name) ?? '');
    const result = await staffApi(event).call(bulkSessions, {
      body: {
        ...bodyOf(event, typed),
        seen: text('seen').slice(0, 100),
        acknowledgedBookings: Number(text('acknowledged')) || 0,
      },
      headers: /^[\x21-\x7e]{16,200}$/.test(text('key')) ? { 'idempotency-key': text('key') } : {},
    });
    if (!result.ok) {
      return answerWith(event, typed, {
        changedMeanwhile: result.status === 412,
        refused: result.status === 412 ? [] : sentencesOf(result.problem),
        status: result.status,
      });
    }
    const { changed, bookings } = result.data.totals;
    const name = typed.kind === 'CANCEL' ? 'aflyst' : 'aendret';
    const query = new URLSearchParams({
      [name]: String(changed),
      ...(bookings > 0 ? { besked: String(bookings) } : {}),
    });
    redirect(303, `${href(event.locals.language, '/personale/tider')}?${query}`);
  },
};

function bodyOf({ url }: Pick<RequestEvent, 'url'>, typed: BulkTyped) {
  const { message = '' } = typed;
  return { ...picked(url.searchParams), action: actionOf(typed), ...(message === '' ? {} : { message }) };
}

interface Circumstances {
  changedMeanwhile: boolean;
  refused?: { message: string }[];
  status?: number;
}

/** The page again, with what would happen as things stand now. */
async function answerWith(
  event: RequestEvent,
  typed: BulkTyped,
  { changedMeanwhile, refused = [], status = 200 }: Circumstances,
) {
  const result = await staffApi(event).call(bulkSessions, { body: { ...bodyOf(event, typed), dryRun: true } });
  const blank = { typed, key: randomUUID(), changedMeanwhile };
  if (result.ok) {
    const answer: BulkAnswer = { ...blank, preview: result.data, errors: {}, summary: refused };
    return fail(status, answer);
  }
  const words = sessionTexts[event.locals.language];
  const wrong = (result.problem.errors ?? []).map(({ path, code, message }) => ({
    id: bulkFieldOf(path, typed.kind ?? ''),
    message: code === 'WRONG_TYPE' || code === 'NOT_A_NUMBER' ? words.form.notANumber : message,
  }));
  const errors = Object.fromEntries(wrong.map(({ id, message }) => [id, message]));
  const summary = wrong.length > 0 ? wrong : sentencesOf(result.problem);
  const answer: BulkAnswer = { ...blank, preview: null, errors, summary };
  return fail(result.status, answer);
}

function sentencesOf({ reasons, errors, detail }: Problem): { message: string }[] {
  const found = [...(reasons ?? []), ...(errors ?? [])].map(({ message }) => ({ message }));
  return found.length > 0 ? found : [{ message: detail }];
}
