import { datesOf, momentsOf, timesOf, weeksOf } from '#lib/planning/typed-days.ts';
import { seriesPageTexts } from '#lib/texts/series.ts';
import type { Language } from '#server/time/language.ts';
import { handlingsOf, one, said, type Typed, wholeNumber } from './plan-form.ts';

/** How many educators a series can be given in the form. */
export const EDUCATOR_ROWS = 3;

/** The form of a series as the API takes it. */
export function seriesBody(typed: Typed): Record<string, unknown> {
  const text = (name: string) => one(typed, name);
  const span = { from: text('from'), to: text('to') };
  const capacity = said({
    groups: wholeNumber(typed, 'groups'),
    pupils: wholeNumber(typed, 'pupils'),
    adults: wholeNumber(typed, 'adults'),
  });
  const every = wholeNumber(typed, 'meetingsEvery');
  return {
    offerId: text('offerId'),
    rule: {
      ...span,
      weekdays: (typed.weekdays ?? []).map(Number),
      times: timesOf(text('times')),
      everyWeeks: wholeNumber(typed, 'everyWeeks'),
      onlyWeeks: weeksOf(text('onlyWeeks'), span),
      exceptWeeks: weeksOf(text('exceptWeeks'), span),
      exceptDates: datesOf(text('exceptDates')),
      extraDates: momentsOf(text('extraDates')),
      ...handlingsOf(typed),
    },
    siteId: text('siteId') || undefined,
    meetingPointId: text('meetingPointId') || null,
    capacity,
    educators: educatorsOf(typed),
    meetingsEvery: every === undefined ? undefined : { count: every, unit: text('meetingsUnit') || 'WEEKS' },
    note: text('note') || null,
  };
}

function educatorsOf(typed: Typed) {
  return (typed.educator ?? [])
    .map((id, index) => ({ id, role: typed.role?.[index] ?? 'LEADS' }))
    .filter(({ id }) => id !== '');
}

const ids: Record<string, string> = {
  rule: 'times',
  educators: 'educator-0',
  capacity: 'groups',
  offerId: 'siteId',
  meetingsEvery: 'meetingsEvery',
};

/** The field that a path of the API is about: `rule.times.0` is the times. */
export function seriesFieldOf(path: string, language: Language): { id: string; label: string } | null {
  const texts = seriesPageTexts[language].series;
  const names = path.split('.').filter((name) => !/^\d+$/.test(name));
  const name = names[0] === 'rule' || names[0] === 'capacity' ? (names[1] ?? names[0]) : (names[0] ?? '');
  const id = ids[name] ?? name;
  const labels: Record<string, string> = { ...(texts as unknown as Record<string, string>), 'educator-0': texts.who };
  const label = labels[id];
  return typeof label === 'string' ? { id, label } : null;
}
