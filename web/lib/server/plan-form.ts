import { fail } from '@sveltejs/kit';
import { type Preview, previewOf } from '#lib/planning/preview.ts';
import { seriesPageTexts } from '#lib/texts/series.ts';
import type { Problem } from '#server/http/problems.ts';
import type { PlannedDates } from '#server/sessions/planned-dates.contract.ts';
import type { Language } from '#server/time/language.ts';

// What a page that plans many sessions does with its form: it is carried along, shown again, and explained.

/** Everything that was typed, by field; several answers of one field in order. */
export type Typed = Record<string, string[]>;

export type PlanStep =
  | { step: 'form'; typed: Typed; errors: Record<string, string>; summary: { id?: string; message: string }[] }
  | { step: 'preview'; typed: Typed; carried: [string, string][]; preview: Preview; problem: string | null };

/** Fields of the preview and of the form's machinery: they are not the person's answers. */
const NOT_TYPED = ['chosen'];

export function typedOf(form: FormData): Typed {
  const typed: Typed = {};
  for (const [name, value] of form) {
    if (typeof value !== 'string' || NOT_TYPED.includes(name)) continue;
    typed[name] = [...(typed[name] ?? []), value];
  }
  return typed;
}

export function one(typed: Typed, name: string): string {
  return typed[name]?.[0]?.trim() ?? '';
}

/** A whole number as the API takes it; what is none is sent as it stands, so that the API refuses it. Empty = not said. */
export function wholeNumber(typed: Typed, name: string): number | string | undefined {
  const text = one(typed, name);
  if (text === '') return undefined;
  return /^\d{1,9}$/.test(text) ? Number(text) : text;
}

/** Nothing but what was said. */
export function said<Value extends object>(values: Value): Value | undefined {
  return Object.values(values).every((value) => value === undefined) ? undefined : values;
}

export function chosenOf(form: FormData): string[] {
  return form.getAll('chosen').filter((key): key is string => typeof key === 'string');
}

/** SKIP for each ticked box, KEEP for the others. */
export function handlingsOf(typed: Typed) {
  const handling = (name: string) => (typed.skip?.includes(name) ? 'SKIP' : 'KEEP');
  return {
    publicHolidays: handling('publicHolidays'),
    closedDays: handling('closedDays'),
    schoolHolidays: handling('schoolHolidays'),
  };
}

/** The form once more, with the dates that it gives. */
export function previewStep(
  plan: PlannedDates,
  { typed, language, failed = null }: { typed: Typed; language: Language; failed?: FailedChoice | null },
): PlanStep {
  // A key for these very dates: sent twice, they are made once.
  const carried = Object.entries({ ...typed, key: [crypto.randomUUID()] }).flatMap(([name, values]) =>
    values.map((value): [string, string] => [name, value]),
  );
  const preview = previewOf(plan, language, failed && new Set(failed.chosen));
  const problem = failed && (failed.problem.errors?.[0]?.message ?? seriesPageTexts[language].failed.blocked);
  return { step: 'preview', typed, carried, preview, problem };
}

/** What was ticked, and why it was not made. */
interface FailedChoice {
  chosen: string[];
  problem: Problem;
}

/** Whether a refusal is about single dates: something has come in their way, or none is ticked. */
export function isAboutDates({ code, errors }: Problem): boolean {
  return code === 'CONFLICTS' || (errors ?? []).some(({ path }) => path === 'chosen');
}

interface Failure {
  typed: Typed;
  problem: Problem;
  status: number;
  /** The field that a path of the API is about, with its label; null = none of the form. */
  fieldOf: (path: string) => { id: string; label: string } | null;
  /** What to say of a field that is empty, by its id. */
  missing?: Record<string, string>;
}

/** The form as it was typed, with what is wrong. */
export function formStep({ typed, problem, status, fieldOf, missing = {} }: Failure) {
  const errors: Record<string, string> = {};
  const summary = (problem.errors ?? []).map(({ path, code, message: said }) => {
    const field = fieldOf(path);
    if (field === null) return { message: said };
    const message = code === 'TOO_FEW' ? (missing[field.id] ?? said) : said;
    errors[field.id] ??= message;
    return { id: field.id, message: `${field.label}: ${message}` };
  });
  const reasons = problem.reasons?.map(({ message }) => ({ message })) ?? [{ message: problem.detail }];
  const step: PlanStep = { step: 'form', typed, errors, summary: summary.length > 0 ? unique(summary) : reasons };
  return fail(status, step);
}

function unique(summary: { id?: string; message: string }[]) {
  return summary.filter((one, index) => summary.findIndex(({ message }) => message === one.message) === index);
}
