import { expect, test } from 'vitest';
import { momentWords } from './moments.ts';

test('midnight stands for whole days: the first of them, and the last', () => {
  expect(momentWords('2026-03-25T23:00:00Z', 'da')).toBe('tor 26. mar.');
  expect(momentWords('2026-03-26T23:00:00Z', 'da', 'END')).toBe('tor 26. mar.');
  expect(momentWords('2026-03-29T22:00:00Z', 'en', 'END')).toBe('Sun 29 Mar');
});

test('any other time is told with its clock', () => {
  expect(momentWords('2026-03-26T08:30:00Z', 'da')).toBe('tor 26. mar. kl. 9.30');
  expect(momentWords('2026-03-26T08:30:00Z', 'en', 'END')).toBe('Thu 26 Mar, 9:30');
});
