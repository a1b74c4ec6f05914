import { expect, test } from 'vitest';
import { htmlOf } from './markdown.ts';

test('plain text with blank lines between its paragraphs stays what it was', () => {
  expect(htmlOf('Vi går ud.\n\nVi finder krabber & tang.')).toBe(
    '<p>Vi går ud.</p>\n<p>Vi finder krabber &amp; tang.</p>',
  );
  expect(htmlOf('')).toBe('');
  expect(htmlOf('    Fire mellemrum er ikke kode.')).toBe('<p>Fire mellemrum er ikke kode.</p>');
  expect(htmlOf('Linje et\nlinje to')).toBe('<p>Linje et<br>\nlinje to</p>');
});

test('headings, lists, emphasis and links are written out, with headings below those of the page', () => {
  expect(htmlOf('# Dagen\n\n### Frokost\n\n- Brød\n- *Vand*\n\n1. **Ud**\n2. Ind')).toBe(
    '<h3>Dagen</h3>\n<h4>Frokost</h4>\n<ul>\n<li>Brød</li>\n<li><em>Vand</em></li>\n</ul>\n' +
      '<ol>\n<li><strong>Ud</strong></li>\n<li>Ind</li>\n</ol>',
  );
  expect(htmlOf('[Læs mere](https://example.org/a?b=1&c=2)')).toBe(
    '<p><a href="https://example.org/a?b=1&amp;c=2" rel="noopener nofollow">Læs mere</a></p>',
  );
  expect(htmlOf('[Skriv](mailto:kim@example.org)')).toContain('href="mailto:kim@example.org"');
  expect(htmlOf('Se https://example.org.')).toContain('<a href="https://example.org"');
});

test('pictures, tables, code and quotations stay what was typed', () => {
  expect(htmlOf('![spor](https://example.org/pixel.gif)')).not.toContain('<img');
  expect(htmlOf('| a | b |\n|---|---|\n| 1 | 2 |')).not.toContain('<table');
  expect(htmlOf('`kode`')).toBe('<p>`kode`</p>');
  expect(htmlOf('> citat')).toBe('<p>&gt; citat</p>');
});

// I4: what somebody writes into a description is read in pages, by staff and by schools.
const attacks = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<svg/onload=alert(1)>',
  '<a href="javascript:alert(1)">x</a>',
  '[x](javascript:alert(1))',
  '[x](JaVaScRiPt:alert(1))',
  '[x](java\tscript:alert(1))',
  '[x](&#106;avascript:alert(1))',
  '[x](&#x6A;avascript&colon;alert(1))',
  '[x](\\x01javascript:alert(1))',
  '[x](data:text/html;base64,PHNjcmlwdD4=)',
  '[x](vbscript:msgbox(1))',
  '[x](file:///etc/passwd)',
  '[x](//evil.example.org)',
  '[x](/log-ud)',
  '[x](https://example.org" onmouseover="alert(1))',
  '[x](https://example.org "a" onmouseover="alert(1)")',
  '[x](<https://example.org/"onmouseover="alert(1)>)',
  '<javascript:alert(1)>',
  '<https://example.org/"onmouseover="alert(1)>',
  '![x](javascript:alert(1))',
  '![x"onerror="alert(1)](x)',
  '[a]: javascript:alert(1)\n\n[a]',
  '# <script>alert(1)</script>',
  '- <iframe src=javascript:alert(1)>',
  '**<style>*{display:none}</style>**',
  '<!-- --!><script>alert(1)</script>',
  '</p></div><script>alert(1)</script>',
  'https://example.org/<script>alert(1)</script>',
  'javascript:alert(1)',
  'ftp://example.org/a',
];

test.each(attacks)('%s becomes text, or a link that is only a link', (attack) => {
  const html = htmlOf(attack);
  const withoutOurs = html
    .replace(/<\/?(p|h3|h4|ul|ol|li|em|strong|br)>/g, '')
    .replace(/<a href="(https?:\/\/|mailto:)[^"<>]*"( title="[^"<>]*")? rel="noopener nofollow">|<\/a>/g, '');
  expect(withoutOurs).not.toMatch(/[<>]/);
});

test('deep nesting and endless markers take no time', () => {
  const started = performance.now();
  htmlOf(`${'- '.repeat(5_000)}x`);
  htmlOf('['.repeat(20_000));
  htmlOf(`${'*a '.repeat(10_000)}`);
  htmlOf('_'.repeat(20_000));
  expect(performance.now() - started).toBeLessThan(5_000);
});
