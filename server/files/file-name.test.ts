import { expect, test } from 'vitest';
import { cleanFileName } from './file-name.ts';

const asPdf = (name: string) => cleanFileName(name, { ending: 'pdf', fallback: 'fil' });

test('a good name stays as it is', () => {
  expect(asPdf('Før-opgave til 5.b.pdf')).toBe('Før-opgave til 5.b.pdf');
  expect(asPdf('opgave')).toBe('opgave.pdf');
});

test('folders of whatever system are taken off', () => {
  expect(asPdf('../../etc/passwd')).toBe('passwd.pdf');
  expect(asPdf('C:\\Users\\kim\\skema.docx')).toBe('skema.pdf');
  expect(asPdf('..\\..\\web.config')).toBe('web.config.pdf');
  expect(asPdf('../')).toBe('fil.pdf');
  expect(asPdf('..')).toBe('fil.pdf');
});

test('the ending is that of what it really is', () => {
  expect(asPdf('opgave.exe')).toBe('opgave.pdf');
  expect(asPdf('opgave.pdf.html')).toBe('opgave.pdf.pdf');
});

test('control characters, line breaks and text turned around are taken out', () => {
  expect(asPdf('opgave\r\nset-cookie: a=b.pdf')).toBe('opgaveset-cookie a=b.pdf');
  expect(asPdf('faktura\u202Efdp.exe')).toBe('fakturafdp.pdf');
  expect(asPdf('a\u0000b\u200Bc.pdf')).toBe('abc.pdf');
  expect(asPdf('<img src=x onerror="alert(1)">.pdf')).toBe('img src=x onerror=alert(1).pdf');
});

test('a name has at most a hundred characters, and is never empty', () => {
  expect(asPdf(`${'å'.repeat(300)}.pdf`)).toBe(`${'å'.repeat(100)}.pdf`);
  expect(asPdf('\uD800.pdf')).toBe('fil.pdf');
  expect(asPdf('   .pdf')).toBe('fil.pdf');
});
