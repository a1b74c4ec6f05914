import { expect, test } from 'vitest';
import { carry, uncarry } from './carried-password.ts';

const carried = { email: 'leder@example.org', password: 'tre grønne heste' };

test('what is carried comes back, and cannot be read on the way', () => {
  const field = carry(carried);
  expect(uncarry(field)).toEqual(carried);
  expect(Buffer.from(field, 'base64url').toString('latin1')).not.toContain('heste');
});

test('after ten minutes, changed, or made up it is nothing', () => {
  const field = carry(carried, 0);
  expect(uncarry(field, 10 * 60_000 - 1)).toEqual(carried);
  expect(uncarry(field, 10 * 60_000)).toBeNull();
  for (const wrong of ['', 'x', 'A'.repeat(200), `${field.slice(0, -2)}AA`]) expect(uncarry(wrong, 0)).toBeNull();
});
