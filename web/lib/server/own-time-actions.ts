import { fail, type RequestEvent, redirect } from '@sveltejs/kit';
import { staffApi } from '#lib/server/staff-api.ts';
import { educatorTexts } from '#lib/texts/educators.ts';
import * as contract from '#server/educators/own-time.contract.ts';
import type { Problem } from '#server/http/problems.ts';
import {
  type AbsenceTyped,
  absenceBody,
  type DayLine,
  daysBody,
  type HoursLine,
  hoursBody,
  typedAbsence,
  typedDays,
  typedHours,
} from './own-time-form.ts';
import { postedForm } from './posted-form.ts';

type Event = RequestEvent<{ id: string }>;

/** What the page shows when one of its forms could not be saved. */
export interface OwnTimeFailure {
  /** "hours-{slug}", "days", "competence-{slug}", "absence". */
  form: string;
  title: string;
  note: string;
  errors: { id?: string; message: string }[];
  hours?: HoursLine[];
  days?: DayLine[];
  competences?: Record<string, string>;
  absence?: AbsenceTyped;
}

const textOf = (form: FormData, name: string) => String(form.get(name) ?? '').slice(0, 200);

/** The page's version: what is saved must have been seen. */
const seen = (form: FormData) => ({ 'if-match': `"${textOf(form, 'version')}"` });

interface Failed {
  problem: Problem;
  status: number;
  /** The field of an error's path; undefined = it stands as a sentence. */
  idOf: (path: string) => string | undefined;
}

function failed(
  event: Event,
  { problem, status, idOf }: Failed,
  typed: Omit<OwnTimeFailure, 'errors' | 'title' | 'note'>,
) {
  const texts = educatorTexts[event.locals.language];
  const conflict = problem.code === 'CHANGED_MEANWHILE';
  const errors: OwnTimeFailure['errors'] = problem.errors?.map(({ path, message }) => {
    const id = idOf(path);
    return id === undefined ? { message } : { id, message };
  }) ?? [{ message: problem.detail }];
  return fail(status, {
    ...typed,
    errors,
    title: conflict ? texts.conflict : texts.failed,
    note: conflict ? texts.conflictNote : texts.kept,
  } satisfies OwnTimeFailure);
}

function back(event: Event): never {
  redirect(303, `${event.url.pathname}?gemt=1`);
}

/** The forms of a page about somebody's own time. */
export const ownTimeActions = {
  hours: async (event: Event) => {
    const form = await postedForm(event);
    const department = textOf(form, 'department');
    const typed = typedHours(form);
    const sent = hoursBody(typed);
    const body = { department, hours: sent.map(({ hours }) => hours) };
    const result = await staffApi(event).call(contract.putHours, { params: event.params, headers: seen(form), body });
    if (result.ok) back(event);
    const idOf = (path: string) => {
      const [, line, field] = /^hours\.(\d+)\.?(\w*)$/.exec(path) ?? [];
      const index = sent[Number(line)]?.index;
      const name = field === 'validTo' ? 'lastDay' : field || 'from';
      return index === undefined ? undefined : `${department}-${name}-${index}`;
    };
    return failed(event, { ...result, idOf }, { form: `hours-${department}`, hours: typed });
  },

  days: async (event: Event) => {
    const form = await postedForm(event);
    const typed = typedDays(form);
    const sent = daysBody(typed);
    const body = { exceptions: sent.map(({ day }) => day) };
    const result = await staffApi(event).call(contract.putExceptions, {
      params: event.params,
      headers: seen(form),
      body,
    });
    if (result.ok) back(event);
    const idOf = (path: string) => {
      const [, line, field] = /^exceptions\.(\d+)\.?(\w*)$/.exec(path) ?? [];
      const index = sent[Number(line)]?.index;
      return index === undefined ? undefined : `day-${field || 'date'}-${index}`;
    };
    return failed(event, { ...result, idOf }, { form: 'days', days: typed });
  },

  competence: async (event: Event) => {
    const form = await postedForm(event);
    const department = textOf(form, 'department');
    const typed = Object.fromEntries(
      [...form].flatMap(([name, value]) => (name.startsWith('offer-') ? [[name.slice(6), String(value)]] : [])),
    );
    const competences = Object.entries(typed).flatMap(([offerId, role]) =>
      role === '' ? [] : [{ offerId, role: role as 'LEADS' }],
    );
    const call = { params: event.params, headers: seen(form), body: { department, competences } };
    const result = await staffApi(event).call(contract.putCompetences, call);
    if (result.ok) back(event);
    return failed(
      event,
      { ...result, idOf: () => undefined },
      { form: `competence-${department}`, competences: typed },
    );
  },

  absence: async (event: Event) => {
    const typed = typedAbsence(await postedForm(event));
    const result = await staffApi(event).call(contract.addAbsence, { params: event.params, body: absenceBody(typed) });
    if (result.ok) back(event);
    return failed(event, { ...result, idOf: (path) => path }, { form: 'absence', absence: typed });
  },

  back: async (event: Event) => {
    const absence = textOf(await postedForm(event), 'absence');
    const params = { id: event.params.id, absence };
    const result = await staffApi(event).call(contract.removeAbsence, { params });
    if (result.ok) back(event);
    return failed(event, { ...result, idOf: () => undefined }, { form: 'absence' });
  },
};
