import { error, fail, redirect } from '@sveltejs/kit';
import { href } from '#lib/links.ts';
import { instantWords } from '#lib/server/instant-words.ts';
import { postedForm } from '#lib/server/posted-form.ts';
import { refusedSession, type UnsavedSession } from '#lib/server/session-actions.ts';
import { baseOf, type PlanningChoices, sessionBody, typedSession, valuesOfSession } from '#lib/server/session-form.ts';
import { staffApi } from '#lib/server/staff-api.ts';
import { askEducators } from '#server/educators/educator-request.contract.ts';
import { readProposals } from '#server/educators/proposal.contract.ts';
import { readPlanningChoices } from '#server/sessions/planning-choices.contract.ts';
import {
  cancelSession,
  changeSession,
  readSessionForEditing,
  removeSession,
} from '#server/sessions/session-editor.contract.ts';
import type { SessionForEditing } from '#server/sessions/session-shape.contract.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const api = staffApi(event);
  const session = await api.get(readSessionForEditing, { params: { id: event.params.id } });
  const inUse = await api.get(readPlanningChoices, { query: { department: session.department.slug } });
  const choices = withOwn(inUse, session);
  const seeks = event.url.searchParams.has('forslag') && session.mayEdit && session.state !== 'CANCELLED';
  const found = seeks ? await api.get(readProposals, { params: { id: session.id } }) : null;
  const { language } = event.locals;
  return {
    session,
    choices,
    values: valuesOfSession(session),
    cancelledAt: session.cancelled && instantWords(session.cancelled.at, language),
    educatorRows: Math.max(session.educators.length + 1, session.educatorsNeeded, 2),
    meetingRows: session.meetings.length === 0 ? 0 : session.meetings.length + 1,
    proposals: found?.proposals ?? null,
    saved: event.url.searchParams.get('gemt'),
  };
};

/** The choices with what the session has although it is out of use: it must not be lost by saving. */
function withOwn(choices: PlanningChoices, session: SessionForEditing): PlanningChoices {
  const { site, meetingPoint, department } = session;
  const lacks = (list: { id: string }[], id: string) => list.every((one) => one.id !== id);
  const place = { siteId: null, department: department.slug, pooled: false, quantity: 1 };
  const points = meetingPoint === null ? [] : [{ ...place, ...meetingPoint, kind: 'MEETING_POINT' as const }];
  const things = session.resources.map(({ id, name, pooled, quantity, kind }) => ({
    ...{ ...place, id, name, pooled, quantity },
    kind: kind as PlanningChoices['resources'][number]['kind'],
  }));
  const missing = [...points, ...things].filter(({ id }) => lacks(choices.resources, id));
  const sites = lacks(choices.sites, site.id) ? [{ ...site, department: department.slug }] : [];
  return { ...choices, sites: [...choices.sites, ...sites], resources: [...choices.resources, ...missing] };
}

type Event = Parameters<Actions[string]>[0];

export const actions: Actions = {
  save: async (event) => {
    const form = await postedForm(event);
    const typed = typedSession(form);
    const base = baseOf(form);
    const { language } = event.locals;
    const dryRun = form.get('step') === 'preview';
    const acknowledged = Number(form.get('acknowledged')) || undefined;
    const api = staffApi(event);
    const { message = '', ...fields } = typed;
    const told = message === '' ? {} : { message };
    const result = await api.call(changeSession, {
      ...sent(event, form),
      body: { ...sessionBody(fields, base), ...told, acknowledgedBookings: acknowledged, dryRun },
    });
    if (!result.ok) {
      const { params } = sent(event, form);
      const now = result.status === 412 ? valuesOfSession(await api.get(readSessionForEditing, { params })) : null;
      return refusedSession(result, { typed, base, now, language });
    }
    if (dryRun) return previewed(typed, result.data);
    redirect(303, `${event.url.pathname}?gemt=${result.data.bookings.length > 0 ? 'besked' : 'ja'}`);
  },

  cancel: async (event) => {
    const form = await postedForm(event);
    const text = (name: string) => String(form.get(name) ?? '').trim();
    const message = text('cancelMessage');
    const result = await staffApi(event).call(cancelSession, {
      ...sent(event, form),
      body: {
        cause: text('cause'),
        ...(message === '' ? {} : { message }),
        acknowledgedBookings: Number(text('acknowledged')) || 0,
      },
    });
    const typed = { cause: text('cause'), cancelMessage: message };
    if (!result.ok) return fail(result.status, { of: 'cancel' as const, typed, summary: sentencesOf(result.problem) });
    redirect(303, `${event.url.pathname}?gemt=aflyst`);
  },

  ask: async (event) => {
    const form = await postedForm(event);
    const accountIds = form.getAll('person').map(String);
    const { params } = sent(event, form);
    const result = await staffApi(event).call(askEducators, { params, body: { accountIds } });
    if (!result.ok) return fail(result.status, { of: 'ask' as const, typed: {}, summary: sentencesOf(result.problem) });
    redirect(303, `${event.url.pathname}?gemt=spurgt`);
  },

  remove: async (event) => {
    const form = await postedForm(event);
    const result = await staffApi(event).call(removeSession, sent(event, form));
    if (!result.ok) {
      return fail(result.status, { of: 'remove' as const, typed: {}, summary: sentencesOf(result.problem) });
    }
    redirect(303, `${href(event.locals.language, '/personale/tider')}?fjernet=1`);
  },
};

/** Which session, and the revision that the page showed. */
function sent({ params }: Pick<Event, 'params'>, form: FormData) {
  if (params.id === undefined) error(404);
  return { params: { id: params.id }, headers: { 'if-match': `"${String(form.get('revision') ?? '')}"` } };
}

function previewed(
  typed: UnsavedSession['typed'],
  { conflicts, bookings, reasons }: Pick<UnsavedSession, 'conflicts' | 'bookings'> & { reasons: { message: string }[] },
) {
  const summary = reasons.map(({ message }) => ({ message }));
  const unsaved: UnsavedSession = { kind: 'previewed', typed, conflicts, bookings, errors: {}, summary, others: null };
  return fail(200, unsaved);
}

function sentencesOf({
  reasons,
  errors,
  detail,
}: {
  reasons?: { message: string }[];
  errors?: { message: string }[];
  detail: string;
}) {
  const found = [...(reasons ?? []), ...(errors ?? [])].map(({ message }) => ({ message }));
  return found.length > 0 ? found : [{ message: detail }];
}
