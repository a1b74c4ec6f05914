import { expect, test } from 'vitest';
import { ownPath } from './own-path.ts';

test('S3 an own page, with its query, may follow the login', () => {
  expect(ownPath('/personale/uge/2026-W12?mine=1')).toBe('/personale/uge/2026-W12?mine=1');
  expect(ownPath('/')).toBe('/');
});

test('S3 no address leads to another site', () => {
  const hostile = [
    null,
    '',
    'https://elsewhere.example.org/',
    '//elsewhere.example.org',
    '/\\elsewhere.example.org',
    '/\t/elsewhere.example.org',
    '/\n/elsewhere.example.org',
    '\\\\elsewhere.example.org',
    '/.//elsewhere.example.org',
    '/x/..//elsewhere.example.org',
    'javascript:alert(1)',
    '@elsewhere.example.org',
    `/${'a'.repeat(600)}`,
  ];
  for (const next of hostile) expect(ownPath(next), String(next)).toBeNull();
});
