import { expect, test } from 'vitest';
import { randomFrom } from '#server/demo/random.ts';
import { clustersOf, meets } from './clusters.rules.ts';

const card = (from: number, to: number) => ({ from, to });

test('cards that meet stand side by side; back to back they follow each other', () => {
  const [first, second, third] = [card(9, 11), card(10, 12), card(12, 13)] as const;
  expect(clustersOf([third, second, first])).toEqual([[first, second], [third]]);
  expect(clustersOf([card(9, 10), card(10, 11)])).toHaveLength(2);
  expect(clustersOf([])).toEqual([]);
});

test('one long card holds together two short ones that do not meet each other', () => {
  expect(clustersOf([card(9, 15), card(9, 10), card(14, 16)])).toHaveLength(1);
});

test('whatever the cards: none is lost, and those of different groups never meet, for 500 seeds', () => {
  for (let seed = 0; seed < 500; seed++) {
    const random = randomFrom(seed, 'clusters');
    const times = Array.from({ length: 48 }, (_, index) => index);
    const cards = Array.from({ length: seed % 12 }, () => {
      const from = random.pick(times);
      return card(from, from + 1 + random.pick(times.slice(0, 8)));
    });
    const clusters = clustersOf(cards);
    expect(clusters.flat()).toHaveLength(cards.length);
    expect(new Set(clusters.flat())).toEqual(new Set(cards));
    clusters.forEach((cluster, index) => {
      const others = clusters.filter((_, other) => other !== index).flat();
      expect(cluster.some((one) => others.some((other) => meets(one, other)))).toBe(false);
      expect(
        cluster.length === 1 || cluster.every((one) => cluster.some((other) => other !== one && meets(one, other))),
      ).toBe(true);
    });
  }
});
