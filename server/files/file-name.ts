import path from 'node:path';

const MAX_LENGTH = 100;

/**
 * A sender's file name as it may stand in a page, an address and a header: no folders, no control or invisible characters
 * (a right-to-left override makes "fdp.exe" of "exe.pdf"), nothing that a disk refuses, and the ending of what it really is.
 */
export function cleanFileName(given: string, { ending, fallback }: { ending: string; fallback: string }): string {
  const base = path.win32.basename(given.toWellFormed().normalize('NFC'));
  const shown = base.replace(/[\p{Cc}\p{Cf}\p{Co}\p{Zl}\p{Zp}\uFFFD<>:"|?*%#\\/]/gu, '').replace(/\s+/g, ' ');
  const stem = shown.replace(/\.[a-z0-9]{1,5}$/i, '').replace(/^[\s.]+|[\s.]+$/g, '');
  return `${[...stem].slice(0, MAX_LENGTH).join('').trim() || fallback}.${ending}`;
}
