import { fail, redirect } from '@sveltejs/kit';
import { href } from '#lib/links.ts';
import { instantWords } from '#lib/server/instant-words.ts';
import { postedForm } from '#lib/server/posted-form.ts';
import { staffApi } from '#lib/server/staff-api.ts';
import { registerTexts } from '#lib/texts/registers.ts';
import { readImportRun, repeatImportRun } from '#server/institutions/import-run.contract.ts';
import type { Actions, PageServerLoad } from './$types';

/** How many lines are shown of each list. */
const LINES_SHOWN = 200;
/** While the import runs, the browser asks again by itself: by a header, so that it works without JavaScript. */
const REFRESH_SECONDS = '2';

export const load: PageServerLoad = async (event) => {
  const run = await staffApi(event).get(readImportRun, { params: { id: event.params.id } });
  const { report } = run;
  if (run.state === 'RUNNING') event.setHeaders({ refresh: REFRESH_SECONDS });
  return {
    run: { ...run, report: null },
    report: report && {
      ...report,
      skipped: report.skipped.slice(0, LINES_SHOWN),
      notes: report.notes.slice(0, LINES_SHOWN),
      totals: { skipped: report.skipped.length, notes: report.notes.length },
      toClose: report.heldBack.reduce((sum, { count }) => sum + count, 0),
    },
    when: instantWords(run.startedAt, event.locals.language),
  };
};

export const actions: Actions = {
  default: async (event) => {
    const { language } = event.locals;
    const form = await postedForm(event);
    const closing = form.get('step') === 'closing';
    const confirmed = form.get('confirmed') === 'on';
    if (closing && !confirmed) return fail(422, { message: registerTexts[language].run.confirmMissing, field: true });
    const call = { params: { id: event.params.id }, body: { allowClosing: closing } };
    const result = await staffApi(event).call(repeatImportRun, call);
    if (!result.ok) return fail(result.status, { message: result.problem.detail, field: false });
    redirect(303, href(language, `/personale/registre/import/${result.data.id}`));
  },
};
