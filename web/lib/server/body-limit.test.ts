import { expect, test } from 'vitest';
import { isTooLarge, MAX_FORM_BYTES } from './body-limit.ts';

const posted = (length: number | null) =>
  new Request('http://localhost/', {
    method: 'POST',
    body: 'a',
    headers: length === null ? {} : { 'content-length': String(length) },
  });

test('a form may be as large as any form is, a file only where files are taken', () => {
  expect(isTooLarge(new Request('http://localhost/'), '/')).toBe(false);
  expect(isTooLarge(posted(MAX_FORM_BYTES), '/book/[sessionId]')).toBe(false);
  expect(isTooLarge(posted(MAX_FORM_BYTES + 1), '/book/[sessionId]')).toBe(true);
  expect(isTooLarge(posted(MAX_FORM_BYTES + 1), null)).toBe(true);
  expect(isTooLarge(posted(10_000_000), '/personale/registre/import')).toBe(false);
});

test('whoever does not say how much comes is not read', () => {
  expect(isTooLarge(posted(null), '/log-ind')).toBe(true);
});
