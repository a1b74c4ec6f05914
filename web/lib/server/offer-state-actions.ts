import { fail, type RequestEvent, redirect } from '@sveltejs/kit';
import { href } from '#lib/links.ts';
import { editorTexts } from '#lib/texts/offer-editor.ts';
import type { AnyEndpoint } from '#server/http/endpoint.ts';
import type { Problem } from '#server/http/problems.ts';
import * as contract from '#server/offer-editing/offer-editing.contract.ts';
import type { CallResult } from './api.ts';
import { failureOf } from './offer-failure.ts';
import { postedForm } from './posted-form.ts';
import { textOf } from './register-form.ts';
import { staffApi } from './staff-api.ts';

type Event = RequestEvent<{ id: string }>;

/** Publishing, archiving, copying and deleting: buttons below the editor. Each says which version it has seen. */
export const offerStateActions = {
  udgiv: async (event: Event) => {
    const { call } = await asked(event);
    return answered(event, await staffApi(event).call(contract.publishOffer, call), 'udgivet');
  },

  arkiver: async (event: Event) => {
    const { form, call } = await asked(event);
    const body = { keepBookings: form.has('keepBookings') };
    const result = await staffApi(event).call(contract.archiveOffer, { ...call, body });
    const booked = !result.ok && result.problem.code === 'OFFER_HAS_BOOKINGS' ? result.problem.detail : null;
    return booked === null ? answered(event, result, 'arkiveret') : fail(409, { booked });
  },

  genaabn: async (event: Event) => {
    const { call } = await asked(event);
    return answered(event, await staffApi(event).call(contract.reopenOffer, call), 'genaabnet');
  },

  kopier: async (event: Event) => {
    await asked(event);
    const { params, locals } = event;
    const copy = await staffApi(event).call(contract.copyOffer, { params: { id: params.id }, body: {} });
    if (!copy.ok) return refused(event, copy.status, copy.problem);
    redirect(303, `${href(locals.language, `/personale/tilbud/${copy.data.id}`)}?nyt=kopi`);
  },

  slet: async (event: Event) => {
    const { call } = await asked(event);
    const result = await staffApi(event).call(contract.deleteOffer, call);
    if (!result.ok) return refused(event, result.status, result.problem);
    redirect(303, `${href(event.locals.language, '/personale/tilbud')}?nyt=slettet`);
  },
};

async function asked(event: Event) {
  const form = await postedForm(event);
  const headers = { 'if-match': `"${textOf(form, 'version')}"` };
  return { form, call: { params: { id: event.params.id }, headers } };
}

function answered<E extends AnyEndpoint>(event: Event, result: CallResult<E>, news: string) {
  if (!result.ok) return refused(event, result.status, result.problem);
  redirect(303, `${href(event.locals.language, `/personale/tilbud/${event.params.id}`)}?nyt=${news}`);
}

/** Nothing was typed, so nothing can be lost: the page as it stands, with the reason. */
function refused(event: Event, status: number, problem: Problem) {
  const { language } = event.locals;
  const failure = failureOf(problem, { typed: { values: {}, ticks: {} }, language });
  const note = problem.code === 'CHANGED_MEANWHILE' ? '' : undefined;
  const shown = { ...failure, note: note ?? '', title: failure.title || editorTexts[language].failed.refused };
  return fail(status, { failure: shown });
}
