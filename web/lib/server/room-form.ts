import { fail, type RequestEvent } from '@sveltejs/kit';
import { ledDepartments } from '#lib/server/role-form.ts';
import type { Problem } from '#server/http/problems.ts';

/** What a form of the rooms' pages shows when it could not be saved, with everything that was typed. */
export interface RoomFailure {
  /** Names the form among those of the page; prefix of its fields' ids. */
  form: string;
  /** Changed by somebody else in the meantime. */
  conflict: boolean;
  /** Several values of one name are kept in their order. */
  typed: Record<string, string[]>;
  /** By field. */
  errors: Record<string, string>;
  summary: { id?: string; message: string }[];
}

/** Everything that was typed into a form. */
export function typedAll(form: FormData): Record<string, string[]> {
  const typed: Record<string, string[]> = {};
  for (const [name, value] of form) if (typeof value === 'string') typed[name] = [...(typed[name] ?? []), value.trim()];
  return typed;
}

/** The first value of a name; empty when there is none. */
export function firstOf(typed: Record<string, string[]>, name: string): string {
  return typed[name]?.[0] ?? '';
}

interface Failed {
  form: string;
  typed: Record<string, string[]>;
  problem: Problem;
  status: number;
  /** Words of the fields. */
  labels: Record<string, string>;
  /** The field of the page that a path of the API belongs to; its first part unless said otherwise. */
  fieldOf?: (path: string) => string;
}

/** The answer to a form that could not be saved. */
export function failedRoom({ form, typed, problem, status, labels, fieldOf }: Failed) {
  const nameOf = fieldOf ?? ((path: string) => path.split('.')[0] ?? path);
  const wrong = (problem.errors ?? []).map(({ path, message }) => ({ name: nameOf(path), message }));
  const ofFields = wrong.map(({ name, message }) => {
    const label = labels[name];
    return label ? { id: `${form}-${name}`, message: `${label.replace(/\?$/, '')}: ${message}` } : { message };
  });
  const reasons = problem.reasons?.map(({ message }) => ({ message })) ?? [{ message: problem.detail }];
  const failure: RoomFailure = {
    form,
    conflict: status === 412,
    typed,
    errors: Object.fromEntries(wrong.map(({ name, message }) => [name, message])),
    summary: ofFields.length > 0 ? ofFields : reasons,
  };
  return fail(status, failure);
}

/** Which department a page of the staff shows (`?afdeling=`), and whether the person leads it. */
export function shownDepartment(
  { url, locals }: Pick<RequestEvent, 'url' | 'locals'>,
  departments: { slug: string; name: string }[],
) {
  const asked = url.searchParams.get('afdeling');
  const led = ledDepartments(locals.me, departments);
  const department = departments.find(({ slug }) => slug === asked) ?? led[0] ?? departments[0] ?? null;
  return { department, leads: department !== null && led.some(({ slug }) => slug === department.slug) };
}
