import { fail } from '@sveltejs/kit';
import type { RecordField } from '#lib/registers/fields.ts';
import { registerTexts } from '#lib/texts/registers.ts';
import type { Problem } from '#server/http/problems.ts';
import type { Language } from '#server/time/language.ts';

/** What a register's form shows when it could not be saved: which form it was, and everything that was typed. */
export interface RegisterFailure {
  form: string;
  /** Changed by somebody else in the meantime. */
  conflict: boolean;
  detail: string;
  typed: Record<string, string>;
  /** By field. */
  errors: Record<string, string>;
  /** For the summary: with the field's id where there is one. */
  summary: { id?: string; message: string }[];
}

/** What was typed into the fields of a form. */
export function typedIn(form: FormData, fields: readonly RecordField[]): Record<string, string> {
  return Object.fromEntries(fields.map(({ name }) => [name, textOf(form, name)]));
}

export function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value.trim() : '';
}

/** The same as the API takes it: numbers as numbers, an empty optional date as none, other empty optional fields left out. */
export function bodyOf(typed: Record<string, string>, fields: readonly RecordField[]): Record<string, unknown> {
  return Object.fromEntries(
    fields.flatMap(({ name, type, optional }): [string, unknown][] => {
      const text = typed[name] ?? '';
      if (type === 'number') return [[name, numberOf(text)]];
      if (type === 'count') return [[name, countOf(text)]];
      if (optional && text === '') return type === 'date' ? [[name, null]] : [];
      return [[name, text]];
    }),
  );
}

/** Danish or English decimals; what is no number is sent as it stands, so that the API refuses it. */
function numberOf(text: string): number | string | null {
  if (text === '') return null;
  return /^-?\d{1,3}([.,]\d{1,12})?$/.test(text) ? Number(text.replace(',', '.')) : text;
}

/** Nothing is null. */
function countOf(text: string): number | string | null {
  if (text === '') return null;
  return /^\d{1,6}$/.test(text) ? Number(text) : text;
}

/** The values of a thing as they stand in its fields. */
export function valuesOf(thing: object, fields: readonly RecordField[], language: Language): Record<string, string> {
  const facts = thing as Record<string, unknown>;
  return Object.fromEntries(
    fields.map(({ name, type }) => {
      const value = facts[name];
      const text = value === null || value === undefined ? '' : String(value);
      return [name, type === 'number' && language === 'da' ? text.replace('.', ',') : text];
    }),
  );
}

export interface FailedForm {
  /** Names the form among those of the page; prefix of its fields' ids. */
  form: string;
  fields: readonly RecordField[];
  typed: Record<string, string>;
  problem: Problem;
  status: number;
  language: Language;
}

/** The answer to a form that could not be saved. */
export function failedForm({ form, fields, typed, problem, status, language }: FailedForm) {
  const texts = registerTexts[language];
  const typeOf = (path: string) => fields.find(({ name }) => name === path)?.type;
  const notANumber: Record<string, string> = { number: texts.notADegree, count: texts.notACount };
  const wrong = (problem.errors ?? []).map(({ path, code, message }) => ({
    path,
    message: (code === 'WRONG_TYPE' && notANumber[typeOf(path) ?? '']) || message,
  }));
  const labelOf = (path: string) =>
    fields.find(({ name }) => name === path) && texts.fields[path as keyof typeof texts.fields];
  const ofFields = wrong.map(({ path, message }) => {
    const label = labelOf(path);
    return label ? { id: `${form}-${path}`, message: `${label}: ${message}` } : { message };
  });
  const reasons = problem.reasons?.map(({ message }) => ({ message })) ?? [{ message: problem.detail }];
  const failure: RegisterFailure = {
    form,
    conflict: status === 412,
    detail: problem.detail,
    typed,
    errors: Object.fromEntries(wrong.map(({ path, message }) => [path, message])),
    summary: ofFields.length > 0 ? ofFields : reasons,
  };
  return fail(status, failure);
}
