import type { BookingValues } from '#lib/booking-values.ts';
import { bodyOf, type FormError, formErrors, groupBody, readForm } from '#lib/server/booking-form.ts';
import { bookingTexts } from '#lib/texts/booking.ts';
import { waitlistTexts } from '#lib/texts/waitlist.ts';
import type { Problem } from '#server/http/problems.ts';
import type { Language } from '#server/time/language.ts';

/** What stands in the form of the waiting list: that of a booking, and the days that would do too. */
export interface WaitingValues extends BookingValues {
  others: boolean;
  from: string;
  to: string;
  weekdays: string[];
}

/** Reads what was typed; nothing is judged here. */
export function readWaitingForm(form: FormData): WaitingValues {
  const text = (field: string) => String(form.get(field) ?? '').slice(0, 20);
  const weekdays = form.getAll('weekdays').slice(0, 7);
  return {
    ...readForm(form),
    others: form.get('others') === 'yes',
    from: text('from'),
    to: text('to'),
    weekdays: weekdays.map((day) => String(day).slice(0, 1)),
  };
}

/** The form as the API takes it: several classes are bookings of their own that wait together. */
export function waitingBody(values: WaitingValues, school: Parameters<typeof bodyOf>[1], language: Language) {
  const { groups, head: _head, invoice: _invoice, ...common } = bodyOf(values, school, language);
  const wishes = values.others ? { from: values.from, to: values.to, weekdays: values.weekdays.map(Number) } : null;
  if (groups.length === 1) return { ...common, groups, wishes };
  return { ...common, sets: values.groups.map((group) => ({ groups: [groupBody(group)] })), wishes };
}

/** A problem of the API as sentences beside fields, the days last. */
export function waitingErrors(problem: Problem, values: WaitingValues, language: Language): FormError[] {
  const words = waitlistTexts[language].join.errors;
  const isWish = (path: string) => path.startsWith('wishes');
  const wished = (problem.errors ?? []).filter(({ path }) => isWish(path));
  const ofWishes = wished.map(({ path, code, message }): FormError => {
    const id =
      path === 'wishes.from' || path === 'wishes.to' ? (path.slice('wishes.'.length) as 'from' | 'to') : 'weekdays';
    const empty = id !== 'weekdays' && ['REQUIRED', 'INVALID_DATE', 'INVALID_VALUE'].includes(code);
    return { id, message: empty ? words[id] : message };
  });
  // Each class is a booking of its own to the API, and a group to the form.
  const rest = (problem.errors ?? [])
    .filter(({ path }) => !isWish(path))
    .map((one) => ({ ...one, path: one.path.replace(/^sets\.(\d+)\.groups\.0\./, 'groups.$1.') }));
  if (problem.errors !== undefined && rest.length === 0) return ofWishes;
  const { errors: _errors, ...others } = problem;
  const remaining = (problem.errors === undefined ? others : { ...others, errors: rest }) as Problem;
  return [...formErrors(remaining, bookingTexts[language], values.groups), ...ofWishes];
}
