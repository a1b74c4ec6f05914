import { fail, redirect } from '@sveltejs/kit';
import { href } from '#lib/links.ts';
import { shownParts } from '#lib/server/personal-data-view.ts';
import { postedForm } from '#lib/server/posted-form.ts';
import { staffApi } from '#lib/server/staff-api.ts';
import { personalDataTexts } from '#lib/texts/personal-data.ts';
import { erasePersonalData, exportAddressData } from '#server/privacy/privacy.contract.ts';
import { listRetentionRuns, startRetentionRun } from '#server/privacy/retention.contract.ts';
import { formatDateShort, formatTime } from '#server/time/format.ts';
import type { Language } from '#server/time/language.ts';
import { localDateOf } from '#server/time/local-time.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
  const { language } = event.locals;
  const { items } = await staffApi(event).get(listRetentionRuns, { query: { pageSize: 20 } });
  return {
    runs: items.map((run) => ({
      ...run,
      at: shortMoment(run.at, language),
      rows: run.rules.reduce((sum, { rows }) => sum + rows, 0),
      rules: run.rules.map((rule) => ({ ...rule, before: dayWithYear(rule.before, language) })),
    })),
  };
};

export const actions: Actions = {
  export: async (event) => {
    const email = textOf(await postedForm(event), 'email');
    const result = await staffApi(event).call(exportAddressData, { body: { email } });
    if (!result.ok) return fail(result.status, { step: 'export' as const, email, message: messageOf(result.problem) });
    return {
      step: 'exported' as const,
      email: result.data.email ?? email,
      parts: shownParts(result.data, event.locals.language),
    };
  },
  preview: async (event) => preview(event, textOf(await postedForm(event), 'email')),
  erase: async (event) => {
    const form = await postedForm(event);
    const email = textOf(form, 'email');
    const typed = textOf(form, 'confirm');
    if (typed.trim().toLowerCase() !== email.trim().toLowerCase()) {
      const { mismatch } = personalDataTexts[event.locals.language].erase;
      return preview(event, email, { typed, mismatch });
    }
    const result = await staffApi(event).call(erasePersonalData, { body: { email } });
    if (!result.ok && result.status === 409) return preview(event, email);
    if (!result.ok) return fail(result.status, { step: 'preview' as const, email, message: messageOf(result.problem) });
    return { step: 'erased' as const, report: result.data.report };
  },
  rehearse: (event) => runRetention(event, true),
  retention: (event) => runRetention(event, false),
};

/** What an erasure would do; `mistake` when the confirmation was typed wrongly. */
async function preview(event: RequestEvent, email: string, mistake?: { typed: string; mismatch: string }) {
  const result = await staffApi(event).call(erasePersonalData, { body: { email, dryRun: true } });
  if (!result.ok) return fail(result.status, { step: 'preview' as const, email, message: messageOf(result.problem) });
  const { report, obstacles } = result.data;
  const shown = { step: 'previewed' as const, email, report, obstacles, ...mistake };
  return mistake === undefined ? shown : fail(422, shown);
}

async function runRetention(event: RequestEvent, dryRun: boolean): Promise<never> {
  await staffApi(event).get(startRetentionRun, { body: { dryRun } });
  redirect(303, `${href(event.locals.language, '/personale/persondata')}#oprydning`);
}

function dayWithYear(instant: string, language: Language): string {
  const day = localDateOf(new Date(instant));
  return `${formatDateShort(day, language)} ${day.slice(0, 4)}`;
}

function shortMoment(instant: string, language: Language): string {
  return `${dayWithYear(instant, language)} ${personalDataTexts[language].clock(formatTime(new Date(instant), language))}`;
}

function messageOf(problem: { detail: string; errors?: { message: string }[] }): string {
  return problem.errors?.[0]?.message ?? problem.detail;
}

function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}
