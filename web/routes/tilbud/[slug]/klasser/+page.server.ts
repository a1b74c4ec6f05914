import { apiOf } from '#lib/server/api.ts';
import { proposalWords } from '#lib/server/class-times.ts';
import { levelAsked, levelOptions } from '#lib/server/level-options.ts';
import { proposeSplit } from '#server/booking-sets/split.contract.ts';
import type { Problem } from '#server/http/problems.ts';
import { visitorsOf } from '#server/offers/labels.ts';
import { readOffer } from '#server/offers/offer.contract.ts';
import type { PageServerLoad } from './$types';

const MOST_CLASSES = 8;

export const load: PageServerLoad = async (event) => {
  const { language } = event.locals;
  const { slug } = event.params;
  const api = apiOf(event);
  const offer = await api.get(readOffer, { params: { slug } });
  const rules = { targetGroups: offer.targetGroups, gradeLevels: offer.gradeLevels, ageGroups: offer.ageGroups };
  const asked = askedOf(event.url.searchParams);
  const levels = levelOptions(rules, language);
  const known = levels.flatMap(({ options }) => options).some(({ value }) => value === asked.level);
  const level = known ? asked.level : levelAsked(asked.level, rules, language);
  const who = visitorsOf(offer.targetGroups);
  const values = { ...asked, level };
  const shown = { slug, title: offer.title };
  const page = { offer: shown, who, values, levels: levels[0]?.options ?? [], most: MOST_CLASSES };
  if (asked.pupils === '' && asked.each.length === 0) return { ...page, split: null, errors: {} };
  const result = await api.call(proposeSplit, { params: { slug }, body: bodyOf(values) });
  if (!result.ok) return { ...page, split: null, errors: errorsOf(result.problem) };
  const { groups, proposals, reasons } = result.data;
  return {
    ...page,
    errors: {},
    split: {
      groups,
      severalDays: (proposals[0]?.days.length ?? 0) > 1,
      proposals: proposalWords(result.data, { language, who, level }),
      reasons: reasons.map(({ message }) => message),
    },
  };
};

/** The question as the address asks it, as typed. */
function askedOf(search: URLSearchParams) {
  const one = (name: string) => (search.get(name) ?? '').trim().slice(0, 20);
  const each = search
    .getAll('antal')
    .slice(0, MOST_CLASSES)
    .map((text) => text.trim().slice(0, 6));
  return {
    classes: one('klasser') || (each.length > 0 ? String(each.length) : '2'),
    pupils: one('elever'),
    each,
    level: one('trin'),
    from: one('fra'),
    to: one('til'),
    sameDay: search.has('samme'),
  };
}

/** Wrong numbers go through as they are: the API names them. */
const number = (text: string) => (/^\d{1,9}$/.test(text) ? Number(text) : text);

function bodyOf({ classes, pupils, each, level, from, to, sameDay }: ReturnType<typeof askedOf>) {
  const [kind, value = ''] = level.split(':');
  const levelBody =
    kind === 'grade'
      ? { gradeLevel: Number(value) }
      : kind === 'age'
        ? { ageGroup: value }
        : kind === 'year'
          ? { studyYear: Number(value) }
          : {};
  return {
    ...(each.length > 0
      ? { groups: each.map((count) => ({ ...levelBody, pupils: number(count) })) }
      : { spread: { ...levelBody, classes: number(classes), pupils: number(pupils) } }),
    from: from || null,
    to: to || null,
    sameDay,
  };
}

/** By field of the page. */
function errorsOf({ errors = [], detail }: Problem): Record<string, string> {
  const fields: [RegExp, string][] = [
    [/^spread\.classes$/, 'klasser'],
    [/^spread.*$/, 'elever'],
    [/^groups\.(\d+).*$/, 'antal-$1'],
    [/^from$/, 'fra'],
    [/^to$/, 'til'],
  ];
  const found: Record<string, string> = {};
  for (const { path, message } of errors) {
    const field = fields.find(([pattern]) => pattern.test(path));
    found[field ? path.replace(field[0], field[1]) : 'elever'] ??= message;
  }
  return errors.length > 0 ? found : { elever: detail };
}
