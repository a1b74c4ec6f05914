import { expect, test } from 'vitest';
import { decodeRegister } from './register.decode.ts';

const text = 'INST_NR;INST_NAVN\r\n123456;Ærø Skole\r\n';
const utf16le = Buffer.from(text, 'utf16le');
const utf16be = Buffer.from(utf16le).swap16();

const files: [string, Buffer][] = [
  ['UTF-8', Buffer.from(text)],
  ['UTF-8 with a byte order mark', Buffer.from(`\uFEFF${text}`)],
  ['UTF-16LE without a byte order mark', utf16le],
  ['UTF-16LE with one', Buffer.concat([Buffer.from([0xff, 0xfe]), utf16le])],
  ['UTF-16BE without a byte order mark', utf16be],
  ['UTF-16BE with one', Buffer.concat([Buffer.from([0xfe, 0xff]), utf16be])],
  ['Windows-1252', Buffer.from(text, 'latin1')],
];

test.each(files)('a file in %s is read', (_name, bytes) => {
  expect(decodeRegister(bytes)).toEqual({ ok: true, text });
});

test('one damaged byte does not turn a UTF-8 file into gibberish', () => {
  const bytes = Buffer.concat([Buffer.from('Ærø;Åby;'), Buffer.from([0xe6]), Buffer.from(';Tårnby')]);
  expect(decodeRegister(bytes)).toEqual({ ok: true, text: 'Ærø;Åby;\uFFFD;Tårnby' });
});

const wrongFiles: [string, Buffer, string][] = [
  ['nothing', Buffer.alloc(0), 'EMPTY_FILE'],
  ['only line breaks', Buffer.from('\r\n\r\n  '), 'EMPTY_FILE'],
  ['only a byte order mark', Buffer.from('\uFEFF'), 'EMPTY_FILE'],
  ['an xlsx', Buffer.from('504b030414000600', 'hex'), 'SPREADSHEET'],
  ['an xls', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'SPREADSHEET'],
  ['a PNG', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'NOT_TEXT'],
  ['a PDF', Buffer.from('%PDF-1.7\n'), 'NOT_TEXT'],
  ['text with a NUL', Buffer.from('INST_NR;INST_NAVN\n123456;A\0B\n'), 'NOT_TEXT'],
];

test.each(wrongFiles)('a file that holds %s is named for what it is', (_name, bytes, code) => {
  expect(decodeRegister(bytes)).toEqual({ ok: false, code });
});
