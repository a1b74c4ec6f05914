import { formatNumber } from '#server/time/format.ts';
import type { Language } from '#server/time/language.ts';

const KILO = 1_000;
const MEGA = 1_000_000;

/** "PDF, 1,2 MB": what a download is before it is fetched. */
export function fileInWords(file: { contentType: string; sizeBytes: number }, language: Language): string {
  const type = file.contentType === 'application/pdf' ? 'PDF' : { da: 'billede', en: 'picture' }[language];
  return `${type}, ${sizeInWords(file.sizeBytes, language)}`;
}

function sizeInWords(bytes: number, language: Language): string {
  if (bytes < MEGA) return `${formatNumber(Math.max(1, Math.round(bytes / KILO)), language)} kB`;
  return `${formatNumber(Math.round(bytes / (MEGA / 10)) / 10, language)} MB`;
}
