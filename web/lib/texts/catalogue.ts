import type { Language, Texts } from '#server/time/language.ts';
import { frontTexts } from './front.ts';
import { offerTexts } from './offer-page.ts';
import { placesTexts } from './places.ts';
import { resultsTexts } from './results.ts';

/** Who comes: daycares have children where schools have pupils. */
export type Who = 'pupils' | 'children';

const daWho = (count: number, who: Who) =>
  who === 'children' ? (count === 1 ? 'barn' : 'børn') : count === 1 ? 'elev' : 'elever';
const enWho = (count: number, who: Who) =>
  who === 'children' ? (count === 1 ? 'child' : 'children') : count === 1 ? 'pupil' : 'pupils';

const da = {
  front: frontTexts.da,

  levels: {
    any: 'Alle trin',
    daycare: 'Dagtilbud',
    anyDaycare: 'Dagtilbud, alle aldre',
    nursery: 'Vuggestue, 0-2 år',
    kindergarten: 'Børnehave, 3-6 år',
    school: 'Grundskole',
    anySchool: 'Grundskole, alle klassetrin',
    grade: (grade: number) => `${grade}. klasse`,
    youth: 'Ungdomsuddannelse',
    anyYouth: 'STX, HF, HHX, HTX, EUD og FGU',
  },
  anyWeek: 'Vi er fleksible',
  week: (number: number) => `Uge ${number}`,
  weekOption: (number: number, span: string) => `Uge ${number} · ${span}`,
  offers: (count: number, formatted: string) => (count === 1 ? '1 forløb' : `${formatted} forløb`),
  visitors: (count: number, who: Who) => `${count} ${daWho(count, who)}`,
  minutes: (minutes: number) => `${minutes} min.`,
  results: resultsTexts.da,

  offer: offerTexts.da,

  places: placesTexts.da,
};

const en = {
  front: frontTexts.en,

  levels: {
    any: 'All levels',
    daycare: 'Daycare',
    anyDaycare: 'Daycare, all ages',
    nursery: 'Nursery, ages 0-2',
    kindergarten: 'Kindergarten, ages 3-6',
    school: 'Primary and lower secondary school',
    anySchool: 'School, all grades',
    grade: (grade: number) => `Grade ${grade}`,
    youth: 'Youth education',
    anyYouth: 'Upper secondary and vocational',
  },
  anyWeek: 'We are flexible',
  week: (number: number) => `Week ${number}`,
  weekOption: (number: number, span: string) => `Week ${number} · ${span}`,
  offers: (count: number, formatted: string) => (count === 1 ? '1 visit' : `${formatted} visits`),
  visitors: (count: number, who: Who) => `${count} ${enWho(count, who)}`,
  minutes: (minutes: number) => `${minutes} min`,
  results: resultsTexts.en,

  offer: offerTexts.en,

  places: placesTexts.en,
} satisfies Texts<typeof da>;

/** Words of the front page, the results, the offer's page and the places. */
export const catalogueTexts = { da, en } satisfies Record<Language, Texts<typeof da>>;
