import { roleNames } from '#server/people/role.texts.ts';
import { formatDate, formatTime } from '#server/time/format.ts';
import type { Language } from '#server/time/language.ts';
import { addDays, isLocalDate, localDateOf } from '#server/time/local-time.ts';
import { factWords, valueWords } from './audit.texts.ts';

/** A fact of an event: what it is now, and what it was if that is known. */
export interface DetailLine {
  label: string;
  before: string | null;
  after: string | null;
}

type Facts = Record<string, unknown>;
const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-/i;

/** The details of an event as lines to read: ids are left out, what did not change too. */
export function detailLines(details: Facts, language: Language): DetailLine[] {
  const { before: was, after: is, ...rest } = details;
  const before = factsOf(was);
  const after = { ...rest, ...factsOf(is) };
  const keys = Object.keys(after).sort((a, b) => placeOf(a) - placeOf(b));
  return keys.flatMap((key) => {
    const line = lineOf(key, { before: before[key], after: after[key], language });
    const known = line.before !== null || line.after !== null;
    return known && line.before !== line.after ? [line] : [];
  });
}

interface Handover {
  action: string;
  startsAt: Date | null;
  taker: string | null;
}

/** Which session was handed over, and to whom: both stand as ids, since names change and go. */
export function handoverLines({ action, startsAt, taker }: Handover, language: Language): DetailLine[] {
  if (action !== 'session.reassigned' || startsAt === null) return [];
  const da = language === 'da';
  const day = formatDate(localDateOf(startsAt), language);
  return [
    { label: da ? 'Tid' : 'Session', before: null, after: `${day}, ${formatTime(startsAt, language)}` },
    { label: da ? 'Til' : 'To', before: null, after: taker ?? (da ? 'ingen' : 'nobody') },
  ];
}

function lineOf(key: string, { before, after, language }: { before: unknown; after: unknown; language: Language }) {
  const open = language === 'da' ? 'indtil videre' : 'until further notice';
  const say = (value: unknown) => textOf(key, value, language) ?? (key === 'validTo' && value === null ? open : null);
  return { label: factWords[key]?.[language] ?? key, before: say(before), after: say(after) };
}

/** The database keeps no order of facts; those without a name come last. */
function placeOf(key: string): number {
  const place = Object.keys(factWords).indexOf(key);
  return place === -1 ? Number.MAX_SAFE_INTEGER : place;
}

function factsOf(value: unknown): Facts {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Facts) : {};
}

/** A value in words; null = nothing that tells a reader anything. */
function textOf(key: string, value: unknown, language: Language): string | null {
  if (typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return language === 'da' ? (value ? 'ja' : 'nej') : value ? 'yes' : 'no';
  if (typeof value === 'string') return ID.test(value) || value === '' ? null : wordOf(key, value, language);
  if (Array.isArray(value)) return listOf(key, value, language);
  const parts = Object.entries(factsOf(value)).flatMap(([name, inner]) => {
    const text = textOf(name, inner, language);
    return text === null ? [] : [`${(factWords[name]?.[language] ?? name).toLowerCase()} ${text}`];
  });
  return parts.length === 0 ? null : parts.join(', ');
}

function wordOf(key: string, value: string, language: Language): string {
  // The first day without a role is stored; people say the last day with it.
  if (isLocalDate(value)) return formatDate(key === 'validTo' ? addDays(value, -1) : value, language);
  const roles: Record<string, string> = roleNames[language];
  return roles[value] ?? valueWords[value]?.[language] ?? value;
}

/** Words are listed; a list of anything else is counted. */
function listOf(key: string, values: unknown[], language: Language): string | null {
  if (values.length === 0) return null;
  if (!values.every((value) => typeof value === 'string')) return String(values.length);
  return values.map((value) => wordOf(key, value, language)).join(', ');
}
