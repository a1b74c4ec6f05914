import { expect, test } from 'vitest';
import { fieldsOf } from './offer-failure.ts';
import { changesOf, typedIn } from './offer-form.ts';

const noRows = { programme: [], materials: [], goals: [] };

function posted(fields: Record<string, string | string[]>) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) form.append(name, one);
  return typedIn(form);
}

const changes = (fields: Record<string, string | string[]>) => changesOf(posted(fields), noRows);

test.each([
  ['250', 25_000],
  ['250,50', 25_050],
  ['250.5', 25_050],
  ['1.250,50', 125_050],
  ['1 250', 125_000],
  ['0', 0],
  ['', null],
  ['mange', 'mange'],
  ['-5', '-5'],
])('a price of "%s" kroner is %s øre', (typed, ore) => {
  expect(changes({ priceOre: typed }).priceOre).toBe(ore);
});

test('numbers are sent as numbers, what is none as it stands, what is empty as missing', () => {
  expect(changes({ durationMinutes: ' 90 ', minPupils: 'ti', maxPupils: '' })).toMatchObject({
    durationMinutes: 90,
    minPupils: 'ti',
    maxPupils: null,
  });
});

test('the main subject comes first and stands there once', () => {
  expect(changes({ subject: 'DANISH', subjects: ['HISTORY', 'DANISH'] }).subjects).toEqual(['DANISH', 'HISTORY']);
  expect(changes({ subject: '', subjects: [] }).subjects).toEqual([]);
});

test('a season needs day and month, and none of them is all year', () => {
  const season = { 'seasonFrom.day': '01', 'seasonFrom.month': '10', 'seasonTo.day': '', 'seasonTo.month': '' };
  expect(changes(season)).toMatchObject({ seasonFrom: '10-01', seasonTo: null });
  expect(changes({ ...season, 'seasonTo.day': '31' }).seasonTo).toBe('-31');
});

test('booking opens at eight unless said otherwise, or not at a given time', () => {
  expect(changes({ 'bookingOpens.date': '2026-08-10' }).bookingOpens).toEqual({ date: '2026-08-10', time: '08:00' });
  expect(changes({ 'bookingOpens.date': '', 'bookingOpens.time': '09:00' }).bookingOpens).toBeNull();
});

test('only what is needed is sent, and what is wrong with it stands at its own field', () => {
  const typed = posted({ 'adultRatios.LOWER': '', 'adultRatios.YOUTH': '0', 'resources.a': '0', 'resources.b': '7' });
  expect(changesOf(typed, noRows)).toMatchObject({
    adultRatios: [{ level: 'YOUTH', pupilsPerAdult: 0 }],
    resources: [{ resourceId: 'b', quantity: 7 }],
  });
  const errors = [
    { path: 'adultRatios.0.pupilsPerAdult', code: 'TOO_SMALL', message: 'Skal mindst være 1.' },
    { path: 'resources.0.quantity', code: 'MORE_THAN_THERE_IS', message: 'Så mange er der ikke.' },
    { path: 'materials.1.titleEn', code: 'REQUIRED', message: 'Skal udfyldes.' },
    { path: 'priceOre', code: 'WRONG_TYPE', message: 'Har en forkert type.' },
    { path: 'subjects', code: 'REQUIRED', message: 'Skal udfyldes.' },
  ];
  expect(fieldsOf(errors, { typed, language: 'da' }).map(({ name, label, message }) => [name, label, message])).toEqual(
    [
      ['adultRatios.YOUTH', 'Ungdomsuddannelse', 'Skal mindst være 1.'],
      ['resources.b', 'Lokaler og grej', 'Så mange er der ikke.'],
      ['materials.1.titleEn', 'Materiale 2: Titel, på engelsk', 'Skal udfyldes.'],
      ['priceOre', 'Pris for én gruppe, kroner', 'Skriv et beløb som 250 eller 250,50.'],
      ['subject', 'Hovedfag eller hovedtema', 'Skal udfyldes.'],
    ],
  );
});
