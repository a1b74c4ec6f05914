import { describe, expect, it } from 'vitest';
import { offerSearchWords } from './offer.search.ts';

const wordsOf = (query: string) => offerSearchWords(query).map(({ word }) => word);

describe('The words of a search', () => {
  it('are folded and each counted once', () => {
    expect(wordsOf('Børn på FÆSTNINGEN børn')).toEqual(['boern', 'paa', 'faestningen']);
  });

  it('lose every sign and operator', () => {
    expect(wordsOf(`fort & !vold | (sø:*) <-> 'x' -- ; "citat"`)).toEqual(['fort', 'vold', 'soe', 'x', 'citat']);
  });

  it('are at most twelve', () => {
    const many = Array.from({ length: 40 }, (_, index) => `ord${index}`).join(' ');
    expect(wordsOf(many)).toHaveLength(12);
  });

  it('name the subjects they begin', () => {
    expect(offerSearchWords('matematik')[0]?.subjects).toEqual(['MATHEMATICS']);
    expect(offerSearchWords('art')[0]?.subjects).toEqual([]);
  });
});

it('a word names subject families and target groups as teachers say them', () => {
  expect(offerSearchWords('kunst')[0]).toMatchObject({ families: ['ARTS'] });
  expect(offerSearchWords('kulturhist')[0]).toMatchObject({ families: ['HISTORY'] });
  expect(offerSearchWords('stx')[0]).toMatchObject({ targetGroups: ['UPPER_SECONDARY'] });
  expect(offerSearchWords('børnehave')[0]).toMatchObject({ targetGroups: ['DAYCARE'] });
  expect(offerSearchWords('art')[0]).toMatchObject({ families: [], targetGroups: [] });
});
