import { editorTexts } from '#lib/texts/offer-editor.ts';
import type { Language } from '#server/time/language.ts';
import type { Typed } from './typed.ts';

/** What the parts of the editor need to show their fields. */
export type Fields = ReturnType<typeof fieldsOf>;

/** The fields of the editor with what stands in them and what is wrong with them. */
export function fieldsOf(typed: Typed, errors: Record<string, string>, language: Language) {
  return {
    language,
    texts: editorTexts[language],
    typed,
    value: (name: string) => typed.values[name] ?? '',
    ticked: (list: string, code: string) => typed.ticks[list]?.includes(code) ?? false,
    error: (name: string): string | undefined => errors[name],
    /** How many of the fields that begin so are wrong. */
    wrong: (...beginnings: string[]) =>
      Object.keys(errors).filter((name) => beginnings.some((one) => name === one || name.startsWith(one))).length,
  };
}

/** The parts of the editor, with the beginnings of their fields' names: to count what is wrong in each. */
export const sections = {
  texts: ['title', 'teaser', 'description', 'keywords'],
  audience: ['targetGroups', 'grade', 'ageGroups', 'subject', 'goals'],
  form: [
    'form',
    'site',
    'meetingCount',
    'duration',
    'buffer',
    'travel',
    'onlineUrl',
    'educators',
    'resources',
    'season',
    'languages',
  ],
  size: ['minPupils', 'maxPupils', 'maxGroups', 'pupilsPerAdult', 'adultRatios'],
  booking: [
    'confirmation',
    'request',
    'head',
    'levelByRequest',
    'leadTime',
    'cancellation',
    'bookingOpens',
    'price',
    'quota',
  ],
  content: ['programme', 'clothing'],
  materials: ['materials'],
  picture: ['image', 'cover'],
} as const;

export type SectionName = keyof typeof sections;
export const sectionNames = Object.keys(sections) as SectionName[];
