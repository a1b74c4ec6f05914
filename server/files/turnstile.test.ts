import { expect, test } from 'vitest';
import { turnstile } from './turnstile.ts';

test('two go through at once, others wait in the order they came, and whoever comes too late is turned away', async () => {
  const through = turnstile({ width: 2, waiting: 2 });
  const begun: number[] = [];
  const done: (() => void)[] = [];
  const work = (nr: number) => () =>
    new Promise<number>((resolve) => {
      begun.push(nr);
      done[nr] = () => resolve(nr);
    });
  const asked = [0, 1, 2, 3, 4].map((nr) => through(work(nr)));
  expect(begun).toEqual([0, 1]);
  expect(await asked[4]).toBe('TURNED_AWAY');
  done[1]?.();
  expect(await asked[1]).toBe(1);
  await expect.poll(() => begun).toEqual([0, 1, 2]);
  done[0]?.();
  await expect.poll(() => begun).toEqual([0, 1, 2, 3]);
  done[2]?.();
  done[3]?.();
  expect(await Promise.all(asked.slice(2, 4))).toEqual([2, 3]);
});

test('work that fails gives its place free', async () => {
  const through = turnstile({ width: 1, waiting: 0 });
  await expect(through(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  expect(await through(async () => 'fine')).toBe('fine');
});
