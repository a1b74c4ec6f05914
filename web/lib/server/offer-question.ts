import { addDays, isLocalDate, isoWeekOf, type LocalDate, mondayOf } from '#server/time/local-time.ts';

/** Filters that take several values: name in the page's address → name in the API. */
export const manyFilters = {
  fag: 'subjectFamily',
  emne: 'subject',
  maalgruppe: 'targetGroup',
  form: 'form',
  kommune: 'municipality',
  region: 'region',
  afdeling: 'department',
  sprog: 'language',
  gratis: 'free',
} as const;

export type ManyFilter = keyof typeof manyFilters;

/** What a visitor asks of the catalogue, as the address of /tilbud says it. Values that cannot be are left out. */
export interface OfferQuestion {
  q: string;
  /** '', '0' to '10', 'dagtilbud', 'vuggestue', 'boernehave', 'grundskole' or 'ungdom'. */
  level: string;
  /** Monday of the chosen week. */
  week: LocalDate | null;
  from: LocalDate | null;
  to: LocalDate | null;
  pupils: number | null;
  filters: Record<ManyFilter, string[]>;
  sort: string;
  page: number;
  /** What was typed but cannot be used, by field, to be shown again with an explanation. */
  wrong: { elever?: string; til?: string };
}

const levels: Record<string, Record<string, string>> = {
  dagtilbud: { targetGroup: 'DAYCARE' },
  vuggestue: { targetGroup: 'DAYCARE', ageGroup: 'NURSERY' },
  boernehave: { targetGroup: 'DAYCARE', ageGroup: 'KINDERGARTEN' },
  grundskole: { targetGroup: 'PRIMARY' },
  ungdom: { targetGroup: 'UPPER_SECONDARY' },
  ...Object.fromEntries(Array.from({ length: 11 }, (_, grade) => [String(grade), { gradeLevel: String(grade) }])),
};

const allowed: Partial<Record<ManyFilter, RegExp>> = { kommune: /^\d{4}$/, region: /^\d{4}$/, sprog: /^[a-z]{2}$/ };
const CODE = /^[A-Za-z0-9_-]{1,100}$/;
const sorts = ['relevance', 'soonest', 'title', 'duration', 'price'];

/** Reads the question from an address. Never fails: what makes no sense is not asked. Dates count before a week. */
export function readQuestion(search: URLSearchParams): OfferQuestion {
  const one = (name: string) => (search.get(name) ?? '').trim();
  const date = (name: string) => (isLocalDate(one(name)) ? one(name) : null);
  const [from, to] = [date('fra'), date('til')];
  const backwards = from !== null && to !== null && to < from;
  const pupils = /^\d{1,4}$/.test(one('elever')) && Number(one('elever')) >= 1 ? Number(one('elever')) : null;
  const dated = from !== null || to !== null;
  const week = dated ? null : weekOf(one('uge'));
  const sort = one('sorter');
  return {
    q: one('q').slice(0, 500),
    level: Object.hasOwn(levels, one('trin')) ? one('trin') : '',
    week,
    from,
    to: backwards ? null : to,
    pupils,
    filters: readFilters(search),
    sort: sorts.includes(sort) ? sort : '',
    page: /^[1-9]\d{0,4}$/.test(one('side')) ? Number(one('side')) : 1,
    wrong: {
      ...(pupils === null && one('elever') !== '' ? { elever: one('elever').slice(0, 20) } : {}),
      ...(backwards ? { til: one('til') } : {}),
    },
  };
}

function readFilters(search: URLSearchParams): OfferQuestion['filters'] {
  const entries = Object.keys(manyFilters).map((name) => {
    const pattern = allowed[name as ManyFilter] ?? CODE;
    const values = search.getAll(name).flatMap((value) => value.split(','));
    return [name, [...new Set(values.filter((value) => pattern.test(value)))].slice(0, 50)];
  });
  return Object.fromEntries(entries);
}

/** "2026-19" is the Monday of ISO week 19; null when there is no such week. */
export function weekOf(text: string): LocalDate | null {
  const [, year, week] = /^(20\d{2})-W?(\d{1,2})$/.exec(text) ?? [];
  if (year === undefined || week === undefined) return null;
  const monday = addDays(mondayOf(`${year}-01-04`), 7 * (Number(week) - 1));
  const actual = isoWeekOf(monday);
  return actual.year === Number(year) && actual.week === Number(week) ? monday : null;
}

/** A week as addresses write it: "2026-19". */
export function weekCode(monday: LocalDate): string {
  const { year, week } = isoWeekOf(monday);
  return `${year}-${String(week).padStart(2, '0')}`;
}

type Sent = Record<string, string | string[] | number | null>;

/** The question as the API takes it. */
export function apiQuery(question: OfferQuestion): Sent {
  const { week, filters, level } = question;
  const many = Object.fromEntries(Object.entries(manyFilters).map(([name, api]) => [api, filters[name as ManyFilter]]));
  const { targetGroup, ...rest } = levels[level] ?? {};
  return {
    ...many,
    ...rest,
    targetGroup: targetGroup === undefined ? filters.maalgruppe : targetGroup,
    q: question.q,
    from: week ?? question.from,
    to: week === null ? question.to : addDays(week, 6),
    pupils: question.pupils,
    sort: question.sort,
  };
}

/** The address that asks a question, changed in some parts; a change goes back to the first page. */
export function questionHref(path: string, question: OfferQuestion, change: Partial<OfferQuestion> = {}): string {
  const search = new URLSearchParams(fieldsOf({ ...question, page: 1, ...change }));
  return search.size === 0 ? path : `${path}?${search}`;
}

/** The question as the fields of a form, in order; empty ones left out. */
export function fieldsOf(question: OfferQuestion): [name: string, value: string][] {
  const { week, from, to, pupils, page, filters } = question;
  const fields: [string, string | null][] = [
    ['q', question.q],
    ['trin', question.level],
    ['uge', week && weekCode(week)],
    ['fra', from],
    ['til', to],
    ['elever', pupils === null ? null : String(pupils)],
    ...Object.entries(filters).flatMap(([name, values]) => values.map((value): [string, string] => [name, value])),
    ['sorter', question.sort],
    ['side', page > 1 ? String(page) : null],
  ];
  return fields.filter((field): field is [string, string] => Boolean(field[1]));
}
