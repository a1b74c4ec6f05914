import { weekSpan } from '#lib/planning/typed-days.ts';
import { weekName } from '#lib/staff/week.ts';
import { seriesPageTexts } from '#lib/texts/series.ts';
import { formatWeekSpan } from '#server/time/format.ts';
import type { Language } from '#server/time/language.ts';
import { addDays, type LocalDate, mondayOf } from '#server/time/local-time.ts';
import { handlingsOf, one, type Typed } from './plan-form.ts';

/** How far back and ahead weeks can be copied from and to. */
const WEEKS_BACK = 12;
const WEEKS_AHEAD = 60;

/** The form of a copy as the API takes it. */
export function copyBody(typed: Typed): Record<string, unknown> {
  const text = (name: string) => one(typed, name);
  const common = {
    department: text('department'),
    offerId: text('offerId') || undefined,
    withEducators: typed.along?.includes('educators') ?? false,
    withResources: typed.along?.includes('resources') ?? false,
    ...handlingsOf(typed),
  };
  if (text('what') === 'SEASON') return { what: 'SEASON', from: text('from'), to: text('to'), ...common };
  return { what: 'WEEK', from: text('fromWeek'), to: weekSpan(text('toWeek'), text('lastWeek')), ...common };
}

/** The field that a path of the API is about. */
export function copyFieldOf(typed: Typed, path: string, language: Language): { id: string; label: string } | null {
  const texts = seriesPageTexts[language].copy;
  const [name = ''] = path.split('.');
  if (name === 'offerId') return { id: `${formOf(typed)}-offerId`, label: texts.offer };
  if (name === 'department') return { id: `${formOf(typed)}-department`, label: texts.department };
  if (name !== 'from' && name !== 'to') return null;
  if (formOf(typed) === 'saeson') return { id: `saeson-${name}`, label: texts[name] };
  return name === 'from' ? { id: 'uge-fromWeek', label: texts.fromWeek } : { id: 'uge-toWeek', label: texts.toWeek };
}

/** Which of the page's two forms was sent. */
export function formOf(typed: Typed): 'uge' | 'saeson' {
  return one(typed, 'what') === 'SEASON' ? 'saeson' : 'uge';
}

/** The weeks around today, to choose from. */
export function weekOptions(today: LocalDate, language: Language): { value: string; label: string }[] {
  const texts = seriesPageTexts[language].copy;
  return Array.from({ length: WEEKS_BACK + WEEKS_AHEAD + 1 }, (_, index) => {
    const monday = addDays(mondayOf(today), (index - WEEKS_BACK) * 7);
    const value = weekName(monday);
    return {
      value,
      label: texts.weekOption(Number(value.slice(6)), formatWeekSpan(monday, language), value.slice(0, 4)),
    };
  });
}
