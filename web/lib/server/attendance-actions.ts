import { type Action, fail, type RequestEvent, redirect } from '@sveltejs/kit';
import { queryOf, staffApi } from '#lib/server/staff-api.ts';
import { staffTexts } from '#lib/texts/staff.ts';
import { recordAttendance } from '#server/attendance/attendance.contract.ts';
import { postedForm } from './posted-form.ts';

/** What a card shows when its attendance could not be saved. */
export interface AttendanceFailure {
  reference: string;
  message: string;
  /** What was typed, by group id. */
  typed: Record<string, { pupils: string; adults: string }>;
  /** Whether "came late" was ticked. */
  late: boolean;
}

/** The two taps after a visit, the same on every page that shows visits. */
export const attendanceActions = {
  came: (event) => record(event, { outcome: 'CAME' }),
  late: (event) => record(event, { outcome: 'CAME', cameLate: true }),
  noShow: (event) => record(event, { outcome: 'NO_SHOW' }),
  numbers: (event) => record(event, { outcome: 'CAME', withNumbers: true }),
} satisfies Record<string, Action>;

interface Tap {
  outcome: 'CAME' | 'NO_SHOW';
  cameLate?: true;
  /** The numbers and the tick are in the form. */
  withNumbers?: true;
}

async function record(event: RequestEvent, asked: Tap) {
  const form = await postedForm(event);
  const reference = textOf(form, 'reference');
  const typed = asked.withNumbers ? typedNumbers(form) : {};
  const cameLate = asked.cameLate ?? form.has('cameLate');
  const result = await staffApi(event).call(recordAttendance, {
    params: { reference },
    headers: seenVersion(textOf(form, 'version')),
    body: { outcome: asked.outcome, cameLate, groups: Object.entries(typed).map(groupOf) },
  });
  const { url, locals } = event;
  if (result.ok) redirect(303, `${url.pathname}${queryOf(url)}#besoeg-${reference}`);
  const texts = staffTexts[locals.language].attendance;
  const failure: AttendanceFailure = { reference, message: messageOf(result.problem, texts), typed, late: cameLate };
  return fail(result.status, failure);
}

/** Nothing recorded yet must still be so; what is corrected must be what the page showed. */
function seenVersion(version: string): Record<string, string> {
  return version === '' ? { 'if-none-match': '*' } : { 'if-match': `"${version}"` };
}

function typedNumbers(form: FormData): AttendanceFailure['typed'] {
  const ids = form.getAll('group').map(String).slice(0, 20);
  return Object.fromEntries(
    ids.map((id) => [id, { pupils: textOf(form, `pupils-${id}`), adults: textOf(form, `adults-${id}`) }]),
  );
}

/** Adults without pupils were not there: a group that stayed at home is empty. */
function groupOf([id, { pupils, adults }]: [string, { pupils: string; adults: string }]) {
  const came = numberOf(pupils);
  return { id, pupils: came, adults: came === 0 ? 0 : numberOf(adults) };
}

/** What is no whole number is sent as it stands, so that the API refuses it. */
function numberOf(text: string): number | string {
  return /^\d{1,9}$/.test(text) ? Number(text) : text;
}

function messageOf(
  problem: { detail: string; errors?: { path: string; message: string }[] },
  texts: { wrongNumber: string },
): string {
  const [error] = problem.errors ?? [];
  if (error === undefined) return problem.detail;
  return /^groups\.\d+\.(pupils|adults)$/.test(error.path) ? texts.wrongNumber : error.message;
}

function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value.trim() : '';
}
