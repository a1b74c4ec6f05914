import { randomBytes } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { aPdf } from './file.sample.ts';
import { pdfRefusal } from './pdf.ts';

test('an ordinary PDF is taken', async () => {
  expect(await pdfRefusal(aPdf())).toBeNull();
  const page = deflateSync(Buffer.from('BT (Krabbens hjem) Tj ET'));
  expect(await pdfRefusal(aPdf({ streams: [{ dictionary: '/Filter /FlateDecode', bytes: page }] }))).toBeNull();
});

test('two megabytes of packed pictures are no scripts, whatever letters stand in them', async () => {
  const noise = Buffer.concat([randomBytes(2_000_000), Buffer.from(' /JS /AA /Encrypt ')]);
  expect(await pdfRefusal(aPdf({ streams: [{ dictionary: '/Filter /DCTDecode', bytes: noise }] }))).toBeNull();
});

test.each([
  ['a script', '/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>'],
  ['a script spelt in another way', '/OpenAction << /S /J#61vaScript /J#53 (app.alert\\(1\\)) >>'],
  ['a program that is started', '/OpenAction << /S /Launch /F (cmd.exe) >>'],
  ['another file inside', '/Names << /EmbeddedFiles 4 0 R >>'],
  ['a form with a program of its own', '/AcroForm << /XFA 4 0 R >>'],
])('a PDF with %s is refused', async (_what, catalogue) => {
  expect(await pdfRefusal(aPdf({ catalogue }))).toBe('ACTIVE_PDF');
});

test('a script in packed structure is found too', async () => {
  const bytes = deflateSync(Buffer.from('7 0 << /S /JavaScript /JS (app.alert\\(1\\)) >>'));
  const hidden = aPdf({ streams: [{ dictionary: '/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode', bytes }] });
  expect(await pdfRefusal(hidden)).toBe('ACTIVE_PDF');
});

test('packed structure that unpacks to gigabytes, or to nothing, is refused', async () => {
  const dictionary = '/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode';
  const bomb = deflateSync(Buffer.alloc(60_000_000));
  expect(await pdfRefusal(aPdf({ streams: [{ dictionary, bytes: bomb }] }))).toBe('FILE_BROKEN');
  expect(await pdfRefusal(aPdf({ streams: [{ dictionary, bytes: Buffer.from('not packed') }] }))).toBe('FILE_BROKEN');
});

test('a locked PDF is refused', async () => {
  expect(await pdfRefusal(aPdf({ trailer: '/Encrypt 9 0 R' }))).toBe('LOCKED_PDF');
});

test('a PDF that is cut off, or has something hanging on behind, is refused', async () => {
  const whole = aPdf();
  expect(await pdfRefusal(whole.subarray(0, whole.length - 20))).toBe('FILE_BROKEN');
  expect(await pdfRefusal(Buffer.concat([whole, Buffer.from('PK\x03\x04 an archive')]))).toBe('FILE_BROKEN');
});
