import { crc32, deflateSync } from 'node:zlib';

interface PdfParts {
  /** More of the catalogue's dictionary. */
  catalogue?: string;
  trailer?: string;
  streams?: { dictionary: string; bytes: Buffer }[];
}

/** A PDF for tests, with what is put into it. */
export function aPdf({ catalogue = '', trailer = '', streams = [] }: PdfParts = {}): Buffer {
  const parts: Buffer[] = [Buffer.from(`%PDF-1.7\n1 0 obj\n<< /Type /Catalog ${catalogue} >>\nendobj\n`)];
  for (const [index, { dictionary, bytes }] of streams.entries()) {
    parts.push(Buffer.from(`${index + 2} 0 obj\n<< ${dictionary} /Length ${bytes.length} >>\nstream\n`));
    parts.push(bytes, Buffer.from('\nendstream\nendobj\n'));
  }
  parts.push(Buffer.from(`trailer\n<< /Root 1 0 R ${trailer} >>\nstartxref\n0\n%%EOF\n`));
  return Buffer.concat(parts);
}

/** A PNG that says it is so large: its packed pixels are few bytes (all the same), its unpacked ones need not fit anywhere. */
export function aPngOf(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([1, 0, 0, 0, 0], 8);
  const pixels = deflateSync(Buffer.alloc((Math.ceil(width / 8) + 1) * Math.min(height, 100)));
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('IDAT', pixels),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}
