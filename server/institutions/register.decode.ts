/** The bytes of a file as text, or what kind of file it is instead. */
export type Decoded = { ok: true; text: string } | { ok: false; code: 'EMPTY_FILE' | 'SPREADSHEET' | 'NOT_TEXT' };

const spreadsheets = ['504b0304', 'd0cf11e0'];
const otherBinaries = ['89504e47', 'ffd8ff', '47494638', '25504446', '1f8b', '424d', '52494646'];

/**
 * Decodes a register file: UTF-16 (with or without byte order mark), UTF-8 (likewise), else Windows-1252.
 * Bytes that are damaged inside an otherwise sound UTF-8 file become U+FFFD, so that only their lines are lost.
 */
export function decodeRegister(bytes: Uint8Array): Decoded {
  if (bytes.length === 0) return { ok: false, code: 'EMPTY_FILE' };
  const start = Buffer.from(bytes.subarray(0, 8)).toString('hex');
  if (spreadsheets.some((magic) => start.startsWith(magic))) return { ok: false, code: 'SPREADSHEET' };
  if (otherBinaries.some((magic) => start.startsWith(magic))) return { ok: false, code: 'NOT_TEXT' };

  const wide = wideEncoding(bytes);
  const text = wide ? new TextDecoder(wide).decode(bytes) : decodeNarrow(bytes);
  if (text.includes('\0')) return { ok: false, code: 'NOT_TEXT' };
  if (text.trim() === '') return { ok: false, code: 'EMPTY_FILE' };
  return { ok: true, text };
}

/** UTF-16 by its byte order mark, or by the zero bytes that Latin letters leave in every second place. */
function wideEncoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const sample = bytes.subarray(0, 2048);
  const pairs = Math.max(1, Math.floor(sample.length / 2));
  const zeros = [0, 0];
  for (let at = 0; at < pairs * 2; at++) if (sample[at] === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const [evenShare = 0, oddShare = 0] = zeros.map((count) => count / pairs);
  if (oddShare > 0.7 && evenShare < 0.1) return 'utf-16le';
  if (evenShare > 0.7 && oddShare < 0.1) return 'utf-16be';
  return null;
}

/** UTF-8 unless most of what lies outside ASCII is invalid in it: then the file was written as Windows-1252. */
function decodeNarrow(bytes: Uint8Array): string {
  const text = new TextDecoder('utf-8').decode(bytes);
  let damaged = 0;
  let sound = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 0xfffd) damaged++;
    else if (unit > 0x7f) sound++;
  }
  return damaged > sound ? new TextDecoder('windows-1252').decode(bytes) : text;
}
