import { type BookingValues, type GroupValues, MAX_GROUPS } from '#lib/booking-values.ts';
import { placeBody, placeFields, placeOrder, readPlace } from '#lib/server/place-form.ts';
import type { bookingTexts } from '#lib/texts/booking.ts';
import type { Problem } from '#server/http/problems.ts';
import type { Language } from '#server/time/language.ts';

/** Reads what was typed; nothing is judged here. */
export function readForm(form: FormData): BookingValues {
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === 'string' ? value.slice(0, 5000) : '';
  };
  const count = Math.min(Math.max(Number.parseInt(text('groups'), 10) || 1, 1), MAX_GROUPS);
  return {
    school: text('school'),
    schoolSearch: text('schoolSearch'),
    schoolName: text('schoolName'),
    schoolMunicipality: text('schoolMunicipality'),
    groups: Array.from({ length: count }, (_, index) => readGroup(index, text)),
    needs: text('needs'),
    message: text('message'),
    name: text('name'),
    email: text('email'),
    phone: text('phone'),
    otherVisitor: form.has('otherVisitor'),
    visitorName: text('visitorName'),
    visitorEmail: text('visitorEmail'),
    visitorPhone: text('visitorPhone'),
    administratorName: text('administratorName'),
    administratorEmail: text('administratorEmail'),
    gln: text('gln'),
    orderNumber: text('orderNumber'),
    reference: text('reference'),
    headName: text('headName'),
    headEmail: text('headEmail'),
    ...readPlace(text),
    holdToken: text('holdToken'),
    key: text('key'),
  };
}

/** The fields of one group: `groups.0.label` and so on; a change form's fields are read the same way. */
export function readGroup(index: number, text: (name: string) => string): GroupValues {
  const field = (name: keyof GroupValues) => text(`groups.${index}.${name}`);
  return {
    label: field('label'),
    level: field('level'),
    special: field('special') !== '',
    pupils: field('pupils'),
    adults: field('adults'),
  };
}

/**
 * Everything of the form but which session, as the API takes it. Wrong numbers go through as they are: the API names them.
 * @param school the chosen one of the register: notes about the place without an address are about its address
 */
export function bodyOf(values: BookingValues, school: Parameters<typeof placeBody>[1], language: Language) {
  return {
    language,
    institution:
      values.school !== '' || values.schoolName === ''
        ? { number: values.school }
        : { name: values.schoolName, municipality: values.schoolMunicipality },
    contact: { name: values.name, email: values.email, phone: values.phone },
    visitor: values.otherVisitor
      ? { name: values.visitorName, email: values.visitorEmail, phone: values.visitorPhone }
      : null,
    administrator:
      values.administratorEmail.trim() === '' && values.administratorName.trim() === ''
        ? null
        : { name: values.administratorName, email: values.administratorEmail },
    groups: values.groups.map(groupBody),
    needs: values.needs,
    message: values.message,
    invoice:
      values.gln.trim() === '' && values.orderNumber.trim() === '' && values.reference.trim() === ''
        ? null
        : { gln: values.gln, orderNumber: values.orderNumber, reference: values.reference },
    head:
      values.headName.trim() === '' && values.headEmail.trim() === ''
        ? null
        : { name: values.headName, email: values.headEmail },
    place: placeBody(values, school),
  };
}

export function groupBody({ label, level, special, pupils, adults }: GroupValues) {
  return { label, ...levelBody(level), specialEducation: special, pupils: number(pupils), adults: number(adults) };
}

function levelBody(level: string) {
  const [kind, value = ''] = level.split(':');
  if (kind === 'grade') return { gradeLevel: number(value) };
  if (kind === 'age') return { ageGroup: value };
  return kind === 'year' ? { studyYear: number(value) } : {};
}

/** "26" as 26; nothing as undefined (missing); anything else as it is, so that the API says what is wrong. */
function number(text: string): number | string | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return undefined;
  return /^\d{1,9}$/.test(trimmed) ? Number(trimmed) : trimmed;
}

export interface FormError {
  /** Fragment of the field; left out = about the form as a whole. */
  id?: string;
  message: string;
}

type Texts = (typeof bookingTexts)['da'];

/**
 * A problem of the API as sentences beside fields, in the order of the form: one for each field, refusals where they
 * can be mended.
 * @param groups a group without a level is named at once; the API first judges levels when all else is right
 */
export function formErrors(problem: Problem, texts: Texts, groups: GroupValues[] = []): FormError[] {
  const errors = new Map<string, FormError>();
  const add = (id: string | undefined, message: string) => {
    const key = id ?? message;
    if (!errors.has(key)) errors.set(key, id === undefined ? { message } : { id, message });
  };
  if (problem.code === 'IDEMPOTENCY_KEY_REUSED') return [{ message: texts.errors.sent }];
  for (const { path, code, message } of problem.errors ?? []) {
    const id = fieldOf(path);
    add(
      id,
      (code === 'REQUIRED' ||
      code === 'INVALID_VALUE' ||
      code === 'INVALID_CHOICE' ||
      code === 'INVALID_EMAIL' ||
      code === 'ONE_LEVEL'
        ? missing(id, texts)
        : undefined) ?? message,
    );
  }
  if (problem.errors !== undefined)
    for (const [index, { level }] of groups.entries())
      if (level === '') add(`groups.${index}.level`, texts.errors.level);
  for (const reason of problem.reasons ?? []) add(fieldOfReason(reason), reason.message);
  if (errors.size === 0) add(undefined, problem.detail);
  return [...errors.values()].sort((one, other) => placeInForm(one.id) - placeInForm(other.id));
}

/** Where a field stands in the form; a message about the form as a whole comes first. */
function placeInForm(id: string | undefined): number {
  if (id === undefined) return -1;
  const [, index, name] = /^groups\.(\d+)\.(.+)$/.exec(id) ?? [];
  if (index === undefined || name === undefined) return order.indexOf(id) * 1000;
  return order.indexOf('groups') * 1000 + Number(index) * 10 + groupOrder.indexOf(name);
}

const groupOrder = ['label', 'level', 'pupils', 'adults'];
const order = [
  ...['schoolSearch', 'schoolName', 'schoolMunicipality', ...placeOrder, 'groups', 'needs', 'message'],
  ...['name', 'phone', 'email', 'visitorName', 'visitorPhone', 'visitorEmail'],
  ...['administratorName', 'administratorEmail', 'headName', 'headEmail', 'gln', 'orderNumber', 'reference'],
];

const fields: [RegExp, string][] = [
  [/^institution\.name$/, 'schoolName'],
  [/^institution\.municipality$/, 'schoolMunicipality'],
  [/^institution.*$/, 'schoolSearch'],
  [/^contact\.(name|email|phone)$/, '$1'],
  [/^visitor\.name$/, 'visitorName'],
  [/^visitor\.email$/, 'visitorEmail'],
  [/^visitor\.phone$/, 'visitorPhone'],
  [/^administrator\.name$/, 'administratorName'],
  [/^administrator.*$/, 'administratorEmail'],
  [/^invoice\.(orderNumber|reference)$/, '$1'],
  [/^invoice.*$/, 'gln'],
  [/^groups\.(\d+)\.(gradeLevel|ageGroup|studyYear)$/, 'groups.$1.level'],
  [/^groups\.(\d+)\.(label|pupils|adults)$/, 'groups.$1.$2'],
  [/^(needs|message)$/, '$1'],
  [/^head\.name$/, 'headName'],
  [/^head(\.email)?$/, 'headEmail'],
  ...placeFields,
];

function fieldOf(path: string): string | undefined {
  for (const [pattern, field] of fields) if (pattern.test(path)) return path.replace(pattern, field);
  return undefined;
}

function fieldOfReason(reason: { code: string; [fact: string]: unknown }): string | undefined {
  if (reason.code === 'TOO_FEW_ADULTS') return 'groups.0.adults';
  if (reason.code === 'TOO_MANY_PUPILS' || reason.code === 'TOO_FEW_PUPILS' || reason.code === 'SESSION_FULL')
    return 'groups.0.pupils';
  return reason.code === 'LEVEL_NOT_OFFERED' ? `groups.${reason.group}.level` : undefined;
}

/** What to do about an empty field, in the form's own words. */
function missing(id: string | undefined, { errors }: Texts): string | undefined {
  if (id === undefined) return undefined;
  const name = id.split('.').at(-1) ?? '';
  const words: Record<string, string> = {
    schoolSearch: errors.chooseSchool,
    schoolName: errors.schoolName,
    schoolMunicipality: errors.municipality,
    label: errors.label,
    level: errors.level,
    pupils: errors.pupils,
    adults: errors.adults,
    name: errors.name,
    visitorName: errors.visitorName,
    email: errors.email,
    visitorEmail: errors.visitorEmail,
    administratorEmail: errors.officeEmail,
    phone: errors.phone,
    visitorPhone: errors.phone,
    headName: errors.headName,
    headEmail: errors.headEmail,
    placeAddress: errors.placeAddress,
    placePostalCode: errors.placePostalCode,
    placeCity: errors.placeCity,
  };
  return words[name];
}
