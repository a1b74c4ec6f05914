import { describe, expect, it } from 'vitest';
import { errorText } from './errors.ts';

describe('The message of a page that cannot be shown', () => {
  it.each([
    [404, 'Siden findes ikke'],
    [422, 'Siden findes ikke'],
    [403, 'Du har ikke adgang til siden'],
    [503, 'Vi er tilbage om lidt'],
    [500, 'Noget gik galt hos os'],
    [418, 'Noget gik galt hos os'],
  ])('says for %i: %s', (status, title) => {
    expect(errorText(status, 'da').title).toBe(title);
  });

  it('says it in English too', () => {
    expect(errorText(404, 'en').title).toBe('This page does not exist');
  });
});
