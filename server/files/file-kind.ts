export type FileKind = 'pdf' | 'jpeg' | 'png' | 'webp';

/** What a file is by its first bytes: its name and what its sender calls it say nothing. Null = nothing that is taken. */
export function kindOf(bytes: Buffer): FileKind | null {
  const begins = (hex: string, at = 0) => bytes.subarray(at, at + hex.length / 2).toString('hex') === hex;
  if (begins('255044462d')) return 'pdf';
  if (begins('ffd8ff')) return 'jpeg';
  if (begins('89504e470d0a1a0a')) return 'png';
  if (begins('52494646') && begins('57454250', 8)) return 'webp';
  return null;
}
