import { audienceName, confirmationNames, formNames, languageName, subjectFamilyNames } from '#server/offers/labels.ts';
import { subjectName } from '#server/offers/subject.ts';
import { formatMoney } from '#server/time/format.ts';
import type { Language } from '#server/time/language.ts';
import type { ContentNames, OfferContent } from './offer-content.ts';
import { type DifferenceField, differenceTexts } from './offer-difference.texts.ts';
import { goalsInWords, materialsInWords, programmeInWords, seasonInWords } from './offer-lists.rules.ts';

/** One field that differs, in words; empty = nothing stood or stands there. */
export interface Difference {
  field: DifferenceField;
  label: string;
  before: string;
  after: string;
}

interface Told {
  /** The language of the labels, and of what has only one wording. */
  language: Language;
  names: ContentNames;
}

/** How a field is said of an offer; `text` = the language that is said, for fields with a text in each. */
type Sayer = (content: OfferContent, said: Told & { text: Language }) => string | null;

/** Texts that people write in each language. */
const written: Partial<Record<DifferenceField, Sayer>> = {
  title: ({ booked }, { text }) => booked.title[text],
  teaser: ({ shown }, { text }) => shown.teaser[text],
  description: ({ shown }, { text }) => shown.description[text],
  goals: ({ shown }, { text, names }) => goalsInWords(shown.goals, { text, names }),
  programme: ({ shown }, { text }) => programmeInWords(shown.programme, text),
  clothing: ({ booked }, { text }) => booked.clothing[text],
  priceNote: ({ booked }, { text }) => booked.priceNote[text],
  materials: ({ shown }, { text, names }) => materialsInWords(shown.materials, { text, names, whole: true }),
};

/** Facts with one wording. */
const said: Partial<Record<DifferenceField, Sayer>> = {
  form: ({ booked }, { language }) => formNames[booked.form][language],
  subjectFamily: ({ booked }, { language }) => subjectFamilyNames[booked.subjectFamily][language],
  subjects: ({ shown }, { language }) => shown.subjects.map((code) => subjectName(code, language)).join(', '),
  audience: ({ booked }, { language }) => audienceName({ ...booked, gradeLevels: gradesOf(booked) }, language),
  duration: ({ shown }, { language }) => differenceTexts[language].minutes(shown.durationMinutes),
  meetings: ({ shown }, { language }) => differenceTexts[language].times(shown.meetingCount),
  site: ({ shown }, { names }) => names.sites[shown.siteId] ?? shown.siteId,
  season: ({ shown }, { language }) => seasonInWords(shown, language),
  languages: ({ shown }, { language }) => shown.languages.map((code) => languageName(code, language)).join(', '),
  size: ({ booked }, { language }) => differenceTexts[language].pupils(booked.minPupils, booked.maxPupils),
  groups: ({ booked }, { language }) => differenceTexts[language].groups(booked.maxGroups),
  adults: ({ booked }, { language }) => adultsInWords(booked, language),
  price: ({ booked }, { language }) => formatMoney(booked.priceOre, language),
  leadTime: ({ booked }, { language }) => differenceTexts[language].workingDays(booked.leadTimeWorkingDays),
  cancellation: ({ booked }, { language }) => differenceTexts[language].workingDays(booked.cancellationWorkingDays),
  confirmation: ({ booked }, { language }) => confirmationNames[booked.confirmation][language],
  image: ({ shown }, { names }) => shown.imageFileId && (names.files[shown.imageFileId] ?? shown.imageFileId),
};

const languages = ['da', 'en'] as const;

/** Everything that differs between two versions, in the order of the editor; written texts for each language by itself. */
export function differencesOf(before: OfferContent, after: OfferContent, told: Told): Difference[] {
  const texts = differenceTexts[told.language];
  return fieldsInOrder().flatMap((field) => {
    const inEach = written[field];
    const sayer = said[field];
    if (inEach !== undefined) {
      return languages.flatMap((text) => {
        const label = `${texts.fields[field]} (${texts.inLanguage[text]})`;
        return differing({ field, label }, [inEach(before, { ...told, text }), inEach(after, { ...told, text })]);
      });
    }
    if (sayer === undefined) return [];
    const text = told.language;
    return differing({ field, label: texts.fields[field] }, [
      sayer(before, { ...told, text }),
      sayer(after, { ...told, text }),
    ]);
  });
}

/** What those who come have to know, and whether their booking keeps what stood there when they booked. */
const ofVisitors: [DifferenceField, kept: boolean][] = [
  ['title', true],
  ['duration', false],
  ['meetings', false],
  ['clothing', true],
  ['adults', true],
  ['price', true],
  ['priceNote', true],
  ['cancellation', true],
  ['materials', false],
];

/** What has changed for those who booked the version `before`, in their language only. */
export function differencesForVisitors(before: OfferContent, after: OfferContent, told: Told) {
  const texts = differenceTexts[told.language];
  const text = told.language;
  return ofVisitors.flatMap(([field, kept]) => {
    const say: Sayer | undefined = field === 'materials' ? materialTitles : (written[field] ?? said[field]);
    if (say === undefined) return [];
    const pair: Pair = [say(before, { ...told, text }), say(after, { ...told, text })];
    return differing({ field, label: texts.fields[field] }, pair).map((one) => ({ ...one, kept }));
  });
}

const materialTitles: Sayer = ({ shown }, { text, names }) =>
  materialsInWords(shown.materials, { text, names, whole: false });

type Pair = [before: string | null, after: string | null];

function differing(named: Pick<Difference, 'field' | 'label'>, [was, is]: Pair): Difference[] {
  const before = was ?? '';
  const after = is ?? '';
  return before === after ? [] : [{ ...named, before, after }];
}

function fieldsInOrder(): DifferenceField[] {
  return Object.keys(differenceTexts.da.fields) as DifferenceField[];
}

function gradesOf({ gradeFrom, gradeTo }: OfferContent['booked']) {
  return gradeFrom === null || gradeTo === null ? null : { from: gradeFrom, to: gradeTo };
}

function adultsInWords({ pupilsPerAdult, adultRatios }: OfferContent['booked'], language: Language): string {
  const texts = differenceTexts[language];
  const special = adultRatios.map((one) => `${texts.levels[one.level]}: ${texts.ratio(one.pupilsPerAdult)}`);
  return [texts.ratio(pupilsPerAdult), ...special].join('; ');
}
