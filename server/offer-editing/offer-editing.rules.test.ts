import { expect, test } from 'vitest';
import type { OfferDraft } from './offer-draft.ts';
import { missingFields, tidied, wrongFields } from './offer-editing.rules.ts';
import { aWholeOffer } from './offer-editing.sample.ts';

const whole: OfferDraft = {
  ...(aWholeOffer as unknown as OfferDraft),
  site: 'stedet',
  subjectFamily: 'HISTORY',
  targetGroups: ['PRIMARY'],
  ageGroups: [],
  form: 'ON_SITE',
  confirmation: 'INSTANT',
  languages: ['da'],
  durationMinutes: 90,
  meetingCount: 1,
  bufferBeforeMinutes: 0,
  bufferAfterMinutes: 0,
  requestWorkingDays: 5,
  headApproval: false,
  headWorkingDays: 5,
  levelByRequest: false,
  travelMinutes: 0,
  educatorsNeeded: 1,
  minPupils: 1,
  maxPupils: 28,
  maxGroups: 1,
  pupilsPerAdult: 14,
  leadTimeWorkingDays: 2,
  quotaLimited: false,
  imageFileId: null,
  imageAltDa: null,
  imageAltEn: null,
  imageFocusX: 50,
  imageFocusY: 50,
  coverPlace: 'FORT',
  coverSeason: 'AUTUMN',
  coverMotif: null,
  resources: [],
};

const missing = (facts: Partial<OfferDraft>) =>
  missingFields({ ...whole, ...facts }, { siteIsOpen: true }).map(({ path, code }) => `${path} ${code}`);
const wrong = (facts: Partial<OfferDraft>) =>
  wrongFields({ ...whole, ...facts }).map(({ path, code }) => `${path} ${code}`);

test('nothing is missing in a whole offer', () => {
  expect([missing({}), wrong({})]).toEqual([[], []]);
});

test('a site that is closed is missing', () => {
  expect(missingFields(whole, { siteIsOpen: false })).toEqual([{ path: 'site', code: 'SITE_CLOSED' }]);
});

test('what is written in one language is asked for in the other, and spaces are no text', () => {
  expect(missing({ clothingEn: null, priceNoteDa: '  ', teaserEn: ' ' })).toEqual([
    'teaserEn REQUIRED',
    'clothingEn REQUIRED',
    'priceNoteDa REQUIRED',
  ]);
  expect(missing({ clothingDa: null, clothingEn: null })).toEqual([]);
});

test('a picture needs words for those who do not see it', () => {
  expect(missing({ imageFileId: 'et-billede', imageAltDa: '', imageAltEn: null })).toEqual([
    'imageAltDa REQUIRED',
    'imageAltEn REQUIRED',
  ]);
});

test('each row says which of its fields is missing', () => {
  const step = { minute: 91, titleDa: 'Slut', titleEn: '', textDa: '', textEn: 'The end.' };
  const material = {
    phase: 'AFTER',
    titleDa: 'Ark',
    titleEn: 'Sheet',
    noteDa: '',
    noteEn: '',
    bodyDa: '',
    bodyEn: '',
  } as const;
  expect(missing({ programme: [step] })).toEqual([
    'programme.0.minute AFTER_THE_END',
    'programme.0.titleEn REQUIRED',
    'programme.0.textDa REQUIRED',
  ]);
  expect(
    missing({
      materials: [
        { ...material, fileId: null },
        { ...material, fileId: 'en-fil' },
      ],
    }),
  ).toEqual(['materials.0.bodyDa NO_CONTENT']);
  expect(missing({ goals: [{ goalId: 'et-maal' }, { textDa: 'Kilder', textEn: '' }] })).toEqual([
    'goals.1.textEn REQUIRED',
  ]);
});

test('a course meets more than once', () => {
  expect(missing({ form: 'COURSE' })).toEqual(['meetingCount COURSE_MEETS_ONCE']);
  expect(missing({ form: 'COURSE', meetingCount: 4 })).toEqual([]);
});

test('numbers and rows that contradict each other are wrong in a draft too', () => {
  const step = { minute: 5, titleDa: '', titleEn: '', textDa: '', textEn: '' };
  expect(wrong({ minPupils: 30, programme: [step, step], seasonTo: null })).toEqual([
    'maxPupils SMALLER_THAN_THE_FEWEST',
    'seasonTo ONLY_ONE_END',
    'programme.1.minute MINUTE_TWICE',
  ]);
  const ratio = { level: 'NURSERY', pupilsPerAdult: 3 } as const;
  expect(wrong({ adultRatios: [ratio, ratio] })).toEqual(['adultRatios.1.level LEVEL_TWICE']);
});

test('what follows from other fields is put right', () => {
  expect(tidied({ ...whole, targetGroups: ['DAYCARE'], ageGroups: ['NURSERY'], meetingCount: 7 })).toMatchObject({
    gradeFrom: null,
    gradeTo: null,
    ageGroups: ['NURSERY'],
    meetingCount: 1,
  });
  expect(tidied({ ...whole, imageAltDa: 'Et fort', clothingDa: '', ageGroups: ['MIXED'] })).toMatchObject({
    imageAltDa: null,
    clothingDa: null,
    ageGroups: [],
  });
  expect(tidied(whole).programme.map(({ minute }) => minute)).toEqual([0, 30]);
});
