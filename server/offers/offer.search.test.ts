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
