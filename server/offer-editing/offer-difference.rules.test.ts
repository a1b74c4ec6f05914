import { expect, test } from 'vitest';
import type { OfferContent } from './offer-content.ts';
import { differencesForVisitors, differencesOf } from './offer-difference.rules.ts';

const before: OfferContent = {
  booked: {
    title: { da: 'Fortet', en: 'The fort' },
    clothing: { da: null, en: null },
    subjectFamily: 'HISTORY',
    subject: 'HISTORY',
    form: 'ON_SITE',
    confirmation: 'INSTANT',
    targetGroups: ['PRIMARY'],
    gradeFrom: 4,
    gradeTo: 6,
    ageGroups: [],
    minPupils: 1,
    maxPupils: 28,
    maxGroups: 1,
    pupilsPerAdult: 14,
    adultRatios: [],
    leadTimeWorkingDays: 2,
    cancellationWorkingDays: 1,
    priceOre: 0,
    priceNote: { da: null, en: null },
  },
  shown: {
    teaser: { da: 'Kort.', en: 'Short.' },
    description: { da: 'Lang.', en: 'Long.' },
    programme: [],
    subjects: ['HISTORY'],
    goals: [],
    languages: ['da'],
    durationMinutes: 90,
    meetingCount: 1,
    seasonFrom: null,
    seasonTo: null,
    siteId: 'sted-1',
    imageFileId: null,
    materials: [],
  },
};

const names = {
  sites: { 'sted-1': 'Fortet', 'sted-2': 'Stranden' },
  files: { 'fil-1': 'ark.pdf' },
  goals: { 'maal-1': { da: 'Kildearbejde', en: 'Working with sources' } },
};

interface Changes {
  booked?: Partial<OfferContent['booked']>;
  shown?: Partial<OfferContent['shown']>;
}

const changed = ({ booked = {}, shown = {}, language = 'da' as 'da' | 'en' }: Changes & { language?: 'da' | 'en' }) => {
  const after = { booked: { ...before.booked, ...booked }, shown: { ...before.shown, ...shown } };
  return differencesOf(before, after, { language, names }).map((one) => [one.label, one.before, one.after]);
};

test('two versions that are the same differ in nothing', () => {
  expect(changed({})).toEqual([]);
});

test('texts are compared in each language by itself', () => {
  expect(changed({ booked: { title: { da: 'Fortet', en: 'The old fort' } } })).toEqual([
    ['Titel (engelsk)', 'The fort', 'The old fort'],
  ]);
});

test.each<[string, Changes, string[]]>([
  ['a price', { booked: { priceOre: 25_050 } }, ['Pris', 'Gratis', '250,50 kr.']],
  ['a deadline', { booked: { cancellationWorkingDays: 10 } }, ['Afbudsfrist', '1 hverdag før', '10 hverdage før']],
  [
    'no deadline',
    { booked: { leadTimeWorkingDays: 0 } },
    ['Bookingfrist', '2 hverdage før', 'indtil besøget begynder'],
  ],
  ['whom it is for', { booked: { gradeTo: 7 } }, ['Målgruppe', '4.–6. klasse', '4.–7. klasse']],
  ['the size', { booked: { minPupils: 10 } }, ['Antal', 'højst 28 pr. gruppe', 'mindst 10 i alt, højst 28 pr. gruppe']],
  ['the place', { shown: { siteId: 'sted-2' } }, ['Mødested', 'Fortet', 'Stranden']],
  ['the subjects', { shown: { subjects: ['HISTORY', 'DANISH'] } }, ['Fag og temaer', 'Historie', 'Historie, Dansk']],
  ['the picture', { shown: { imageFileId: 'fil-1' } }, ['Billede', '', 'ark.pdf']],
  [
    'the season',
    { shown: { seasonFrom: '10-01', seasonTo: '03-31' } },
    ['Sæson', 'hele året', '1. oktober til 31. marts'],
  ],
  [
    'the adults',
    { booked: { adultRatios: [{ level: 'NURSERY', pupilsPerAdult: 3 }] } },
    ['Voksne', '1 voksen pr. 14', '1 voksen pr. 14; Vuggestue: 1 voksen pr. 3'],
  ],
])('%s is said in words', (_what, changes, line) => {
  expect(changed(changes)).toEqual([line]);
});

test('goals, programme and materials are said line by line, with the names of what they point to', () => {
  const goals = [{ goalId: 'maal-1' }, { textDa: 'Undren', textEn: 'Wonder' }];
  const step = { minute: 0, titleDa: 'Velkommen', titleEn: 'Welcome', textDa: 'Ved porten.', textEn: '' };
  const words = { title: { da: 'Ark', en: 'Sheet' }, note: { da: 'pdf', en: '' }, body: { da: '', en: '' } };
  const materials = [{ phase: 'BEFORE' as const, ...words, fileId: 'fil-1' }];
  expect(changed({ shown: { goals, programme: [step], materials }, language: 'en' })).toEqual([
    ['Goals (Danish)', '', 'Kildearbejde\nUndren'],
    ['Goals (English)', '', 'Working with sources\nWonder'],
    ['How the visit goes (Danish)', '', '0 min.: Velkommen. Ved porten.'],
    ['How the visit goes (English)', '', '0 min.: Welcome'],
    ['Materials (Danish)', '', 'Før: Ark (pdf)\nfil: ark.pdf'],
    ['Materials (English)', '', 'Before: Sheet\nfile: ark.pdf'],
  ]);
});

test('whoever booked is told only what matters to the visit, in their language, and what their booking keeps', () => {
  const after: OfferContent = {
    booked: { ...before.booked, title: { da: 'Fortet', en: 'Castle' }, priceOre: 10_000, leadTimeWorkingDays: 9 },
    shown: { ...before.shown, durationMinutes: 45, description: { da: 'Ny.', en: 'New.' }, goals: [] },
  };
  expect(differencesForVisitors(before, after, { language: 'da', names })).toEqual([
    { field: 'duration', label: 'Varighed', before: '90 minutter', after: '45 minutter', kept: false },
    { field: 'price', label: 'Pris', before: 'Gratis', after: '100 kr.', kept: true },
  ]);
  expect(differencesForVisitors(before, after, { language: 'en', names })[0]?.after).toBe('Castle');
});
