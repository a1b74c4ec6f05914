import { sessionTexts } from '#lib/texts/sessions.ts';
import type { AnswerOf } from '#server/http/endpoint.ts';
import type { FieldError, Problem } from '#server/http/problems.ts';
import type { readPlanningChoices } from '#server/sessions/planning-choices.contract.ts';
import type { SessionForEditing } from '#server/sessions/session-shape.contract.ts';
import type { Language } from '#server/time/language.ts';

// A session as a flat form: every field a text, lists as numbered rows. `uses-<id>` is how many of a room or kit are used.

export type SessionValues = Record<string, string>;
export type PlanningChoices = AnswerOf<typeof readPlanningChoices>;

/** Rows of educators and of further meetings that a form has at most. */
const MOST_ROWS = 40;
const numbers = [
  'durationMinutes',
  'bufferBeforeMinutes',
  'bufferAfterMinutes',
  'travelMinutes',
  'educatorsNeeded',
] as const;
const texts = ['date', 'time', 'state'] as const;
const places = ['groups', 'pupils', 'adults'] as const;
const known = /^(educator|role|meetingDate|meetingTime|meetingMinutes)-\d{1,2}$|^uses-[0-9a-f-]{36}$/;
const plain = new Set<string>([
  ...numbers,
  ...texts,
  ...places,
  'siteId',
  'meetingPointId',
  'onlineUrl',
  'note',
  'message',
]);

/** What stands in the fields of a session. */
export function valuesOfSession(session: SessionForEditing): SessionValues {
  const { capacity } = session;
  return {
    ...Object.fromEntries([...numbers, ...texts].map((name) => [name, String(session[name])])),
    ...Object.fromEntries(places.map((name) => [name, String(capacity[name])])),
    siteId: session.site.id,
    meetingPointId: session.meetingPoint?.id ?? '',
    onlineUrl: session.onlineUrl ?? '',
    note: session.note ?? '',
    ...Object.fromEntries(
      session.educators.flatMap(({ id, role }, index) => [
        [`educator-${index}`, id],
        [`role-${index}`, role],
      ]),
    ),
    ...Object.fromEntries(session.resources.map(({ id, quantity }) => [`uses-${id}`, String(quantity)])),
    ...Object.fromEntries(
      session.meetings.flatMap(({ date, time, durationMinutes }, index) => [
        [`meetingDate-${index}`, date],
        [`meetingTime-${index}`, time],
        [`meetingMinutes-${index}`, String(durationMinutes)],
      ]),
    ),
  };
}

/** Everything that was typed. */
export function typedSession(form: FormData): SessionValues {
  const given = [...form].flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' && (plain.has(name) || known.test(name)) ? [[name, value.trim()]] : [],
  );
  return Object.fromEntries(given);
}

/** What the fields say, as the API takes it; with `base` only what differs from what stood there. */
export function sessionBody(typed: SessionValues, base: SessionValues | null = null): Record<string, unknown> {
  const whole = wholeBody(typed);
  if (base === null) return whole;
  const before = wholeBody(base);
  const differs = (name: string) => JSON.stringify(whole[name]) !== JSON.stringify(before[name]);
  return Object.fromEntries(Object.entries(whole).filter(([name]) => differs(name)));
}

function wholeBody(typed: SessionValues): Record<string, unknown> {
  const given = <Name extends string>(names: readonly Name[]) => names.filter((name) => typed[name] !== undefined);
  return {
    ...Object.fromEntries(given([...texts, 'siteId']).map((name) => [name, typed[name]])),
    ...Object.fromEntries(given(numbers).map((name) => [name, numberOf(typed[name])])),
    capacity: Object.fromEntries(given(places).map((name) => [name, numberOf(typed[name])])),
    meetingPointId: typed.meetingPointId || null,
    ...(typed.onlineUrl === undefined ? {} : { onlineUrl: typed.onlineUrl || null }),
    note: typed.note || null,
    educators: rowsOf(typed, 'educator').map(({ row, value }) => ({
      id: value,
      role: typed[`role-${row}`] || 'LEADS',
    })),
    resources: Object.entries(typed)
      .filter(([name, value]) => name.startsWith('uses-') && value !== '' && value !== '0')
      .map(([name, value]) => ({ id: name.slice('uses-'.length), quantity: numberOf(value) }))
      .sort((a, b) => a.id.localeCompare(b.id)),
    meetings: rowsOf(typed, 'meetingDate').map(({ row, value }) => ({
      date: value,
      time: typed[`meetingTime-${row}`] ?? '',
      ...(typed[`meetingMinutes-${row}`] ? { durationMinutes: numberOf(typed[`meetingMinutes-${row}`]) } : {}),
    })),
  };
}

/** The rows that are filled in, with their numbers. */
function rowsOf(typed: SessionValues, name: string): { row: number; value: string }[] {
  return Array.from({ length: MOST_ROWS }, (_none, row) => ({ row, value: typed[`${name}-${row}`] ?? '' })).filter(
    ({ value }) => value !== '',
  );
}

/** What is no whole number is sent as it stands, so that the API refuses it. */
function numberOf(text = ''): number | string | null {
  if (text === '') return null;
  return /^-?\d{1,6}$/.test(text) ? Number(text) : text;
}

/** The fields' errors by the fields' names, and the same for the summary. */
export function sessionErrors(problem: Problem, typed: SessionValues, language: Language) {
  const words = sessionTexts[language];
  const found = (problem.errors ?? []).map((error) => ({
    name: fieldOf(error.path, typed),
    message: error.code === 'WRONG_TYPE' || error.code === 'NOT_A_NUMBER' ? words.form.notANumber : error.message,
  }));
  const summary = found.map(({ name, message }) => {
    const label = words.fields[name.replace(/-.*$/, '') as keyof typeof words.fields];
    return { id: name, message: label ? `${label}: ${message}` : message };
  });
  return { errors: Object.fromEntries(found.map(({ name, message }) => [name, message])), summary };
}

/** `capacity.pupils` → `pupils`, `educators.1.id` → the second row that is filled in. */
function fieldOf(path: FieldError['path'], typed: SessionValues): string {
  const [head = '', index = '', part] = path.split('.');
  if (head === 'capacity') return index || 'pupils';
  if (head === 'educators') return `educator-${rowsOf(typed, 'educator')[Number(index)]?.row ?? 0}`;
  if (head === 'meetings') {
    const row = rowsOf(typed, 'meetingDate')[Number(index)]?.row ?? 0;
    return `${{ time: 'meetingTime', durationMinutes: 'meetingMinutes' }[part ?? ''] ?? 'meetingDate'}-${row}`;
  }
  return head;
}

/** The names of the fields that somebody else has changed since `base` was read. */
export function changedByOther(base: SessionValues, now: SessionValues): string[] {
  return namesOf(base, now).filter((name) => (base[name] ?? '') !== (now[name] ?? ''));
}

/** What was typed, and what somebody else has written in the fields that were left as they stood. */
export function withOthers(typed: SessionValues, base: SessionValues, now: SessionValues): SessionValues {
  const untouched = namesOf(base, now).filter((name) => (typed[name] ?? '') === (base[name] ?? ''));
  return { ...typed, ...Object.fromEntries(untouched.map((name) => [name, now[name] ?? ''])) };
}

function namesOf(...values: SessionValues[]): string[] {
  return [...new Set(values.flatMap(Object.keys))];
}

/** The values that a page was made with, as its form carries them; null = they cannot be read. */
export function baseOf(form: FormData): SessionValues | null {
  try {
    const parsed: unknown = JSON.parse(String(form.get('base') ?? ''));
    if (typeof parsed !== 'object' || parsed === null) return null;
    return Object.fromEntries(Object.entries(parsed).map(([name, value]) => [name, String(value)]));
  } catch {
    return null;
  }
}
