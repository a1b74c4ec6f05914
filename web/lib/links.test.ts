import { expect, test } from 'vitest';
import { href, splitLanguage } from './links.ts';

test.each([
  ['/', 'da', '/'],
  ['/tilbud', 'da', '/tilbud'],
  ['/en', 'en', '/'],
  ['/en/tilbud', 'en', '/tilbud'],
  ['/energi', 'da', '/energi'],
])('%s is the page %s %s, and the link to it leads back', (address, language, path) => {
  expect(splitLanguage(address)).toEqual({ language, path });
  expect(href(splitLanguage(address).language, path)).toBe(address);
});

test.each(['//elsewhere.example', '/en//elsewhere.example'])('%s never becomes a link to another site', (address) => {
  expect(splitLanguage(address).path).toBe('/elsewhere.example');
});
