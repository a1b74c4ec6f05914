import { expect, test } from 'vitest';
import { bearer } from './booking-link.ts';

test('a token goes into the header as it is, a garbled one in a form that headers can carry', () => {
  expect(bearer('T4FRSq894IrlmADLugEFdm8Caj7YAq7OfpxZ6nWnVr-_').authorization).toBe(
    'Bearer T4FRSq894IrlmADLugEFdm8Caj7YAq7OfpxZ6nWnVr-_',
  );
  for (const garbled of ['€', '\0', '\n', '😀']) expect(() => new Headers(bearer(garbled))).not.toThrow();
});
