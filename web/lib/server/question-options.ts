import { catalogueTexts, type Who } from '#lib/texts/catalogue.ts';
import { formatWeekSpan } from '#server/time/format.ts';
import type { Language } from '#server/time/language.ts';
import { addDays, isoWeekOf, type LocalDate, mondayOf } from '#server/time/local-time.ts';
import { weekCode } from './offer-question.ts';

interface Option {
  value: string;
  label: string;
}

const WEEKS_AHEAD = 40;

/** Every level, daycare and youth education beside the school's; values as in the address. */
export function levelOptions(language: Language): (Option | { label: string; options: Option[] })[] {
  const texts = catalogueTexts[language].levels;
  const grades = Array.from({ length: 11 }, (_, grade) => ({ value: String(grade), label: texts.grade(grade) }));
  return [
    { value: '', label: texts.any },
    {
      label: texts.daycare,
      options: [
        { value: 'vuggestue', label: texts.nursery },
        { value: 'boernehave', label: texts.kindergarten },
        { value: 'dagtilbud', label: texts.anyDaycare },
      ],
    },
    { label: texts.school, options: [...grades, { value: 'grundskole', label: texts.anySchool }] },
    { label: texts.youth, options: [{ value: 'ungdom', label: texts.anyYouth }] },
  ];
}

/** What a level of the address is called. */
export function levelWord(level: string, language: Language): string {
  const options = levelOptions(language).flatMap((option) => ('options' in option ? option.options : [option]));
  const found = options.find(({ value }) => value === level);
  return level === 'ungdom' ? catalogueTexts[language].levels.youth : (found?.label ?? '');
}

/** This week and 39 on, and the chosen one if it is further away. */
export function weekOptions(today: LocalDate, chosen: LocalDate | null, language: Language): Option[] {
  const texts = catalogueTexts[language];
  const first = mondayOf(today);
  const mondays = Array.from({ length: WEEKS_AHEAD }, (_, index) => addDays(first, 7 * index));
  if (chosen !== null && !mondays.includes(chosen)) mondays.push(chosen);
  const weeks = mondays.sort().map((monday) => ({
    value: weekCode(monday),
    label: texts.weekOption(isoWeekOf(monday).week, formatWeekSpan(monday, language)),
  }));
  return [{ value: '', label: texts.anyWeek }, ...weeks];
}

/** Whether a level brings children (daycare) or pupils. */
export function whoOf(level: string): Who {
  return ['dagtilbud', 'vuggestue', 'boernehave'].includes(level) ? 'children' : 'pupils';
}
