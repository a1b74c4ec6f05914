import { redirect } from '@sveltejs/kit';
import { href } from '#lib/links.ts';
import { copyBody, copyFieldOf, weekOptions } from '#lib/server/copy-form.ts';
import { chosenOf, formStep, isAboutDates, one, previewStep, typedOf } from '#lib/server/plan-form.ts';
import { postedForm } from '#lib/server/posted-form.ts';
import { staffApi } from '#lib/server/staff-api.ts';
import { weekName } from '#lib/staff/week.ts';
import { readPlanningChoices } from '#server/sessions/planning-choices.contract.ts';
import { copySessions } from '#server/sessions/series.contract.ts';
import { addDays, isLocalDate, localDateOf } from '#server/time/local-time.ts';
import { schoolYearOf, schoolYearSpan } from '#server/time/school-year.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { language } = event.locals;
  const { searchParams } = event.url;
  const [{ today }, choices] = await Promise.all([event.parent(), staffApi(event).get(readPlanningChoices)]);
  const first = searchParams.get('dag');
  const week = searchParams.get('uge') ?? weekName(today);
  const { from, to } = schoolYearSpan(schoolYearOf(today));
  return {
    weeks: weekOptions(today, language),
    offers: choices.offers.map(({ id, title, department }) => ({ id, title, department })),
    usual: {
      fromWeek: week,
      toWeek: weekName(addDays(today, 7)),
      from,
      to: addDays(to, -1),
      department: searchParams.get('afdeling') ?? '',
    },
    made: Number(searchParams.get('oprettet')) || 0,
    week: first !== null && isLocalDate(first) ? weekName(first) : null,
  };
};

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
    const result = await staffApi(event).call(copySessions, { body: { ...copyBody(typed), dryRun: true } });
    if (result.ok) return previewStep(result.data, { typed, language });
    const fieldOf = (path: string) => copyFieldOf(typed, path, language);
    return formStep({ typed, problem: result.problem, status: result.status, fieldOf });
  },

  create: async (event) => {
    const { language } = event.locals;
    const form = await postedForm(event);
    const [typed, chosen] = [typedOf(form), chosenOf(form)];
    const api = staffApi(event);
    const key = one(typed, 'key');
    const headers: Record<string, string> = /^[\x21-\x7e]{16,200}$/.test(key) ? { 'idempotency-key': key } : {};
    const result = await api.call(copySessions, { body: { ...copyBody(typed), chosen }, headers });
    if (result.ok) {
      const [first] = result.data.created;
      const query = new URLSearchParams({
        oprettet: String(result.data.created.length),
        ...(first && { dag: localDateOf(new Date(first.startsAt)) }),
      });
      redirect(303, `${href(language, '/personale/tider/kopier')}?${query}`);
    }
    const { problem, status } = result;
    // Something has come in the way since: the dates once more, with what it is, and the ticks as they were.
    const again = isAboutDates(problem)
      ? await api.call(copySessions, { body: { ...copyBody(typed), dryRun: true } })
      : null;
    if (again?.ok) return previewStep(again.data, { typed, language, failed: { chosen, problem } });
    return formStep({ typed, problem, status, fieldOf: (path) => copyFieldOf(typed, path, language) });
  },
};
