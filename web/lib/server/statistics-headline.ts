import { statisticsTexts } from '#lib/texts/statistics.ts';
import type { Figures } from '#server/statistics/statistics.contract.ts';
import { formatNumber } from '#server/time/format.ts';
import type { Language } from '#server/time/language.ts';
import type { Question } from './statistics-question.ts';
import { behindHref, shareOf } from './statistics-view.ts';

const names = [
  'pupils',
  'groups',
  'visits',
  'adults',
  'share',
  'noShows',
  'cancelledByBooker',
  'cancelledByVenue',
] as const;

/** One of the figures at the head of the page. */
export interface Headline {
  name: (typeof names)[number];
  text: string;
  href: string | null;
}

/** The figures of the whole period, each with its bookings. */
export function headlinesOf(total: Figures, question: Question, language: Language): Headline[] {
  return names.map((name) => {
    if (name === 'share') return { name, text: shareText(total, language) ?? '–', href: null };
    const value = total[name];
    const href = value === 0 ? null : behindHref({ measure: name, row: null, question, language });
    return { name, text: formatNumber(value, language), href };
  });
}

/** "93 %" of the booked children came; null when none were booked. */
export function shareText(total: Figures, language: Language): string | null {
  const share = shareOf(total);
  return share === null ? null : statisticsTexts[language].share(share);
}
