import { expect, test } from 'vitest';
import { newId } from '#server/platform/ids.ts';
import { isCodeOf, linkCode, linkIdOf, linkToken } from './link-token.ts';

const SECRET = 'a-secret-that-only-tests-know-0123456789';
const id = '0197bbbb-0000-7000-8000-000000000001';

test('a token leads back to its link', () => {
  expect(linkIdOf(SECRET, linkToken(SECRET, id))).toBe(id);
});

test('a token of another secret, another link or another length leads nowhere', () => {
  const token = linkToken(SECRET, id);
  const swapped = token.slice(0, 20) + linkToken(SECRET, newId()).slice(20);
  for (const wrong of [linkToken('another-secret-0123456789-0123456789', id), swapped, token.slice(1), `${token}A`, ''])
    expect(linkIdOf(SECRET, wrong)).toBeNull();
});

test('changing any character of a token makes it worthless', () => {
  const token = linkToken(SECRET, id);
  for (let at = 0; at < token.length; at += 1) {
    const other = token[at] === 'A' ? 'B' : 'A';
    expect(linkIdOf(SECRET, token.slice(0, at) + other + token.slice(at + 1))).toBeNull();
  }
});

test('a code has six digits, can be typed with spaces, and says nothing about the token', () => {
  const codes = Array.from({ length: 200 }, () => linkCode(SECRET, newId()));
  for (const code of codes) expect(code).toMatch(/^\d{6}$/);
  expect(new Set(codes).size).toBeGreaterThan(195);
  const code = linkCode(SECRET, id);
  expect(isCodeOf(SECRET, id, `${code.slice(0, 3)} ${code.slice(3)}`)).toBe(true);
  for (const wrong of ['', '12345', code.slice(1), `${code}0`, '１２３４５６'])
    expect(isCodeOf(SECRET, id, wrong)).toBe(false);
});
