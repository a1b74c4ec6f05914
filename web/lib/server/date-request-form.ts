import type { BookingValues } from '#lib/booking-values.ts';
import { type FormError, formErrors, groupBody, readForm } from '#lib/server/booking-form.ts';
import { bookingTexts } from '#lib/texts/booking.ts';
import { dateRequestTexts } from '#lib/texts/date-requests.ts';
import type { Problem } from '#server/http/problems.ts';
import type { Language } from '#server/time/language.ts';

/** What stands in the form for another day, as typed: the part of the booking form that it shares, and the days. */
export interface DateRequestValues
  extends Pick<
    BookingValues,
    | 'school'
    | 'schoolSearch'
    | 'schoolName'
    | 'schoolMunicipality'
    | 'groups'
    | 'needs'
    | 'message'
    | 'name'
    | 'email'
    | 'phone'
    | 'key'
  > {
  from: string;
  to: string;
  weekdays: string[];
  timeOfDay: string;
}

/** Reads what was typed; nothing is judged here. */
export function readDateRequest(form: FormData): DateRequestValues {
  const { school, schoolSearch, schoolName, schoolMunicipality, groups, needs, message, name, email, phone, key } =
    readForm(form);
  const text = (field: string) => String(form.get(field) ?? '').slice(0, 20);
  return {
    ...{ school, schoolSearch, schoolName, schoolMunicipality, groups, needs, message, name, email, phone, key },
    ...{ from: text('from'), to: text('to'), timeOfDay: text('timeOfDay') },
    weekdays: form
      .getAll('weekdays')
      .slice(0, 7)
      .map((day) => String(day).slice(0, 1)),
  };
}

/** The form as the API takes it. */
export function dateRequestBody(values: DateRequestValues, language: Language) {
  const { school, schoolName, schoolMunicipality, name, email, phone, timeOfDay } = values;
  return {
    language,
    institution:
      school !== '' || schoolName === '' ? { number: school } : { name: schoolName, municipality: schoolMunicipality },
    contact: { name, email, phone },
    groups: values.groups.map(groupBody),
    needs: values.needs,
    message: values.message,
    wish: {
      from: values.from,
      to: values.to,
      weekdays: values.weekdays.map(Number),
      ...(timeOfDay === '' ? {} : { timeOfDay }),
    },
  };
}

const wishFields: [RegExp, string][] = [
  [/^wish\.from$/, 'from'],
  [/^wish\.to$/, 'to'],
  [/^wish\.weekdays/, 'weekdays'],
  [/^wish\.timeOfDay$/, 'timeOfDay'],
];

/** A problem of the API as sentences beside fields: the days stand first in the form. */
export function dateRequestErrors(problem: Problem, values: DateRequestValues, language: Language): FormError[] {
  const { errors: words } = dateRequestTexts[language].ask;
  const ofWish = new Map<string, FormError>();
  for (const { path, code, message } of problem.errors ?? []) {
    const id = wishFields.find(([pattern]) => pattern.test(path))?.[1];
    if (id === undefined || ofWish.has(id)) continue;
    const empty = (id === 'from' || id === 'to') && ['REQUIRED', 'INVALID_DATE', 'INVALID_VALUE'].includes(code);
    ofWish.set(id, { id, message: empty ? words[id as 'from' | 'to'] : message });
  }
  const rest = problem.errors?.filter(({ path }) => !path.startsWith('wish.'));
  if (problem.errors !== undefined && rest?.length === 0) return [...ofWish.values()];
  const { errors: _errors, ...others } = problem;
  const remaining = rest === undefined ? others : { ...others, errors: rest };
  return [...ofWish.values(), ...formErrors(remaining as Problem, bookingTexts[language], values.groups)];
}
