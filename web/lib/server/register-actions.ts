import { type RequestEvent, redirect } from '@sveltejs/kit';
import { agreementFields, departmentFields, type RecordField, siteFields } from '#lib/registers/fields.ts';
import { bodyOf, failedForm, textOf, typedIn } from '#lib/server/register-form.ts';
import { staffApi } from '#lib/server/staff-api.ts';
import * as contract from '#server/departments/department-editor.contract.ts';
import type { AnyEndpoint } from '#server/http/endpoint.ts';
import type { CallResult } from './api.ts';
import { postedForm } from './posted-form.ts';

type Event = RequestEvent<{ slug: string }>;

/** The forms of a department's page: its facts, its sites, its agreements. Each says which version it has seen. */
export const registerActions = {
  facts: async (event: Event) => {
    const form = await postedForm(event);
    const typed = typedIn(form, departmentFields);
    const result = await staffApi(event).call(contract.changeDepartment, {
      ...sent(event, form),
      body: bodyOf(typed, departmentFields),
    });
    return answered(event, result, { form: 'facts', fields: departmentFields, typed });
  },

  newSite: async (event: Event) => {
    const typed = typedIn(await postedForm(event), siteFields);
    const params = { slug: event.params.slug };
    const result = await staffApi(event).call(contract.createSite, { params, body: bodyOf(typed, siteFields) });
    return answered(event, result, { form: 'sted-nyt', fields: siteFields, typed });
  },

  site: async (event: Event) => {
    const form = await postedForm(event);
    const typed = typedIn(form, siteFields);
    const site = textOf(form, 'site');
    const { params, headers } = sent(event, form);
    const call = { params: { ...params, site }, headers, body: bodyOf(typed, siteFields) };
    const result = await staffApi(event).call(contract.changeSite, call);
    return answered(event, result, { form: `sted-${site}`, fields: siteFields, typed });
  },

  siteState: async (event: Event) => {
    const form = await postedForm(event);
    const site = textOf(form, 'site');
    const { params, headers } = sent(event, form);
    const call = { params: { ...params, site }, headers, body: { active: textOf(form, 'active') === 'true' } };
    const result = await staffApi(event).call(contract.changeSite, call);
    return answered(event, result, { form: `sted-${site}`, fields: [], typed: {} });
  },

  newAgreement: async (event: Event) => {
    const typed = typedIn(await postedForm(event), agreementFields);
    const params = { slug: event.params.slug };
    const call = { params, body: bodyOf(typed, agreementFields) };
    const result = await staffApi(event).call(contract.createPartnership, call);
    return answered(event, result, { form: 'aftale-ny', fields: agreementFields, typed });
  },

  agreement: async (event: Event) => {
    const form = await postedForm(event);
    const typed = typedIn(form, agreementFields);
    const id = textOf(form, 'id');
    const { params, headers } = sent(event, form);
    const call = { params: { ...params, id }, headers, body: bodyOf(typed, agreementFields) };
    const result = await staffApi(event).call(contract.changePartnership, call);
    return answered(event, result, { form: `aftale-${id}`, fields: agreementFields, typed });
  },

  removeAgreement: async (event: Event) => {
    const form = await postedForm(event);
    const id = textOf(form, 'id');
    const { params, headers } = sent(event, form);
    const result = await staffApi(event).call(contract.removePartnership, { params: { ...params, id }, headers });
    return answered(event, result, { form: `aftale-${id}`, fields: [], typed: {} });
  },
};

/** Which department, and the version that the page showed. */
function sent(event: Event, form: FormData) {
  return { params: { slug: event.params.slug }, headers: { 'if-match': `"${textOf(form, 'version')}"` } };
}

interface Sent {
  form: string;
  fields: readonly RecordField[];
  typed: Record<string, string>;
}

/** Back to the page with what was saved, or the form again with everything that was typed. */
function answered<E extends AnyEndpoint>(event: Event, result: CallResult<E>, { form, fields, typed }: Sent) {
  if (!result.ok) {
    const { problem, status } = result;
    return failedForm({ form, fields, typed, problem, status, language: event.locals.language });
  }
  const recounted = (result.data as { recounted?: number } | undefined)?.recounted ?? 0;
  const gone = result.status === 204;
  const query = new URLSearchParams({
    gemt: gone ? 'fjernet' : form,
    ...(recounted > 0 ? { talt: String(recounted) } : {}),
  });
  redirect(303, `${event.url.pathname}?${query}`);
}
