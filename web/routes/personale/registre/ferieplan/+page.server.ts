import { fail, type RequestEvent } from '@sveltejs/kit';
import { staffApi } from '#lib/server/staff-api.ts';
import {
  type HolidayImportReport,
  importSchoolHolidays,
  listHolidayPlans,
} from '#server/closures/school-holiday.contract.ts';
import { schoolHolidayTexts } from '#server/closures/school-holiday.texts.ts';
import type { Problem } from '#server/http/problems.ts';
import { formatDateShort } from '#server/time/format.ts';
import type { Actions, PageServerLoad } from './$types';

/** How many lines of a report are shown. */
const LINES_SHOWN = 300;

export const load: PageServerLoad = async (event) => {
  const { items } = await staffApi(event).get(listHolidayPlans);
  return { plans: items };
};

export const actions: Actions = {
  try: (event) => send(event, true),
  run: (event) => send(event, false),
};

/** Hands the browser's upload on to the API as it comes; the report is small enough to be the answer. */
async function send({ request, fetch, locals }: RequestEvent, dryRun: boolean) {
  const { language } = locals;
  const body = await request.blob().catch(() => null);
  if (body === null) return fail(413, { message: schoolHolidayTexts[language].TOO_LARGE, report: null });
  const headers = { 'accept-language': language, 'content-type': request.headers.get('content-type') ?? '' };
  const response = await fetch(`${importSchoolHolidays.path}?dryRun=${dryRun}`, { method: 'POST', headers, body });
  const answer = await response.json();
  if (!response.ok) return fail(response.status, { message: (answer as Problem).detail, report: null });
  const report = answer as HolidayImportReport;
  const shown = report.lines.slice(0, LINES_SHOWN).map(({ from, to, ...line }) => ({
    ...line,
    days: from && to ? `${formatDateShort(from, language)} – ${formatDateShort(to, language)} ${to.slice(0, 4)}` : '',
  }));
  return { message: null, report: { ...report, lines: shown, total: report.lines.length } };
}
