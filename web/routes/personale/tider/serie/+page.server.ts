import { error, redirect } from '@sveltejs/kit';
import { href } from '#lib/links.ts';
import { chosenOf, formStep, isAboutDates, one, previewStep, type Typed, typedOf } from '#lib/server/plan-form.ts';
import { postedForm } from '#lib/server/posted-form.ts';
import { EDUCATOR_ROWS, seriesBody, seriesFieldOf } from '#lib/server/series-form.ts';
import { staffApi } from '#lib/server/staff-api.ts';
import { weekName } from '#lib/staff/week.ts';
import { seriesPageTexts } from '#lib/texts/series.ts';
import type { Problem } from '#server/http/problems.ts';
import { readPlanningChoices } from '#server/sessions/planning-choices.contract.ts';
import { createSeries } from '#server/sessions/series.contract.ts';
import type { Language } from '#server/time/language.ts';
import { isLocalDate, localDateOf } from '#server/time/local-time.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { searchParams } = event.url;
  const choices = await staffApi(event).get(readPlanningChoices);
  const slug = searchParams.get('forloeb');
  const offer = slug === null || slug === '' ? null : choices.offers.find((one) => one.slug === slug);
  if (offer === undefined) error(404);
  const department = offer?.department;
  const first = searchParams.get('dag');
  return {
    offers: choices.offers.map(({ slug, title, department, state }) => ({ slug, title, department, state })),
    offer,
    sites: choices.sites.filter((site) => site.department === department).map(({ id, name }) => ({ id, name })),
    points: choices.resources
      .filter((resource) => resource.department === department && resource.kind === 'MEETING_POINT')
      .map(({ id, name }) => ({ id, name })),
    educators: department === undefined ? [] : await educatorsOf(event, department),
    educatorRows: EDUCATOR_ROWS,
    made: Number(searchParams.get('oprettet')) || 0,
    week: first !== null && isLocalDate(first) ? weekName(first) : null,
  };
};

/** Those who work for the offer's department. */
async function educatorsOf(event: Parameters<PageServerLoad>[0], department: string) {
  return (await staffApi(event).get(readPlanningChoices, { query: { department } })).educators;
}

function failed(typed: Typed, { problem, status }: { problem: Problem; status: number }, language: Language) {
  const { missing } = seriesPageTexts[language].series;
  return formStep({ typed, problem, status, missing, fieldOf: (path) => seriesFieldOf(path, language) });
}

export const actions: Actions = {
  /** Back to the form, with everything that was typed. */
  edit: async (event) => ({
    step: 'form' as const,
    typed: typedOf(await postedForm(event)),
    errors: {},
    summary: [],
  }),

  preview: async (event) => {
    const { language } = event.locals;
    const typed = typedOf(await postedForm(event));
    const body = { ...seriesBody(typed), dryRun: true };
    const result = await staffApi(event).call(createSeries, { body });
    if (result.ok) return previewStep(result.data, { typed, language });
    return failed(typed, result, language);
  },

  create: async (event) => {
    const { language } = event.locals;
    const form = await postedForm(event);
    const [typed, chosen] = [typedOf(form), chosenOf(form)];
    const api = staffApi(event);
    const key = one(typed, 'key');
    const headers: Record<string, string> = /^[\x21-\x7e]{16,200}$/.test(key) ? { 'idempotency-key': key } : {};
    const result = await api.call(createSeries, { body: { ...seriesBody(typed), chosen }, headers });
    if (result.ok) {
      const [first] = result.data.created;
      const query = new URLSearchParams({
        forloeb: event.url.searchParams.get('forloeb') ?? '',
        oprettet: String(result.data.created.length),
        ...(first && { dag: localDateOf(new Date(first.startsAt)) }),
      });
      redirect(303, `${href(language, '/personale/tider/serie')}?${query}`);
    }
    const { problem, status } = result;
    // Something has come in the way since: the dates once more, with what it is, and the ticks as they were.
    const again = isAboutDates(problem)
      ? await api.call(createSeries, { body: { ...seriesBody(typed), dryRun: true } })
      : null;
    if (again?.ok) return previewStep(again.data, { typed, language, failed: { chosen, problem } });
    return failed(typed, { problem, status }, language);
  },
};
