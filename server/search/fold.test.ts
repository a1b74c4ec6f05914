import { expect, test } from 'vitest';
import { foldDanish, searchWords } from './fold.ts';

test('æ, ø and å are the same as ae, oe and aa', () => {
  expect(foldDanish('Ærø Børnehus, Åby')).toBe('aeroe boernehus, aaby');
  expect(foldDanish('Aeroe Boernehus, Aaby')).toBe('aeroe boernehus, aaby');
});

test('Öresund is found as Øresund', () => {
  expect(foldDanish('Öresund')).toBe(foldDanish('Øresund'));
});

test('accents make no difference, composed or not', () => {
  expect(foldDanish('Café Müller')).toBe('cafe muller');
  expect(foldDanish('A\u030Aby')).toBe('aaby');
});

test('a query is its words, whatever stands between them', () => {
  expect(searchWords(' U/NORD,  10. klasse ')).toEqual(['u', 'nord', '10', 'klasse']);
  expect(searchWords('%_*"\u0000')).toEqual([]);
});
