import { promisify } from 'node:util';
import { inflate, constants as zlib } from 'node:zlib';

const inflated = promisify(inflate);

/** How much packed structure is unpacked for the scan; real documents have a few megabytes at most. */
const MAX_UNPACKED_BYTES = 40_000_000;
/** How much is looked at before other requests get their turn. */
const AT_ONCE_BYTES = 1_000_000;
/** A stream's dictionary is looked for this far before it. */
const DICTIONARY_BYTES = 4_000;

/** What a PDF can do by itself, or carry along. Long names are told from packed bytes; short ones are looked for in the structure only. */
const ACTIVE = /\/(JavaScript|JS|Launch|EmbeddedFiles?|RichMedia|XFA|SubmitForm|ImportData|GoToE|Movie|Sound)(?![\w-])/;
const ACTIVE_ANYWHERE = /\/(JavaScript|Launch|EmbeddedFiles?|RichMedia|SubmitForm|ImportData)(?![\w-])/;

/**
 * Why a PDF is not taken, as far as a scan shows; null = it is. It reads the structure, packed object streams included, and
 * draws nothing: a file that nobody can open is found out by its reader.
 * - `FILE_BROKEN`: no end (cut off in the middle), or packed structure that cannot be unpacked.
 * - `LOCKED_PDF`: encrypted: nobody can look into it.
 * - `ACTIVE_PDF`: scripts, programs to start, other files inside.
 */
export async function pdfRefusal(bytes: Buffer): Promise<'FILE_BROKEN' | 'LOCKED_PDF' | 'ACTIVE_PDF' | null> {
  if (!endsAsPdf(bytes)) return 'FILE_BROKEN';
  if (await holdsAnywhere(bytes, ACTIVE_ANYWHERE)) return 'ACTIVE_PDF';
  let unpacked = 0;
  for (const { structure, packed } of partsOf(bytes)) {
    await othersTurn();
    const names = plainNames(structure);
    if (/\/Encrypt(?![\w-])/.test(names)) return 'LOCKED_PDF';
    if (ACTIVE.test(names)) return 'ACTIVE_PDF';
    if (packed === null || !/\/ObjStm(?![\w-])/.test(names.slice(-DICTIONARY_BYTES))) continue;
    const inside = await unpack(packed, MAX_UNPACKED_BYTES - unpacked);
    if (inside === null) return 'FILE_BROKEN';
    unpacked += inside.length;
    if (ACTIVE.test(plainNames(inside.toString('latin1')))) return 'ACTIVE_PDF';
  }
  return null;
}

/** The end of the file, and nothing but white space after it: no archive hangs on behind. */
function endsAsPdf(bytes: Buffer): boolean {
  const end = bytes.subarray(-2_048).toString('latin1');
  return /%%EOF[\s\0]*$/.test(end);
}

/** What stands outside streams, piece by piece, each with the stream that follows it. */
function* partsOf(bytes: Buffer): Generator<{ structure: string; packed: Buffer | null }> {
  let at = 0;
  while (at < bytes.length) {
    const start = bytes.indexOf('stream', at, 'latin1');
    if (start < 0) return void (yield { structure: bytes.toString('latin1', at), packed: null });
    const data = start + 'stream'.length;
    const end = bytes.indexOf('endstream', data, 'latin1');
    const until = end < 0 ? bytes.length : end;
    yield { structure: bytes.toString('latin1', at, start), packed: bytes.subarray(data, until) };
    at = until + 'endstream'.length;
  }
}

/** `/J#61vaScript` is `/JavaScript`. */
function plainNames(text: string): string {
  return text.replace(/#([0-9a-f]{2})/gi, (_match, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** Null = not packed in a way that can be read, or far too much. */
async function unpack(stream: Buffer, limitBytes: number): Promise<Buffer | null> {
  const start = stream.subarray(0, 2).toString('latin1');
  const data = stream.subarray(start === '\r\n' ? 2 : 1);
  if (limitBytes <= 0) return null;
  const isPlain = /^\s*\d+ \d+ /.test(data.toString('latin1', 0, 40));
  if (isPlain) return data;
  const options = { maxOutputLength: limitBytes, finishFlush: zlib.Z_SYNC_FLUSH };
  return inflated(data, options).catch(() => null);
}

async function holdsAnywhere(bytes: Buffer, pattern: RegExp): Promise<boolean> {
  const overlap = 64;
  for (let at = 0; at < bytes.length; at += AT_ONCE_BYTES) {
    if (pattern.test(plainNames(bytes.toString('latin1', at, at + AT_ONCE_BYTES + overlap)))) return true;
    await othersTurn();
  }
  return false;
}

const othersTurn = () => new Promise((resolve) => setImmediate(resolve));
