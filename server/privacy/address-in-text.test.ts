import { expect, test } from 'vitest';
import { namesAddress } from './address-in-text.ts';

test.each([
  'anna@example.org',
  'Skriv til Anna@Example.org.',
  '{"email":"anna@example.org"}',
  'mailto:anna@example.org?subject=x',
  JSON.stringify('Linje\nanna@example.org'),
  '250 OK <anna@example.org>',
])('G2 %s names anna@example.org', (text) => {
  expect(namesAddress(text, 'anna@example.org')).toBe(true);
});

test.each([
  'johanna@example.org',
  'ida.anna@example.org',
  'ida-anna@example.org',
  'anna@example.organic',
  'annaXexample.org',
  'anna@exampleXorg',
])('G2 %s does not', (text) => {
  expect(namesAddress(text, 'anna@example.org')).toBe(false);
});

test('G2 what has a meaning in patterns is a letter like others', () => {
  expect(namesAddress('a+b{2}|c@example.org', 'a+b{2}|c@example.org')).toBe(true);
  expect(namesAddress('c@example.org', 'a+b{2}|c@example.org')).toBe(false);
});
