import { formatDateShort, formatTime } from '#server/time/format.ts';
import type { Language } from '#server/time/language.ts';
import { addDays, localDateOf, localTimeOf } from '#server/time/local-time.ts';

/** "tor 26. mar. kl. 9.00"; midnight is the whole day: where something begins that day, where it ends the day before. */
export function momentWords(iso: string, language: Language, edge: 'BEGINNING' | 'END' = 'BEGINNING'): string {
  const instant = new Date(iso);
  const day = localDateOf(instant);
  if (localTimeOf(instant) === '00:00') return formatDateShort(edge === 'END' ? addDays(day, -1) : day, language);
  const clock = formatTime(instant, language);
  return language === 'da'
    ? `${formatDateShort(day, language)} kl. ${clock}`
    : `${formatDateShort(day, language)}, ${clock}`;
}
