import { formatDate, formatTime } from '#server/time/format.ts';
import type { Language } from '#server/time/language.ts';
import { localDateOf } from '#server/time/local-time.ts';

/** An instant of the API in words: "mandag den 16. marts 2026 kl. 9.00" / "Monday 16 March 2026, 9:00". */
export function instantWords(instant: string, language: Language): string {
  const at = new Date(instant);
  const joint = language === 'da' ? ' kl. ' : ', ';
  return `${formatDate(localDateOf(at), language)}${joint}${formatTime(at, language)}`;
}
