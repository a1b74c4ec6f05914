import { expect, test } from 'vitest';
import { KeptPages } from './kept-pages.ts';

const page = (size: number, name = '') => ({ size, name });

test('whatever was not asked for the longest goes first, and never more bytes are kept than allowed', () => {
  const kept = new KeptPages<{ size: number; name: string }>(100);
  for (const name of ['a', 'b', 'c', 'd']) kept.set(name, page(25, name));
  kept.get('a');
  kept.set('e', page(25, 'e'));
  expect(kept.get('b')).toBeUndefined();
  expect(kept.get('a')?.name).toBe('a');
  expect(kept.size).toBe(100);
});

test('one page never takes the place of all others; one that is kept anew counts once', () => {
  const kept = new KeptPages<{ size: number; name: string }>(100);
  kept.set('large', page(26));
  expect(kept.get('large')).toBeUndefined();
  kept.set('a', page(20));
  kept.set('a', page(10));
  expect(kept.size).toBe(10);
  kept.delete('a');
  expect(kept.size).toBe(0);
});
