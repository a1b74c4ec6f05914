import { expect, test } from 'vitest';
import { retryDelayMs } from './outbox.retry.ts';

test('the wait grows from ten seconds to twelve hours, then there is none', () => {
  const waits = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((attempts) => retryDelayMs(attempts, 0.5));
  expect(waits).toEqual([10_000, 30_000, 60_000, 300_000, 900_000, 3_600_000, 14_400_000, 43_200_000, null]);
});

test('it is spread by a fifth to both sides', () => {
  expect(retryDelayMs(1, 0)).toBe(8_000);
  expect(retryDelayMs(1, 0.9999)).toBeLessThanOrEqual(12_000);
});
