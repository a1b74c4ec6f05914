import type { BookingValues } from '#lib/booking-values.ts';
import { bodyOf, type FormError, formErrors, readForm } from '#lib/server/booking-form.ts';
import type { bookingTexts } from '#lib/texts/booking.ts';
import type { Problem } from '#server/http/problems.ts';
import type { Language } from '#server/time/language.ts';

/** What one class has for itself, as typed. */
export interface ClassValues {
  otherVisitor: boolean;
  visitorName: string;
  visitorEmail: string;
  visitorPhone: string;
  needs: string;
}

/** The form of several classes: as that of one, with a group for each class, in the order of the chosen times. */
export interface SetValues extends BookingValues {
  classes: ClassValues[];
}

export const emptyClass: ClassValues = {
  otherVisitor: false,
  visitorName: '',
  visitorEmail: '',
  visitorPhone: '',
  needs: '',
};

/** Reads what was typed; nothing is judged here. */
export function readSetForm(form: FormData): SetValues {
  const values = readForm(form);
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === 'string' ? value.slice(0, 5000) : '';
  };
  const classes = values.groups.map((_, index) => ({
    otherVisitor: form.has(`groups.${index}.otherVisitor`),
    visitorName: text(`groups.${index}.visitorName`),
    visitorEmail: text(`groups.${index}.visitorEmail`),
    visitorPhone: text(`groups.${index}.visitorPhone`),
    needs: text(`groups.${index}.needs`),
  }));
  return { ...values, classes };
}

/** Which classes each booking is made of, by their places in the form: one booking for each session. */
export function bookingsOf(times: readonly { sessionId: string }[]): { sessionId: string; classes: number[] }[] {
  const found = new Map<string, number[]>();
  for (const [index, { sessionId }] of times.entries()) found.set(sessionId, [...(found.get(sessionId) ?? []), index]);
  return [...found].map(([sessionId, classes]) => ({ sessionId, classes }));
}

type School = Parameters<typeof bodyOf>[1];

/** The form as the API takes it. Classes of one session share a booking: its teacher is the first one named, their needs are joined. */
export function setBodyOf(
  values: SetValues,
  { times, school, language }: { times: readonly { sessionId: string }[]; school: School; language: Language },
) {
  const { groups, needs: _needs, ...common } = bodyOf(values, school, language);
  return {
    ...common,
    bookings: bookingsOf(times).map(({ sessionId, classes }) => {
      const own = classes.flatMap((index) => values.classes[index] ?? []);
      const visitor = own.find(({ otherVisitor }) => otherVisitor);
      return {
        sessionId,
        groups: classes.flatMap((index) => groups[index] ?? []),
        visitor: visitor
          ? { name: visitor.visitorName, email: visitor.visitorEmail, phone: visitor.visitorPhone }
          : null,
        needs: own
          .map(({ needs }) => needs.trim())
          .filter(Boolean)
          .join('\n'),
      };
    }),
  };
}

type Texts = (typeof bookingTexts)['da'];

/** A problem of the API as sentences beside the fields of the classes they are about. */
export function setErrors(
  problem: Problem,
  { times, values, texts }: { times: readonly { sessionId: string }[]; values: SetValues; texts: Texts },
): FormError[] {
  const bookings = bookingsOf(times);
  const classAt = (booking: number, group = 0) => bookings[booking]?.classes[group] ?? 0;
  const errors = (problem.errors ?? []).map((error) => ({ ...error, path: pathInForm(error.path, classAt) }));
  const visitors = errors.flatMap(({ path, message }) => visitorError(path, message, texts));
  const others = errors.filter(({ path }) => !visitorPath.test(path) && !/^groups\.\d+\.needs$/.test(path));
  const needs = errors.filter(({ path }) => /^groups\.\d+\.needs$/.test(path));
  const { reasons: _reasons, errors: _errors, ...bare } = problem;
  const ofForm = others.length > 0 ? formErrors({ ...bare, errors: others }, texts, values.groups) : [];
  const reasons = (problem.reasons ?? []).map((reason) => reasonError(reason, classAt));
  const all = [...ofForm, ...visitors, ...needs.map(({ path, message }) => ({ id: path, message })), ...reasons];
  if (all.length === 0) return formErrors({ ...bare }, texts);
  return [...new Map(all.map((error) => [`${error.id ?? ''} ${error.message}`, error])).values()];
}

type ClassAt = (booking: number, group?: number) => number;

/** "bookings.1.groups.0.pupils" is "groups.2.pupils" where the first booking holds two classes. */
function pathInForm(path: string, classAt: ClassAt): string {
  return path
    .replace(
      /^bookings\.(\d+)\.groups\.(\d+)/,
      (_, booking, group) => `groups.${classAt(Number(booking), Number(group))}`,
    )
    .replace(/^bookings\.(\d+)\.(visitor|needs)/, (_, booking, field) => `groups.${classAt(Number(booking))}.${field}`);
}

const visitorPath = /^groups\.(\d+)\.visitor\.?(name|email|phone)?$/;

function visitorError(path: string, message: string, { errors }: Texts): FormError[] {
  const [, index, field] = visitorPath.exec(path) ?? [];
  if (index === undefined) return [];
  const words = { name: errors.visitorName, email: errors.visitorEmail, phone: errors.phone };
  const name = (field ?? 'name') as keyof typeof words;
  return [{ id: `groups.${index}.visitor${name[0]?.toUpperCase()}${name.slice(1)}`, message: words[name] ?? message }];
}

function reasonError(
  { code, message, booking, group }: { code: string; message: string; [fact: string]: unknown },
  classAt: ClassAt,
): FormError {
  const index = classAt(Number(booking ?? 0), code === 'LEVEL_NOT_OFFERED' ? Number(group ?? 0) : 0);
  const field = {
    TOO_FEW_ADULTS: 'adults',
    TOO_MANY_PUPILS: 'pupils',
    TOO_FEW_PUPILS: 'pupils',
    SESSION_FULL: 'pupils',
    LEVEL_NOT_OFFERED: 'level',
  }[code];
  return field === undefined ? { message } : { id: `groups.${index}.${field}`, message };
}
